"""Who wants no notices."""

from django.db import models

from hotline.core.guarded import GuardedModel


class OptOut(GuardedModel):
    """A citizen's 退订 on one channel, until it is taken back."""

    channel = models.CharField("渠道", max_length=16)
    peer_index = models.CharField("对方索引", max_length=64)
    since = models.DateTimeField("退订时间")

    class Meta:
        """Once a peer."""

        verbose_name = verbose_name_plural = "退订"
        constraints = (
            models.UniqueConstraint(fields=["channel", "peer_index"], name="opt_out_of_peer"),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"退订 {self.pk}"
