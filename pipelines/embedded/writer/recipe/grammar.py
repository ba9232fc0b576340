"""The little words of grammar in a dozen tongues: refusing, degree, nearness, only, and turns of phrase."""

NONE = frozenset(
    "no without none zero nothing neither ohne kein keine keinen keinem keiner sans aucun aucune sin senza sem nessun"
    " nessuna geen zonder без нет بدون بلا बिना 没有 不要 无 無 没 minus except".split()
)
NOT = frozenset(
    "not never isnt arent wasnt dont doesnt didnt wont wouldnt shouldnt aint nor nicht nie pas jamais non não nao nem"
    " niet nooit не ни ليس لا नहीं ना 不 别 ni nunca hardly barely avoid skip".split()
)
AFTERWARDS = frozenset(
    "なし 抜き ない じゃない 없이 없는 없고 아닌 말고 bitte_nicht".split()
)  # these refuse what came before
ENDS_NOT = frozenset("but instead just only aber sondern mais pero ma però mas maar но لكن लेकिन rather plus".split())
OR = frozenset("or nor oder ou ni neither noch или أو या".split())
AND = frozenset("and und et y e en и و और plus with mit avec con com с".split())
ONLY = frozenset("only just solo solely nur juste seulement solamente sólo soltanto apenas только فقط केवल सिर्फ".split())
LONE = frozenset("alone allein seul solita".split())  # after an instrument: nothing else
VERY = frozenset(
    "very really so super extremely incredibly totally absolutely deeply utterly insanely much more sehr très muy molto"
    " muito heel zeer очень جدا बहुत 很 非常 とても すごく 아주 매우".split()
)
SLIGHTLY = frozenset(
    "slightly little bit somewhat less kinda sorta almost etwas bisschen peu poco pouco beetje немного قليلا थोड़ा"
    " 有点 少し ちょっと 조금".split()
)
NEAR = {"heavy": 0.25, "loud": 0.2, "thick": 0.2, "strong": 0.2, "howling": 0.25, "roaring": 0.25, "constant": 0.1}
FAR = {
    "light": -0.2, "soft": -0.15, "gentle": -0.15, "quiet": -0.2, "distant": -0.25, "faint": -0.25, "far": -0.2,
    "subtle": -0.2, "muffled": -0.15, "slight": -0.2, "little": -0.1, "background": -0.15, "calm": -0.1,
}  # fmt: skip
WANTING = frozenset("want wanna need like feel love hoping wish trying woke got had".split())
REPHRASED = {
    "not without": "with", "nothing but": "only", "anything but": "no", "no longer": "not", "not only": "",
    "not just": "", "why not": "", "never mind": "", "no matter": "", "instead of": "no", "rather than": "no",
    "other than": "no", "apart from": "no", "free of": "no", "leave out": "no", "hold the": "no", "no more": "no",
    "dont worry": "calm", "dont stop": "", "cant stop": "", "dont forget": "", "dont mind": "", "a bit": "bit",
    "a little": "slightly", "kind of": "slightly", "sort of": "slightly", "not a": "no", "not an": "no",
    "i hate": "no", "sick of": "no", "tired of": "no",
    "nothing too": "not too", "no one": "alone", "no problem": "", "no idea": "", "for no reason": "", "i have no": "",
    "too much": "", "too many": "", "nada de": "no", "pas de": "no", "niente": "no", "be not": "not",
}  # fmt: skip
ELISIONS = frozenset("d l j c n qu s m t dell all nell sull dall un".split())
