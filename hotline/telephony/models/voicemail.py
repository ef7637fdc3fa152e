"""Messages that citizens left."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.call import Call
from hotline.telephony.models.recording import Recording


class Voicemail(GuardedModel):
    """A message (留言): to be heard, and to be dealt with (VOI-13)."""

    class State(models.TextChoices):
        """Whether somebody has dealt with it."""

        NEW = "new", "待处理"
        HANDLED = "handled", "已处理"

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="voicemails")
    recording = models.OneToOneField(Recording, on_delete=models.PROTECT, related_name="voicemail")
    mailbox = models.CharField("信箱", max_length=40)
    seconds = models.FloatField("时长（秒）")
    left_at = models.DateTimeField("留言时间")
    heard_by = models.CharField("首次收听人", max_length=80, blank=True, default="")
    heard_at = models.DateTimeField("首次收听时间", null=True)
    state = models.CharField("处理", max_length=8, choices=State.choices, default=State.NEW)
    handled_by = models.CharField("处理人", max_length=80, blank=True, default="")
    handled_at = models.DateTimeField("处理时间", null=True)
    outcome = models.CharField("处理情况", max_length=200, blank=True, default="")

    class Meta:
        """What waits is found fast, oldest first."""

        verbose_name = verbose_name_plural = "留言"
        indexes = (models.Index(fields=["state", "left_at"], name="voicemail_waiting"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="new") | models.Q(handled_at__isnull=False),
                name="handled_voicemail_says_when",
            ),
        )

    def __str__(self) -> str:
        """Name the mailbox."""
        return f"{self.mailbox} {self.left_at}"
