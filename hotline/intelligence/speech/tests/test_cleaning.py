"""Inventions, loops and the leaked prompt are not shown; what people say is."""

import pytest

from hotline.intelligence.speech.cleaning import kept
from hotline.intelligence.speech.segments import Heard


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("以下是普通话的句子，使用简体中文。", ""),
        ("使用简体中文。", ""),
        ("以下是普通话的句子，路灯坏了。", "路灯坏了。"),
        ("字幕由Amara.org社区提供", ""),
        ("谢谢观看", ""),
        ("请不吝点赞 订阅 转发", ""),
        ("。", ""),
        ("停水停水停水停水停水停水", "停水"),
        ("我的电话是11111111", "我的电话是11111111"),
        ("谢谢你们，路灯修好了。", "谢谢你们，路灯修好了。"),
    ],
)
def test_what_is_kept(said: str, shown: str) -> None:
    assert kept(Heard(said), 3.0) == shown


def test_unsure_words_over_probable_silence_are_dropped_and_sure_ones_kept() -> None:
    assert kept(Heard("喂喂喂", score=-1.4, no_speech=0.8), 2.0) == ""
    assert kept(Heard("喂，您好", score=-0.3, no_speech=0.8), 2.0) == "喂，您好"


def test_more_words_than_anybody_can_say_are_dropped_when_unsure() -> None:
    text = "各种各样不同的话说了又说没有尽头也没有意义的一长串文字又来了"
    assert kept(Heard(text, score=-0.9), 1.0) == ""
    assert kept(Heard(text, score=-0.1), 1.0) == text


def test_a_run_of_the_told_names_is_no_speech_and_one_of_them_may_be() -> None:
    told = "龙华区、美兰区、金贸街道、海垦街道。"
    assert kept(Heard("龙华区、美兰区、金贸街道。"), 4.0, told) == ""
    assert kept(Heard("金贸街道。"), 2.0, told) == "金贸街道。"
    assert kept(Heard("我在金贸街道海垦街道交界。"), 4.0, told) == "我在金贸街道海垦街道交界。"
