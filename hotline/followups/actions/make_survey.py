"""Describe a survey (新建调查)."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.models import QuestionSet, Survey
from hotline.followups.survey_errors import SurveyInvalid
from hotline.followups.survey_events import SurveyMade


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyShape:
    """What a survey is."""

    title: str
    question_set_id: int
    first_date: date
    last_date: date
    stratum: str
    sample_size: int
    quotas: Mapping[str, int]
    expires_at: datetime
    seed: str = ""


def make_survey(*, shape: SurveyShape, by: Actor, now: datetime) -> Survey:
    """Keep it; nobody is drawn yet. Without a seed one is drawn, and shown for good.

    Raises:
        SurveyInvalid: no such questions, days in the wrong order, or it is over already.

    """
    faults = {}
    questions = QuestionSet.objects.filter(pk=shape.question_set_id).first()
    if questions is None:
        faults["question_set_id"] = "请选择问卷。"
    if shape.first_date > shape.last_date:
        faults["last_date"] = "结束日期不能早于开始日期。"
    if shape.expires_at <= now:
        faults["expires_at"] = "截止时间须在现在之后。"
    if faults or questions is None:
        msg = "调查填写有误，请按提示修改。"
        raise SurveyInvalid(msg, fields=faults)
    with writing():
        survey = Survey.objects.create(
            title=shape.title,
            questions=questions,
            first_date=shape.first_date,
            last_date=shape.last_date,
            stratum=shape.stratum,
            sample_size=shape.sample_size,
            quotas=dict(shape.quotas),
            seed=shape.seed or secrets.token_hex(8),
            expires_at=shape.expires_at,
            made_at=now,
            made_by_label=by.actor_label[:80],
        )
        made = SurveyMade(title=survey.title)
        record(made, subject_id=survey.pk, by=by, now=now, correlation_id=None)
    return survey
