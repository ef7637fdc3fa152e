"""The manifest of sealed recordings: one row per object in a store."""

from typing import ClassVar

from django.db import models

from hotline.core.sealed_rows import SealedRow
from hotline.telephony.models.recording import Recording


class RecordingObject(SealedRow):
    """A sealed object (录音对象) with everything that proves it whole.

    Its own key lies here, wrapped; once ``wrapped_key`` is empty nobody can read it again.
    Objects of format 1 have no key of their own.
    """

    covered: ClassVar[tuple[str, ...]] = (
        *("recording_id", "sound", "sealed_format", "store", "name", "plain_size"),
        *("sealed_size", "plain_sha256", "plain_sm3", "sealed_sha256", "sealed_sm3"),
        *("key_name", "wrapped_key"),
    )

    class Sound(models.TextChoices):
        """What is inside."""

        WAV = "wav", "WAV"
        OPUS = "opus", "Opus"

    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="objects_kept")
    sound = models.CharField("格式", max_length=8, choices=Sound.choices)
    sealed_format = models.PositiveSmallIntegerField("加密格式", default=2)
    store = models.CharField("存储", max_length=8)
    name = models.CharField("对象名", max_length=200)
    plain_size = models.BigIntegerField("原文大小")
    sealed_size = models.BigIntegerField("密文大小")
    plain_sha256 = models.CharField("原文 SHA-256", max_length=64)
    plain_sm3 = models.CharField("原文 SM3", max_length=64, blank=True, default="")
    sealed_sha256 = models.CharField("密文 SHA-256", max_length=64, blank=True, default="")
    sealed_sm3 = models.CharField("密文 SM3", max_length=64, blank=True, default="")
    key_name = models.CharField("密钥名", max_length=40, blank=True, default="")
    wrapped_key = models.CharField("包裹的密钥", max_length=120, blank=True, default="")
    stored_at = models.DateTimeField("存入时间")
    checked_at = models.DateTimeField("最近核验", null=True)
    retired_at = models.DateTimeField("停用时间", null=True)
    erased_at = models.DateTimeField("删除时间", null=True)

    class Meta:
        """One living object per recording; retired ones wait until they are erased."""

        verbose_name = verbose_name_plural = "录音对象"
        constraints = (
            models.UniqueConstraint(
                fields=["recording"],
                condition=models.Q(retired_at__isnull=True),
                name="recording_has_one_object",
            ),
            models.CheckConstraint(
                condition=~models.Q(plain_sha256="") & models.Q(plain_size__gt=0),
                name="recording_object_is_whole",
            ),
        )
        indexes = (
            models.Index(
                fields=["retired_at"],
                condition=models.Q(retired_at__isnull=False, erased_at__isnull=True),
                name="recording_object_to_erase",
            ),
        )

    def __str__(self) -> str:
        """Name the object."""
        return f"{self.store}:{self.name}"

    @property
    def place(self) -> str:
        """What its frames and its key are bound to."""
        return f"recording:{self.recording_id}:{self.sound}"
