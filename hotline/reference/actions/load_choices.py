"""Add the versions of choices and readings that the city's files name."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.errors import VersionInForce
from hotline.reference.events import ReferenceLoaded
from hotline.reference.models import LimitChoice, Reading
from hotline.reference.rules.entries import ChoiceEntry, ReadingEntry

_EXPLANATION = {"question", "clause", "touches", "why", "choices", "effect"}


def load_choices(
    *,
    choices: Sequence[ChoiceEntry],
    readings: Sequence[ReadingEntry],
    city: str,
    by: Actor,
    now: datetime,
) -> int:
    """Add what is new; return how many versions. Idempotent.

    What a reading's page explains may be reworded; what was chosen may not. A version that
    somebody made in the pages for the same day stays as it is.

    Raises:
        VersionInForce: the file says something else about a version that exists already.

    """
    with writing():
        added = sum(_add_choice(each) for each in choices)
        added += sum(_add_reading(each, place) for place, each in enumerate(readings))
        if added:
            happening = ReferenceLoaded(what="choices", changed=added)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return added


def _add_choice(entry: ChoiceEntry) -> int:
    case = entry.model_dump(exclude={"limit"})
    row, is_new = LimitChoice.objects.get_or_create(**case, defaults={"limit": entry.limit})
    if row.limit != entry.limit:
        what = f"时限适用规则 {entry.clock} → {row.limit}"
        raise _in_force(what, entry)
    return int(is_new)


def _add_reading(entry: ReadingEntry, position: int) -> int:
    told = {
        "explanation": entry.model_dump(mode="json", include=_EXPLANATION),
        "position": position,
    }
    row, is_new = Reading.objects.get_or_create(
        key=entry.key, starts_on=entry.starts_on, defaults=told | {"chosen": entry.chosen}
    )
    if row.is_made_here:
        return 0
    if row.chosen != entry.chosen:
        what = f"口径“{entry.question}”"
        raise _in_force(what, entry)
    if (row.explanation, row.position) != (told["explanation"], position):
        Reading.objects.filter(pk=row.pk).update(**told)
    return int(is_new)


def _in_force(what: str, entry: ChoiceEntry | ReadingEntry) -> VersionInForce:
    msg = f"{what}自 {entry.starts_on} 起的版本已经载入，不能改写；请另加一条更晚的 starts_on。"
    return VersionInForce(msg)
