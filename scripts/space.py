"""Lay out the folder that goes to a Hugging Face Space: the tracked files a server needs, and static/vendor filled."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LEFT_OUT = ("tests/", "bench/", ".ci/", "docs/")


def main(target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    names = [name for name in listed.split("\0") if name and not name.startswith(LEFT_OUT)]
    names += [str(path.relative_to(ROOT)) for path in (ROOT / "static/vendor").rglob("*") if path.is_file()]
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    print(f"{len(names)} files, {size / 1e6:.1f} MB in {target}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
