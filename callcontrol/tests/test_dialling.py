"""What may be dialled: a table of numbers and circumstances, and what looks like toll fraud."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from callcontrol.calls.dialling import (
    DialledLeg,
    area_of,
    find_suspicions,
    mask_number,
    may_dial,
)
from contracts.telephony_config import DialRules, OutsideContact

CONTACTS = [
    OutsideContact(name="police", label="110", number="110", is_emergency=True),
    OutsideContact(name="expert", label="法律专席", number="02088889999"),
]
MORNING = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
NIGHT = datetime(2026, 5, 4, 16, 0, tzinfo=UTC)


def weigh(number: str, **circumstances: Any) -> str:
    usual = {
        "rules": DialRules(),
        "contacts": CONTACTS,
        "operator_minutes_today": 0,
        "operator_calls_last_hour": 0,
        "outbound_channels": 0,
        "lines": 0,
    }
    refusal = may_dial(number, **{**usual, **circumstances})
    return refusal.code if refusal else "allowed"


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("13800001111", "allowed"),
        ("089868650001", "allowed"),
        ("0086138000011", "barred_number"),  # abroad
        ("+8613800001111", "barred_number"),
        ("19001234567", "barred_number"),  # a premium number, although it begins with 1
        ("16812345678", "barred_number"),
        ("02012345678", "barred_number"),  # nobody allowed Guangzhou
        ("02088889999", "allowed"),  # but this number there is a contact
        ("110", "allowed"),
        ("1", "bad_number"),
        ("1380000111122223", "bad_number"),
        ("138-0000", "bad_number"),
        ("１３８００００１１１１", "bad_number"),
        ("", "bad_number"),
    ],
)
def test_number_is_weighed_by_its_beginning_and_length(number: str, verdict: str) -> None:
    assert weigh(number) == verdict


@pytest.mark.parametrize(
    ("circumstances", "verdict", "emergency"),
    [
        ({"operator_minutes_today": 239.9}, "allowed", "allowed"),
        ({"operator_minutes_today": 240}, "daily_minutes", "allowed"),
        ({"operator_calls_last_hour": 60}, "hourly_calls", "allowed"),
        ({"lines": 79}, "allowed", "allowed"),
        ({"lines": 80}, "trunk_full", "allowed"),  # twenty stay free for citizens
        ({"outbound_channels": 80}, "trunk_full", "allowed"),
    ],
)
def test_limits_refuse_everybody_but_an_emergency(
    circumstances: dict[str, float], verdict: str, emergency: str
) -> None:
    assert weigh("13800001111", **circumstances) == verdict
    assert weigh("02088889999", **circumstances) == verdict
    assert weigh("110", **circumstances) == emergency


def test_refusals_are_sentences_in_chinese() -> None:
    refusal = may_dial(
        "00441234",
        rules=DialRules(),
        contacts=[],
        operator_minutes_today=0,
        operator_calls_last_hour=0,
        outbound_channels=0,
        lines=0,
    )
    assert refusal is not None
    assert refusal.message == "该号码属于禁止外呼的号段"


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13800000001", "138****0001"),
        ("089868650001", "089****0001"),
        ("65123456", "65****56"),
        ("110", "110"),
        ("12345", "12345"),
        ("", ""),
    ],
)
def test_number_is_shown_without_its_middle(number: str, masked: str) -> None:
    assert mask_number(number) == masked


def legs(count: int, at: datetime, **more: Any) -> list[DialledLeg]:
    return [
        DialledLeg(
            operator_id=1,
            prefix=more.get("prefix") or f"13{index:05}",
            at=at + timedelta(seconds=index),
            talked_seconds=more.get("talked_seconds", 90),
            is_robot=more.get("is_robot", False),
        )
        for index in range(count)
    ]


@pytest.mark.parametrize(
    ("dialled", "begins"),
    [
        (legs(11, MORNING, talked_seconds=3), ""),
        (legs(12, MORNING, talked_seconds=3), "半小时内外呼 12 个接通后数秒即挂的电话"),
        (legs(12, MORNING, talked_seconds=0), ""),  # nobody answered: a survey's bad day
        (legs(20, MORNING, prefix="1380000"), "半小时内向同一号段外呼 20 次"),
        (legs(5, NIGHT), ""),
        (legs(6, NIGHT), "夜间半小时内外呼 6 次"),
    ],
)
def test_pattern_of_a_stolen_account_is_noticed(dialled: list[DialledLeg], begins: str) -> None:
    now = dialled[-1].at
    found = find_suspicions(dialled, now=now)
    assert [one.subject for one in found] == (["operator:1"] if begins else [])
    assert not begins or found[0].text.startswith(begins)
    assert find_suspicions(dialled, now=now + timedelta(hours=1)) == []


def test_a_voice_of_ours_is_watched_for_the_night_alone() -> None:
    by_day = legs(40, MORNING, talked_seconds=3, prefix="0898", is_robot=True)
    assert find_suspicions(by_day, now=by_day[-1].at) == []
    own = legs(11, MORNING, talked_seconds=3)
    assert find_suspicions([*by_day, *own], now=own[-1].at) == []
    by_night = legs(6, NIGHT, is_robot=True)
    (found,) = find_suspicions(by_night, now=by_night[-1].at)
    assert (found.subject, found.text[:4]) == ("robot", "夜间半小")


def test_area_is_a_mobiles_block_or_a_landlines_code() -> None:
    assert area_of("13800001111") == "1380000"
    assert area_of("089868650001") == "0898"
