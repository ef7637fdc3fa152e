"""What the portal refuses, in words for citizens."""

from hotline.core.errors import NotFound, Refusal


class NotMatching(NotFound):
    """No order has this number and this code; which of the two is wrong is not said."""

    code = "not_matching"


class TooManyTries(Refusal):
    """Too many wrong tries within the hour."""

    code = "too_many_tries"
    status = 429
