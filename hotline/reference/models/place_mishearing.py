"""What was typed for places that operators then chose from those that sound alike."""

from django.db import models

from hotline.reference.models.place import Place


class PlaceMishearing(models.Model):
    """How often a heard text turned out to mean a place (听错改正): what the costs learn from."""

    heard = models.CharField("听成", max_length=16)
    place = models.ForeignKey(Place, models.CASCADE, related_name="mishearings")
    times = models.PositiveIntegerField("次数", default=0)

    class Meta:
        """One row to a pair."""

        verbose_name = verbose_name_plural = "听错改正"
        ordering = ("heard", "-times")
        constraints = (
            models.UniqueConstraint(fields=["heard", "place"], name="place_mishearing_of_place"),
        )

    def __str__(self) -> str:
        """Show the pair."""
        return f"{self.heard} → {self.place_id}"
