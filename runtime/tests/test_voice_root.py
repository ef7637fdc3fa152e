"""The private root is used only when it is complete, patched only when it is the one we know."""

import json
import os
import platform
from dataclasses import asdict
from pathlib import Path

import pytest

from runtime.voice_engine.errors import VoiceEngineError
from runtime.voice_engine.modules import SOUND_ONLY_WHEN_PATCHED, modules
from runtime.voice_engine.patch import DROPS, KEEPS, install_patched, patched
from runtime.voice_engine.root import (
    MANIFEST,
    RECIPE,
    Manifest,
    VoiceRoot,
    check_root,
    copy_root,
    ensure_root,
    open_root,
)


def manifest(recipe: str = RECIPE) -> Manifest:
    return Manifest(recipe, "forky", "22.1", is_patched=True, machine=platform.machine(), seconds=9)


def lay_out(path: Path, *, recipe: str = RECIPE, says: str = "Asterisk 22.1") -> VoiceRoot:
    """Build what looks like a root; its "loader" answers every question with ``says``."""
    library = path / "root/usr/lib/some-machine"
    (library / "asterisk/modules").mkdir(parents=True)
    for name in modules(is_patched=True):
        (library / f"asterisk/modules/{name}.so").touch()
    loader = path / "root/usr/lib64/ld-linux-some.so.2"
    loader.parent.mkdir()
    loader.write_text(f"#!/bin/sh\necho '{says}'\n")
    loader.chmod(0o755)
    for file in ("documentation/core-en_US.xml", "rest-api/resources.json"):
        described = path / "root/usr/share/asterisk" / file
        described.parent.mkdir(parents=True)
        described.touch()
    (path / MANIFEST).write_text(json.dumps(asdict(manifest(recipe))))
    return VoiceRoot(path, manifest(recipe))


def test_program_with_the_pattern_once_is_patched_in_one_byte() -> None:
    program = b"before" + DROPS + b"after"
    mended = patched(program)
    assert mended == b"before" + KEEPS + b"after"
    assert sum(a != b for a, b in zip(program, mended or b"", strict=True)) == 1


@pytest.mark.parametrize("program", [b"nothing of the kind", DROPS + b"-" + DROPS, KEEPS])
def test_program_with_the_pattern_never_or_twice_is_left_alone(
    program: bytes, tmp_path: Path
) -> None:
    assert patched(program) is None
    (tmp_path / "asterisk").write_bytes(program)
    assert not install_patched(tmp_path / "asterisk", tmp_path / "bin" / "asterisk")
    assert (tmp_path / "bin" / "asterisk").read_bytes() == program


def test_unpatched_engine_avoids_the_bridges_that_lose_sound() -> None:
    remedy = modules(is_patched=False)
    assert not set(SOUND_ONLY_WHEN_PATCHED) & set(remedy)
    assert {*remedy, *SOUND_ONLY_WHEN_PATCHED} == set(modules(is_patched=True))
    assert len(set(remedy)) == len(remedy)


def test_root_that_is_complete_passes_and_tells_its_version(tmp_path: Path) -> None:
    assert check_root(lay_out(tmp_path / "root")) == "22.1"


def test_root_lacking_a_module_is_refused_by_name(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "root")
    (root.modules_dir / "app_mixmonitor.so").unlink()
    with pytest.raises(VoiceEngineError, match="app_mixmonitor"):
        check_root(root)


@pytest.mark.parametrize("says", ["Asterisk 20.1", "command not found", ""])
def test_root_with_another_program_is_refused(tmp_path: Path, says: str) -> None:
    with pytest.raises(VoiceEngineError, match="无法运行"):
        check_root(lay_out(tmp_path / "root", says=says))


def test_root_of_the_present_recipe_is_reused_without_building(tmp_path: Path) -> None:
    lay_out(tmp_path / "root")
    said: list[str] = []
    assert ensure_root(tmp_path / "root", said.append).manifest == manifest()
    assert said == []


def test_root_of_an_older_recipe_does_not_open(tmp_path: Path) -> None:
    lay_out(tmp_path / "root", recipe="older")
    assert open_root(tmp_path / "root") is None
    (tmp_path / "root" / MANIFEST).write_text("{}")
    assert open_root(tmp_path / "root") is None
    assert open_root(tmp_path / "nowhere") is None


def test_directory_of_somebody_elses_files_is_never_replaced(tmp_path: Path) -> None:
    source = lay_out(tmp_path / "root")
    precious = tmp_path / "home" / "precious.txt"
    precious.parent.mkdir()
    precious.write_text("keep me")
    with pytest.raises(VoiceEngineError, match="别的文件"):
        copy_root(source, precious.parent)
    assert precious.read_text() == "keep me"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["home", "root"]


def test_copy_of_a_root_replaces_an_older_one_whole(tmp_path: Path) -> None:
    source = lay_out(tmp_path / "root")
    (lay_out(tmp_path / "copy", recipe="older").path / "stale").touch()
    copy = copy_root(source, tmp_path / "copy")
    assert check_root(copy) == "22.1"
    assert not (copy.path / "stale").exists()


def test_copy_of_a_root_leaves_devices_pipes_and_endless_links_behind(tmp_path: Path) -> None:
    source = lay_out(tmp_path / "root")
    (source.path / "root/dev").mkdir()
    os.mkfifo(source.path / "root/dev/zero")
    (source.path / "root/loop").symlink_to(source.path)
    copy = copy_root(source, tmp_path / "copy")
    assert check_root(copy) == "22.1"
    assert list((copy.path / "root/dev").iterdir()) == []
    assert (copy.path / "root/loop").is_symlink()
