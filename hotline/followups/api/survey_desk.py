"""The doors of those who ask, and of citizens who answer by their link."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Path

from hotline.accounts.guard import Public, Requires, visitor_of
from hotline.core.clock import now
from hotline.core.guarded import writing
from hotline.followups.actions.call_person import call_person
from hotline.followups.actions.settle_person import settle_person
from hotline.followups.api.schemas import PlacedView
from hotline.followups.api.survey_schemas import (
    RunningSurvey,
    SurveyPersonView,
    SurveySettleBody,
    SurveySheetBody,
    SurveySheetView,
)
from hotline.followups.api.survey_views import person_view, sheet_view
from hotline.followups.api.surveys import router
from hotline.followups.permissions import ASK_SURVEYS
from hotline.followups.rules.surveys.people import PersonState
from hotline.followups.speakers import CITIZEN
from hotline.followups.survey_queries import (
    asked_by_call,
    get_person,
    get_survey,
    list_running,
    next_person,
)

_OPEN = Public("citizens have no account; the unguessable key of their link proves their right")
Key = Annotated[str, Path(min_length=20, max_length=40, pattern=r"^[A-Za-z0-9_-]+$")]


@router.get("/running-surveys", auth=Requires(ASK_SURVEYS))
def get_running(request: HttpRequest) -> list[RunningSurvey]:  # noqa: ARG001 - ninja passes it
    """List the surveys that have somebody to ask."""
    return [
        RunningSurvey(id=each.pk, title=each.title, waiting=waiting)
        for each, waiting in list_running(now())
    ]


@router.get("/surveys/{int:survey_id}/next", auth=Requires(ASK_SURVEYS))
def get_next(request: HttpRequest, survey_id: int) -> SurveyPersonView | None:  # noqa: ARG001 - ninja passes it
    """Return who is to be asked next; None when everybody was."""
    person = next_person(get_survey(survey_id).pk)
    return person_view(person, now()) if person else None


@router.get("/survey-people/{uuid:person_id}", auth=Requires(ASK_SURVEYS))
def get_one_person(request: HttpRequest, person_id: UUID) -> SurveyPersonView:  # noqa: ARG001 - ninja passes it
    """Return whom a call is about, by its reference: the person, or the campaign's item."""
    with writing():
        return person_view(get_person(person_id=asked_by_call(person_id)), now())


@router.post("/survey-people/{uuid:person_id}/call", auth=Requires(ASK_SURVEYS))
def post_person_call(request: HttpRequest, person_id: UUID) -> PlacedView:
    """Ring the operator, then the citizen."""
    return PlacedView(call_id=call_person(person_id=person_id, by=visitor_of(request), now=now()))


@router.post("/survey-people/{uuid:person_id}/settle", auth=Requires(ASK_SURVEYS))
def post_person_settle(
    request: HttpRequest, person_id: UUID, body: SurveySettleBody
) -> SurveyPersonView:
    """Write down the answers, or why there are none."""
    person = settle_person(
        person_id=person_id,
        state=PersonState(body.state),
        answers=body.answers,
        way="phone",
        by=visitor_of(request),
        now=now(),
    )
    return person_view(person, now())


@router.get("/survey-sheets/{key}", auth=_OPEN)
def get_sheet(request: HttpRequest, key: Key) -> SurveySheetView:  # noqa: ARG001 - ninja passes it
    """Show a citizen their questions."""
    with writing():
        return sheet_view(get_person(key=key), now())


@router.post("/survey-sheets/{key}", auth=_OPEN)
def post_sheet(request: HttpRequest, key: Key, body: SurveySheetBody) -> SurveySheetView:  # noqa: ARG001 - ninja passes it
    """Take a citizen's own answers, once."""
    person = settle_person(
        key=key,
        state=PersonState.ANSWERED,
        answers=body.answers,
        way="web",
        by=CITIZEN,
        now=now(),
    )
    return sheet_view(person, now())
