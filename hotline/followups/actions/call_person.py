"""Call somebody who was drawn for a survey (拨打调查对象)."""

from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.followups.errors import CallingBarred
from hotline.followups.rules.calling_hours import why_barred
from hotline.followups.rules.surveys.people import PersonState
from hotline.followups.survey_errors import SurveyState
from hotline.followups.survey_queries import get_person
from hotline.telephony.actions.place_call import Wanted, place_call


def call_person(*, person_id: UUID, by: Visitor, now: datetime) -> UUID:
    """Ring the operator, then the citizen; the page never learns the number.

    Raises:
        NoSuchSurvey: there is nobody.
        SurveyState: the result is written down already.
        CallingBarred: not at this hour.
        Conflict, Unavailable: the call cannot be placed now.

    """
    barred = why_barred(now)
    if barred:
        raise CallingBarred(barred)
    with writing():
        person = get_person(person_id=person_id)
        if person.state != PersonState.WAITING:
            msg = "这个人已经有调查结果，不用再拨。"
            raise SurveyState(msg)
        wanted = Wanted(
            number=person.number,
            purpose="survey",
            reference=str(person.pk),
            label=f"调查：{person.survey.title}"[:80],
        )
        call_id = place_call(wanted=wanted, by=by, now=now)
        person.asked_at = now
        person.save(update_fields=["asked_at"])
    return call_id
