"""A text column that is encrypted at rest and plain in Python."""

from typing import Any

from django.db import models

from hotline.core.crypto.cipher import open_sealed, seal


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """Personal data: sealed with SM4-GCM on the way in, opened on the way out.

    It cannot be searched; put a :func:`~hotline.core.crypto.cipher.blind_index`
    column beside it where equality must be found. Empty text stays empty.
    """

    @property
    def _place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def get_prep_value(self, value: Any) -> Any:
        """Seal the text for the database."""
        plain = super().get_prep_value(value)
        return seal(plain, place=self._place) if plain else plain

    def from_db_value(self, value: str | None, _expression: object, _connection: object) -> Any:
        """Open the text from the database."""
        return open_sealed(value, place=self._place) if value else value
