"""Homophones mended by the site's own words, and left alone where those say nothing."""

from pathlib import Path

import pytest

from hotline.intelligence.speech.homophones import Homophones, alike, nearly
from hotline.intelligence.speech.language_model import Trigrams
from hotline.intelligence.speech.mending import has_homophones, mended, model_file

ORDERS = [
    "小区物业服务费太高，希望有关部门尽快处理。",
    "路灯坏了没有人维修，希望有关部门尽快处理。",
    "垃圾没人清理，臭气冲天，请有关部门处理。",
    "物业服务差，电梯坏了没有人维修。",
] * 40


@pytest.fixture(scope="module")
def model() -> Trigrams:
    return Trigrams.learn(ORDERS)


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("希望有关不门尽快处里", "希望有关部门尽快处理"),
        ("垃圾没人清里，臭气冲天", "垃圾没人清理，臭气冲天"),
        ("电梯坏了没有人为修", "电梯坏了没有人维修"),
        ("路灯坏了没有人维修", "路灯坏了没有人维修"),
    ],
)
def test_what_sounds_alike_becomes_what_the_orders_say(
    model: Trigrams, heard: str, meant: str
) -> None:
    assert Homophones(model).mend(heard) == meant


def test_other_sounds_numbers_and_short_words_are_never_touched(model: Trigrams) -> None:
    text = "不门，12345，ok，你好"
    assert Homophones(model).mend(text) == text


def test_near_sounds_are_those_the_south_confuses() -> None:
    assert nearly("zhang") == nearly("zan")
    assert nearly("ning") == nearly("lin")
    assert nearly("hu") == nearly("fu")
    costs = dict(alike("湖"))
    assert costs["胡"] < costs["福"]
    assert "湖" not in costs


def test_probabilities_of_what_may_follow_sum_to_about_one(model: Trigrams) -> None:
    letters = {each for text in ORDERS for each in text if "\u4e00" <= each <= "\u9fff"} | {""}
    total = sum(2.718281828 ** model.log_probability("有", "关", each) for each in letters)
    assert 0.5 < total < 1.05


def test_a_model_is_the_same_after_its_file(tmp_path: Path, model: Trigrams) -> None:
    model.save(tmp_path / "deep" / "m.npz")
    again = Trigrams.load(tmp_path / "deep" / "m.npz")
    assert again.characters == model.characters
    assert again.log_probability("有", "关", "部") == model.log_probability("有", "关", "部")
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["m.npz"]


def test_nothing_to_learn_from_is_no_error_and_mends_nothing() -> None:
    assert Homophones(Trigrams.learn([])).mend("希望有关不门") == "希望有关不门"


def test_a_small_model_is_not_believed_and_a_switch_turns_a_large_one_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: Trigrams
) -> None:
    monkeypatch.setenv("HOTLINE_VAR", str(tmp_path))
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path / "none"))
    text = "希望有关不门尽快处里"
    assert mended(text) == text
    model.save(model_file())
    assert not has_homophones()
    monkeypatch.setattr("hotline.intelligence.speech.mending.LEAST_CHARACTERS", 100)
    Trigrams.learn(ORDERS * 2).save(model_file())
    assert mended(text) == "希望有关部门尽快处理"
    assert mended(text, homophones=False) == text
    monkeypatch.setenv("HOTLINE_HOMOPHONES", "0")
    assert mended(text) == text
