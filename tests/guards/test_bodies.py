"""What doors take is bounded and named: no field slips in (mass assignment), no list is endless."""

from collections.abc import Iterator, Mapping
from typing import Any

from hotline.config.api import api

UNBOUNDED = {
    "CalendarVersionBody",
    "DialRules",
    "HoursEntry",
    "PreviewHoursBody",
    "QueuePolicy",
    "SetStep",
    "Widening",
}
"""The floor's own configuration, which leaders and administrators write; bodies are capped."""


def _taken() -> dict[str, Mapping[str, Any]]:
    """Return every schema that is part of some body, by name."""
    described = api.get_openapi_schema()
    schemas, found = described["components"]["schemas"], dict[str, Mapping[str, Any]]()
    todo = [
        told["requestBody"]
        for methods in described["paths"].values()
        for told in methods.values()
        if "application/json" in told.get("requestBody", {}).get("content", {})
    ]
    while todo:
        for name in _named(todo.pop()):
            if name not in found:
                found[name] = schemas[name]
                todo.append(schemas[name])
    return found


def _named(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].rpartition("/")[2]
        for each in part.values():
            yield from _named(each)
    elif isinstance(part, list):
        for each in part:
            yield from _named(each)


def _endless(part: Any) -> bool:
    """Tell whether some list within has no end."""
    if isinstance(part, dict):
        is_open = part.get("type") == "array" and not {"maxItems", "prefixItems"} & part.keys()
        return is_open or any(map(_endless, part.values()))
    return isinstance(part, list) and any(map(_endless, part))


def test_a_field_that_was_not_asked_for_is_refused() -> None:
    taken = _taken()
    assert len(taken) > 200
    objects = {name: each for name, each in taken.items() if each.get("type") == "object"}
    lax = [n for n, each in objects.items() if each.get("additionalProperties") is not False]
    assert lax == []


def test_no_list_in_a_body_is_endless() -> None:
    found = {name for name, each in _taken().items() if _endless(each.get("properties", {}))}
    assert found <= UNBOUNDED
