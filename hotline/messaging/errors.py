"""What messaging refuses."""

from hotline.core.errors import Conflict, Invalid, NotFound, Refusal


class NoConversation(NotFound):
    """There is no such conversation, or the visitor may not know of it."""

    code = "no_conversation"


class NotYours(Conflict):
    """Somebody else has the conversation."""

    code = "not_yours"


class ConversationOver(Conflict):
    """It is closed."""

    code = "conversation_over"


class MessageInvalid(Invalid):
    """Empty, too long, or of a kind the channel does not carry."""

    code = "message_invalid"


class ChannelNotSetUp(Conflict):
    """The channel has no account, or none by this name."""

    code = "channel_not_set_up"


class SendingFailed(Refusal):
    """The channel's service did not take a message; the sentence says what it answered."""

    code = "sending_failed"
    status = 502

    def __init__(self, message: str, *, is_final: bool = False) -> None:
        """Keep whether trying again is of no use, such as for a number that does not exist."""
        super().__init__(message)
        self.is_final = is_final


class NoSuchBlock(NotFound):
    """Nothing is proposed or in force by this number."""

    code = "no_such_block"


class BlockTakesTwo(Conflict):
    """Who proposed a block cannot approve it."""

    code = "takes_two"
