"""models.yaml -> the tables between the ledger marks of README.md, and its preload list. `--check` only compares."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipelines import CAP_B, read_catalog  # noqa: E402  # the path comes first: this is run as a script

README = ROOT / "README.md"
MARKS = re.compile(r"(?<=<!-- ledger -->\n).*?(?=<!-- /ledger -->)", re.DOTALL)
TITLES = {"lofinity": "LoFinity", "rooms": "1000 Rooms", "lightloom": "Lightloom"}


def ledger() -> str:
    """The ledger as Markdown: a row a role, then the sums, every component counted."""
    catalog = read_catalog()
    rows = ["| world | role | model | job | phase | parameters | licence |", "|---|---|---|---|---|---|---|"]
    for app, cast in catalog.casts.items():
        for role, card in cast.items():
            parts = " + ".join(f"{name} {size:.2f} B" for name, size in card.params_b.items())
            total = f"**{card.total_b:.2f} B** ({parts})" if len(card.params_b) > 1 else f"**{card.total_b:.2f} B**"
            licence = card.licence if card.commercial else f"{card.licence}, **not for commercial use**"
            model = f"[{card.repo}]({card.url})"
            rows.append(f"| {TITLES[app]} | {role} | {model} | {card.job} | {card.phase} | {total} | {licence} |")
    sums = [
        f"{TITLES[app]} {catalog.total_b(app, phase='live'):.2f} B live, {catalog.total_b(app):.2f} B in all"
        for app in catalog.casts
    ]
    union = sum(card.total_b for card in catalog.union().values())
    live_gib, all_gib = catalog.weights_bytes(phase="live") / 2**30, catalog.weights_bytes() / 2**30
    rows += ["", f"{'; '.join(sums)}. All models together, each counted once: {union:.2f} B (cap {CAP_B:.0f} B)."]
    rows += ["", f"Their weights take {live_gib:.1f} GiB of memory live, and {all_gib:.1f} GiB in all."]
    return "\n".join(rows) + "\n"


def main() -> int:
    text = README.read_text(encoding="utf-8")
    fresh = MARKS.sub(lambda _: ledger(), text)
    if "--check" in sys.argv:
        if fresh != text:
            print("README.md's ledger does not match models.yaml. Run: python scripts/ledger.py")
            return 1
        return 0
    README.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
