"""Lay out the folder that goes to a Hugging Face Space: the tracked files a server needs, static/vendor filled, and
beside app.py the packages that a Space cannot install, since it installs requirements.txt and nothing else."""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
LEFT_OUT = ("tests/", "bench/", ".ci/", "docs/")
UNPACKED = "requirements-voxcpm.txt"
"""Packages of pure Python that must come without what they ask for."""


def main(target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    names = [name for name in listed.split("\0") if name and not name.startswith(LEFT_OUT)]
    names += [str(path.relative_to(ROOT)) for path in (ROOT / "static/vendor").rglob("*") if path.is_file()]
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    with tempfile.TemporaryDirectory() as wheels:
        fetch(ROOT / UNPACKED, Path(wheels))
        for wheel in sorted(Path(wheels).iterdir()):
            files, size = unpack(wheel, target)
            print(f"{wheel.name}: {files} files, {size / 1e6:.2f} MB unpacked beside app.py")
    files = [path for path in target.rglob("*") if path.is_file()]
    print(f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB in {target}")


def fetch(requirements: Path, folder: Path) -> None:
    """Download the wheels that `requirements` names, and none of what they ask for."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--no-deps", "--only-binary=:all:", "-r", requirements, "-d", folder], check=True)


def unpack(wheel: Path, target: Path) -> tuple[int, int]:
    """Unpack a wheel of pure Python, with its licence and its metadata, into `target`; returns how many files it has
    and their bytes. Raises ValueError for a wheel that is built for one platform, or would write over a file."""
    if not wheel.name.endswith("-none-any.whl"):
        raise ValueError(f"{wheel.name} is built for one platform, and a Space may be another.")
    with zipfile.ZipFile(wheel) as archive:
        inside = [one for one in archive.infolist() if not one.is_dir()]
        if taken := next((one.filename for one in inside if (target / one.filename).exists()), None):
            raise ValueError(f"{wheel.name} would write over {taken}.")
        archive.extractall(target)
    return len(inside), sum(one.file_size for one in inside)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
