"""The doors of follow-ups: lists, one follow-up, call, complete."""

from django.http import HttpRequest
from ninja import Query, Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.followups.actions.call import call
from hotline.followups.actions.complete import complete
from hotline.followups.actions.complete_visit import complete_visit
from hotline.followups.api.present import completed_view, follow_up_row, follow_up_view
from hotline.followups.api.schemas import (
    CompleteBody,
    CompletedView,
    CompleteVisitBody,
    FollowUpPage,
    FollowUpTrayQuery,
    FollowUpView,
    PlacedView,
)
from hotline.followups.permissions import CALL, COMPLETE, VIEW
from hotline.followups.queries import get_follow_up
from hotline.followups.trays import count_waiting, list_tray

router = Router(tags=["follow-ups"])


@router.get("/follow-ups", auth=Requires(VIEW))
def list_follow_ups(request: HttpRequest, query: Query[FollowUpTrayQuery]) -> FollowUpPage:
    """List one page: what is due by remaining time, what is done newest first."""
    moment = now()
    page = list_tray(query.tray, visitor_of(request), moment, query.cursor or None)
    items = [follow_up_row(each, moment) for each in page.follow_ups]
    return FollowUpPage(items=items, next_cursor=page.next_cursor)


@router.get("/follow-ups/trays", auth=Requires(VIEW))
def get_counts(request: HttpRequest) -> dict[str, int]:
    """Count what waits."""
    return count_waiting(visitor_of(request), now())


@router.get("/follow-ups/{follow_up_id}", auth=Requires(VIEW))
def get_one(request: HttpRequest, follow_up_id: int) -> FollowUpView:
    """Show one follow-up."""
    visitor = visitor_of(request)
    return follow_up_view(get_follow_up(follow_up_id, visitor), visitor, now())


@router.post("/follow-ups/{follow_up_id}/call", auth=Requires(CALL))
def post_call(request: HttpRequest, follow_up_id: int) -> PlacedView:
    """Ring the operator, then the citizen."""
    attempt = call(follow_up_id=follow_up_id, by=visitor_of(request), now=now())
    return PlacedView(call_id=attempt.call_id)


@router.post("/follow-ups/{follow_up_id}/complete", auth=Requires(COMPLETE))
def post_complete(request: HttpRequest, follow_up_id: int, body: CompleteBody) -> CompletedView:
    """Write down what the citizen said and do what follows from it."""
    done = complete(
        follow_up_id=follow_up_id,
        answers=body.to_answers(),
        new_demand=body.new_demand.to_demand() if body.new_demand else None,
        unsolved_numbers=body.unsolved_numbers,
        by=visitor_of(request),
        now=now(),
    )
    return completed_view(done)


@router.post("/follow-up-visits", auth=Requires(COMPLETE))
def post_complete_visit(request: HttpRequest, body: CompleteVisitBody) -> list[CompletedView]:
    """Complete several follow-ups of one citizen in one call: all, or none."""
    told, by = [each.to_told() for each in body.told], visitor_of(request)
    return [completed_view(each) for each in complete_visit(told=told, by=by, now=now())]
