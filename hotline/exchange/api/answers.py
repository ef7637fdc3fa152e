"""Answer as GeoReport v2 says: JSON or XML, also what is refused."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse

from hotline.core.errors import Refusal
from hotline.exchange.rules.bodies import ERRORS, Row, Shape, as_json, as_xml, definition_as_xml

P = ParamSpec("P")
Door = Callable[Concatenate[HttpRequest, str, P], HttpResponse]
_TYPES = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}


def answer(rows: Sequence[Row], shape: Shape, form: str, *, status: int = 200) -> HttpResponse:
    """Return the rows in the form the address asks for."""
    body = as_xml(rows, shape) if form == "xml" else as_json(rows)
    return HttpResponse(body, content_type=_TYPES[form], status=status)


def answer_definition(definition: Row, form: str) -> HttpResponse:
    """Return a service's definition, which is one thing in both forms."""
    body = definition_as_xml(definition) if form == "xml" else as_json([definition])[1:-1]
    return HttpResponse(body, content_type=_TYPES[form])


def in_its_form(door: Door[P]) -> Door[P]:
    """Answer refusals as the standard's list of errors; an unknown form is not found."""

    @wraps(door)
    def guarded(request: HttpRequest, form: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if form not in _TYPES:
            return refuse(404, "只有 .json 和 .xml 两种格式。", "json")
        try:
            return door(request, form, *args, **kwargs)
        except Refusal as refusal:
            return refuse(refusal.status, refusal.message, form)

    return cast("Door[P]", guarded)


def refuse(status: int, text: str, form: str) -> HttpResponse:
    """Return one error."""
    return answer([{"code": status, "description": text}], ERRORS, form, status=status)
