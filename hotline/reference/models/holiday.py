"""Public holidays and make-up working days, as the State Council announces them."""

from django.db import models


class Holiday(models.Model):
    """One day that is not what its weekday says (节假日或调休上班)."""

    class Kind(models.TextChoices):
        """Free, or worked in exchange."""

        HOLIDAY = "holiday", "放假"
        MAKE_UP = "make_up", "调休上班"

    date = models.DateField("日期", unique=True)
    kind = models.CharField("类别", max_length=8, choices=Kind.choices)
    name = models.CharField("名称", max_length=40)

    class Meta:
        """By date."""

        verbose_name = verbose_name_plural = "节假日与调休"
        ordering = ("date",)

    def __str__(self) -> str:
        """Name the day."""
        return f"{self.date} {self.name}"
