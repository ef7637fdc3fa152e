"""Hashes of former passwords, so that the last five are refused."""

from django.db import models

from hotline.accounts.models.user import User


class PastPassword(models.Model):
    """One former password's hash."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="past_passwords")
    password = models.CharField("密码散列", max_length=256)
    set_at = models.DateTimeField("设置时间")

    class Meta:
        """Newest first."""

        verbose_name = verbose_name_plural = "历史密码"
        ordering = ("-id",)

    def __str__(self) -> str:
        """Say whose and when, never what."""
        return f"{self.user_id} {self.set_at:%Y-%m-%d}"
