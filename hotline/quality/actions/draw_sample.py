"""Draw a day's sample (抽检): of each person's calls some by lot, some by risk."""

import secrets
from datetime import date, datetime, timedelta
from uuid import UUID

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.turns import wait_for_turn
from hotline.quality.actions.pre_score_call import pre_score_call
from hotline.quality.events import SampleDrawn
from hotline.quality.models import Sample, SampledInspection
from hotline.quality.queries import scorecard_on
from hotline.quality.rules.sampling import Candidate, digest_of, draw
from hotline.quality.rules.scorecards import Subject
from hotline.reference.rules.calendar import local_midnight
from hotline.telephony.models import Call

_TURN = 20261129
"""The advisory lock under which a day is drawn once."""
_RISKY_BELOW = 801
"""The rank from which a call is no risk: a score of 80."""


def draw_sample(*, day: date, now: datetime, seed: str = "") -> Sample | None:
    """Draw the sample of a day that is over, once; a call without words can be drawn by lot.

    None: no scorecard held on the day.
    """
    scorecard = scorecard_on(Subject.CALL, day)
    if scorecard is None:
        return None
    with writing():
        wait_for_turn(_TURN)
        known = Sample.objects.filter(day=day).first()
        if known is not None:
            return known
        candidates = _candidates(day)
        sample = Sample.objects.create(
            day=day,
            seed=seed or secrets.token_hex(16),
            population=len(candidates),
            population_digest=digest_of(each.key for each in candidates),
            drawn_at=now,
        )
        drawn = draw(
            candidates,
            seed=sample.seed,
            wanted=scorecard.entry().samples,
            risky_below=_RISKY_BELOW,
        )
        for each, why in drawn:
            inspection = pre_score_call(call_id=UUID(each.key), now=now)
            if inspection is not None:
                SampledInspection.objects.create(sample=sample, inspection=inspection, why=why)
        happening = SampleDrawn(seed=sample.seed, population=sample.population, drawn=len(drawn))
        record(happening, subject_id=str(day), by=SYSTEM, now=now, correlation_id=None)
    return sample


def _candidates(day: date) -> list[Candidate]:
    start = local_midnight(day)
    rows = Call.objects.filter(
        entered_at__gte=start,
        entered_at__lt=local_midnight(day + timedelta(days=1)),
        answered_at__isnull=False,
        ended_at__isnull=False,
        operator_id__isnull=False,
        inspection__sampled__isnull=True,
    ).values_list("pk", "operator_id", "inspection__rank")
    return [Candidate(str(key), person, rank) for key, person, rank in rows if person is not None]
