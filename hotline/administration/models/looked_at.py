"""Tables of packages under names of ours, for whoever looks at them in Django's administration."""

from axes.models import AccessAttempt, AccessLog
from procrastinate.contrib.django.models import ProcrastinateJob


class BackgroundJob(ProcrastinateJob):
    """A job of the queue (后台任务)."""

    class Meta:
        """The queue's own table."""

        proxy = True
        verbose_name = verbose_name_plural = "后台任务"

    def __str__(self) -> str:
        """Name it."""
        return f"后台任务 {self.pk}"


class FailedSignIn(AccessAttempt):  # type: ignore[misc]  # the package has no types
    """Wrong passwords of one account from one address (登录失败)."""

    class Meta:
        """The counter's own table."""

        proxy = True
        verbose_name = verbose_name_plural = "登录失败"

    def __str__(self) -> str:
        """Name whom."""
        return f"登录失败 {self.username}"


class SignInRecord(AccessLog):  # type: ignore[misc]  # as above
    """A sign-in, and the sign-out that ended it (登录记录)."""

    class Meta:
        """The counter's own table."""

        proxy = True
        verbose_name = verbose_name_plural = "登录记录"

    def __str__(self) -> str:
        """Name whom."""
        return f"登录记录 {self.username}"
