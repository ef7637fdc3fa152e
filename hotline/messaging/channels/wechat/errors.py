"""What the push door refuses; WeChat reads only the status, the person who looks reads the rest."""

from hotline.core.errors import Refusal


class NotFromWeChat(Refusal):
    """The signature is wrong, too old, or was used for something else."""

    code = "wechat_not_signed"
    status = 403


class PushUnreadable(Refusal):
    """What was pushed is not what WeChat pushes."""

    code = "wechat_unreadable"
    status = 400


class PushTooLarge(Refusal):
    """More than any push has."""

    code = "wechat_too_large"
    status = 413
