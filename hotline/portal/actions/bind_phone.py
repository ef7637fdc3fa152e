"""Link the account a citizen writes from with their number (绑定手机号), by a code."""

from datetime import datetime

from hotline.citizens.actions.link_identity import link_identity
from hotline.citizens.queries import find_by_number
from hotline.citizens.rules.identities import IdentityKind, Proof
from hotline.contacts.actions.identify_contact import identify_contact
from hotline.core.actor import SYSTEM, NamedActor
from hotline.core.errors import Refusal
from hotline.core.masking import mask_phone
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.actions.write import write
from hotline.messaging.models import Conversation, Message
from hotline.messaging.rules.binding import Binding, read_binding
from hotline.messaging.rules.conversation import Closing, ConversationState
from hotline.portal.actions.prove_number import prove_number
from hotline.portal.actions.send_phone_code import send_phone_code

_CITIZEN = NamedActor("市民")


def bind_phone(*, message: Message, is_first: bool, now: datetime) -> bool:
    """Answer a message that asks to link a number; tell whether it was one.

    The first time a code is sent to the number; with the code, number and account become one
    person's. A conversation that was about nothing else is closed again.
    """
    wanted = read_binding(message.text)
    if wanted is None:
        return False
    conversation = message.conversation
    try:
        said = _link(conversation, wanted, now) if wanted.code else _send(conversation, wanted, now)
    except Refusal as refusal:
        said = refusal.message
    write(conversation_id=conversation.pk, text=said, by=SYSTEM, now=now)
    if is_first and conversation.state == ConversationState.WAITING:
        close_conversation(
            conversation_id=conversation.pk, closing=Closing.NO_DEMAND, by=SYSTEM, now=now
        )
    return True


def _send(conversation: Conversation, wanted: Binding, now: datetime) -> str:
    address = f"{conversation.channel}/{conversation.peer_index}"
    send_phone_code(phone=wanted.phone, address=address, now=now)
    return (
        f"验证码已发送到 {mask_phone(wanted.phone)}，5 分钟内有效。"
        f"收到后请回复：绑定 {wanted.phone} 验证码"
    )


def _link(conversation: Conversation, wanted: Binding, now: datetime) -> str:
    address = f"{conversation.channel}/{conversation.peer_index}"
    prove_number(phone=wanted.phone, code=wanted.code, address=address, now=now)
    citizen = find_by_number(wanted.phone)
    if citizen is None:  # pragma: no cover - a proven number has its file
        return "绑定没有成功，请稍后再试。"
    link_identity(
        citizen_id=citizen.pk,
        kind=IdentityKind(conversation.channel),
        value=conversation.peer,
        proof=Proof.PHONE_CODE,
        by=_CITIZEN,
        now=now,
    )
    identify_contact(
        contact_id=conversation.contact_id, citizen_id=citizen.pk, by=_CITIZEN, now=now
    )
    return f"已与 {mask_phone(wanted.phone)} 绑定，今后在这里反映的事项会与来电归在一起。"
