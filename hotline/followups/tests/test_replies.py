"""Answers by digit: what is read, and what a person must read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.followups.rules.replies import Choice, read_reply


@pytest.mark.parametrize(
    ("text", "choice", "remark"),
    [
        ("1", "1", ""),
        (" １ 。", "1", ""),
        ("①", "1", ""),
        ("四", "4", ""),
        ("4，路灯还是不亮", "4", "路灯还是不亮"),
        ("回复2", "2", ""),
        ("3 态度不好", "3", "态度不好"),
        ("1已解决，满意", "1", "已解决,满意"),
        ("1 1", "1", ""),
        ("未解决！", "4", ""),
        ("没有解决", "4", ""),
        ("满意", "1", ""),
        ("基本满意", "2", ""),
    ],
)
def test_answers_are_read(text: str, choice: str, remark: str) -> None:
    reply = read_reply(text)
    assert reply is not None
    assert (reply.choice, reply.remark) == (choice, remark)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "0",
        "12",
        "1或者2",
        "3月的事",
        "3号楼没电",
        "4:30来的",
        "不满意",
        "谢谢",
        "T",
        "1 未解决",
        "4 满意",
        "我要投诉",
        "1 2",
        "1-2",
    ],
)
def test_what_may_mean_something_else_is_left_to_a_person(text: str) -> None:
    reply = read_reply(text)
    assert reply is None or reply.remark  # words after a digit are kept with it
    if text != "1或者2":
        assert reply is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_left(text: str) -> None:
    reply = read_reply(text)
    assert reply is None or reply.choice in Choice
