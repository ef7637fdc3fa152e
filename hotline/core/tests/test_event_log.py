"""Events are written with the change, delivered once, and never outside an action."""

from datetime import UTC, datetime
from typing import ClassVar
from uuid import uuid4

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.core import delivery
from hotline.core.actor import SYSTEM
from hotline.core.delivery import deliver, heeding, install, subscriber_name
from hotline.core.eventlog import Happening, Told, label_of, record, record_many, recorded_at_once
from hotline.core.guarded import WroteOutsideAnActionError, writing
from hotline.core.models import Delivered, Event

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
heard: list[int] = []


class LampLit(Happening):
    """A kind of event that exists only here."""

    kind: ClassVar[str] = "lamp.lit"
    label: ClassVar[str] = "点灯"
    subject_type: ClassVar[str] = "lamp"
    colour: str


def listen(event: Event) -> None:
    """Remember what was heard."""
    heard.append(event.pk)


@heeding(lambda _kind, details: details["colour"] == "红")
def listen_for_red(event: Event) -> None:
    """Remember what was heard."""
    heard.append(event.pk)


@pytest.fixture(autouse=True)
def _only_our_subscriber(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "_subscribers", {})
    heard.clear()
    install({"lamp.lit": (listen,)})


def _light() -> Event:
    with writing():
        story = uuid4()
        return record(LampLit(colour="红"), subject_id=7, by=SYSTEM, now=NOW, correlation_id=story)


@pytest.mark.django_db
def test_record_inside_an_action_writes_the_event_and_its_job() -> None:
    event = _light()
    event.refresh_from_db()
    assert (event.kind, event.subject_id, event.actor_label) == ("lamp.lit", "7", "系统")
    assert event.details == {"colour": "红"}
    assert event.happened_at == NOW
    job = ProcrastinateJob.objects.get(task_name="core.deliver_event")
    assert job.args == {"event_id": event.pk, "subscriber": subscriber_name(listen)}


@pytest.mark.django_db
def test_record_outside_an_action_is_refused_and_writes_nothing() -> None:
    with pytest.raises(WroteOutsideAnActionError):
        record(LampLit(colour="红"), subject_id=7, by=SYSTEM, now=NOW, correlation_id=None)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_many_at_once_are_written_and_delivered_like_one_by_one() -> None:
    told = [Told(LampLit(colour=each), number, None) for number, each in enumerate("红黄绿")]
    with writing():
        record_many(told, by=SYSTEM, now=NOW)
    events = Event.objects.order_by("id")
    assert [each.details["colour"] for each in events] == ["红", "黄", "绿"]
    jobs = ProcrastinateJob.objects.filter(task_name="core.deliver_event").order_by("id")
    assert [each.args["event_id"] for each in jobs] == [each.pk for each in events]


@pytest.mark.django_db
def test_what_is_recorded_at_once_is_written_at_the_end_and_delivered() -> None:
    with writing(), recorded_at_once():
        for number, colour in enumerate("红黄绿"):
            happening = LampLit(colour=colour)
            record(happening, subject_id=number, by=SYSTEM, now=NOW, correlation_id=None)
        assert not Event.objects.exists()
    events = Event.objects.order_by("id")
    assert [each.details["colour"] for each in events] == ["红", "黄", "绿"]
    jobs = ProcrastinateJob.objects.filter(task_name="core.deliver_event").order_by("id")
    assert [each.args["event_id"] for each in jobs] == [each.pk for each in events]


@pytest.mark.django_db
def test_what_fails_records_nothing_and_outside_an_action_it_is_refused() -> None:
    def fail() -> None:
        with writing(), recorded_at_once():
            record(LampLit(colour="红"), subject_id=7, by=SYSTEM, now=NOW, correlation_id=None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.raises(WroteOutsideAnActionError), recorded_at_once():
        record(LampLit(colour="红"), subject_id=7, by=SYSTEM, now=NOW, correlation_id=None)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_whoever_heeds_some_events_only_is_woken_for_those() -> None:
    install({"lamp.lit": (listen_for_red,)})
    one = _light()
    with writing():
        told = [Told(LampLit(colour=each), number, None) for number, each in enumerate("黄红绿")]
        record_many(told, by=SYSTEM, now=NOW)
        record(LampLit(colour="黄"), subject_id=7, by=SYSTEM, now=NOW, correlation_id=None)
    assert Event.objects.count() == 5
    other = Event.objects.filter(details__colour="红").latest("id")
    jobs = ProcrastinateJob.objects.order_by("id")
    assert [each.args["event_id"] for each in jobs] == [one.pk, other.pk]


@pytest.mark.django_db
def test_many_that_nobody_hears_are_the_same_rows() -> None:
    story = uuid4()
    one = _light()
    install({})
    with writing():
        record_many([Told(LampLit(colour="红\t\\n\"'"), 7, story)], by=SYSTEM, now=NOW)
    other = Event.objects.latest("id")
    assert other.details == {"colour": "红\t\\n\"'"}
    assert (other.correlation_id, other.actor_id) == (story, None)
    assert (other.happened_at, other.actor_label) == (NOW, "系统")
    assert other.recorded_at >= one.recorded_at
    assert ProcrastinateJob.objects.count() == 1


@pytest.mark.django_db
def test_many_outside_an_action_are_refused_and_none_is_nothing() -> None:
    with pytest.raises(WroteOutsideAnActionError):
        record_many([Told(LampLit(colour="红"), 7, None)], by=SYSTEM, now=NOW)
    with writing():
        record_many([], by=SYSTEM, now=NOW)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_deliver_twice_is_heard_once() -> None:
    event = _light()
    deliver(event.pk, subscriber_name(listen))
    deliver(event.pk, subscriber_name(listen))
    assert heard == [event.pk]
    assert Delivered.objects.count() == 1


@pytest.mark.django_db
def test_deliver_to_a_subscriber_that_is_gone_says_so() -> None:
    event = _light()
    with pytest.raises(LookupError, match="gone"):
        deliver(event.pk, "gone")


@pytest.mark.django_db
def test_guarded_rows_refuse_bulk_changes_outside_an_action() -> None:
    _light()
    with pytest.raises(WroteOutsideAnActionError):
        Event.objects.all().update(kind="lamp.broken")
    with pytest.raises(WroteOutsideAnActionError):
        Event.objects.all().delete()
    with pytest.raises(WroteOutsideAnActionError):
        Event.objects.get().save()
    assert Event.objects.get().kind == "lamp.lit"


def test_label_of_unknown_kind_is_the_kind() -> None:
    assert label_of("lamp.lit") == "点灯"
    assert label_of("lamp.stolen") == "lamp.stolen"
