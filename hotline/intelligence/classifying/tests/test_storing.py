"""A model on the disk: complete, readable, and refused when it is not."""

import json
from datetime import date
from pathlib import Path

import pytest

from hotline.intelligence.classifying.model import Model
from hotline.intelligence.classifying.storing import ModelFilesError
from hotline.intelligence.classifying.tests.letters import letters
from hotline.intelligence.classifying.training import train


@pytest.fixture(scope="module")
def model() -> Model:
    return train(letters(), trained_on=date(2026, 11, 1))


def test_what_is_read_back_says_the_same(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    again = Model.load(tmp_path / "model")
    for title, text in [("", "物业乱收费"), ("公交", "甩站"), ("", "")]:
        assert again.predict(title, text) == model.predict(title, text)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["model"]


def test_a_newer_model_takes_the_place_of_the_older(model: Model, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "note.txt").write_text("mine", encoding="utf-8")
    model.save(folder)
    model.save(folder)
    assert Model.load(folder).threshold == model.threshold
    assert (folder / "note.txt").read_text(encoding="utf-8") == "mine"


def test_no_model_an_altered_one_and_another_version_are_refused(
    model: Model, tmp_path: Path
) -> None:
    with pytest.raises(ModelFilesError, match="没有模型"):
        Model.load(tmp_path / "none")
    model.save(tmp_path / "model")
    card = tmp_path / "model" / "card.json"
    kept = card.read_text(encoding="utf-8")
    card.write_text(json.dumps({**json.loads(kept), "format": 99}), encoding="utf-8")
    with pytest.raises(ModelFilesError, match="另一版本"):
        Model.load(tmp_path / "model")
    card.write_text("{", encoding="utf-8")
    with pytest.raises(ModelFilesError, match="无法读取"):
        Model.load(tmp_path / "model")
    card.write_text(kept, encoding="utf-8")
    with (tmp_path / "model" / "numbers.npz").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelFilesError, match="改动过"):
        Model.load(tmp_path / "model")
