"""What the portal refuses, in words for citizens."""

from hotline.core.errors import Conflict, Invalid, NotFound, Refusal, Unavailable


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


class TooMany(Refusal):
    """A public door was used too often from one address or for one number."""

    code = "too_many"
    status = 429


class TokenInvalid(Invalid):
    """What the page carried is forged or too old."""

    code = "token_invalid"


class SubmissionInvalid(Invalid):
    """A form lacks something; ``fields`` says what."""

    code = "submission_invalid"


class ChallengeNeeded(Refusal):
    """The doors are under attack: a submission must carry solved work."""

    code = "challenge_needed"
    status = 428


class CodeWrong(Invalid):
    """The phone code is wrong, too old, or was tried too often."""

    code = "code_wrong"


class NotAllowedNow(Conflict):
    """The case has come to where the citizen cannot do this."""

    code = "not_allowed_now"
