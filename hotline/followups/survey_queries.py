"""Load surveys, who was drawn for them, and what they say."""

import json
from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hotline.followups.models import QuestionSet, Survey, SurveyPerson
from hotline.followups.rules.surveys.people import PersonState
from hotline.followups.rules.surveys.questions import QuestionSetContent
from hotline.followups.rules.surveys.sampling import Stratum
from hotline.followups.survey_errors import NoSuchSurvey
from hotline.reference.rules.calendar import local_midnight
from hotline.telephony.models import Campaign, CampaignItem
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.rules.workflow import State as OrderState


def content_of(questions: QuestionSet) -> QuestionSetContent:
    """Return the questions as the rules know them."""
    return QuestionSetContent.model_validate(questions.content)


def list_question_sets() -> list[QuestionSet]:
    """Return the newest version of each."""
    return list(QuestionSet.objects.order_by("code", "-version").distinct("code"))


def get_survey(survey_id: int, *, locked: bool = False) -> Survey:
    """Return one survey with its questions; a locked one inside ``writing()``.

    Raises:
        NoSuchSurvey: there is none.

    """
    rows = Survey.objects.select_related("questions")
    if locked:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=survey_id).first()
    if found is None:
        msg = "没有找到这项调查。"
        raise NoSuchSurvey(msg)
    return found


def get_person(*, person_id: UUID | None = None, key: str = "") -> SurveyPerson:
    """Return somebody who was drawn, locked, by id or by the key of their link.

    Raises:
        NoSuchSurvey: there is nobody.

    """
    people = SurveyPerson.objects.select_for_update(of=("self",))
    related = people.select_related("survey__questions")
    found = related.filter(pk=person_id) if person_id else related.filter(key=key or "-")
    person = found.first()
    if person is None:
        msg = "没有找到这份问卷，请检查链接是否完整。"
        raise NoSuchSurvey(msg)
    return person


def list_running(now: datetime) -> list[tuple[Survey, int]]:
    """Return the surveys that run and have somebody to ask, each with how many."""
    running = Survey.objects.filter(state=Survey.State.RUNNING, expires_at__gt=now)
    waiting = Count("people", filter=Q(people__state=PersonState.WAITING))
    rows = running.annotate(n=waiting).filter(n__gt=0)
    return [(each, getattr(each, "n", 0)) for each in rows]


def population_of(survey: Survey) -> QuerySet[WorkOrder]:
    """Return the closed orders whose citizens may be asked, newest first.

    Nobody is asked about what is secret, nor who wants to stay unnamed.
    """
    closed = WorkOrder.objects.filter(
        state=OrderState.CLOSED,
        closed_at__gte=local_midnight(survey.first_date),
        closed_at__lt=local_midnight(survey.last_date + timedelta(days=1)),
        secrecy=Secrecy.NORMAL,
        is_anonymous=False,
        is_confidential=False,
    ).exclude(caller_phone_index="")
    related = closed.select_related("topic__parent", "area__parent", "department")
    return related.order_by("-closed_at", "-id")


def stratum_of(order: WorkOrder, stratum: str) -> str:
    """Return the name of the stratum an order belongs to."""
    if stratum == Stratum.DISTRICT:
        return (order.area.parent or order.area).name
    if stratum == Stratum.TOPIC:
        return (order.topic.parent or order.topic).name
    if stratum == Stratum.DEPARTMENT:
        return order.department.name if order.department else "热线直接答复"
    return ""


def asked_by_call(reference: UUID) -> UUID:
    """Return whom a call is about: a campaign's call names its item, which names the person."""
    item = CampaignItem.objects.filter(
        pk=reference, campaign__purpose=Campaign.Purpose.SURVEY
    ).first()
    try:
        return UUID(item.reference) if item else reference
    except ValueError:
        return reference


def next_person(survey_id: int) -> SurveyPerson | None:
    """Return who is to be asked next, in the order drawn."""
    waiting = SurveyPerson.objects.filter(survey_id=survey_id, state=PersonState.WAITING)
    return waiting.select_related("survey__questions", "order__topic").order_by("position").first()


def states_by_stratum(survey_id: int) -> dict[str, Counter[str]]:
    """Return stratum → state → how many people."""
    rows = SurveyPerson.objects.filter(survey_id=survey_id).values_list("stratum", "state")
    found: dict[str, Counter[str]] = {}
    for stratum, state, count in rows.annotate(n=Count("pk")).order_by("stratum"):
        found.setdefault(stratum, Counter())[state] = count
    return found


def sheets_of(survey_id: int) -> list[tuple[SurveyPerson, dict[str, object]]]:
    """Return everybody who answered, with what they said."""
    answered = SurveyPerson.objects.filter(survey_id=survey_id, state=PersonState.ANSWERED)
    return [(each, json.loads(each.answers)) for each in answered.order_by("position")]
