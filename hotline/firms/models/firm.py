"""A firm the service team keeps in touch with."""

from django.db import models
from django.db.models import Q

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.firms.rules.firms import KIND_LABELS, MAX_ADDRESS, MAX_NAME
from hotline.reference.models import Area


class Firm(GuardedModel):
    """A firm (企业); whom to call is sealed."""

    name = models.CharField("名称", max_length=MAX_NAME, unique=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True, default="")
    kind = models.CharField("类别", max_length=12, choices=[*KIND_LABELS.items()])
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    address = models.CharField("地址", max_length=MAX_ADDRESS)
    contact_name = SealedTextField("联系人")
    contact_phone = SealedTextField("联系电话")
    added_at = models.DateTimeField("登记时间")

    class Meta:
        """By name; a code is one firm's."""

        verbose_name = verbose_name_plural = "企业"
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=["credit_code"], condition=~Q(credit_code=""), name="firm_code_once"
            ),
        )

    def __str__(self) -> str:
        """Name it."""
        return self.name
