"""The pure parts: texts, words, groups, folds, thresholds, drift."""

import numpy as np
import pytest

from hotline.intelligence.classifying.abstaining import abstain, choose_threshold
from hotline.intelligence.classifying.calibrating import (
    USUAL_SLOPE,
    calibration_error,
    fit_slope,
    threshold_for,
)
from hotline.intelligence.classifying.cutting import learn_words
from hotline.intelligence.classifying.drifting import drift, picture
from hotline.intelligence.classifying.folds import spread
from hotline.intelligence.classifying.grouping import group_alike
from hotline.intelligence.classifying.measuring import Judged, confusions, coverage, macro_f1
from hotline.intelligence.classifying.texts import is_cut, plain, runs

LETTER = "解放路的路灯从上个月起一直不亮，晚上走路很不安全，请尽快派人来修。"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("路灯 不亮 小区 门口 漆黑", True),
        (LETTER, False),
        ("您好 " + LETTER, False),
        ("路灯 坏", False),
        ("the lamp in our street is broken", False),
        ("", False),
    ],
)
def test_a_text_cut_into_words_is_known_by_its_blanks(text: str, cut: bool) -> None:  # noqa: FBT001
    assert is_cut(text) is cut


def test_masks_addresses_and_other_spellings_fall_away() -> None:
    assert runs("Ａ市Ｋ３县***路_x000D_&nbsp;见http://a.b/c ＷｉＦｉ坏了") == [
        "市", "县", "路", "见", "wifi", "坏了",
    ]  # fmt: skip
    assert plain("①") == "1"


def test_words_are_cut_as_they_were_and_strange_characters_fall_away() -> None:
    cutter = learn_words(["路灯 不亮 小区", "路灯 小区 门口", "不亮 门口 wifi"])
    assert cutter.cut("我们小区的路灯不亮，门口也是") == ["小区", "路灯", "不亮", "门口"]
    assert cutter.cut("wifi") == ["wifi"]
    assert not learn_words([])


def test_letters_that_are_nearly_the_same_are_one_group() -> None:
    other = "我在医院看病，医保卡刷不了，工作人员说系统坏了，让我自己先垫付，请问怎么报销？"
    groups = group_alike([LETTER, other, LETTER.replace("上个月", "九月份"), "", other + "谢谢"])
    assert groups[0] == groups[2]
    assert groups[1] == groups[4]
    assert len(set(groups.tolist())) == 3


def test_groups_stay_together_and_topics_are_spread() -> None:
    groups = np.array([0, 0, 0, 3, 4, 5, 6, 7, 8, 9])
    fold = spread(["a"] * 5 + ["b"] * 5, groups, 2)
    assert len(set(fold[:3].tolist())) == 1
    assert sorted(np.bincount(fold[5:]).tolist()) == [2, 3]


def test_a_threshold_keeps_its_precision_or_nothing_reaches_it() -> None:
    sure = np.array([0.9, 0.8, 0.7, 0.6])
    assert threshold_for(1.0, sure, np.array([True, True, False, True])) == (0.8, 0.5)
    assert threshold_for(0.75, sure, np.array([True, True, False, True])) == (0.6, 1.0)
    assert threshold_for(0.9, sure, np.zeros(4, bool)) == (1.01, 0.0)


def test_a_fold_is_abstained_from_by_what_the_others_ask_for() -> None:
    lucky = [Judged("a", "a", 0.8), Judged("a", "a", 0.6)]
    others = [Judged("a", "a", 0.9), Judged("a", "b", 0.7), Judged("a", "b", 0.65)]
    judged = abstain([*lucky, *others], np.array([0, 0, 1, 1, 1]), 1.0)
    assert [each.abstained for each in judged] == [True, True, False, False, False]
    assert choose_threshold(judged, 1.0) == 0.8
    assert choose_threshold([], 0.9) > 1


def test_probabilities_become_honest() -> None:
    scores = [np.array([1.0, 0.0], np.float32)] * 100
    slope = fit_slope(scores, [0] * 80 + [1] * 20)
    assert 1 / (1 + np.exp(-slope)) == pytest.approx(0.8, abs=0.01)
    assert fit_slope(scores[:3], [0, 0, 1]) == USUAL_SLOPE
    assert calibration_error(np.full(10, 0.8), np.arange(10) < 8) == pytest.approx(0)
    assert calibration_error(np.full(10, 0.8), np.arange(10) < 3) == pytest.approx(0.5)


def test_scores_are_counted_by_topic() -> None:
    judged = [
        Judged("a", "a", 0.9),
        Judged("a", "b", 0.4, abstained=True),
        Judged("b", "b", 0.8),
        Judged("b", "b", 0.6),
    ]
    assert macro_f1(judged) == pytest.approx((2 / 3 + 0.8) / 2, abs=1e-3)
    assert coverage(judged) == (0.75, 1.0)
    assert confusions(judged) == [{"right": "a", "said": "b", "count": 1}]


def test_drift_is_seen_when_topics_move_and_not_before_there_is_enough() -> None:
    reference = picture([("a", 0.9), ("b", 0.8)] * 100)
    assert drift(reference, picture([("a", 0.9), ("b", 0.8)] * 40)).verdict == "steady"
    assert drift(reference, picture([("a", 0.9), ("a", 0.8)] * 40)).verdict == "moved"
    assert drift(reference, picture([("a", 0.9), ("c", 0.8)] * 10)).verdict == "few"
