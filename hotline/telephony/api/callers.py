"""Marks on callers, and the browsers of home seats: propose and decide."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.visitor import Visitor
from hotline.core.clock import now
from hotline.telephony.actions.bind_device import ask_device, decide_device
from hotline.telephony.actions.mark_caller import (
    Proposal,
    approve_mark,
    lift_mark,
    propose_mark,
    refuse_mark,
)
from hotline.telephony.api.device_cookie import device_key_of, give_device_key
from hotline.telephony.api.policy_schemas import (
    AskDeviceBody,
    CallerMarkOut,
    ProposeMarkBody,
    SeatDeviceOut,
)
from hotline.telephony.floor_permissions import (
    BIND_DEVICES,
    DECIDE_MARKS,
    PROPOSE_MARKS,
    VIEW_CONFIGURATION,
)
from hotline.telephony.models import CallerMark, SeatDevice
from hotline.telephony.permissions import USE_SEAT
from hotline.telephony.rules.device_key import digest_of

router = Router(tags=["telephony-callers"])
MarkState = Literal["proposed", "in_force", "refused", "lifted"]
_MOST = 500


@router.get("/telephony/caller-marks", auth=Requires(DECIDE_MARKS), response=list[CallerMarkOut])
def get_marks(request: HttpRequest, state: MarkState = "in_force") -> list[dict[str, object]]:
    """List marks on callers in one state, newest first; numbers are masked."""
    visitor = visitor_of(request)
    rows = CallerMark.objects.filter(state=state)[:_MOST]
    return [_mark(each, visitor) for each in rows]


@router.post(
    "/telephony/caller-marks/propose", auth=Requires(PROPOSE_MARKS), response=CallerMarkOut
)
def post_propose(request: HttpRequest, body: ProposeMarkBody) -> dict[str, object]:
    """Propose to mark a caller: VIP (重点), care (关爱) or blocked (黑名单)."""
    proposal = Proposal(
        number=body.number,
        kind=CallerMark.Kind(body.kind),
        note=body.note,
        reason=body.reason,
        until=body.until,
    )
    visitor = visitor_of(request)
    return _mark(propose_mark(proposal=proposal, by=visitor, now=now()), visitor)


@router.post(
    "/telephony/caller-marks/{int:mark_id}/approve",
    auth=Requires(DECIDE_MARKS),
    response=CallerMarkOut,
)
def post_approve(request: HttpRequest, mark_id: int) -> dict[str, object]:
    """Put a proposed mark in force; blocking needs another person than the proposer."""
    visitor = visitor_of(request)
    return _mark(approve_mark(mark_id=mark_id, by=visitor, now=now()), visitor)


@router.post(
    "/telephony/caller-marks/{int:mark_id}/refuse",
    auth=Requires(DECIDE_MARKS),
    response=CallerMarkOut,
)
def post_refuse(request: HttpRequest, mark_id: int) -> dict[str, object]:
    """Refuse a proposed mark."""
    visitor = visitor_of(request)
    return _mark(refuse_mark(mark_id=mark_id, by=visitor, now=now()), visitor)


@router.post(
    "/telephony/caller-marks/{int:mark_id}/lift",
    auth=Requires(DECIDE_MARKS),
    response=CallerMarkOut,
)
def post_lift(request: HttpRequest, mark_id: int) -> dict[str, object]:
    """Lift a mark that is in force."""
    visitor = visitor_of(request)
    return _mark(lift_mark(mark_id=mark_id, by=visitor, now=now()), visitor)


@router.post("/seats/{extension}/request_device", auth=Requires(USE_SEAT), response=SeatDeviceOut)
def post_request_device(
    request: HttpRequest, response: HttpResponse, extension: str, body: AskDeviceBody
) -> dict[str, object]:
    """Ask to use a home seat (家庭坐席) on this browser; an administrator decides."""
    key = give_device_key(request, response)
    visitor = visitor_of(request)
    return _device(ask_device(seat=extension, key=key, label=body.label, by=visitor, now=now()))


@router.get("/seats/{extension}/device", auth=Requires(USE_SEAT))
def get_this_device(request: HttpRequest, extension: str) -> dict[str, str]:
    """Say how this browser stands with a home seat: ``none``, ``asked`` or ``bound``."""
    key = device_key_of(request)
    rows = SeatDevice.objects.filter(
        seat__extension=extension, key_digest=digest_of(key), state__in=["asked", "bound"]
    )
    row = rows.first() if key else None
    return {"state": row.state if row else "none"}


@router.get(
    "/telephony/seat-devices", auth=Requires(VIEW_CONFIGURATION), response=list[SeatDeviceOut]
)
def get_devices(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List the browsers that asked for home seats, newest first."""
    return [_device(each) for each in SeatDevice.objects.select_related("seat")[:_MOST]]


@router.post(
    "/telephony/seat-devices/{int:device_id}/{decision}",
    auth=Requires(BIND_DEVICES),
    response=SeatDeviceOut,
)
def post_decide_device(
    request: HttpRequest, device_id: int, decision: Literal["approve", "refuse", "revoke"]
) -> dict[str, object]:
    """Bind or refuse a browser, or take the binding away."""
    state = {
        "approve": SeatDevice.State.BOUND,
        "refuse": SeatDevice.State.REFUSED,
        "revoke": SeatDevice.State.REVOKED,
    }[decision]
    by = visitor_of(request)
    return _device(decide_device(device_id=device_id, state=state, by=by, now=now()))


def _mark(row: CallerMark, visitor: Visitor) -> dict[str, object]:
    return {
        "id": row.pk,
        "number": row.number_masked,
        "kind": row.kind,
        "note": row.note,
        "reason": row.reason,
        "until": row.until,
        "state": row.state,
        "proposed_by": row.proposed_by_label,
        "proposed_at": row.proposed_at,
        "decided_by": row.decided_by_label,
        "decided_at": row.decided_at,
        "is_mine": row.proposed_by_id == visitor.user_id,
    }


def _device(row: SeatDevice) -> dict[str, object]:
    return {
        "id": row.pk,
        "seat": row.seat.extension,
        "label": row.label,
        "state": row.state,
        "asked_by": row.asked_by_label,
        "asked_at": row.asked_at,
        "decided_by": row.decided_by_label,
        "decided_at": row.decided_at,
    }
