"""The doors that offer a title and a summary, and a quality pre-score, of what is there."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.routing import router
from hotline.workorders.permissions import PRE_SCORE, VIEW
from hotline.workorders.pre_scoring import pre_score_order
from hotline.workorders.queries import get_order
from hotline.workorders.rules.registration import MAX_TEXT
from hotline.workorders.summarizing import offer_summary


class SummarizeBody(Body):
    """The text."""

    text: Annotated[Text, Field(max_length=MAX_TEXT)]


class ClauseView(Schema):
    """A clause as it stands in the text."""

    text: str
    start: int
    end: int


class SummaryView(Schema):
    """A machine's offer; nothing is kept until somebody takes it."""

    title: str
    summary: str
    parts: list[ClauseView]
    label: str


class EvidenceView(Schema):
    """Why points were taken, and where it stands."""

    code: str
    reason: str
    field: str
    start: int
    end: int
    text: str
    is_machine: bool


class CriterionView(Schema):
    """One criterion of the rubric."""

    code: str
    label: str
    most: int
    points: int
    evidence: list[EvidenceView]


class PreScoreView(Schema):
    """A machine's score; a person decides."""

    total: int
    most: int
    label: str
    criteria: list[CriterionView]


@router.post("/summaries", auth=Requires(VIEW))
def summarize_text(request: HttpRequest, body: SummarizeBody) -> SummaryView:
    """Offer a title and a summary of a text; nothing is kept."""
    offer = offer_summary(body.text, by=visitor_of(request), now=now())
    return SummaryView(
        title=offer.title,
        summary=offer.summary,
        parts=[ClauseView(text=each.text, start=each.start, end=each.end) for each in offer.parts],
        label=offer.label,
    )


@router.get("/work-orders/{number}/pre_score", auth=Requires(PRE_SCORE))
def get_pre_score(request: HttpRequest, number: str) -> PreScoreView:
    """Score an order by the rubric, with evidence (质检预评); a person decides."""
    found = pre_score_order(get_order(number, visitor_of(request)), now=now())
    return PreScoreView(
        total=found.total,
        most=found.most,
        label="机器预评，由质检人员确认",
        criteria=[
            CriterionView(
                code=each.code,
                label=each.label,
                most=each.most,
                points=each.points,
                evidence=[
                    EvidenceView(
                        code=one.code,
                        reason=one.reason,
                        field=one.span.field if one.span else "",
                        start=one.span.start if one.span else 0,
                        end=one.span.end if one.span else 0,
                        text=one.span.text if one.span else "",
                        is_machine=one.is_machine,
                    )
                    for one in each.evidence
                ],
            )
            for each in found.criteria
        ],
    )
