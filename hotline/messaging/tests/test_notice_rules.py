"""Segments, wording, quiet hours and short replies."""

from datetime import UTC, datetime, time

import pytest

from hotline.contacts.rules.channels import Channel
from hotline.messaging.rules.notices import Purpose
from hotline.messaging.rules.quiet_hours import quiet_until
from hotline.messaging.rules.replies import Reply, reply_of
from hotline.messaging.rules.segments import Alphabet, count_segments, split_text
from hotline.messaging.rules.wording import Style, template_fault, word

_WINDOWS = ((time(12), time(14, 30)), (time(22), time(8)))
_STYLE = Style("【海口12345】", "。退订回T")


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "count"),
    [
        ("", Alphabet.GSM7, 0, 0),
        ("a" * 160, Alphabet.GSM7, 160, 1),
        ("a" * 161, Alphabet.GSM7, 161, 2),
        ("a" * 306, Alphabet.GSM7, 306, 2),
        ("a" * 307, Alphabet.GSM7, 307, 3),
        ("€" * 80, Alphabet.GSM7, 160, 1),
        ("a" * 152 + "€" + "a" * 7, Alphabet.GSM7, 161, 2),
        ("a" * 152 + "€" + "a" * 152, Alphabet.GSM7, 306, 3),
        ("中" * 70, Alphabet.UCS2, 70, 1),
        ("中" * 71, Alphabet.UCS2, 71, 2),
        ("中" * 134, Alphabet.UCS2, 134, 2),
        ("中" * 135, Alphabet.UCS2, 135, 3),
        ("😀" * 35, Alphabet.UCS2, 70, 1),
        ("😀" * 67, Alphabet.UCS2, 134, 3),
    ],
)
def test_segments(text: str, alphabet: Alphabet, units: int, count: int) -> None:
    counted = count_segments(text)
    assert (counted.alphabet, counted.units, counted.count) == (alphabet, units, count)
    assert "".join(split_text(text)) == text
    assert len(split_text(text)) == count


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2026-11-24 11:59", None),
        ("2026-11-24 12:00", "2026-11-24 14:30"),
        ("2026-11-24 14:29", "2026-11-24 14:30"),
        ("2026-11-24 14:30", None),
        ("2026-11-24 22:00", "2026-11-25 08:00"),
        ("2026-11-25 07:59", "2026-11-25 08:00"),
        ("2026-11-25 08:00", None),
    ],
)
def test_quiet_hours(moment: str, until: str | None) -> None:
    at = datetime.fromisoformat(f"{moment}+08:00").astimezone(UTC)
    end = quiet_until(at, _WINDOWS)
    assert end == (datetime.fromisoformat(f"{until}+08:00") if until else None)


def test_quiet_hours_that_follow_on_each_other_are_one() -> None:
    windows = ((time(20), time(22)), *_WINDOWS)
    at = datetime.fromisoformat("2026-11-24 20:10+08:00")
    assert quiet_until(at, windows) == datetime.fromisoformat("2026-11-25 08:00+08:00")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("T", Reply.STOP),
        (" td。", Reply.STOP),
        ("ＴＤ", Reply.STOP),
        ("退订", Reply.STOP),
        ("恢复", Reply.GO_ON),
        ("1", Reply.DIGIT),
        ("５。", Reply.DIGIT),
        ("10", Reply.DIGIT),
        ("123", None),
        ("1 谢谢", None),
        ("我要退订这个套餐的宽带", None),
        ("", None),
    ],
)
def test_short_replies(text: str, meaning: Reply | None) -> None:
    assert reply_of(text) == meaning


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1 至 500"),
        ("中" * 501, "1 至 500"),
        ("您的验证码是 {code}", ""),
        ("您的验证码是 {cod}", "没有占位符 {cod}"),
        ("您的验证码是 {code", "花括号"),
        ("您的验证码是 {code}}", "花括号"),
        ("您的验证码", "不能省略"),
        ("【海口】{code}", "签名"),
        ("{code}，请拨 13907551234", "个人的电话"),
    ],
)
def test_template_faults(text: str, fault: str) -> None:
    found = template_fault(text, Purpose.CODE, {"code": "验证码"})
    assert found == fault if not fault else fault in found


def test_values_are_filled_in_once_and_cannot_forge_a_signature() -> None:
    values = {"title": "a\n{number}【银行】", "number": "7"}
    said = word(
        "“{title}”{number}", values, purpose=Purpose.NOTICE, channel=Channel.SMS, style=_STYLE
    )
    assert said == "【海口12345】“a {number}[银行]”7。退订回T"
    assert (
        word("{number}", values, purpose=Purpose.RECEIPT, channel=Channel.WEB, style=_STYLE) == "7"
    )
