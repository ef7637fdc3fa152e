"""What the portal refuses, in words for citizens."""

from hotline.core.errors import NotFound, Refusal, Unavailable


class NotMatching(NotFound):
    """No order has this number and this code; which of the two is wrong is not said."""

    code = "not_matching"


class TooManyTries(Refusal):
    """Too many wrong tries within the hour."""

    code = "too_many_tries"
    status = 429


class VideoClosed(Unavailable):
    """Nobody receives video visits now."""

    code = "video_closed"


class TooManyVisits(Refusal):
    """Too many video visits were begun within a few minutes."""

    code = "too_many_visits"
    status = 429


class NoSuchVisit(NotFound):
    """No such video visit was begun lately."""

    code = "no_such_visit"
