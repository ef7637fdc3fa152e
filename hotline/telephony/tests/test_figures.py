"""Figures: their formulas, sums that come out, and cells that add up whatever happens."""

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.core.guarded import writing
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.figure_queries import Asked, count_calls
from hotline.telephony.figure_tables import table, worst_24_hours
from hotline.telephony.models import Call, CallRecord, EngineCheck
from hotline.telephony.operator_figures import list_operator_work
from hotline.telephony.rules.figures import Tally, total, worst_window
from hotline.telephony.rules.figures_page import figures_page
from hotline.telephony.rules.measures import MEASURES
from hotline.telephony.tests.floor import person
from hotline.telephony.tests.reported import OPERATOR, START, answered, ended, entered, report

DAY = datetime(2026, 11, 23, tzinfo=SHANGHAI)
ASKED = Asked(since=DAY, until=DAY + timedelta(days=2))
LATER = START + timedelta(hours=6)
BY_NAME = {each.name: each for each in MEASURES}
EXAMPLE = Tally(
    came_in=130,
    left_in_flow=20,
    refused=10,
    entered_queue=100,
    answered=80,
    answered_within=60,
    left_in_queue=10,
    left_ringing=2,
    abandoned_short=4,
    return_asked=5,
    voicemail=2,
    system_ended=1,
    left_within=70,
    wait_answered_seconds=800,
    wait_abandoned_seconds=400,
    talks=90,
    talk_seconds=16000,
    hold_seconds=1600,
    wrap_up_seconds=2400,
    busy_seconds=20000,
    ready_seconds=5000,
    blocked=10,
)


def test_the_example_is_a_possible_one() -> None:
    assert EXAMPLE.imbalances() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("answer_rate", 80 / 100),
        ("answer_rate_with_returns", 85 / 100),
        ("answer_rate_industry", 80 / 96),
        ("answered_within", 60 / 80),
        ("service_level", 60 / 92),
        ("service_level_industry", 70 / 100),
        ("abandonment_rate", 12 / 100),
        ("abandonment_rate_long", 8 / 96),
        ("average_wait", 10),
        ("average_wait_of_all", 1200 / 92),
        ("average_handling_time", 250),
        ("average_handling_time_industry", 20000 / 90),
        ("occupancy", 0.8),
        ("return_asked_rate", 0.05),
        ("blocked_rate", 10 / 140),
    ],
)
def test_every_figure_by_its_formula(name: str, value: float) -> None:
    assert BY_NAME[name].value(EXAMPLE) == pytest.approx(value)


def test_every_figure_is_in_the_table_above() -> None:
    assert len(BY_NAME) == 15
    assert all(each.value(Tally()) is None for each in MEASURES)


_COUNTS = st.integers(0, 50)


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    """Any tally that calls could make."""
    parts = ("left_in_queue", "left_ringing", "return_asked", "voicemail", "transferred_out")
    queued = {name: draw(_COUNTS) for name in (*parts, "system_ended", "waiting", "answered")}
    early = ("refused", "left_in_flow", "answered_directly", "served_without_queue")
    before = {name: draw(_COUNTS) for name in early}
    gave_up = queued["left_in_queue"] + queued["left_ringing"]
    within = draw(st.integers(0, queued["answered"]))
    return Tally(
        **queued,
        **before,
        entered_queue=sum(queued.values()),
        came_in=sum(queued.values()) + sum(before.values()),
        answered_within=within,
        abandoned_short=draw(st.integers(0, gave_up)),
        left_within=within + draw(st.integers(0, gave_up + queued["return_asked"])),
        busy_seconds=draw(_COUNTS),
        ready_seconds=draw(_COUNTS),
        blocked=draw(_COUNTS),
    )


@given(st.lists(tallies(), max_size=6))
def test_sums_of_whole_tallies_are_whole_and_rates_stay_between_none_and_all(
    some: list[Tally],
) -> None:
    assert total(some).imbalances() == []
    for each in MEASURES:
        value = each.value(total(some))
        assert value is None or each.unit == "seconds" or 0 <= value <= 1, each.name


@given(st.lists(tallies(), min_size=2, max_size=5))
def test_a_rate_of_the_whole_lies_between_those_of_its_parts(some: list[Tally]) -> None:
    measure = BY_NAME["answer_rate"]
    parts = [value for each in some if (value := measure.value(each)) is not None]
    whole = measure.value(total(some))
    assert whole is None or min(parts) - 1e-9 <= whole <= max(parts) + 1e-9


def test_one_call_counted_twice_is_noticed() -> None:
    assert Tally(came_in=1, entered_queue=1, answered=1, voicemail=1).imbalances() == ["进入队列数"]


def test_the_worst_stretch_is_found() -> None:
    good = Tally(entered_queue=10, answered=10)
    bad = Tally(entered_queue=10, answered=0)
    start, rate = worst_window([good, bad, bad, good, Tally()], 3) or (9, 9)
    assert (start, round(rate, 4)) == (0, 0.3333)
    assert worst_window([good], 3) is None
    assert worst_window([Tally()] * 4, 3) is None


def _seed(count: int = 300) -> list[CallRecord]:
    """Records of every result at any time of two days, some trials and outbound calls."""
    chance = random.Random(12345)  # noqa: S311 - an example, no secret
    results = [each for each in CallRecord.Result if each != "not_reached"]
    rows = []
    for number in range(count):
        result = chance.choice(results)
        at = DAY + timedelta(seconds=chance.uniform(0, 2 * 86400))
        never = {"refused", "left_in_flow"}
        waits = result not in never and chance.random() < 0.9
        call = Call(pk=UUID(int=number + 1), correlation_id=UUID(int=1), entered_at=at)
        call.last_event_at = at
        call.save()
        rows.append(
            CallRecord(
                call=call,
                direction="outbound" if chance.random() < 0.1 else "inbound",
                is_test=chance.random() < 0.1,
                result=result,
                entered_at=at,
                queued_at=at + timedelta(seconds=chance.uniform(0, 90)) if waits else None,
                waited_seconds=chance.uniform(0, 60) if waits else None,
                queue=chance.choice(["general", "law"]) if waits else "",
                talks=int(result == "answered"),
                talk_seconds=100.0 if result == "answered" else 0.0,
            )
        )
    CallRecord.objects.bulk_create(rows)
    return rows


@pytest.mark.django_db
@pytest.mark.parametrize("by", ["total", "queue", "hour", "day"])
def test_cells_are_whole_and_add_up_to_what_a_simple_count_finds(by: Any) -> None:
    with writing():
        rows = _seed()
    cells = count_calls(ASKED, by)
    assert all(each.imbalances() == [] for each in cells.values())
    ours = [
        each
        for each in rows
        if each.direction == "inbound"
        and not each.is_test
        and DAY <= (each.queued_at or each.entered_at) < ASKED.until
    ]
    queued = [each for each in ours if each.queued_at]
    whole = total(cells.values())
    assert (whole.came_in, whole.entered_queue) == (len(ours), len(queued))
    taken = [each for each in queued if each.result == "answered"]
    assert whole.answered == len(taken)
    assert whole.answered_within == sum((each.waited_seconds or 0) <= 15 for each in taken)
    gave_up = [each for each in queued if each.result in {"left_in_queue", "left_ringing"}]
    assert whole.abandoned == len(gave_up)
    assert whole.abandoned_short == sum((each.waited_seconds or 0) < 5 for each in gave_up)


@pytest.mark.django_db
def test_hours_have_no_gap_and_a_call_counts_in_the_hour_it_entered_the_queue() -> None:
    entered(3590)
    report("call.queued", 3601, queue="general", language="zh", position=1)
    ended(7300, outcome="left_in_queue")
    absorb_waiting(now=LATER)
    cells = table(ASKED, "hour", LATER)
    assert len(cells) == 48
    busy = [key for key, tally in cells.items() if tally.came_in]
    assert busy == [DAY + timedelta(hours=10)]
    assert cells[busy[0]].left_in_queue == 1


@pytest.mark.django_db
def test_a_call_that_waits_over_midnight_counts_on_the_day_it_began_to() -> None:
    before_midnight = 15 * 3600 - 10
    entered(before_midnight)
    report("call.queued", before_midnight, queue="general", language="zh", position=1)
    answered(before_midnight + 40)
    ended(before_midnight + 100)
    absorb_waiting(now=LATER + timedelta(days=1))
    days = table(ASKED, "day", LATER + timedelta(days=1))
    assert [each.answered for each in days.values()] == [1, 0]


@pytest.mark.django_db
def test_blocked_calls_come_from_the_engine_and_are_none_of_our_calls() -> None:
    hours = [0] * 24
    hours[9], hours[10] = 3, 4
    with writing():
        EngineCheck.objects.create(
            day=DAY.date(),
            engine_calls=0,
            our_calls=0,
            matched=0,
            differing=0,
            blocked_by_hour=hours,
            checked_at=LATER,
        )
    assert table(ASKED, "total", LATER)[None].blocked == 7
    morning = Asked(since=DAY + timedelta(hours=10), until=DAY + timedelta(hours=12))
    assert table(morning, "day", LATER)[DAY].blocked == 4
    assert [each.blocked for each in table(morning, "hour", LATER).values()] == [4, 0]
    assert table(ASKED, "total", LATER)[None].came_in == 0


@pytest.mark.django_db
def test_an_operators_work_and_occupancy_follow_from_facts_and_states() -> None:
    entered()
    report("call.queued", 3, queue="general", language="zh", position=1)
    report("call.offered", 4, operator_id=OPERATOR, seat="8001", device="browser")
    answered(8)
    report("call.held", 20, operator_id=OPERATOR)
    report("call.resumed", 30, operator_id=OPERATOR)
    ended(68)
    states = [("ready", -92), ("offered", 4), ("talking", 8), ("wrap_up", 68), ("break", 98)]
    for state, seconds in states:
        report(
            "operator.state_changed",
            seconds,
            call_id=UUID(int=0) if state == "talking" else None,
            operator_id=OPERATOR,
            seat="8001",
            state=state,
        )
    absorb_waiting(now=LATER)
    work = list_operator_work(DAY, ASKED.until, START + timedelta(seconds=120))[0]
    assert (work.taken, work.offered, work.missed) == (1, 1, 0)
    assert (work.talk_seconds, work.hold_seconds) == (50.0, 10.0)
    assert work.states["ready"] == 96.0
    assert work.states["break"] == 22.0
    assert work.occupancy == pytest.approx(90 / 186)
    whole = table(ASKED, "total", START + timedelta(seconds=120))[None]
    assert (whole.busy_seconds, whole.ready_seconds) == (90.0, 96.0)


@pytest.mark.django_db
def test_a_state_over_midnight_is_cut_there() -> None:
    report(
        "operator.state_changed",
        15 * 3600 - 60,
        call_id=None,
        operator_id=OPERATOR,
        seat="8001",
        state="ready",
    )
    report(
        "operator.state_changed",
        15 * 3600 + 30,
        call_id=None,
        operator_id=OPERATOR,
        seat="8001",
        state="signed_out",
    )
    absorb_waiting(now=LATER + timedelta(days=1))
    days = table(ASKED, "day", LATER + timedelta(days=1))
    assert [each.ready_seconds for each in days.values()] == [60.0, 30.0]


@pytest.mark.django_db
def test_the_worst_continuous_day_may_lie_across_midnight() -> None:
    with writing():
        _seed()
    worst = worst_24_hours(ASKED, ASKED.until)
    assert worst is not None
    by_hand = []
    for start in range(-23, 25):
        since = DAY + timedelta(hours=start)
        cells = count_calls(Asked(since=since, until=since + timedelta(hours=24)), "total")
        if cells[None].entered_queue:
            by_hand.append((cells[None].answered / cells[None].entered_queue, since))
    assert worst[1] == pytest.approx(min(by_hand)[0])
    assert worst_24_hours(ASKED, DAY - timedelta(hours=1)) is None
    early = worst_24_hours(ASKED, DAY + timedelta(hours=3, minutes=40))
    assert early is not None
    assert early[0] + timedelta(hours=24) <= DAY + timedelta(hours=3)


STRETCH = {"since": "2026-11-23T00:00:00+08:00", "until": "2026-11-24T00:00:00+08:00"}


def _client(name: str, role: Role) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=person(name, role).user_id))
    return client


@pytest.mark.django_db
def test_a_leader_reads_figures_with_their_formulas() -> None:
    entered()
    report("call.queued", 3, queue="general", language="zh", position=1)
    answered(8)
    ended(60)
    absorb_waiting(now=LATER)
    client = _client("leader", Role.TEAM_LEADER)
    found = client.get("/api/telephony/figures", {**STRETCH, "by": "queue"}).json()
    rate = found["rows"][0]["figures"]["answer_rate"]
    assert rate == {"value": 1.0, "over": 1.0, "under": 1.0}
    measure = found["measures"][0]
    assert (measure["label"], measure["target"]) == ("接通率", 0.95)
    assert "人工接通的来电 ÷ 进入队列的来电" in measure["formula"]
    assert set(found["rows"][0]["counts"]) == set(found["count_labels"])
    for by in ("total", "hour", "day"):
        found = client.get("/api/telephony/figures", {**STRETCH, "by": by}).json()
        assert found["total"]["counts"]["answered"] == 1, by


@pytest.mark.django_db
def test_a_stretch_must_be_whole_hours_in_order() -> None:
    client = _client("leader", Role.TEAM_LEADER)
    for until in ("2026-11-22T00:00:00+08:00", "2026-11-23T10:30:00+08:00"):
        answer = client.get("/api/telephony/figures", {**STRETCH, "until": until})
        assert answer.status_code == 422, until


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        (Role.OPERATOR, "", 403),
        (Role.OPERATOR, "/operators", 403),
        (Role.OPERATOR, "/mine", 200),
        (Role.DISPATCHER, "/mine", 200),
        (Role.REVIEWER, "/mine", 403),
        (Role.TEAM_LEADER, "/operators", 200),
        (Role.ADMINISTRATOR, "", 200),
    ],
)
def test_who_sees_figures(role: Role, path: str, status: int) -> None:
    client = _client("visitor", role)
    assert client.get(f"/api/telephony/figures{path}", STRETCH).status_code == status


@pytest.mark.django_db
def test_an_operator_sees_nobody_elses_work() -> None:
    report(
        "operator.state_changed",
        0,
        call_id=None,
        operator_id=OPERATOR,
        seat="8001",
        state="ready",
    )
    absorb_waiting(now=LATER)
    client = _client("operator", Role.OPERATOR)
    assert client.get("/api/telephony/figures/mine", STRETCH).json()["rows"] == []
    leader = _client("leader", Role.TEAM_LEADER)
    rows = leader.get("/api/telephony/figures/operators", STRETCH).json()["rows"]
    assert [each["operator_id"] for each in rows] == [OPERATOR]


@pytest.mark.django_db
def test_a_calls_record_is_read_fact_by_fact() -> None:
    entered()
    report("call.queued", 3, queue="general", language="zh", position=1)
    answered(8)
    ended(60)
    absorb_waiting(now=LATER)
    client = _client("leader", Role.TEAM_LEADER)
    call_id = Call.objects.get().pk
    found = client.get(f"/api/calls/{call_id}/record").json()
    assert (found["result_label"], found["talk_seconds"]) == ("人工接通", 52.0)
    assert [each["kind_label"] for each in found["facts"]] == ["排队", "通话"]
    stranger = _client("stranger", Role.OPERATOR)
    assert stranger.get(f"/api/calls/{call_id}/record").status_code == 404


def test_the_page_of_definitions_is_as_generated() -> None:
    page = Path(settings.BASE_DIR) / "docs/generated/figures.md"
    assert page.read_text(encoding="utf-8") == figures_page(), "run `make docs`"
