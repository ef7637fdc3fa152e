"""Settle what call control decided about a conversation (文字会话派发与收回)."""

from datetime import datetime
from uuid import UUID

import structlog

from hotline.accounts.models import User
from hotline.accounts.queries import visitor_for
from hotline.core.actor import SYSTEM
from hotline.core.errors import Refusal
from hotline.core.guarded import writing
from hotline.messaging.actions.hand_back import hand_back
from hotline.messaging.actions.take import take
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import ConversationState

NOT_OPENED = "未及时打开，系统收回"
_log = structlog.get_logger()


def take_assigned(*, conversation_id: UUID, operator_id: int, now: datetime) -> bool:
    """Take the conversation for the operator; False when somebody was faster, or it is over.

    Call control hears with the next feed how it came out.
    """
    user = User.objects.filter(pk=operator_id, is_active=True).first()
    if user is None or not Conversation.objects.filter(pk=conversation_id).exists():
        return False
    try:
        take(conversation_id=conversation_id, by=visitor_for(user), now=now)
    except Refusal as refusal:
        _log.info("assignment came late", action="take_assigned", code=refusal.code)
        return False
    return True


def let_wait_again(*, conversation_id: UUID, operator_id: int, now: datetime) -> bool:
    """Let it wait for somebody else, unless the operator opened it after all."""
    with writing():
        conversation = (
            Conversation.objects.select_for_update()
            .filter(
                pk=conversation_id,
                state=ConversationState.TAKEN,
                operator_id=operator_id,
                seen_at__isnull=True,
            )
            .first()
        )
        if conversation is None:
            return False
        hand_back(conversation_id=conversation_id, note=NOT_OPENED, by=SYSTEM, now=now)
    return True
