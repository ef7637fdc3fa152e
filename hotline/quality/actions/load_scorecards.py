"""Bring scorecards in line with the city's file (载入评分表)."""

from collections.abc import Iterable
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.quality.events import ScorecardsLoaded
from hotline.quality.models import Scorecard
from hotline.quality.rules.scorecards import ScorecardEntry


def load_scorecards(
    *, entries: Iterable[ScorecardEntry], city: str, by: Actor, now: datetime
) -> int:
    """Add the versions that are new; return how many. One that is known never changes."""
    with writing():
        changed = sum(
            Scorecard.objects.get_or_create(
                subject=each.subject,
                starts_on=each.starts_on,
                defaults={"content": each.model_dump(mode="json")},
            )[1]
            for each in entries
        )
        if changed:
            happening = ScorecardsLoaded(changed=changed)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return changed
