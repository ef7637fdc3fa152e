"""The doors of surveys for leaders: questions, samples, results."""

import csv
import io

from django.http import HttpRequest, HttpResponse
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.followups.actions.call_for_survey import call_for_survey
from hotline.followups.actions.draw_survey import draw_survey
from hotline.followups.actions.finish_survey import finish_survey
from hotline.followups.actions.invite_survey import begin_invites
from hotline.followups.actions.make_survey import make_survey
from hotline.followups.actions.publish_question_set import publish_question_set
from hotline.followups.api.survey_schemas import (
    QuestionSetBody,
    QuestionSetView,
    SurveyBody,
    SurveyCampaignBody,
    SurveyResultsView,
    SurveyRow,
)
from hotline.followups.api.survey_views import question_set_view, results_view, survey_row
from hotline.followups.models import Survey
from hotline.followups.permissions import RUN_SURVEYS
from hotline.followups.survey_queries import (
    content_of,
    get_survey,
    list_question_sets,
    sheets_of,
)

router = Router(tags=["surveys"])


@router.get("/question-sets", auth=Requires(RUN_SURVEYS))
def get_question_sets(request: HttpRequest) -> list[QuestionSetView]:  # noqa: ARG001 - ninja passes it
    """List the newest version of every set of questions."""
    return [question_set_view(each) for each in list_question_sets()]


@router.post("/question-sets", auth=Requires(RUN_SURVEYS))
def post_question_set(request: HttpRequest, body: QuestionSetBody) -> QuestionSetView:
    """Publish a new version."""
    by = visitor_of(request)
    published = publish_question_set(
        code=body.code, title=body.title, content=body.content, by=by, now=now()
    )
    return question_set_view(published)


@router.get("/surveys", auth=Requires(RUN_SURVEYS))
def get_surveys(request: HttpRequest) -> list[SurveyRow]:  # noqa: ARG001 - ninja passes it
    """List the latest surveys, newest first."""
    return [survey_row(each) for each in Survey.objects.select_related("questions")[:100]]


@router.post("/surveys", auth=Requires(RUN_SURVEYS))
def post_survey(request: HttpRequest, body: SurveyBody) -> SurveyRow:
    """Describe a survey; nobody is drawn yet."""
    return survey_row(make_survey(shape=body.to_shape(), by=visitor_of(request), now=now()))


@router.post("/surveys/{int:survey_id}/campaign", auth=Requires(RUN_SURVEYS))
def post_campaign(request: HttpRequest, survey_id: int, body: SurveyCampaignBody) -> SurveyRow:
    """Make a campaign of everybody who waits."""
    by = visitor_of(request)
    return survey_row(call_for_survey(survey_id=survey_id, queue=body.queue, by=by, now=now()))


@router.post("/surveys/{int:survey_id}/invites", auth=Requires(RUN_SURVEYS))
def post_invites(request: HttpRequest, survey_id: int) -> SurveyRow:
    """Have everybody who waits sent the link of their own."""
    return survey_row(begin_invites(survey_id=survey_id, by=visitor_of(request), now=now()))


@router.post("/surveys/{int:survey_id}/draw", auth=Requires(RUN_SURVEYS))
def post_draw(request: HttpRequest, survey_id: int) -> SurveyRow:
    """Draw the sample by its seed."""
    return survey_row(draw_survey(survey_id=survey_id, by=visitor_of(request), now=now()))


@router.post("/surveys/{int:survey_id}/finish", auth=Requires(RUN_SURVEYS))
def post_finish(request: HttpRequest, survey_id: int) -> SurveyRow:
    """End the survey."""
    return survey_row(finish_survey(survey_id=survey_id, by=visitor_of(request), now=now()))


@router.get("/surveys/{int:survey_id}/results", auth=Requires(RUN_SURVEYS))
def get_results(request: HttpRequest, survey_id: int) -> SurveyResultsView:  # noqa: ARG001 - ninja passes it
    """Show what was found, with intervals, non-response and quotas."""
    return results_view(get_survey(survey_id))


@router.get("/surveys/{int:survey_id}/export", auth=Requires(RUN_SURVEYS), response=None)
def get_export(request: HttpRequest, survey_id: int) -> HttpResponse:  # noqa: ARG001 - ninja passes it
    """Give the answers as CSV, by position and stratum: neither number nor order stands in it."""
    survey = get_survey(survey_id)
    questions = content_of(survey.questions).questions
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(["次序", "层", "途径", *(_plain(each.text) for each in questions)])
    for person, sheet in sheets_of(survey.pk):
        given = (_said(sheet.get(each.id), each.choices()) for each in questions)
        writer.writerow([person.position, _plain(person.stratum), person.way, *given])
    answer = HttpResponse("\ufeff" + lines.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="survey-{survey.pk}.csv"'
    return answer


def _said(answer: object, labels: dict[str, str]) -> str:
    given = answer if isinstance(answer, list) else [answer]
    return _plain("；".join(labels.get(str(each), str(each)) for each in given if each))


def _plain(text: str) -> str:
    """Keep a spreadsheet from reading a citizen's words as a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
