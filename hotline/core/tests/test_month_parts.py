"""Events are kept by month: parts are made ahead, and none is ever missed."""

from datetime import UTC, date, datetime
from typing import ClassVar
from uuid import uuid4

import pytest
from django.db import connection

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import Happening, Told, record, record_many
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.core.month_parts import EVENTS, look_over, make_ahead, make_parts, parts_of, take_out
from hotline.core.parting import into_parts, make_whole

pytestmark = pytest.mark.django_db
TODAY = date(2031, 11, 20)


class BellRung(Happening):
    """A kind of event that exists only here."""

    kind: ClassVar[str] = "bell.rung"
    label: ClassVar[str] = "敲钟"
    subject_type: ClassVar[str] = "bell"


def _ring(year: int, month: int, day: int = 5, hour: int = 0) -> Event:
    at = datetime(year, month, day, hour, tzinfo=UTC)
    with writing():
        return record(BellRung(), subject_id=9, by=SYSTEM, now=at, correlation_id=uuid4())


def _held() -> dict[str, int]:
    """Count the bell's rows by the part that holds them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableoid::regclass::text, count(*) FROM core_event"
            " WHERE subject_type = 'bell' GROUP BY 1"
        )
        return dict(cursor.fetchall())


def test_this_month_and_three_more_are_made_once() -> None:
    made = make_ahead([EVENTS], today=TODAY)
    assert made == [f"core_event_{each}" for each in ("2031_11", "2031_12", "2032_01", "2032_02")]
    assert make_ahead([EVENTS], today=TODAY) == []
    assert parts_of(EVENTS)[-1] == "core_event_rest"


def test_an_event_lies_in_the_month_of_the_city_not_of_greenwich() -> None:
    make_ahead([EVENTS], today=TODAY)
    _ring(2031, 11, 30, hour=15)
    _ring(2031, 11, 30, hour=16)  # midnight in the city
    assert _held() == {"core_event_2031_11": 1, "core_event_2031_12": 1}


def test_a_month_without_a_part_loses_nothing_and_gets_its_rows_when_it_is_made() -> None:
    early, late = _ring(2041, 2), _ring(2041, 3)
    with writing():
        record_many([Told(BellRung(), 9, None)], by=SYSTEM, now=early.happened_at)
    assert _held() == {"core_event_rest": 3}
    make_parts(EVENTS, date(2041, 2, 28), date(2041, 2, 28))
    assert _held() == {"core_event_2041_02": 2, "core_event_rest": 1}
    assert Event.objects.get(pk=early.pk).happened_at == early.happened_at
    assert Event.objects.get(pk=late.pk).happened_at == late.happened_at


def test_a_subject_is_looked_up_over_all_parts_in_the_order_of_writing() -> None:
    make_ahead([EVENTS], today=TODAY)
    rung = [_ring(2031, 12), _ring(2031, 11), _ring(2044, 7), _ring(2032, 1)]
    found = Event.objects.filter(subject_type="bell", subject_id="9")
    assert [each.pk for each in found] == [each.pk for each in rung]
    assert found.order_by("happened_at")[0] == rung[1]
    assert len(_held()) == 4


def test_ids_are_given_once_over_all_parts() -> None:
    make_ahead([EVENTS], today=TODAY)
    ids = [_ring(2031, month).pk for month in (11, 12, 11, 12)]
    assert ids == sorted(set(ids))


def test_a_month_taken_out_is_no_longer_found_and_keeps_its_rows() -> None:
    make_ahead([EVENTS], today=TODAY)
    gone, stays = _ring(2031, 11), _ring(2031, 12)
    take_out(EVENTS, date(2031, 11, 1))
    assert list(Event.objects.filter(subject_type="bell")) == [stays]
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM core_event_2031_11")
        assert cursor.fetchall() == [(gone.pk,)]
    with pytest.raises(LookupError, match="2031_11"):
        take_out(EVENTS, date(2031, 11, 1))


def test_the_planner_is_told_of_the_whole_table() -> None:
    _ring(2031, 11)
    look_over([EVENTS])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) > 0 FROM pg_stats WHERE tablename = 'core_event' AND inherited"
        )
        assert cursor.fetchone() == (True,)


def test_the_way_into_parts_and_back_keeps_every_row_index_and_id() -> None:
    _ring(2031, 11)
    _ring(2044, 7)
    before, indexes = list(Event.objects.values()), _indexes()
    with connection.schema_editor(atomic=False) as editor:
        make_whole(editor, EVENTS, key="id")
        assert (list(Event.objects.values()), parts_of(EVENTS)) == (before, [])
        assert _indexes() == indexes
        last = _ring(2031, 12)
        into_parts(editor, EVENTS, key="id", today=TODAY)
    assert list(Event.objects.exclude(pk=last.pk).values()) == before
    assert _indexes() == indexes
    assert {"core_event_2031_11", "core_event_2032_02"} <= set(parts_of(EVENTS))
    assert _ring(2031, 12).pk > last.pk > before[-1]["id"]


def _indexes() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'core_event' ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]
