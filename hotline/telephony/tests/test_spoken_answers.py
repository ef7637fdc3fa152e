"""What is said to the voice that asks, as the key it stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.telephony.rules.spoken_answers import Asks, Understood, understand

SURE = {
    "solved": {
        "1": ["已经解决了。", "解决了", "嗯，都处理好了", "搞定了", "解决啦", "有解决了", "修好了"],
        "2": [
            "没有解决",
            "没解决",
            "还没有解决呢",
            "冇解决",
            "未解决",
            "根本没人来处理",
            "没有",
            "还没",
            "没人管",
            "解决不了",
            "还是老样子",
            "没搞好",
            "一点都没解决",
            "不行",
        ],
        "0": ["转人工", "我要人工服务", "帮我找个人"],
    },
    "rating": {
        "5": ["五分", "非常满意", "打五分吧", "5"],
        "4": ["满意", "四分", "嗯满意"],
        "3": ["三分", "基本满意", "基本上满意"],
        "2": ["两分", "不满意", "二"],
        "1": ["一分", "非常不满意", "非常的不满意", "1分"],
        "0": ["转人工"],
    },
    "confirm": {
        "1": ["对", "对的", "是的", "嗯嗯", "没错", "系啊", "好"],
        "2": ["不对", "不是", "错了", "唔系", "不", "不是的"],
    },
}
UNSURE = {
    "solved": {
        "1": ["基本解决了", "差不多解决了", "满意", "不是没有解决", "之前没解决现在解决了", "是的"],
        "2": ["不太满意", "不是很满意", "解决了一部分", "解决了但是又坏了", "不满意"],
    },
    "rating": {
        "5": ["很满意", "十分满意", "10分满意", "一百分", "太好了"],
        "4": ["挺满意的", "没有不满意", "还算满意"],
        "3": ["一般", "勉强满意", "还行吧", "不是非常满意", "马马虎虎"],
        "2": ["二分", "不太满意", "不怎么满意", "谈不上满意", "唔满意", "没有很满意", "不是很满意"],
        "1": ["很不满意", "一点都不满意", "太差了", "零分"],
    },
    "confirm": {},
}
NOTHING = {
    "solved": ["", "。", "解决了没有", "解决了吗", "什么意思", "喂你好", "我在开车"],
    "rating": ["", "三分四分", "不是五分", "4.5分", "不知道", "喂", "你好"],
    "confirm": ["对不起", "什么", "不知道", "听不清"],
}


def cases(
    table: dict[str, dict[str, list[str]]],
) -> list[tuple[str, str, str]]:
    return [
        (asks, key, text)
        for asks, keys in table.items()
        for key, some in keys.items()
        for text in some
    ]


@pytest.mark.parametrize(("asks", "key", "text"), cases(SURE))
def test_clear_answers_are_taken(asks: Asks, key: str, text: str) -> None:
    assert understand(asks, text) == Understood(key, is_sure=True)


@pytest.mark.parametrize(("asks", "key", "text"), cases(UNSURE))
def test_what_may_be_meant_is_asked_back(asks: Asks, key: str, text: str) -> None:
    assert understand(asks, text) == Understood(key)


@pytest.mark.parametrize(
    ("asks", "text"), [(asks, text) for asks, some in NOTHING.items() for text in some]
)
def test_what_is_no_answer(asks: Asks, text: str) -> None:
    assert understand(asks, text) == Understood()


def test_doubt_and_stories_are_never_sure() -> None:
    assert understand("rating", "五分", confidence=0.3) == Understood("5")
    story = "我跟你讲那个路灯的事情啊你们派人来看过两次了已经解决了"
    assert understand("solved", story) == Understood("1")
    assert understand("solved", "不用转人工，已经解决了").key == "1"


@given(
    st.sampled_from(["不", "没有", "没", "不太", "不是很", "冇"]), st.sampled_from(["满意", "解决"])
)
def test_a_negation_is_never_taken_for_its_contrary(no: str, what: str) -> None:
    assert understand("solved", no + what).key == "2"
    if what == "满意":
        assert understand("rating", no + what).key in {"1", "2"}
