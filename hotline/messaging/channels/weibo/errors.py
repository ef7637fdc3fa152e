"""What the push door refuses; Weibo reads only the status, the person who looks reads the rest."""

from hotline.core.errors import Refusal


class NotFromWeibo(Refusal):
    """The signature is wrong, too old, or was used for something else."""

    code = "weibo_not_signed"
    status = 403


class PushUnreadable(Refusal):
    """What was pushed is not what Weibo pushes."""

    code = "weibo_unreadable"
    status = 400


class PushTooLarge(Refusal):
    """More than any push has."""

    code = "weibo_too_large"
    status = 413
