"""Which open conversation a message joins: of its thread, of what it answers, of its receipt."""

from hotline.core.crypto.cipher import blind_index
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import ConversationState
from hotline.messaging.rules.incoming import Incoming


def find_open(incoming: Incoming, thread: str) -> Conversation | None:
    """Return the conversation; None when the message opens one.

    What it answers and the receipt it names count only for the same peer: whoever knows
    somebody else's receipt number cannot write into that conversation.
    """
    still_open = Conversation.objects.exclude(state=ConversationState.CLOSED)
    found = still_open.filter(thread_index=thread).first()
    if found is not None or not (incoming.answers or incoming.receipt):
        return found
    of_peer = still_open.filter(
        peer_index=blind_index(incoming.peer), channel=incoming.channel, account=incoming.account
    ).order_by("-opened_at")
    answered = of_peer.filter(messages__external_id__in=incoming.answers).first()
    return answered or of_peer.filter(number=incoming.receipt or None).first()
