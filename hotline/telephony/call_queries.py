"""Search calls (通话查询): by time, operator, number, queue and outcome, within one's scope."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.crypto.cipher import blind_index
from hotline.core.cursors import bad_cursor, moment_in
from hotline.core.errors import Invalid
from hotline.telephony.errors import NoSuchCall
from hotline.telephony.models import Call, Recording
from hotline.telephony.permissions import LISTEN_ALL

PAGE = 50
RUNNING = "running"
OUTCOMES = {
    RUNNING: "进行中",
    "answered": "已接通",
    "left_in_queue": "排队中放弃",
    "left_in_flow": "语音导航中挂断",
    "voicemail": "已留言",
    "return_asked": "已申请回拨",
    "transferred_out": "转至外线",
    "refused": "已拒绝",
    "not_reached": "未接通",
    "failed": "线路故障",
}
"""How a call ended, or that it has not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSearch:
    """What is looked for; empty fields filter nothing."""

    since: datetime | None = None
    until: datetime | None = None
    operator_id: int | None = None
    number: str = ""
    queue: str = ""
    outcome: str = ""
    direction: str = ""
    with_recording: bool = False


def search_calls(
    search: CallSearch, *, visitor: Visitor, cursor: str = ""
) -> tuple[list[Call], str]:
    """Return one page of the calls that the visitor may see, newest first, and the next cursor.

    Raises:
        Invalid: the cursor is none of ours, or the number is no whole number.

    """
    rows = _narrowed(_visible(visitor), search)
    if cursor:
        moment, call_id = _place_in(cursor)
        rows = rows.filter(Q(entered_at__lt=moment) | Q(entered_at=moment, pk__lt=call_id))
    found = list(_whole(rows).order_by("-entered_at", "-pk")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{last.entered_at.isoformat()}|{last.pk}" if last else ""


def get_visible_call(call_id: UUID, *, visitor: Visitor) -> Call:
    """Return one call with its recordings.

    Raises:
        NoSuchCall: there is none, or it is none of the visitor's business.

    """
    call = _whole(_visible(visitor)).filter(pk=call_id).first()
    if call is None:
        msg = "通话不存在，或您无权查看。"
        raise NoSuchCall(msg)
    return call


def _visible(visitor: Visitor) -> QuerySet[Call]:
    """Everybody's calls for who may hear them all; otherwise those one took part in."""
    if visitor.has(LISTEN_ALL):
        return Call.objects.all()
    own = Recording.objects.filter(call_id=OuterRef("pk"), operator_id=visitor.user_id)
    return Call.objects.filter(Q(operator_id=visitor.user_id) | Exists(own))


def _narrowed(rows: QuerySet[Call], search: CallSearch) -> QuerySet[Call]:
    if search.since is not None:
        rows = rows.filter(entered_at__gte=search.since)
    if search.until is not None:
        rows = rows.filter(entered_at__lt=search.until)
    if search.operator_id is not None:
        rows = rows.filter(operator_id=search.operator_id)
    if search.number:
        rows = rows.filter(caller_index=_index_of(search.number))
    if search.queue:
        rows = rows.filter(queue=search.queue)
    if search.direction:
        rows = rows.filter(direction=search.direction)
    if search.outcome == RUNNING:
        rows = rows.filter(ended_at__isnull=True)
    elif search.outcome:
        rows = rows.filter(outcome=search.outcome)
    if search.with_recording:
        kept = Recording.objects.filter(call_id=OuterRef("pk"), status=Recording.Status.READY)
        rows = rows.filter(Exists(kept))
    return rows


def _whole(rows: QuerySet[Call]) -> QuerySet[Call]:
    recordings = Recording.objects.order_by("started_at", "pk")
    return rows.prefetch_related(Prefetch("recordings", recordings))


def _index_of(number: str) -> str:
    plain = normalize_number(number)
    if not plain:
        msg = "请输入完整的电话号码；号码加密保存，不能按部分数字查找。"
        raise Invalid(msg, fields={"number": msg})
    return blind_index(plain)


def _place_in(cursor: str) -> tuple[datetime, UUID]:
    moment, _, call_id = cursor.partition("|")
    try:
        return moment_in(moment), UUID(call_id)
    except ValueError as error:
        raise bad_cursor() from error
