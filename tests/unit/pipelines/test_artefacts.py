"""Artefacts are hard to guess, whole or absent, and never fill the disk."""

import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from pipelines import Artefact, ArtefactStore, StoreFull


def store(folder: Path, *, ttl_s: float = 60, cap_bytes: int = 1000, free_floor_bytes: int = 0) -> ArtefactStore:
    return ArtefactStore(folder, ttl_s=ttl_s, cap_bytes=cap_bytes, free_floor_bytes=free_floor_bytes)


def tape(size: int = 10) -> Artefact:
    return Artefact("tape.flac", "audio/flac", bytes(size))


def test_what_is_put_can_be_found_under_an_unguessable_key(tmp_path: Path) -> None:
    kept = store(tmp_path)
    first, second = kept.put(tape()), kept.put(tape())
    assert first.key != second.key
    assert len(first.key) == 22 + len(".flac")
    path = kept.path(first.key)
    assert path is not None
    assert path.read_bytes() == bytes(10)
    assert first.sha256 == second.sha256


@pytest.mark.parametrize("key", ["../secret.flac", "a.flac", "x" * 22 + ".html", "x" * 22 + ".flac\n", "", "%2e%2e"])
def test_a_key_that_was_never_given_out_finds_nothing(tmp_path: Path, key: str) -> None:
    (tmp_path.parent / "secret.flac").write_bytes(b"canary")
    assert store(tmp_path).path(key) is None


def test_an_artefact_expires_and_is_swept(tmp_path: Path) -> None:
    kept = store(tmp_path, ttl_s=5)
    stored = kept.put(tape())
    path = kept.path(stored.key)
    assert path is not None
    os.utime(path, (time.time() - 6, time.time() - 6))
    assert kept.path(stored.key) is None
    assert kept.sweep() == 1
    assert list(tmp_path.iterdir()) == []


def test_the_oldest_make_room_for_the_newest(tmp_path: Path) -> None:
    kept = store(tmp_path, cap_bytes=250)
    keys = []
    for age in (30, 20, 10):
        stored = kept.put(tape(100))
        born = time.time() - age
        os.utime(tmp_path / stored.key, (born, born))
        keys.append(stored.key)
    assert [kept.path(key) is not None for key in keys] == [False, True, True]
    assert kept.report() == {"count": 2, "bytes": 200, "cap_bytes": 250}


def test_a_file_larger_than_the_whole_drawer_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreFull, match="drawer is full"):
        store(tmp_path, cap_bytes=50).put(tape(51))


def test_the_disk_keeps_its_floor(tmp_path: Path) -> None:
    floor = shutil.disk_usage(tmp_path).free + (1 << 40)
    with pytest.raises(StoreFull):
        store(tmp_path, free_floor_bytes=floor).put(tape())
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    kept = store(tmp_path / "gone")
    shutil.rmtree(tmp_path / "gone")
    (tmp_path / "gone").write_text("a file where the folder was")
    with pytest.raises((StoreFull, OSError)):
        kept.put(tape())
    assert [path.name for path in tmp_path.iterdir()] == ["gone"]


def test_half_written_files_of_a_dead_server_are_cleared_at_start(tmp_path: Path) -> None:
    (tmp_path / "half.flac.part").write_bytes(b"half")
    store(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_type_that_could_run_in_a_browser_is_never_stored(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="text/html"):
        store(tmp_path).put(Artefact("x.html", "text/html", b"<script>"))


def test_many_writers_at_once_stay_under_the_cap(tmp_path: Path) -> None:
    kept = store(tmp_path, cap_bytes=500)
    threads = [threading.Thread(target=lambda: [kept.put(tape(50)) for _ in range(20)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept.report()["bytes"] <= 500 + 4 * 50
