"""Learn from a day's orders where places lie and which names people use (习得地点)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.actions._place_spellings import write_spellings
from hotline.reference.events import PlacesLearnt
from hotline.reference.models import Area, Place, PlaceHabit, PlaceLesson
from hotline.reference.place_queries import confirmed_areas
from hotline.reference.rules.place_names import (
    CONFIRMATIONS,
    Confirmed,
    settled_area,
    stem,
    substrings,
)

_AT_ONCE = 2000


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
        areas = dict(Area.objects.values_list("code", "pk"))
        _count(named, areas)
        times = Counter(name for name, _ in named)
        seen = confirmed_areas(times)
        new = _add_new(seen, areas)
        moved = _note(times, seen, areas)
        if new or moved:
            happening = PlacesLearnt(day=day.isoformat(), new=new, moved=moved)
            record(happening, subject_id=day.isoformat(), by=SYSTEM, now=now, correlation_id=None)
    return len(new), len(moved)


def _take(day: date, orders: int) -> bool:
    _, is_new = PlaceLesson.objects.get_or_create(day=day, defaults={"orders": orders})
    return is_new


def _name(orders: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Name each order's place: the longest known name within it, else its stem."""
    held = [substrings(place) for place, _ in orders]
    places = Place.objects.filter(is_active=True, name__in=set().union(*held))
    known = set(places.values_list("name", flat=True))
    named = []
    for (place, area), inside in zip(orders, held, strict=True):
        name = max(known & inside, key=lambda each: (len(each), each), default=stem(place))
        if name:
            named.append((name, area))
    return named


def _count(named: Sequence[tuple[str, str]], areas: Mapping[str, int]) -> None:
    """Add to the habits, by two statements for the whole day."""
    told = {(name, areas[code]): times for (name, code), times in Counter(named).items()}
    rows = PlaceHabit.objects.filter(name__in={name for name, _ in told})
    known = {(each.name, each.area_id): each for each in rows if (each.name, each.area_id) in told}
    for pair, habit in known.items():
        habit.times += told[pair]
    PlaceHabit.objects.bulk_update(known.values(), ["times"], batch_size=_AT_ONCE)
    PlaceHabit.objects.bulk_create(
        [
            PlaceHabit(name=name, area_id=area, times=times)
            for (name, area), times in told.items()
            if (name, area) not in known
        ],
        batch_size=_AT_ONCE,
    )


def _add_new(seen: Mapping[str, Sequence[Confirmed]], areas: Mapping[str, int]) -> list[str]:
    known = set(Place.objects.filter(name__in=seen).values_list("name", flat=True))
    often = (
        (name, settled_area(None, some))
        for name, some in sorted(seen.items())
        if name not in known and sum(each.times for each in some) >= CONFIRMATIONS
    )
    made = Place.objects.bulk_create(
        Place(name=name, settled_area_id=areas[code], is_learnt=True)
        for name, code in often
        if code
    )
    write_spellings(made)
    return [each.name for each in made]


def _note(
    times: Mapping[str, int], seen: Mapping[str, Sequence[Confirmed]], areas: Mapping[str, int]
) -> list[str]:
    """Count how often each place was named, and move those whose area orders corrected."""
    places = list(Place.objects.filter(name__in=seen).select_related("area", "settled_area"))
    moved = []
    for place in places:
        place.times += times[place.name]
        code = settled_area(place.area.code if place.area else None, seen[place.name])
        if code and code != place.settled_area.code:
            place.settled_area_id = areas[code]
            moved.append(place.name)
    Place.objects.bulk_update(places, ["times", "settled_area"], batch_size=_AT_ONCE)
    return moved
