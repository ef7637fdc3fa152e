"""Views we fill in by name: checked once, and read by attribute only where they must be."""

from dataclasses import dataclass

import pytest
from pydantic import ValidationError

from hotline.core.schemas import Schema


class _Row(Schema):
    name: str
    tags: list[str] = []


class _Page(Schema):
    items: list[_Row]


@dataclass
class _Thing:
    name: str


def test_a_row_stays_the_row_it_is() -> None:
    row = _Row(name="路灯", tags=["夜间"])
    page = _Page(items=[row])
    assert page.items[0] is row
    assert page.model_dump() == {"items": [{"name": "路灯", "tags": ["夜间"]}]}


def test_what_is_no_view_is_read_by_its_attributes() -> None:
    assert _Page.model_validate({"items": [_Thing("路灯")]}).items == [_Row(name="路灯")]


@pytest.mark.parametrize("given", [{}, {"name": 1}, {"name": "路灯", "tags": "夜间"}])
def test_what_does_not_fit_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        _Row.model_validate(given)
    with pytest.raises(ValidationError):
        _Page.model_validate({"items": [given]})
