"""What is learnt, how sure it is, and that the same letters give the same model."""

from datetime import date

import numpy as np
import pytest

from hotline.intelligence.classifying.example import Example
from hotline.intelligence.classifying.model import Model
from hotline.intelligence.classifying.reading import TooFewExamplesError
from hotline.intelligence.classifying.tests.letters import first_levels, letters
from hotline.intelligence.classifying.training import train

DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def model() -> Model:
    return train(letters(), trained_on=DAY)


def test_a_new_letter_is_sorted_down_to_the_last_level_with_its_words(model: Model) -> None:
    said = model.predict("小区物业", "物业经理乱收费，物业公司不打扫。")
    best = said.candidates[0]
    assert best.label == "住房/物业"
    assert any("物业" in reason for reason in best.reasons)
    assert [topic for topic, _ in said.levels] == ["住房", "住房/物业"]
    assert said.levels[0][1] >= said.levels[1][1] == pytest.approx(best.probability)


def test_candidates_are_ranked_and_share_one_whole(model: Model) -> None:
    said = model.predict("", "公交车噪音", top=9)
    shares = [each.probability for each in said.candidates]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1, abs=1e-4)
    assert len(model.predict("", "公交车噪音", top=2).candidates) == 2


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "12345", "!!??", "\ud800"])
def test_nothing_to_read_is_nothing_said(model: Model, text: str) -> None:
    said = model.predict("", text)
    assert said.candidates == ()
    assert said.abstained


def test_what_nobody_wrote_of_before_is_left_to_people(model: Model) -> None:
    assert model.predict("", "请问今天天气怎么样").abstained


def test_a_very_long_letter_is_judged_by_its_beginning(model: Model) -> None:
    said = model.predict("公交甩站", "公交司机甩站不停。" + "啊" * 200_000)
    assert said.candidates[0].label == "交通/公交"


def test_the_card_says_from_what_when_and_how_well(model: Model) -> None:
    card = model.card
    assert card["trained_on"] == "2026-11-01"
    assert card["examples"] == len(letters())
    assert len(card["examples_sha256"]) == 64
    assert set(card["topics"]) == {each.topic for each in letters()}
    assert card["first_level"]["accuracy"] >= card["accuracy"]
    assert card["groups"] == 15, "the same words from another street prove nothing"
    assert card["reference"]["count"] == len(letters())


def test_the_same_letters_in_another_order_have_the_same_digest_and_threshold(
    model: Model,
) -> None:
    again = train(letters(), trained_on=DAY)
    assert again.card == model.card
    assert np.array_equal(again.tree[()].weights, model.tree[()].weights)
    turned = train(letters()[::-1], trained_on=DAY)
    assert turned.card["examples_sha256"] == model.card["examples_sha256"]


def test_letters_cut_into_words_teach_to_read_letters_as_people_write_them() -> None:
    cut = [
        Example("照明", "路灯 不亮 小区 门口 漆黑"),
        Example("照明", "路灯 坏 晚上 漆黑 出行"),
        Example("用水", "停水 水管 爆裂 小区 居民"),
        Example("用水", "停水 通知 水厂 居民 用水"),
    ] * 6
    model = train(cut, trained_on=DAY)
    assert "路灯" in model.cutter.counts
    said = model.predict("", "我们这里的路灯已经很久都不亮了")
    assert said.candidates[0].label == "照明"
    assert "路灯" in said.candidates[0].reasons


def test_topics_of_one_level_work_too() -> None:
    model = train(first_levels(), trained_on=DAY)
    assert model.predict("", "夜里施工噪音").candidates[0].label == "环保"
    assert "first_level" not in model.card


def test_a_topic_may_end_above_another() -> None:
    mixed = [*letters(), *(each._replace(topic="环保") for each in letters()[:8])]
    model = train(mixed, trained_on=DAY)
    assert ("环保",) in model.tree
    assert "" in model.tree["环保",].names


@pytest.mark.parametrize("given", [[], letters()[:1], [Example("a", ""), Example("b", "字")]])
def test_one_topic_is_nothing_to_tell_apart(given: list[Example]) -> None:
    with pytest.raises(TooFewExamplesError, match="两个分类"):
        train(given, trained_on=DAY)
