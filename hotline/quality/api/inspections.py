"""The doors of inspections: the list, one of them, a score, a dispute, a ruling."""

from dataclasses import replace
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.quality.actions import dispute, inspect, rule_on_dispute
from hotline.quality.api import schemas as data
from hotline.quality.api.present import detail_out, rows_out
from hotline.quality.permissions import DISPUTE, INSPECT, RULE_ON_DISPUTE, SEE_QUALITY
from hotline.quality.queries import count_open_disputes, get_inspection, search_inspections

router = Router(tags=["quality"])


@router.get("/quality/inspections", auth=Requires(SEE_QUALITY))
def get_inspections(
    request: HttpRequest, query: Annotated[data.InspectionQuery, Query(...)]
) -> data.InspectionPage:
    """List what the visitor may see: crossed red lines first, then the worst."""
    visitor = visitor_of(request)
    search = replace(
        query.asked(),
        state=query.state,
        is_red=query.only == "red",
        is_disputed=query.only == "disputed",
        sampled_on=query.sampled_on,
    )
    rows, cursor = search_inspections(search, visitor=visitor, cursor=query.cursor)
    return data.InspectionPage(
        items=rows_out(rows), next_cursor=cursor, open_disputes=count_open_disputes(visitor)
    )


@router.get("/quality/inspections/{int:inspection_id}", auth=Requires(SEE_QUALITY))
def get_one_inspection(request: HttpRequest, inspection_id: int) -> data.InspectionDetail:
    """Show one with evidence, words, and both scores."""
    return _shown(request, inspection_id)


@router.post("/quality/inspections/{int:inspection_id}/inspect", auth=Requires(INSPECT))
def post_inspect(
    request: HttpRequest, inspection_id: int, body: data.InspectBody
) -> data.InspectionDetail:
    """Confirm or correct the machine, item by item."""
    inspect.inspect(
        inspection_id=inspection_id,
        marks=[each.mark() for each in body.marks],
        words=body.words,
        by=visitor_of(request),
        now=now(),
    )
    return _shown(request, inspection_id)


@router.post("/quality/inspections/{int:inspection_id}/dispute", auth=Requires(DISPUTE))
def post_dispute(
    request: HttpRequest, inspection_id: int, body: data.DisputeBody
) -> data.InspectionDetail:
    """Dispute a result of one's own."""
    dispute.dispute(
        inspection_id=inspection_id,
        codes=body.codes,
        reason=body.reason,
        by=visitor_of(request),
        now=now(),
    )
    return _shown(request, inspection_id)


@router.post("/quality/inspections/{int:inspection_id}/rule", auth=Requires(RULE_ON_DISPUTE))
def post_ruling(
    request: HttpRequest, inspection_id: int, body: data.DisputeRulingBody
) -> data.InspectionDetail:
    """Rule on a dispute."""
    rule_on_dispute.rule_on_dispute(
        inspection_id=inspection_id,
        is_upheld=body.is_upheld,
        marks=[each.mark() for each in body.marks],
        words=body.words,
        by=visitor_of(request),
        now=now(),
    )
    return _shown(request, inspection_id)


def _shown(request: HttpRequest, inspection_id: int) -> data.InspectionDetail:
    visitor = visitor_of(request)
    return detail_out(get_inspection(inspection_id, visitor=visitor), visitor, now())
