"""Learn from a day's orders where places lie and which names people use (习得地点)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db.models import F

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.actions._place_spellings import write_spellings
from hotline.reference.events import PlacesLearnt
from hotline.reference.models import Area, Place, PlaceHabit, PlaceLesson
from hotline.reference.rules.place_names import (
    CONFIRMATIONS,
    Confirmed,
    settled_area,
    stem,
    substrings,
    tally,
)


def learn_places(
    *, day: date, lessons: Iterable[tuple[str, str]], now: datetime
) -> tuple[int, int]:
    """Count each order's place with the area it stood with; return new and moved places.

    A name that orders gave ``CONFIRMATIONS`` times becomes a place of its own; a place whose
    area orders corrected is suggested with theirs. A day that was learnt from is passed by.

    Args:
        day: the city's date whose orders these are, all of them over.
        lessons: place as written and code of the area, one pair to an order.
        now: the time of the event.

    """
    with writing():
        orders = list(lessons)
        if not _take(day, len(orders)):
            return 0, 0
        named = _name(orders)
        _count(named)
        names = sorted({name for name, _ in named})
        seen = _seen(names)
        new, moved = _add_new(names, seen), _move(names, seen)
        for name, times in _totals(named).items():
            Place.objects.filter(name=name).update(times=F("times") + times)
        if new or moved:
            happening = PlacesLearnt(day=day.isoformat(), new=new, moved=moved)
            record(happening, subject_id=day.isoformat(), by=SYSTEM, now=now, correlation_id=None)
    return len(new), len(moved)


def _take(day: date, orders: int) -> bool:
    _, is_new = PlaceLesson.objects.get_or_create(day=day, defaults={"orders": orders})
    return is_new


def _name(orders: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Name each order's place: the longest known name within it, else its stem."""
    wanted = {each for place, _ in orders for each in substrings(place)}
    known = set(
        Place.objects.filter(is_active=True, name__in=wanted).values_list("name", flat=True)
    )
    named = []
    for place, area in orders:
        inside = known & substrings(place)
        name = max(inside, key=lambda each: (len(each), each)) if inside else stem(place)
        if name:
            named.append((name, area))
    return named


def _count(named: Sequence[tuple[str, str]]) -> None:
    areas = dict(Area.objects.values_list("code", "pk"))
    for (name, code), times in tally(named).items():
        _, is_new = PlaceHabit.objects.get_or_create(
            name=name, area_id=areas[code], defaults={"times": times}
        )
        if not is_new:
            PlaceHabit.objects.filter(name=name, area_id=areas[code]).update(
                times=F("times") + times
            )


def _seen(names: Sequence[str]) -> Mapping[str, list[Confirmed]]:
    seen: dict[str, list[Confirmed]] = {}
    rows = PlaceHabit.objects.filter(name__in=names)
    for name, code, times in rows.values_list("name", "area__code", "times"):
        seen.setdefault(name, []).append(Confirmed(code, times))
    return seen


def _totals(named: Sequence[tuple[str, str]]) -> Mapping[str, int]:
    return {name: times for (name, _), times in tally((name, "") for name, _ in named).items()}


def _add_new(names: Sequence[str], seen: Mapping[str, list[Confirmed]]) -> list[str]:
    known = set(Place.objects.filter(name__in=names).values_list("name", flat=True))
    areas = dict(Area.objects.values_list("code", "pk"))
    places = []
    for name in names:
        area = settled_area(None, seen[name])
        if name in known or area is None or _all(seen[name]) < CONFIRMATIONS:
            continue
        places.append(Place.objects.create(name=name, settled_area_id=areas[area], is_learnt=True))
    write_spellings(places)
    return [each.name for each in places]


def _all(seen: Sequence[Confirmed]) -> int:
    return sum(each.times for each in seen)


def _move(names: Sequence[str], seen: Mapping[str, list[Confirmed]]) -> list[str]:
    moved = []
    areas = dict(Area.objects.values_list("code", "pk"))
    rows = Place.objects.filter(name__in=names).select_related("area", "settled_area")
    for place in rows:
        area = settled_area(place.area.code if place.area else None, seen[place.name])
        if area and area != place.settled_area.code:
            place.settled_area_id = areas[area]
            place.save(update_fields=["settled_area"])
            moved.append(place.name)
    return moved
