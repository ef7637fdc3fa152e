"""Load calendars, limits, areas and topics."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.core.cache import cache

from hotline.reference.errors import NoPolicyInForce, UnknownArea, UnknownTopic
from hotline.reference.frozen_days import days_of_edition, newest_edition
from hotline.reference.models import (
    Area,
    CalendarVersion,
    Holiday,
    LimitChoice,
    LimitPolicy,
    Reading,
    Topic,
)
from hotline.reference.rules.calendar import ALWAYS_OPEN, WorkCalendar
from hotline.reference.rules.choices import Case, Choice, choose
from hotline.reference.rules.hours import weekly_of
from hotline.reference.rules.limits import STAGES, Limit
from hotline.reference.rules.readings import SAFEST, ReadingKey

CACHE_SECONDS = 60
"""Every process sees a new version of a calendar or limit within a minute."""


def get_calendar(name: str, on: date) -> WorkCalendar:
    """Return the calendar's version in force on the date, with holidays around it.

    ``always`` needs no entry. Holidays are loaded from the year before to two years after.

    Raises:
        NoPolicyInForce: no version of this name has started by then.

    """
    key = f"reference.calendar:{name}:{on}"
    known: WorkCalendar | None = cache.get(key)
    if known is None:
        known = _load_calendar(name, on)
        cache.set(key, known, CACHE_SECONDS)
    return known


def _load_calendar(name: str, on: date) -> WorkCalendar:
    versions = CalendarVersion.objects.filter(name=name, starts_on__lte=on)
    version = versions.order_by("-starts_on").first()
    if version is None:
        if name == ALWAYS_OPEN.name:
            return ALWAYS_OPEN
        msg = f"没有在 {on} 生效的日历“{name}”，请联系系统管理员。"
        raise NoPolicyInForce(msg)
    marked = _marked_days(on) if version.observes_holidays else []
    return _calendar(version, marked, newest_edition() if version.observes_holidays else 0)


def _calendar(
    version: CalendarVersion, marked: list[tuple[date, str]], edition: int
) -> WorkCalendar:
    return WorkCalendar(
        name=version.name,
        weekly=weekly_of(version.weekly),
        holidays=frozenset(day for day, kind in marked if kind == Holiday.Kind.HOLIDAY),
        make_up_days=frozenset(day for day, kind in marked if kind == Holiday.Kind.MAKE_UP),
        version=version.pk,
        holidays_version=edition,
    )


def get_frozen_calendar(name: str, version: int, holidays_version: int, on: date) -> WorkCalendar:
    """Return the calendar a clock was started by: its version, and the holidays known then.

    Without either (clocks from before editions were kept) it is the one in force on the date.
    """
    if not version:
        return get_calendar(name, on)
    key = f"reference.frozen:{version}:{holidays_version}:{on.year}"
    known: WorkCalendar | None = cache.get(key)
    if known is None:
        row = CalendarVersion.objects.get(pk=version)
        edition = holidays_version if row.observes_holidays else 0
        marked = days_of_edition(edition, on) if edition else []
        if row.observes_holidays and not edition:
            marked = _marked_days(on)
        known = _calendar(row, marked, edition)
        cache.set(key, known, CACHE_SECONDS)
    return known


def _marked_days(on: date) -> list[tuple[date, str]]:
    nearby = Holiday.objects.filter(date__gte=date(on.year - 1, 1, 1))
    rows = nearby.filter(date__lte=date(on.year + 2, 12, 31))
    return list(rows.values_list("date", "kind"))


def get_limit(name: str, on: date) -> Limit:
    """Return the limit's version in force on the date, with its calendar.

    Raises:
        NoPolicyInForce: no version of the limit or its calendar has started by then.

    """
    key = f"reference.limit:{name}:{on}"
    known: Limit | None = cache.get(key)
    if known is None:
        known = _load_limit(name, on)
        cache.set(key, known, CACHE_SECONDS)
    return known


def _load_limit(name: str, on: date) -> Limit:
    versions = LimitPolicy.objects.filter(name=name, starts_on__lte=on)
    version = versions.order_by("-starts_on").first()
    if version is None:
        msg = f"没有在 {on} 生效的时限“{name}”，请联系系统管理员。"
        raise NoPolicyInForce(msg)
    return Limit(
        name=name,
        label=version.label,
        calendar=get_calendar(version.calendar, on),
        version=version.pk,
        minutes=version.minutes,
        working_days=version.working_days,
        stages=tuple(version.stages) or STAGES,
        act_within=version.act_within,
    )


def choose_limit(case: Case, on: date, *, topic: Callable[[], str], otherwise: str) -> Limit:
    """Return the limit the city chose for the case, or the usual one; see ``rules.choices``.

    The topic is asked for only where the city's choices speak of topics.

    Raises:
        NoPolicyInForce: no version of the limit or its calendar has started by then.

    """
    key = f"reference.choices:{on}"
    known: list[Choice] | None = cache.get(key)
    if known is None:
        known = _load_choices(on)
        cache.set(key, known, CACHE_SECONDS)
    if any(each.topic for each in known if each.clock == case.clock):
        case = replace(case, topic=topic())
    return get_limit(choose(known, case) or otherwise, on)


def _load_choices(on: date) -> list[Choice]:
    """Return the newest version of each line that has started."""
    case = ("clock", "verb", "channel", "urgency", "topic")
    started = LimitChoice.objects.filter(starts_on__lte=on)
    newest = started.order_by(*case, "-starts_on").distinct(*case)
    return [Choice(**row) for row in newest.values(*case, "limit")]


def get_reading(key: ReadingKey, on: date) -> str:
    """Return how the city reads an open question of the contract; the safest way by default."""
    cached = f"reference.reading:{key}:{on}"
    known: str | None = cache.get(cached)
    if known is None:
        started = Reading.objects.filter(key=key, starts_on__lte=on).order_by("-starts_on")
        known = started.values_list("chosen", flat=True).first() or SAFEST[key]
        cache.set(cached, known, CACHE_SECONDS)
    return known


def list_readings(on: date) -> list[Reading]:
    """Return the version in force of every reading, in the order of the city's file."""
    started = Reading.objects.filter(starts_on__lte=on)
    newest = started.order_by("key", "-starts_on").distinct("key")
    return sorted(newest, key=lambda each: (each.position, each.key))


def list_limits(on: date) -> list[LimitPolicy]:
    """Return the version in force of every limit, by name."""
    started = LimitPolicy.objects.filter(starts_on__lte=on)
    return list(started.order_by("name", "-starts_on").distinct("name"))


def is_year_announced(year: int) -> bool:
    """Tell whether the year's holidays are in the table (they are announced each November)."""
    return Holiday.objects.filter(date__year=year, kind=Holiday.Kind.HOLIDAY).exists()


def list_marked_days(first: date, last: date) -> list[Holiday]:
    """Return holidays and make-up days from ``first`` to ``last``, both included."""
    return list(Holiday.objects.filter(date__gte=first, date__lte=last))


def get_area(code: str) -> Area:
    """Return one active area by its official code.

    Raises:
        UnknownArea: there is none.

    """
    area = Area.objects.filter(code=code, is_active=True).first()
    if area is None:
        msg = "所选区划不存在或已停用。"
        raise UnknownArea(msg, fields={"area_code": msg})
    return area


def get_topic(code: str) -> Topic:
    """Return one active topic of the second level by its code.

    Raises:
        UnknownTopic: there is none.

    """
    topic = Topic.objects.filter(code=code, is_active=True, parent__isnull=False).first()
    if topic is None:
        msg = "所选事项分类不存在或已停用。"
        raise UnknownTopic(msg, fields={"topic_code": msg})
    return topic


def list_areas() -> list[Area]:
    """Return every active area by code."""
    return list(Area.objects.filter(is_active=True).select_related("parent"))


def list_topics() -> list[Topic]:
    """Return every active topic by code."""
    return list(Topic.objects.filter(is_active=True).select_related("parent"))


def list_calendars() -> dict[str, str]:
    """Return every calendar's name and the label of its newest version."""
    rows = CalendarVersion.objects.order_by("name", "-starts_on").distinct("name")
    return dict(rows.values_list("name", "label"))
