"""Load callers who are to be rung back."""

from uuid import UUID

from hotline.telephony.models import ReturnCall
from hotline.telephony.outbound_errors import NoSuchReturnCall

_State = ReturnCall.State
_MOST = 200
_RANK = {
    ReturnCall.Reason.ENGINE_LOST: 0,
    ReturnCall.Reason.ASKED: 1,
    ReturnCall.Reason.ONLINE: 2,
    ReturnCall.Reason.ABANDONED: 3,
}


def list_open() -> list[ReturnCall]:
    """Return who is to be rung back: cut off first, then who asked, then who gave up."""
    rows = ReturnCall.objects.filter(settled_at__isnull=True).order_by("missed_at")[:_MOST]
    return sorted(rows, key=lambda each: (_RANK[ReturnCall.Reason(each.reason)], each.missed_at))


def list_settled() -> list[ReturnCall]:
    """Return the latest that are over."""
    rows = ReturnCall.objects.filter(settled_at__isnull=False)
    return list(rows.order_by("-settled_at")[:_MOST])


def get_return_call(return_call_id: UUID) -> ReturnCall:
    """Return one.

    Raises:
        NoSuchReturnCall: there is none.

    """
    row = ReturnCall.objects.filter(pk=return_call_id).first()
    if row is None:
        msg = "这条回拨不存在。"
        raise NoSuchReturnCall(msg)
    return row
