"""No door breaks, whatever is sent to it: bodies, values, queries and paths (ASVS 2.2)."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from tests.cast import Cast
from tests.journeys.bad_input import (
    ODD_BODIES,
    ODD_NUMBERS,
    ODD_TEXTS,
    DoorOf,
    answers,
    body_of,
    list_doors,
    place_of,
)

_DOORS = list_doors()
_WITH_BODY = [door for door in _DOORS if door.body is not None]
_WITH_QUERY = [door for door in _DOORS if door.queries and door.method == "GET"]
_WITH_PARTS = [door for door in _DOORS if "{" in door.path]
_BROKEN = 500
_ODD_PARTS = ("%00", "..%2f..%2fetc%2fpasswd", "%c0%ae", "9223372036854775808", "%EF%BC%91")


def test_there_are_doors_to_ask() -> None:
    assert len(_WITH_BODY) > 100
    assert len(_WITH_QUERY) > 20
    assert len(_WITH_PARTS) > 100


def test_no_door_breaks_by_a_body_of_another_form(cast: Cast) -> None:
    def asked(door: DoorOf) -> Iterator[tuple[str, bytes]]:
        return ((place_of(door), body) for body in ODD_BODIES)

    said = list(answers(cast, _WITH_BODY, asked))
    assert [each for each in said if each[1] >= _BROKEN] == []


def test_no_door_breaks_by_odd_texts(cast: Cast) -> None:
    def asked(door: DoorOf) -> Iterator[tuple[str, bytes]]:
        return ((place_of(door), body_of(door, text, "1")) for text in ODD_TEXTS)

    said = list(answers(cast, _WITH_BODY, asked))
    assert [each for each in said if each[1] == _BROKEN] == []


def test_no_door_breaks_by_odd_numbers(cast: Cast) -> None:
    def asked(door: DoorOf) -> Iterator[tuple[str, bytes]]:
        plain = body_of(door, "文字", "1")
        bodies = {body_of(door, "文字", number) for number in ODD_NUMBERS} - {plain}
        return ((place_of(door), body) for body in sorted(bodies))

    said = list(answers(cast, _WITH_BODY, asked))
    assert [each for each in said if each[1] == _BROKEN] == []


@pytest.mark.parametrize("values", [ODD_TEXTS, ODD_NUMBERS], ids=["texts", "numbers"])
def test_no_door_breaks_by_odd_queries(cast: Cast, values: tuple[str, ...]) -> None:
    def asked(door: DoorOf) -> Iterator[tuple[str, bytes]]:
        for value in values:
            names = [str(each["name"]) for each in door.queries]
            query = urlencode(dict.fromkeys(names, value[:2000]), errors="surrogatepass")
            yield f"{place_of(door)}?{query}", b""

    said = list(answers(cast, _WITH_QUERY, asked))
    assert [each for each in said if each[1] == _BROKEN] == []


def test_no_door_breaks_by_odd_parts_of_its_path(cast: Cast) -> None:
    def asked(door: DoorOf) -> Iterator[tuple[str, bytes]]:
        body = body_of(door, "文字", "1") if door.body else b""
        return ((place_of(door, part), body) for part in _ODD_PARTS)

    said = list(answers(cast, _WITH_PARTS, asked))
    assert [each for each in said if each[1] == _BROKEN] == []
