"""Rendered or uploaded sounds of prompts."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.prompt import Prompt


class PromptSound(GuardedModel):
    """One recording of a prompt in one language; at most one per language is in force.

    Where none is in force, citizens hear what the city ships (城市自带).
    """

    class Source(models.TextChoices):
        """Where the sound came from."""

        RENDERED = "rendered", "语音合成"
        UPLOADED = "uploaded", "上传录音"

    prompt = models.ForeignKey(Prompt, on_delete=models.PROTECT, related_name="sounds")
    language = models.CharField("语言", max_length=8)
    source = models.CharField("来源", max_length=8, choices=Source.choices)
    text = models.TextField("文字", blank=True, default="")
    voice = models.CharField("音色", max_length=40, blank=True, default="")
    sha256 = models.CharField("SHA-256", max_length=64)
    seconds = models.FloatField("时长（秒）")
    loudness_dbfs = models.FloatField("响度（dBFS）")
    made_at = models.DateTimeField("制作时间")
    made_by_label = models.CharField("制作人", max_length=80)
    published_at = models.DateTimeField("发布时间", null=True)
    is_current = models.BooleanField("生效", default=False)

    class Meta:
        """One in force per prompt and language."""

        verbose_name = verbose_name_plural = "提示音录音"
        ordering = ("prompt", "language", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["prompt", "language"],
                condition=models.Q(is_current=True),
                name="prompt_sound_current_once",
            ),
            models.CheckConstraint(
                condition=models.Q(is_current=False) | models.Q(published_at__isnull=False),
                name="current_sound_was_published",
            ),
        )

    def __str__(self) -> str:
        """Name prompt and language."""
        return f"{self.prompt_id} {self.language}"
