"""The bodies of GeoReport v2, as JSON and as XML: pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

Value = str | int | float | bool | None | Sequence["Row"]
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a list is called in XML, and each thing in it."""

    root: str
    item: str


SERVICES = Shape("services", "service")
REQUESTS = Shape("service_requests", "request")
ERRORS = Shape("errors", "error")
_ITEMS = {"attributes": "attribute", "values": "value"}


def as_json(rows: Sequence[Row]) -> str:
    """Return the rows as a JSON list."""
    return json.dumps(list(rows), ensure_ascii=False, default=str)


def as_xml(rows: Sequence[Row], shape: Shape) -> str:
    """Return the rows as the document the standard describes; nothing is an empty element."""
    inside = "".join(_element(shape.item, row) for row in rows)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{shape.root}>{inside}</{shape.root}>'


def definition_as_xml(definition: Row) -> str:
    """Return a service's definition, which is one thing and no list."""
    body = _element("service_definition", definition)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}'


def _element(name: str, value: object) -> str:
    if value is None or value == "":
        return f"<{name}/>"
    return f"<{name}>{_inside(name, value)}</{name}>"


def _inside(name: str, value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "".join(_element(key, each) for key, each in value.items())
    if isinstance(value, list | tuple):
        return "".join(_element(_ITEMS[name], each) for each in value)
    return escape(str(value))
