"""The texts that lead to a place."""

from django.db import models

from hotline.reference.models.place import Place


class PlaceSpelling(models.Model):
    """One way to type a place (输入码): see ``rules/spellings.py``; found by its beginning."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="spellings")
    text = models.CharField("输入码", max_length=60, db_index=True)
    way = models.CharField("方式", max_length=10)
    start = models.PositiveSmallIntegerField("起始字")
    is_name = models.BooleanField("正式名称")
    """Else a nickname's."""

    class Meta:
        """By text."""

        verbose_name = verbose_name_plural = "地点输入码"
        ordering = ("text", "start")

    def __str__(self) -> str:
        """Show the text."""
        return self.text
