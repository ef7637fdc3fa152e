"""One video visit that was begun."""

from django.db import models

from hotline.core.guarded import GuardedModel


class VideoVisit(GuardedModel):
    """A pass that was given out (视频来访); the address is kept only as a blind index."""

    visit_id = models.UUIDField("来访编号", primary_key=True)
    address_index = models.CharField("来源索引", max_length=64)
    begun_at = models.DateTimeField("时间")

    class Meta:
        """Counted by address and in all within the last minutes."""

        verbose_name = verbose_name_plural = "视频来访"
        indexes = (
            models.Index(fields=["address_index", "begun_at"], name="video_visit_of_address"),
            models.Index(fields=["begun_at"], name="video_visit_by_time"),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"视频来访 {self.pk}"
