"""Return calls (回拨), typed numbers, and how much was dialled today."""

from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from contracts.telephony_config import DialRules
from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.telephony.actions.place_call import Wanted, place_call
from hotline.telephony.actions.return_call import return_call, withdraw_return_call
from hotline.telephony.api.outbound_schemas import (
    CallPlacedOut,
    DialledOut,
    PlaceCallBody,
    ReturnCallOut,
    WithdrawReturnBody,
)
from hotline.telephony.api.outbound_views import return_view
from hotline.telephony.dialling_queries import dialled_today
from hotline.telephony.floor_permissions import DIAL, MAKE_RETURN_CALLS, VIEW_RETURN_CALLS
from hotline.telephony.policy_queries import setting
from hotline.telephony.return_call_queries import list_open, list_settled

router = Router(tags=["telephony-outbound"])


@router.get(
    "/telephony/return-calls", auth=Requires(VIEW_RETURN_CALLS), response=list[ReturnCallOut]
)
def get_return_calls(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    tray: Literal["open", "settled"] = "open",
) -> list[dict[str, object]]:
    """List who is to be rung back, in the order of ringing; or the latest that are over."""
    return [return_view(each) for each in (list_open() if tray == "open" else list_settled())]


@router.post(
    "/telephony/return-calls/{return_call_id}/call",
    auth=Requires(MAKE_RETURN_CALLS),
    response=ReturnCallOut,
)
def post_return_call(request: HttpRequest, return_call_id: UUID) -> dict[str, object]:
    """Ring the operator, then the citizen."""
    by = visitor_of(request)
    return return_view(return_call(return_call_id=return_call_id, by=by, now=now()))


@router.post(
    "/telephony/return-calls/{return_call_id}/withdraw",
    auth=Requires(MAKE_RETURN_CALLS),
    response=ReturnCallOut,
)
def post_withdraw_return(
    request: HttpRequest, return_call_id: UUID, body: WithdrawReturnBody
) -> dict[str, object]:
    """Strike a caller off the list, with a reason."""
    by = visitor_of(request)
    row = withdraw_return_call(return_call_id=return_call_id, note=body.note, by=by, now=now())
    return return_view(row)


@router.post("/telephony/calls", auth=Requires(DIAL))
def post_call(request: HttpRequest, body: PlaceCallBody) -> CallPlacedOut:
    """Call a typed number (点击拨号) from the operator's own desk."""
    wanted = Wanted(number=body.number, purpose="manual", label=body.label)
    return CallPlacedOut(call_id=place_call(wanted=wanted, by=visitor_of(request), now=now()))


@router.get("/telephony/dialled", auth=Requires(DIAL))
def get_dialled(request: HttpRequest) -> DialledOut:
    """Return how much the visitor dialled today, and how much is allowed."""
    rules: DialRules = setting("dialling")
    done = dialled_today(visitor_of(request).user_id, now())
    return DialledOut(
        minutes=done.minutes,
        most_minutes=rules.operator_daily_minutes,
        calls=done.calls,
        calls_last_hour=done.calls_last_hour,
        most_calls_an_hour=rules.operator_hourly_calls,
    )
