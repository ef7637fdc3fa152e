"""A special desk: for whom it is, how its calls come, and what it asks besides the usual."""

from django.db import models


class Desk(models.Model):
    """A special desk (专席), such as 营商环境 or 外语: queue, skill, form and flow as data."""

    code = models.CharField("代码", max_length=20, unique=True)
    name = models.CharField("名称", max_length=40)
    about = models.CharField("说明", max_length=200, blank=True, default="")
    numbers = models.JSONField("接入号码", default=list)
    """Called by these numbers, a call is this desk's."""
    queues = models.JSONField("话务队列", default=list)
    """Waiting in one of these queues, it is too."""
    skill = models.CharField("技能", max_length=40, blank=True, default="")
    flow = models.CharField("语音流程", max_length=40, blank=True, default="")
    fields = models.JSONField("专用表单", default=list)
    """The form; see ``rules/desk_form.py``."""
    position = models.PositiveSmallIntegerField("次序", default=0)
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        """In the order of the city's file."""

        verbose_name = verbose_name_plural = "专席"
        ordering = ("position", "code")

    def __str__(self) -> str:
        """Name it."""
        return self.name
