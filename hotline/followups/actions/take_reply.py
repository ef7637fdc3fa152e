"""Take a citizen's answer by message (回复数字) for the follow-up that waits for it."""

from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.citizens.rules.numbers import normalize_number
from hotline.contacts.rules.channels import Channel as ContactChannel
from hotline.core.actor import SYSTEM
from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.followups.actions.complete import complete
from hotline.followups.errors import AlreadyDone
from hotline.followups.models import FollowUp
from hotline.followups.rules.outcomes import Answers, State, Way
from hotline.followups.rules.plan_entries import Channel
from hotline.followups.rules.replies import CHOICE_LABELS, RATINGS, Choice, Reply, read_reply
from hotline.followups.speakers import CITIZEN
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.models import Conversation, Message
from hotline.messaging.rules.conversation import Closing, ConversationState


def take_reply(*, message_id: int, now: datetime) -> FollowUp | None:
    """Complete the follow-up once; None leaves the message to whoever reads the conversations.

    Nothing is taken that comes late, that cannot be read as one of the answers, or that is
    written in a talk an operator has.
    """
    message = Message.objects.select_related("conversation__contact").get(pk=message_id)
    conversation = message.conversation
    reply = read_reply(message.text)
    if reply is None or conversation.state == ConversationState.TAKEN:
        return None
    with writing():
        waiting = _waiting_for(conversation).first()
        if waiting is None:
            return None
        try:
            done = complete(
                follow_up_id=waiting.pk, answers=_meant(reply), by=CITIZEN, now=now, way=Way.MESSAGE
            )
        except AlreadyDone:
            return None
        is_alone = not conversation.messages.exclude(pk=message.pk).filter(is_ours=False).exists()
        if is_alone and conversation.state == ConversationState.WAITING:
            close_conversation(
                conversation_id=conversation.pk, closing=Closing.NO_DEMAND, by=SYSTEM, now=now
            )
    return done


def _waiting_for(conversation: Conversation) -> QuerySet[FollowUp]:
    """Return what waits for an answer of who writes, the latest asked first."""
    whose = Q(order__contact__conversation__peer_index=conversation.peer_index)
    if conversation.channel == ContactChannel.SMS:
        whose = Q(order__caller_phone_index=blind_index(normalize_number(conversation.peer)))
    asked = FollowUp.objects.filter(
        whose, state=State.DUE, channel=Channel.MESSAGE, asked_at__isnull=False
    )
    return asked.order_by("-asked_at", "-id")


def _meant(reply: Reply) -> Answers:
    solved = reply.choice is not Choice.UNSOLVED
    remark = f"；{reply.remark}" if reply.remark else ""
    return Answers(
        reached=True,
        solved=solved,
        rating=RATINGS[reply.choice],
        comment=f"市民回复“{reply.choice}”（{CHOICE_LABELS[reply.choice]}）{remark}",
    )
