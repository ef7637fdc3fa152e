"""Planning by the city's plan: sampling, rating history, and what no event brought."""

from pathlib import Path

import pytest

from hotline.core.models import Event
from hotline.followups import plan_file
from hotline.followups.actions.complete import complete
from hotline.followups.actions.plan_missed import plan_missed
from hotline.followups.models import FollowUp
from hotline.followups.rules.outcomes import Answers
from hotline.followups.rules.plan_entries import Channel, FollowUpPlan, Rule
from hotline.followups.tests.follow_ups import planned
from hotline.workorders.tests.orders import handled, later
from tests.cast import Cast

UNSOLVED = Answers(reached=True, solved=False, rating=1, comment="还是不亮。")


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let the city's plan lie in a file the test may write."""
    file = tmp_path / "followups.yaml"
    monkeypatch.setattr(plan_file, "_path", lambda: file)
    return file


def test_what_is_not_drawn_is_closed_and_says_why(cast: Cast, plan: Path) -> None:
    plan.write_text("rules: [{name: some, label: 抽样, share: 0}]", encoding="utf-8")
    order = handled(cast)
    spared = planned(order)
    order.refresh_from_db()
    assert (spared.state, spared.outcome) == ("done", "not_drawn")
    assert spared.ended_by_rule == "抽样：抽样 0%，未抽中"
    assert (order.state, order.closing) == ("closed", "not_drawn")
    assert Event.objects.get(kind="followup.spared").details["rule"] == "some"
    assert not Event.objects.filter(kind="followup.planned").exists()


def test_who_was_not_satisfied_is_called_about_the_next_order(cast: Cast, plan: Path) -> None:
    rules = FollowUpPlan(
        version=3,
        rules=(
            Rule(name="unhappy", label="上次不满意", rated_below=3),
            Rule(name="rest", label="其余", channel=Channel.MESSAGE),
        ),
    )
    plan.write_text(rules.model_dump_json(exclude={"channels"}), encoding="utf-8")
    first = planned(handled(cast))
    assert (first.channel, first.rule, first.plan_version) == ("message", "rest", 3)
    now = later(first.order, 200)
    complete(follow_up_id=first.pk, answers=UNSOLVED, by=cast.zheng_jie, now=now)
    again = planned(handled(cast, event="井盖松动。"))
    assert (again.channel, again.rule) == ("call", "unhappy")


def test_what_no_event_brought_is_planned_once(cast: Cast) -> None:
    one, two = handled(cast), handled(cast, event="没有水。")
    first = planned(one)
    assert plan_missed(now=later(two, 300)) == 1
    missed = FollowUp.objects.get(order=two)
    assert (missed.planned_at, missed.due_at) == (two.handled_at, first.due_at)
    assert missed.rule == "all_orders"
    assert Event.objects.filter(kind="followup.planned").count() == 2
    assert plan_missed(now=later(two, 301)) == 0


def test_a_spoiled_file_leaves_the_last_good_plan(plan: Path) -> None:
    plan.write_text("{version: 7}", encoding="utf-8")
    assert plan_file.current_plan().version == 7
    plan.write_text("rules: []\nversion: zero", encoding="utf-8")
    assert plan_file.current_plan().version == 7
