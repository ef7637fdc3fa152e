"""Draw the sample of a survey (抽取样本), by its seed."""

import secrets
from datetime import datetime

from hotline.citizens.rules.numbers import normalize_number
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.masking import mask_phone
from hotline.followups.models import Survey, SurveyPerson
from hotline.followups.rules.surveys.sampling import Candidate, draw
from hotline.followups.survey_errors import SurveyState
from hotline.followups.survey_events import SurveyDrawn
from hotline.followups.survey_queries import get_survey, population_of, stratum_of
from hotline.workorders.models import WorkOrder


def draw_survey(*, survey_id: int, by: Actor, now: datetime) -> Survey:
    """Draw once; a citizen counts once, with the order closed last.

    Raises:
        NoSuchSurvey: there is none.
        SurveyState: it was drawn before, or there is nobody to draw.

    """
    with writing():
        survey = get_survey(survey_id, locked=True)
        if survey.state != Survey.State.DRAFT:
            msg = "样本已经抽过，不能重抽。"
            raise SurveyState(msg)
        orders: dict[str, WorkOrder] = {}
        for each in population_of(survey):
            orders.setdefault(each.caller_phone_index, each)
        candidates = [
            Candidate(phone, stratum_of(each, survey.stratum)) for phone, each in orders.items()
        ]
        drawn = draw(candidates, survey.sample_size, survey.seed)
        if not drawn:
            msg = "这段时间没有可以调查的结案工单，请调整起止日期。"
            raise SurveyState(msg)
        SurveyPerson.objects.bulk_create(
            [
                _person(survey, at, each, orders[each.key].caller_phone, orders[each.key].pk)
                for at, each in enumerate(drawn, 1)
            ],
            batch_size=1000,
        )
        survey.state, survey.drawn_at = Survey.State.RUNNING, now
        survey.population = len(candidates)
        survey.save()
        happening = SurveyDrawn(population=len(candidates), drawn=len(drawn), seed=survey.seed)
        record(happening, subject_id=survey.pk, by=by, now=now, correlation_id=None)
    return survey


def _person(
    survey: Survey, position: int, drawn: Candidate, phone: str, order_id: int
) -> SurveyPerson:
    number = normalize_number(phone) or phone
    return SurveyPerson(
        survey=survey,
        position=position,
        stratum=drawn.stratum[:60],
        order_id=order_id,
        number=number,
        number_index=drawn.key,
        number_masked=mask_phone(number),
        key=secrets.token_urlsafe(24),
    )
