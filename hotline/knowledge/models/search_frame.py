"""How passages lie in meaning: the frame they are compared in, and cells to look into."""

from django.db import models


class SearchFrame(models.Model):
    """What brings vectors of one model to one middle (检索语义基准); the newest is used."""

    model = models.CharField("向量模型", max_length=80)
    arrays = models.BinaryField("数组")
    """Middles, centres of cells, the learnt map: as numpy writes several."""
    learnt_from = models.PositiveIntegerField("学习的问答对", default=0)
    made_at = models.DateTimeField("生成时间")

    class Meta:
        """Made again every night."""

        verbose_name = verbose_name_plural = "检索语义基准"

    def __str__(self) -> str:
        """Name the model."""
        return self.model


class SearchCell(models.Model):
    """Passages of like meaning (检索语义分格): keys of entries, and their vectors as bytes."""

    frame = models.ForeignKey(
        SearchFrame, models.CASCADE, related_name="cells", verbose_name="基准"
    )
    number = models.PositiveIntegerField("序号")
    keys = models.BinaryField("条目")
    vectors = models.BinaryField("向量")

    class Meta:
        """A dozen are read for a question."""

        verbose_name = verbose_name_plural = "检索语义分格"
        constraints = (
            models.UniqueConstraint(fields=["frame", "number"], name="search_cell_once"),
        )

    def __str__(self) -> str:
        """Name the cell."""
        return f"{self.frame_id}-{self.number}"
