"""Voices at a shared loom, with a clock that is turned by hand: they hear, and weave when it is their turn."""

from typing import Any

from apps.lightloom.domain import Phrase, Weaving
from apps.lightloom.hub.looms import Looms, Seat
from apps.lightloom.hub.record import Said

SHOT: Said = {"line": "wide shot · a lighthouse", "lands": ["sea"], "subjects": [{"thing": "lighthouse"}]}


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s

    def pass_(self, seconds: float) -> None:
        self.now_s += seconds


class Page:
    """One visitor's page: what it was told, and the mural it has from that."""

    def __init__(self, looms: Looms, me: str) -> None:
        self.looms, self.me = looms, me
        self.seat: Seat | None = None
        self.heard: list[Said] = []
        self.seq = 0
        self.mural: dict[int, str] = {}
        self._tolds: list[Said] = []
        self._now: Said | None = None

    def hear(self, says: Said) -> None:
        self.heard.append(says)
        self.seq = max(self.seq, says.get("seq", 0))
        if says["kind"] == "joined" or (says["kind"] == "word" and says["word"]["kind"] == "accepted"):
            self._tolds, self._now = [], None
        if says["kind"] == "undone":
            self.mural.pop(says["index"], None)
        if says["kind"] == "word" and says["word"]["kind"] == "made":
            self._follow(says["word"])

    def _follow(self, word: Said) -> None:
        value = word["value"]
        match word["name"]:
            case "told":
                self._tolds.append(value)
            case "directed":
                self._now = self._tolds.pop(0)
            case "strip":
                assert self._now is not None
                self.mural[value["index"]] = self._now["text"]
            case "undone":
                self.mural.pop(value["index"], None)
            case _:
                pass

    def join(self, code: str | None, *, since: int = 0) -> str:
        self.seat = self.looms.join(code, key=self.me, seed="a shared mural", since=since, hear=self.hear)
        return self.seat.code

    def rejoin(self) -> None:
        assert self.seat is not None
        self.join(self.seat.code, since=self.seq)

    def lose_the_line(self) -> None:
        assert self.seat is not None
        self.looms.leave(self.seat, for_good=False)

    def say(self, id_: str, text: str = "a lighthouse") -> None:
        assert self.seat is not None
        self.looms.say(self.seat, Phrase(id=id_, voice=self.seat.voice, text=text))

    def of(self, kind: str) -> list[Said]:
        return [says for says in self.heard if says["kind"] == kind]

    @property
    def turn(self) -> Said:
        return self.of("turn")[-1]


class Work:
    """A job that a page submits for its turn, word by word."""

    def __init__(self, page: Page, turn: Said, **over: Any) -> None:
        assert page.seat is not None
        self.looms, self.turn = page.looms, turn
        fields: Said = {"seed": "s", "phrases": turn["phrases"], "code": page.seat.code, "turn": turn["turn"]}
        self.weaving = Weaving.model_validate(fields | over)
        self.say("accepted")

    def say(self, kind: str, **fields: Any) -> None:
        self.looms.overhear(self.weaving, {"kind": kind, **fields})

    def made(self, name: str, **value: Any) -> None:
        self.say("made", name=name, value=value)

    def tell(self, *phrases: Said, at: int) -> None:
        for offset, phrase in enumerate(phrases):
            told = {"ids": [phrase["id"]], "voice": phrase["voice"], "text": phrase["text"], "index": at + offset}
            self.made("told", **told)

    def strip(self, index: int, verb: str = "weave") -> None:
        self.made("directed", index=index, verb=verb, shot=SHOT, wash=[])
        self.made("strip", index=index, take=3, picture={"url": f"/artefacts/{index}.webp"})
        self.made("relief", index=index, take=3)

    def whole(self) -> "Work":
        """All phrases of the turn, one strip each, to the end."""
        at = self.turn["index"]
        self.tell(*self.turn["phrases"], at=at)
        for offset in range(len(self.turn["phrases"])):
            self.strip(at + offset)
        self.say("done")
        return self

    def fail(self, code: str = "job_failed") -> None:
        self.say("failed", code=code, says="Something inside the machine slipped.")
