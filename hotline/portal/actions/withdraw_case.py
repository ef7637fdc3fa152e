"""Take a demand back (撤回) on the page."""

from datetime import datetime

from hotline.core.actor import NamedActor
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.rules.conversation import Closing
from hotline.portal.actions._deed import perform
from hotline.portal.cases import Case
from hotline.portal.opened import Asked
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.standings import Progress
from hotline.workorders.actions.withdraw import withdraw_as_citizen
from hotline.workorders.models import WorkOrder

CITIZEN = NamedActor("市民")


def withdraw_case(asked: Asked, *, reason: str, now: datetime) -> Progress:
    """Close the order, or the conversation while there is none.

    Raises:
        See ``_deed.perform``.

    """

    def do(case: Case, order: WorkOrder | None) -> None:
        if order is not None:
            withdraw_as_citizen(number=order.number, words=reason, now=now)
        elif case.conversation is not None:
            close_conversation(
                conversation_id=case.conversation.pk,
                closing=Closing.WITHDRAWN,
                by=CITIZEN,
                now=now,
            )

    return perform(asked, DeedKind.WITHDRAW, do, now=now)
