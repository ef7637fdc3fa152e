"""A team of operators with a leader."""

from django.conf import settings
from django.db import models


class Team(models.Model):
    """A team (班组) of the hotline's own people, led by a team leader (班长)."""

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=40)
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="led_teams",
        verbose_name="班长",
    )
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="teams", verbose_name="组员"
    )

    class Meta:
        """By code."""

        verbose_name = verbose_name_plural = "班组"
        ordering = ("code",)

    def __str__(self) -> str:
        """Name it."""
        return self.name
