"""What doors give, checked once: for pages of many rows."""

from typing import Any

import ninja
from pydantic import ModelWrapValidatorHandler, ValidationInfo, model_validator


class Schema(ninja.Schema):
    """Ninja's, for views that we fill in ourselves, by name.

    Ninja reads whatever it is given attribute by attribute, in Python, and a row that stands in
    a page once more. A row we made is a row; what has names needs no reading by attribute.
    """

    @model_validator(mode="wrap")
    @classmethod
    def _run_root_validator(
        cls, values: Any, handler: ModelWrapValidatorHandler["Schema"], info: ValidationInfo
    ) -> Any:
        if isinstance(values, dict | cls):
            return handler(values)
        return super()._run_root_validator(values, handler, info)  # type: ignore[operator]
