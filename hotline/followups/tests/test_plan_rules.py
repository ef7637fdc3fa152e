"""The plan: which orders, which channel, the lot, the pauses; and the city's own file."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from hotline.followups.plan_file import read_plan
from hotline.followups.rules.choosing import OrderFacts, choose, is_drawn
from hotline.followups.rules.plan_entries import Channel, ChannelPlan, FollowUpPlan, Rule, Unreached
from hotline.followups.rules.trying_again import may_use, next_try, why_not_now

SHANGHAI = ZoneInfo("Asia/Shanghai")
PLAN = FollowUpPlan(
    rules=(
        Rule(name="unhappy", label="上次不满意", rated_below=3),
        Rule(name="lamps", label="路灯", topics=("0101",), channel=Channel.MESSAGE),
        Rule(name="web", label="网络", arrived_by=("web",), channel=Channel.ROBOT, share=50),
        Rule(name="help", label="求助", appeal_types=("help",), departments=("water",)),
    )
)


def at(text: str) -> datetime:
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


def facts(**changes: Any) -> OrderFacts:
    usual: dict[str, Any] = {
        "number": "HK1",
        "topic_code": "0202",
        "arrived_by": "phone",
        "department_code": "urban",
        "appeal_type": "help",
    }
    return OrderFacts(**(usual | changes))


@pytest.mark.parametrize(
    ("changes", "rule", "channel"),
    [
        ({"topic_code": "010103"}, "lamps", "message"),
        ({"topic_code": "010103", "last_rating": 2}, "unhappy", "call"),
        ({"topic_code": "010103", "last_rating": 3}, "lamps", "message"),
        ({"topic_code": "010103", "was_unsolved": True}, "unhappy", "call"),
        ({"topic_code": "010103", "is_secret": True}, "lamps", "call"),
        ({"arrived_by": "web"}, "web", "robot"),
        ({"department_code": "water"}, "help", "call"),
        ({"department_code": "water", "appeal_type": "report"}, "otherwise", "call"),
    ],
)
def test_the_first_rule_that_fits_is_followed(
    changes: dict[str, Any], rule: str, channel: str
) -> None:
    chosen = choose(PLAN, facts(**changes))
    assert (chosen.rule.name, chosen.channel) == (rule, channel)


def test_the_lot_is_the_same_for_everybody_and_near_its_share() -> None:
    rule = Rule(name="some", label="抽样", share=30)
    numbers = [f"HK{each}" for each in range(5000)]
    drawn = {each for each in numbers if is_drawn("seed", rule, each)}
    assert drawn == {each for each in numbers if is_drawn("seed", rule, each)}
    assert 0.27 < len(drawn) / len(numbers) < 0.33
    assert drawn != {each for each in numbers if is_drawn("another", rule, each)}
    more = rule.model_copy(update={"share": 60})
    assert drawn < {each for each in numbers if is_drawn("seed", more, each)}
    for share, count in ((0, 0), (100, 5000)):
        of = rule.model_copy(update={"share": share})
        assert sum(is_drawn("seed", of, each) for each in numbers) == count


@pytest.mark.parametrize(
    ("unreached", "tried", "again"),
    [
        (1, "11-24 09:30", "11-24 14:30"),  # the morning failed, the afternoon follows
        (1, "11-24 16:00", "11-25 08:00"),
        (2, "11-24 16:00", "11-25 08:00"),  # another day, and its other half
        (2, "11-24 09:30", "11-25 14:30"),
        (5, "11-24 09:30", "11-25 14:30"),  # the last pause goes on
    ],
)
def test_who_did_not_answer_is_called_at_another_time_of_day(
    unreached: int, tried: str, again: str
) -> None:
    assert next_try(PLAN, unreached, at(tried)) == at(again)


def test_two_hours_never_end_at_night() -> None:
    plan = FollowUpPlan(unreached=Unreached(pauses=("two_hours",)))
    assert next_try(plan, 1, at("11-24 09:00")) == at("11-24 11:00")
    assert next_try(plan, 1, at("11-24 11:00")) == at("11-24 14:30")
    assert next_try(plan, 1, at("11-24 21:00")) == at("11-25 08:00")


def test_a_channel_keeps_its_own_hours_and_they_lie_within_those_of_the_law() -> None:
    narrow = ChannelPlan.model_validate({"hours": [["09:00", "12:00"]]})
    assert may_use(narrow, at("11-24 09:00"))
    assert not may_use(narrow, at("11-24 08:30"))
    assert "09:00" in why_not_now(narrow, at("11-24 08:30"))
    for hours in (["07:00", "12:00"], ["11:00", "13:00"], ["10:00", "09:00"], ["20:00", "23:00"]):
        with pytest.raises(ValidationError):
            ChannelPlan.model_validate({"hours": [hours]})


def test_the_citys_plan_can_be_read_and_calls_about_everything() -> None:
    plan = read_plan(Path("cities/haikou/followups.yaml"))
    assert plan.version == 1
    assert {choose(plan, facts(number=f"HK{each}")).is_drawn for each in range(200)} == {True}
    assert plan.unreached.message
    assert len(plan.reasons) == 8
    assert plan.of(Channel.CALL).calendar.spans_on(at("11-24 00:00").date()) == (
        (480, 720),
        (870, 1320),
    )


def test_a_city_without_a_file_calls_about_every_order(tmp_path: Path) -> None:
    assert choose(read_plan(tmp_path / "none.yaml"), facts()).rule.name == "all_orders"


def test_a_name_is_given_once() -> None:
    rule = Rule(name="a", label="甲")
    with pytest.raises(ValidationError, match="不能重复"):
        FollowUpPlan(rules=(rule, rule))


def test_pauses_are_waited_out_within_expiry() -> None:
    plan = FollowUpPlan(expiry_days=7)
    second = next_try(plan, 2, next_try(plan, 1, at("11-24 09:00")))
    assert second - at("11-24 09:00") < timedelta(days=plan.expiry_days)
