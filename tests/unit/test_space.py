"""The folder for a Space: what a Space cannot install lies beside app.py, and runs with what it does install."""

import importlib.util
import json
import runpy
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
REPO = "openbmb/VoxCPM2"
ONLY_WHAT_A_SPACE_INSTALLS = """
import sys
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from packaging.requirements import Requirement

def name(text):
    return text.lower().replace("_", "-")

wanted = [Requirement(line.strip()) for line in open("requirements.txt") if line.strip() and line[0] not in "#-"]
installed = set()
while wanted:
    one = wanted.pop()
    if one.marker and not one.marker.evaluate({"extra": ""}):
        continue
    if name(one.name) in installed:
        continue
    installed.add(name(one.name))
    try:
        for told in map(Requirement, requires(one.name) or ()):
            if not told.marker or any(told.marker.evaluate({"extra": extra}) for extra in ("", *one.extras)):
                told.marker = None
                wanted.append(told)
    except PackageNotFoundError:
        pass  # not on this machine
owners = packages_distributions()

class OnlyInstalled:
    def find_spec(self, module, path=None, target=None):
        package = module.partition(".")[0]
        own = {name(one) for one in owners.get(package, ())}
        if own and package != "voxcpm" and not own & installed:
            raise ModuleNotFoundError(f"{module} is not installed on a Space", name=module)

sys.meta_path.insert(0, OnlyInstalled())
"""
SPEAKS = """
import json
from pipelines import SpeechBrief, read_catalog
from pipelines.backends.narrator_voxcpm import VoxcpmNarrator
from pipelines.embedded.narrator import EmbeddedNarrator
narrator = VoxcpmNarrator(read_catalog().casts["rooms"]["narrator"], sys.argv[1], EmbeddedNarrator())
narrator.wake()
import voxcpm
print(json.dumps([voxcpm.__file__, narrator.speak(SpeechBrief("Good evening.", "caretaker")).sound.frames]))
for absent in ("funasr", "modelscope", "torchcodec", "pytest", "hypothesis"):
    try:
        __import__(absent)
    except ModuleNotFoundError:
        continue
    raise SystemExit(f"{absent} can be imported, so nothing was proved")
"""


@pytest.fixture(scope="module")
def space() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "space.py"))


def wheel(folder: Path, name: str = "voice-1.0-py3-none-any.whl") -> Path:
    with zipfile.ZipFile(folder / name, "w") as archive:
        archive.writestr("voice/__init__.py", "said = 'so'\n")
        archive.writestr("voice-1.0.dist-info/licenses/LICENSE", "Apache-2.0\n")
    return folder / name


def test_a_package_lies_beside_the_app_with_its_licence(space: dict[str, Any], tmp_path: Path) -> None:
    target = tmp_path / "space"
    target.mkdir()
    assert space["unpack"](wheel(tmp_path), target) == (2, 23)
    assert (target / "voice" / "__init__.py").read_text() == "said = 'so'\n"
    assert (target / "voice-1.0.dist-info" / "licenses" / "LICENSE").exists()


def test_a_wheel_for_one_platform_is_refused(space: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one platform"):
        space["unpack"](wheel(tmp_path, "voice-1.0-cp311-cp311-manylinux_2_28_x86_64.whl"), tmp_path)


def test_a_package_writes_over_nothing_of_the_houses(space: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "voice").mkdir()
    (tmp_path / "voice" / "__init__.py").write_text("ours")
    with pytest.raises(ValueError, match=r"write over voice/__init__\.py"):
        space["unpack"](wheel(tmp_path), tmp_path)
    assert (tmp_path / "voice" / "__init__.py").read_text() == "ours"


def test_what_is_unpacked_is_pinned(space: dict[str, Any]) -> None:
    lines = (ROOT / space["UNPACKED"]).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["voxcpm==2.0.3"]


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("voxcpm") is None,
    reason="needs voxcpm (see requirements-voxcpm.txt), which is not installed here",
)
def test_the_narrator_speaks_with_nothing_but_what_a_space_installs(tiny: Callable[..., Path], tmp_path: Path) -> None:
    (package,) = importlib.util.find_spec("voxcpm").submodule_search_locations or ()
    shutil.copytree(package, tmp_path / "voxcpm")  # as unpacked there
    done = subprocess.run(
        [sys.executable, "-c", ONLY_WHAT_A_SPACE_INSTALLS + SPEAKS, str(tiny(REPO))],
        cwd=ROOT,
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}", "DATA_DIR": str(tmp_path), "PATH": "", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    where, frames = json.loads(done.stdout)
    assert where.startswith(str(tmp_path))
    assert frames > 0
