"""The frame of every deed: prove the right, ask the rule, do it once, show the case anew."""

from collections.abc import Callable
from datetime import datetime

from hotline.core.guarded import writing
from hotline.messaging.rules.conversation import ConversationState
from hotline.portal.actions._once import is_first_time, was_done
from hotline.portal.actions._opening import open_case
from hotline.portal.cases import Case, find_case
from hotline.portal.errors import NotAllowedNow
from hotline.portal.opened import Asked, order_meant
from hotline.portal.order_rights import rights_of
from hotline.portal.rules.deeds import DEED_LABELS, DeedKind
from hotline.portal.rules.rights import rights_on_conversation
from hotline.portal.standings import Progress, progress_of
from hotline.workorders.models import WorkOrder

Do = Callable[[Case, WorkOrder | None], None]


def perform(
    asked: Asked,
    kind: DeedKind,
    do: Do,
    *,
    now: datetime,
    prepare: Callable[[Case], None] = lambda _case: None,
) -> Progress:
    """Let ``do`` change the case, in one transaction with the note that it was done.

    What is slow is done by ``prepare``, before anything is locked.

    Raises:
        NotMatching, TooManyTries: see ``open_case``.
        NotAllowedNow: the case has come to where this cannot be done.
        TooMany: too many deeds from this address.

    """
    case = open_case(number=asked.number, code=asked.code, address=asked.address, now=now)
    if was_done(asked, kind):
        return progress_of(case, now=now)
    prepare(case)
    with writing():
        if is_first_time(asked, kind, now=now):
            order = order_meant(case, asked, kind)
            _refuse(case, order, kind, now)
            do(case, order)
    return progress_of(find_case(asked.number) or case, now=now)


def _refuse(case: Case, order: WorkOrder | None, kind: DeedKind, now: datetime) -> None:
    if order is not None:
        rights = rights_of(order, now=now)
    elif case.conversation is not None:
        talked = case.conversation
        state = ConversationState(talked.state)
        rights = rights_on_conversation(state, closing=talked.closing)
    else:
        rights = []
    if kind not in rights:
        msg = f"现在不能{DEED_LABELS[kind]}，请刷新查看最新进度；需要帮助请拨打 12345。"
        raise NotAllowedNow(msg)
