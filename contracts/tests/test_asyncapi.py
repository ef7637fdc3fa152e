"""The AsyncAPI document says every word of the contracts, and is in step with them."""

import json
from pathlib import Path
from typing import Any

import pytest

from contracts import floor_messages, operator_messages
from contracts.asyncapi import asyncapi_document, models_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "generated" / "asyncapi.json"


def test_the_written_document_is_in_step() -> None:
    written = json.loads(PAGE.read_text(encoding="utf-8"))
    assert written == asyncapi_document(), "run `make docs`"


@pytest.mark.parametrize(
    ("channel", "unions"),
    [
        ("operator", (operator_messages.FromPage, operator_messages.ToPage)),
        ("floor", (floor_messages.FromFloor, floor_messages.ToFloor)),
    ],
)
def test_every_message_is_there(channel: str, unions: tuple[Any, ...]) -> None:
    document = asyncapi_document()
    said = {model.model_fields["type"].default for union in unions for model in models_of(union)}
    references = document["channels"][channel]["messages"].values()
    shown = {resolve(document, reference)["name"] for reference in references}
    assert shown == said


def test_every_reference_leads_somewhere() -> None:
    document = asyncapi_document()
    references = list(find_references(document))
    assert references
    for reference in references:
        assert resolve(document, {"$ref": reference})


def test_a_page_may_leave_out_what_has_a_default_but_not_the_type() -> None:
    hello = asyncapi_document()["components"]["schemas"]["Hello"]
    assert hello["required"] == ["page_id", "ticket", "type"]


def resolve(document: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference to the end."""
    while "$ref" in part:
        found: Any = document
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        part = found
    return part


def find_references(part: Any) -> list[str]:
    """List every ``$ref`` below a part of the document."""
    if isinstance(part, list):
        return [each for item in part for each in find_references(item)]
    if not isinstance(part, dict):
        return []
    own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
    return own + [each for value in part.values() for each in find_references(value)]
