"""Rows whose fields carry a code (HMAC-SM3), so that an edit by SQL is noticed (M-DI-b)."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models

from hotline.core.crypto.digests import row_code
from hotline.core.guarded import GuardedModel


class SealedRow(GuardedModel):
    """The base of tables whose rows must be genuine: manifests, holds, grants."""

    covered: ClassVar[tuple[str, ...]] = ()
    """Names of the fields (attributes) the code covers; text, numbers and instants."""

    code = models.CharField("完整性校验码", max_length=64, default="", editable=False)

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save with a fresh code."""
        self.code = self._expected()
        wanted = None if update_fields is None else {*update_fields, "code"}
        super().save(*args, update_fields=wanted, **kwargs)

    def is_genuine(self) -> bool:
        """Tell whether the fields are as this program wrote them."""
        return self.code == self._expected()

    def _expected(self) -> str:
        fields: dict[str, object] = {}
        for name in self.covered:
            value = getattr(self, name)
            at = getattr(value, "timestamp", None)
            fields[name] = value if at is None else f"{at():.6f}"
        return row_code(self._meta.db_table, fields)
