"""What appeals are about."""

from django.db import models

from hotline.core.hand_edited import HandEdited


class Topic(HandEdited):
    """A topic (事项分类) of a two-level tree; orders point to the second level."""

    code = models.CharField("代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=40)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        """By code."""

        verbose_name = verbose_name_plural = "事项分类"
        ordering = ("code",)

    def __str__(self) -> str:
        """Name it."""
        return self.name
