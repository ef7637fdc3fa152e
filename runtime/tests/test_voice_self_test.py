"""The self-test of the sound: a whole engine passes, Debian's own build is found out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.findings import Weight
from runtime.phone.sound import tone
from runtime.places import ROOT
from runtime.settings import Settings
from runtime.sound_check import check_sound, voice_root
from runtime.tests.voice import leave_unmended, root_as_distributed
from runtime.voice_engine.engine import ROOT_SETTING
from runtime.voice_engine.self_test import missing_sounds


def test_stretch_without_its_sound_is_named() -> None:
    silence, music = tone(440) * 0, tone(700) + tone(620)
    assert missing_sounds(silence, expected=1000)
    assert missing_sounds(tone(1500), expected=1000)
    assert missing_sounds(tone(1000), expected=None)
    assert not missing_sounds(tone(1000), expected=1000)
    assert not missing_sounds(music, expected=None)


@pytest.fixture
def installation(tmp_path: Path) -> Settings:
    return Settings(root=ROOT, var=tmp_path)


@pytest.fixture
def distributed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A root with the program exactly as it is distributed."""
    with root_as_distributed() as path:
        monkeypatch.setenv(ROOT_SETTING, str(path))
        yield path


@pytest.mark.engine
def test_engine_we_run_passes_and_says_nothing(installation: Settings) -> None:
    assert list(check_sound(installation)) == []


@pytest.mark.engine
def test_engine_as_distributed_is_found_out_and_configuration_alone_mends_it(
    distributed: Path, installation: Settings
) -> None:
    assert voice_root(installation) == distributed
    [found] = check_sound(installation)
    assert found.weight is Weight.BLOCKS
    assert "录音里没有第二位坐席" in found.problem

    leave_unmended(distributed)
    assert list(check_sound(installation)) == []


def test_doctor_says_nothing_about_an_engine_that_is_not_built(tmp_path: Path) -> None:
    assert list(check_sound(Settings(root=tmp_path, var=tmp_path))) == []
