"""A code sent to a number, to prove that it is in the citizen's hands."""

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel


class PhoneCode(GuardedModel):
    """Six digits (手机验证码), sealed; the latest of a number counts, and only once."""

    phone_index = models.CharField("号码索引", max_length=64)
    code = SealedTextField("验证码")
    sent_at = models.DateTimeField("发送时间")
    tries = models.PositiveSmallIntegerField("输错次数", default=0)
    proven_at = models.DateTimeField("验证时间", null=True)

    class Meta:
        """Found by number, newest first; forgotten by age."""

        verbose_name = verbose_name_plural = "手机验证码"
        indexes = (
            models.Index(fields=["phone_index", "-id"], name="phone_code_of_phone"),
            models.Index(fields=["sent_at"], name="phone_code_by_time"),
        )

    def __str__(self) -> str:
        """Name the row, not the number."""
        return f"手机验证码 {self.pk}"
