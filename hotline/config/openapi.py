"""The OpenAPI document with every answer's shape, read from the doors' return types.

The doors return checked schemas, so requests are not validated a second time on their way
out; only the document needs to know the shapes.
"""

from typing import Any, get_type_hints

from django.http.response import HttpResponseBase
from ninja import NinjaAPI, Schema
from ninja.constants import NOT_SET
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from pydantic import create_model


class AnswersDescribed(OpenAPISchema):
    """Ninja's document, plus the answers that ninja leaves out without ``response=``."""

    def responses(self, operation: Operation) -> dict[int, dict[str, Any]]:
        """Describe the answers of one operation."""
        shape = get_type_hints(operation.view_func, include_extras=True).get("return")
        is_undeclared = operation.response_models == {200: NOT_SET}
        is_file = isinstance(shape, type) and issubclass(shape, HttpResponseBase)
        if shape is not None and is_undeclared and not is_file:
            model = create_model("NinjaResponseSchema", __base__=Schema, response=(shape, ...))
            operation.response_models = {200: model}
        described: dict[int, dict[str, Any]] = super().responses(operation)
        return described


def describe(api: NinjaAPI) -> OpenAPISchema:
    """Return the whole document."""
    return AnswersDescribed(api, api.get_root_path({}))
