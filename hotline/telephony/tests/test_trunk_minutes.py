"""The year's outbound minutes: what was talked on channels we dialled, by the city's months."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from hotline.accounts.rules.roles import Role
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.tests.floor import open_floor, person
from hotline.telephony.tests.reported import START, ended, entered, report
from hotline.telephony.tests.test_api_floor import Door
from hotline.telephony.trunk_queries import trunk_minutes

pytestmark = pytest.mark.django_db
LATER = START + timedelta(days=1)


def _leg(direction: str, began: datetime, talked: float) -> None:
    call = uuid4()
    entered(call_id=call)
    words = {"direction": direction, "began_at": began.isoformat(), "talked_seconds": talked}
    ended(9, call_id=call)
    report("call.trunk_leg_ended", 10, call_id=call, **words)


def test_only_what_we_dialled_this_year_counts_and_the_month_is_the_citys() -> None:
    _leg("outbound", START, 90)
    _leg("outbound", START, 0)
    _leg("outbound", datetime(2026, 10, 31, 16, 30, tzinfo=UTC), 60)  # 00:30 on 1 November
    _leg("outbound", datetime(2025, 12, 31, 16, 30, tzinfo=UTC), 30)  # 00:30 on New Year's Day
    _leg("outbound", datetime(2025, 12, 31, 15, 30, tzinfo=UTC), 6000)
    _leg("inbound", START, 6000)
    absorb_waiting(now=LATER)
    found = trunk_minutes(LATER)
    assert (found.year, found.minutes) == (2026, 3.0)
    assert (found.months[0], found.months[9], found.months[10]) == (0.5, 0, 2.5)


def test_the_door_gives_the_year_so_far() -> None:
    open_floor()
    zhou = Door(person("zhou", Role.TEAM_LEADER))
    given = zhou.get("/telephony/trunk-minutes")
    assert given["minutes"] == 0
    assert len(given["months"]) == 12
