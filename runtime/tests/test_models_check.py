"""The doctor names every missing model with its cost, and blocks nothing for it."""

from pathlib import Path

import pytest

from runtime.findings import Weight
from runtime.models_check import check_models
from runtime.places import ROOT
from runtime.settings import Settings


def test_missing_models_are_warnings_that_say_what_is_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path / "models"))
    found = list(check_models(Settings(root=ROOT, var=tmp_path)))
    assert len(found) == 7
    assert {each.weight for each in found} == {Weight.WARNS}
    assert any("没有实时字幕" in each.problem for each in found)
    assert all("bin/hotline models install " in each.remedy for each in found)


def test_a_damaged_model_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path))
    (tmp_path / "lac").mkdir()
    (tmp_path / "lac" / "tag.dic").write_text("half")
    found = list(check_models(Settings(root=ROOT, var=tmp_path)))
    assert sum("已损坏" in each.problem for each in found) == 1
