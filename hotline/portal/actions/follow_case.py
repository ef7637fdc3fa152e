"""Follow a known case (关注) instead of a new one: a receipt of one's own."""

from datetime import datetime
from uuid import UUID

from hotline.citizens.rules.numbers import normalize_number
from hotline.contacts.rules.channels import Channel
from hotline.core.actor import NamedActor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.actions.receive import find_received, receive
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import Closing
from hotline.messaging.rules.incoming import Incoming, MessageKind
from hotline.portal.actions._spending import spend
from hotline.portal.errors import SubmissionInvalid
from hotline.portal.events import CaseFollowed
from hotline.portal.models import Following
from hotline.portal.rules.limits import Use
from hotline.portal.rules.nearby import may_be_public
from hotline.portal.suggesting import REF
from hotline.portal.tokens import read
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import find_by_number

_CITIZEN = NamedActor("市民")
_ACCOUNT = "main"


def follow_case(
    *, ref: str, key: UUID, phone: str, name: str, address: str, now: datetime
) -> Conversation:
    """Return the receipt; nobody at the desk has to do anything for it.

    Raises:
        TokenInvalid: the case was not shown to this page within the hour.
        SubmissionInvalid: the number is none, or the case is over.
        TooMany: too often from this address or for this number.

    """
    order = _order_of(read(REF, ref, now=now))
    plain = normalize_number(phone)
    if phone.strip() and not plain:
        msg = "电话号码不正确；也可以不填。"
        raise SubmissionInvalid(msg, fields={"phone": msg})
    message_id = f"follow/{key}"
    earlier = find_received(Channel.WEB, _ACCOUNT, message_id)
    if earlier is not None:
        return earlier.conversation
    with writing():
        spend(Use.SUBMIT, address=address, phone=plain, now=now)
        wrote = Incoming(
            channel=Channel.WEB,
            account=_ACCOUNT,
            external_id=message_id,
            thread=message_id,
            peer=message_id,
            peer_name=name,
            kind=MessageKind.FORM,
            text=f"关注 {order.number}",
            phone=plain,
            form={"follows": order.number, "name": name, "phone": plain},
        )
        kept = receive(wrote, now=now)
        if kept.is_new:
            _tie(kept.conversation, order, now)
    return kept.conversation


def _order_of(number: str) -> WorkOrder:
    order = find_by_number(number)
    if order is None or not may_be_public(order):
        msg = "这件诉求已办结或已合并，请直接提交您的诉求。"
        raise SubmissionInvalid(msg)
    return order


def _tie(conversation: Conversation, order: WorkOrder, now: datetime) -> None:
    close_conversation(
        conversation_id=conversation.pk, closing=Closing.REGISTERED, by=_CITIZEN, now=now
    )
    made = Following.objects.create(conversation=conversation, order=order, followed_at=now)
    happening = CaseFollowed(
        number=order.number, followers=Following.objects.filter(order=order).count()
    )
    story = order.correlation_id
    record(happening, subject_id=made.pk, by=_CITIZEN, now=now, correlation_id=story)
