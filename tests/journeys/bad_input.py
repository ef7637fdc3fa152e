"""Every door of the API as its own description tells it, filled with what nobody should send."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import transaction

from hotline.accounts.visitor import Visitor
from hotline.config.api import api
from tests.cast import Cast, Door
from tests.journeys.doors_of_channels import PUBLIC
from tests.journeys.test_permission_matrix import EXPECTED

_CONVERTER = re.compile(r"\{\w+:(\w+)\}")
_ENDLESS = ("/live", "/stream")
"""Doors that answer without end."""
NUMBER = "@@number@@"
ODD_TEXTS = (
    "a\x00b\ud800\u202e<img src=x onerror=alert(1)>",
    "²１２３' OR 1=1; SELECT pg_sleep(9) -- \"%s\\",
    "é" * 5_000,
    "",
)
ODD_NUMBERS = ("-1", "9223372036854775808", "1" + "0" * 5000, "NaN", "1e400")
ODD_BODIES = (b"", b"[]", b'"\\ud800"', b"\xff\xfe{}", b'{"a":' * 50_000)


@dataclass(frozen=True)
class DoorOf:
    """One door: how it is asked, what it takes, and who is let in."""

    method: str
    path: str
    body: Mapping[str, Any] | None
    queries: tuple[Mapping[str, Any], ...]
    role: str

    @property
    def name(self) -> str:
        """As the table of permissions calls it."""
        return f"{self.method} {self.path}"


@cache
def _described() -> Mapping[str, Any]:
    """Return the API's description of itself, made once: it takes a while."""
    return api.get_openapi_schema()


def list_doors() -> list[DoorOf]:
    """Return every door that ends, in the order of their names."""
    found = []
    expected = {_CONVERTER.sub(r"{\1}", name): roles for name, roles in EXPECTED.items()}
    for path, methods in _described()["paths"].items():
        plain = path.removeprefix("/api")
        for method, told in methods.items():
            name = f"{method.upper()} {plain}"
            if name in expected and not any(each in plain for each in _ENDLESS):
                found.append(_door_of(method.upper(), plain, told, expected[name]))
    return sorted(found, key=lambda door: door.name)


def _door_of(method: str, path: str, told: Mapping[str, Any], roles: str) -> DoorOf:
    content = told.get("requestBody", {}).get("content", {})
    queries = [each for each in told.get("parameters", []) if each["in"] == "query"]
    body = content.get("application/json", {}).get("schema")
    return DoorOf(method, path, body, tuple(queries), "" if roles == PUBLIC else roles[0])


def value_of(schema: Mapping[str, Any], text: str, number: str = NUMBER) -> Any:
    """Return a value of the schema with this text and number wherever it has one."""
    if "$ref" in schema:
        named = _described()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return value_of(named, text, number)
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            wanted = [each for each in schema[choice] if each.get("type") != "null"]
            return value_of(wanted[0], text, number)
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [""])[0])
    return _of_kind(schema, text, number)


def _of_kind(schema: Mapping[str, Any], text: str, number: str) -> Any:
    kind = schema.get("type", "string")
    if kind == "object":
        fields = schema.get("properties", {})
        return {name: value_of(each, text, number) for name, each in fields.items()}
    if kind == "array":
        return [value_of(schema.get("items", {}), text, number)]
    if kind == "boolean":
        return True
    return number if kind in {"integer", "number"} else _text(schema, text)


def _text(schema: Mapping[str, Any], text: str) -> str:
    sample = {
        "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "date": "2026-11-24",
        "date-time": "2026-11-24T02:00:00Z",
        "time": "08:30",
    }
    return sample.get(schema.get("format", ""), text)


def body_of(door: DoorOf, text: str, number: str) -> bytes:
    """Return a body of the door's own form."""
    value = value_of(door.body or {}, text)
    return json.dumps(value).replace(f'"{NUMBER}"', number).encode()


def place_of(door: DoorOf, part: str = "1") -> str:
    """Return the address with every part of the path that is open filled."""
    return "/api" + re.sub(r"\{\w+\}", lambda _: part, door.path)


def visitor_of(cast: Cast, role: str) -> Visitor | None:
    """Return somebody of the role, or nobody."""
    people = {
        "O": cast.wang_fang,
        "D": cast.li_qiang,
        "R": cast.wu_qian,
        "F": cast.zheng_jie,
        "H": cast.zhao_min,
        "L": cast.leader_zhou,
        "A": cast.lin_admin,
    }
    return people.get(role)


@contextmanager
def undone() -> Iterator[None]:
    """Undo whatever the block did, and whatever broke in it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answers(cast: Cast, doors: list[DoorOf], asked: Any) -> Iterator[tuple[str, int]]:
    """Ask every door what ``asked`` gives for it; give the door and the status of each answer."""
    for door in doors:
        with undone():
            browser = Door(visitor_of(cast, door.role))
            for place, body in asked(door):
                with undone():
                    answer = browser.client.generic(
                        door.method, place, body, content_type="application/json"
                    )
                yield f"{door.name} {place} {body[:60]!r}", answer.status_code
