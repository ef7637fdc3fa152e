"""Judge a call by the scorecard (通话预评): a machine's word, once, with evidence."""

from datetime import datetime
from uuid import UUID

from hotline.core.guarded import writing
from hotline.quality.actions._keep import Of, keep
from hotline.quality.models import Inspection
from hotline.quality.queries import scorecard_on
from hotline.quality.rules.scorecards import Subject
from hotline.quality.rules.scoring import judge_talk
from hotline.quality.talks import talk_of
from hotline.reference.rules.calendar import local_date
from hotline.telephony.models import Call


def pre_score_call(*, call_id: UUID, now: datetime) -> Inspection | None:
    """Keep a call's pre-score; one that was judged stays as it is.

    Without words every item that needs them stays unjudged. None: the call has not ended, no
    operator took it, or no scorecard held on its day.
    """
    with writing():
        call = Call.objects.select_for_update(of=("self",)).filter(pk=call_id).first()
        if call is None or call.ended_at is None or call.operator_id is None:
            return None
        known = Inspection.objects.filter(call=call).first()
        scorecard = scorecard_on(Subject.CALL, local_date(call.entered_at))
        if known is not None or scorecard is None:
            return known
        talk = talk_of(call)
        of = Of(
            subject=Subject.CALL,
            call=call,
            operator_id=call.operator_id,
            skill=call.queue,
            happened_at=call.entered_at,
            has_words=bool(talk.turns),
            correlation_id=call.correlation_id,
        )
        return keep(of, scorecard, judge_talk(talk, scorecard.entry().items), now)
