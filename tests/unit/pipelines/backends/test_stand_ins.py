"""Empty modules for what is imported and not used: only where it is absent, and gone afterwards."""

import importlib
import importlib.util
import sys
from pathlib import Path

import pytest

from pipelines.backends.stand_ins import stand_ins


def test_what_is_absent_can_be_imported_inside_and_not_after() -> None:
    with stand_ins({"no_such_voice": ("tone",)}) as stood:
        assert stood == ("no_such_voice", "no_such_voice.tone")
        module = importlib.import_module("no_such_voice.tone")
        assert importlib.util.find_spec("no_such_voice") is not None  # what has no spec, others cannot look for
        with pytest.raises(ImportError, match=r"no_such_voice\.tone\.Filter is asked for"):
            module.Filter(3)
    assert not {name for name in sys.modules if name.startswith("no_such_voice")}
    assert importlib.util.find_spec("no_such_voice") is None


def test_what_is_there_is_not_hidden() -> None:
    with stand_ins({"wave": ()}) as stood:
        assert stood == ()
        assert importlib.import_module("wave").open
    assert "wave" in sys.modules


def test_a_package_that_breaks_while_it_is_loaded_is_stood_in_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_voice").mkdir()
    (tmp_path / "broken_voice" / "__init__.py").write_text(
        "import broken_voice.part\nraise OSError('libc10_cuda.so')\n"
    )
    (tmp_path / "broken_voice" / "part.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    with stand_ins({"broken_voice": ()}) as stood:
        assert stood == ("broken_voice",)
        assert "broken_voice.part" not in sys.modules
        assert importlib.import_module("broken_voice").Anything


def test_they_are_gone_also_when_the_library_fails() -> None:
    with pytest.raises(ZeroDivisionError), stand_ins({"no_such_voice": ()}):
        raise ZeroDivisionError
    assert "no_such_voice" not in sys.modules
