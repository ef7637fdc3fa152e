"""What messages of the floor refuse, in words for people."""

from hotline.core.errors import Conflict, Invalid, NotFound


class NobodyToTell(Conflict):
    """Nobody is there who could read it."""

    code = "nobody_to_tell"


class AtWorkAlready(Conflict):
    """Who sits at a seat need not be called in."""

    code = "at_work_already"


class NoSuchMessage(NotFound):
    """There is none, or it was not for this person."""


class MessageExpired(Conflict):
    """Its time is over."""

    code = "message_expired"


class OddAnswer(Invalid):
    """The message does not ask for this."""

    code = "odd_answer"
