"""Events of many rows that one statement changes: the same rows as one by one."""

from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg.types.json import Jsonb

from hotline.core import delivery
from hotline.core.actor import SYSTEM
from hotline.core.delivery import heeding, install, subscriber_name
from hotline.core.event_sets import record_changes, shape_of
from hotline.core.eventlog import Happening, record
from hotline.core.guarded import WroteOutsideAnActionError, writing
from hotline.core.models import Event

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
STORY = UUID("0197c7a0-0000-7000-8000-000000000001")
_THREE = """
    WITH told AS (
        SELECT %(shape)s::jsonb AS shape, jsonb_build_object('watts', n) AS details,
            'B' || n AS subject_id, %(story)s::uuid AS correlation_id
        FROM generate_series(1, 3) AS n
    )
"""


class BulbLit(Happening):
    """A kind of event that exists only here."""

    kind: ClassVar[str] = "bulb.lit"
    label: ClassVar[str] = "亮灯"
    subject_type: ClassVar[str] = "bulb"
    colour: str
    watts: int = 0


def listen(event: Event) -> None:
    """Hear nothing: only the job matters."""


@heeding(lambda _kind, details: details["watts"] > 1)
def listen_for_bright(event: Event) -> None:
    """Hear nothing: only the job matters."""


@pytest.fixture(autouse=True)
def _nobody_hears(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "_subscribers", {})


def _light_three() -> int:
    values = {"shape": Jsonb(shape_of(BulbLit(colour="红"))), "story": STORY}
    with writing():
        return record_changes(_THREE, values, by=SYSTEM, now=NOW)


def _columns(event: Event) -> dict[str, object]:
    names = ("kind", "subject_type", "subject_id", "actor_id", "actor_label", "happened_at")
    return {each: getattr(event, each) for each in (*names, "correlation_id", "details")}


@pytest.mark.django_db
def test_rows_are_those_of_recording_one_by_one() -> None:
    assert _light_three() == 3
    together = [_columns(each) for each in Event.objects.order_by("id")]
    with writing():
        Event.objects.all().delete()
    with writing():
        for n in (1, 2, 3):
            told = BulbLit(colour="红", watts=n)
            record(told, subject_id=f"B{n}", by=SYSTEM, now=NOW, correlation_id=STORY)
    assert together == [_columns(each) for each in Event.objects.order_by("id")]
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db
def test_who_subscribes_hears_every_one() -> None:
    install({"bulb.lit": (listen,)})
    _light_three()
    jobs = ProcrastinateJob.objects.order_by("id")
    ids = [*Event.objects.order_by("id").values_list("pk", flat=True)]
    assert [each.args for each in jobs] == [
        {"event_id": each, "subscriber": subscriber_name(listen)} for each in ids
    ]


@pytest.mark.django_db
def test_whoever_heeds_some_is_woken_for_those_only() -> None:
    install({"bulb.lit": (listen_for_bright,)})
    assert _light_three() == 3
    bright = Event.objects.filter(details__watts__gt=1).order_by("id")
    jobs = ProcrastinateJob.objects.order_by("id")
    assert [each.args["event_id"] for each in jobs] == [each.pk for each in bright]


@pytest.mark.django_db
def test_outside_an_action_nothing_is_changed() -> None:
    with pytest.raises(WroteOutsideAnActionError):
        record_changes(_THREE, {}, by=SYSTEM, now=NOW)
    assert not Event.objects.exists()
