"""Write down what came of asking somebody (记录调查结果)."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.models import Survey, SurveyPerson
from hotline.followups.rules.surveys.answering import faults_of
from hotline.followups.rules.surveys.people import PersonState
from hotline.followups.survey_errors import SurveyInvalid, SurveyState
from hotline.followups.survey_events import SurveyPersonSettled
from hotline.followups.survey_queries import content_of, get_person


def settle_person(
    *,
    state: PersonState,
    way: str,
    by: Actor,
    now: datetime,
    person_id: UUID | None = None,
    key: str = "",
    answers: Mapping[str, object] | None = None,
) -> SurveyPerson:
    """Keep answers, a refusal, or that nobody was reached; the first word stands.

    When a stratum has the answers its quota wants, the rest of it is asked no more.

    Raises:
        NoSuchSurvey: there is nobody.
        SurveyState: it was settled before, or the survey does not run.
        SurveyInvalid: answers are missing, wrong, or to what was not asked.

    """
    with writing():
        person = get_person(person_id=person_id, key=key)
        _refuse(person, now)
        if state is PersonState.ANSWERED:
            faults = faults_of(content_of(person.survey.questions), answers or {})
            if faults:
                msg = "问卷没有答完或有误，请按提示补充。"
                raise SurveyInvalid(msg, fields=faults)
            person.answers = json.dumps(answers, ensure_ascii=False)
        person.state, person.way = state, way
        person.settled_at, person.settled_by_label = now, by.actor_label[:80]
        person.save()
        happening = SurveyPersonSettled(position=person.position, state=state, way=way)
        survey_id = person.survey_id
        record(happening, subject_id=survey_id, by=by, now=now, correlation_id=None)
        if state is PersonState.ANSWERED:
            _stop_full(person)
    return person


def _refuse(person: SurveyPerson, now: datetime) -> None:
    if person.state != PersonState.WAITING:
        msg = "这份问卷已经有结果，不能重复提交。"
        raise SurveyState(msg)
    survey = person.survey
    if survey.state != Survey.State.RUNNING or survey.expires_at <= now:
        msg = "这项调查已经结束，感谢您的关注。"
        raise SurveyState(msg)


def _stop_full(person: SurveyPerson) -> None:
    wanted = person.survey.quotas.get(person.stratum)
    same = SurveyPerson.objects.filter(survey=person.survey, stratum=person.stratum)
    if wanted and same.filter(state=PersonState.ANSWERED).count() >= wanted:
        same.filter(state=PersonState.WAITING).update(state=PersonState.OVER_QUOTA)
