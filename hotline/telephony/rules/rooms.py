"""Where the desks stand in a room (座位图): rows and columns as seen from above; pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

MOST_ROWS, MOST_COLUMNS = 40, 60
_EMPTY = "."
_TOKEN = re.compile(r"^(\d{4,5})(?:-(\d{4,5}))?$")


class RoomDesk(BaseModel):
    """A desk with a seat's extension at one place of the room; places count from 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seat: str = Field(max_length=16)
    row: int
    column: int


class RoomEntry(BaseModel):
    """A room (座位图) of the floor; ``front`` is what the first row looks at."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")
    label: str = Field(min_length=1, max_length=40)
    front: str = Field(default="", max_length=20)
    rows: int = Field(ge=1, le=MOST_ROWS)
    columns: int = Field(ge=1, le=MOST_COLUMNS)
    desks: list[RoomDesk] = Field(default_factory=list, max_length=MOST_ROWS * MOST_COLUMNS)


class RoomLines(BaseModel):
    """A room as the city's file writes it: one line a row, ``8001-8010 . . 8011-8020``.

    A dot is a place without a desk; numbers may count down, as in ``8010-8001``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    label: str
    front: str = ""
    lines: list[str] = Field(min_length=1, max_length=MOST_ROWS)

    def entry(self) -> RoomEntry:
        """Return the room written out.

        Raises:
            ValueError: a line has something that is neither seats nor a dot.

        """
        rows = [list(_places(line)) for line in self.lines]
        return RoomEntry(
            name=self.name,
            label=self.label,
            front=self.front,
            rows=len(rows),
            columns=max(1, *(len(places) for places in rows)),
            desks=[
                RoomDesk(seat=seat, row=row, column=column)
                for row, places in enumerate(rows, 1)
                for column, seat in enumerate(places, 1)
                if seat
            ],
        )


def odd_room(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name what cannot be: a desk outside, two on one place, a seat twice."""
    desks: Sequence[Mapping[str, Any]] = content["desks"]
    places: set[tuple[int, int]] = set()
    seats: set[str] = set()
    for number, desk in enumerate(desks):
        place = (desk["row"], desk["column"])
        if not (1 <= place[0] <= content["rows"] and 1 <= place[1] <= content["columns"]):
            yield f"desks.{number}", f"坐席 {desk['seat']} 在座位图之外"
        if place in places:
            yield f"desks.{number}", f"第 {place[0]} 行第 {place[1]} 列放了两个坐席"
        if desk["seat"] in seats:
            yield f"desks.{number}", f"坐席 {desk['seat']} 重复"
        places.add(place)
        seats.add(desk["seat"])


def _places(line: str) -> Iterator[str]:
    for token in line.split():
        if token == _EMPTY:
            yield ""
            continue
        found = _TOKEN.match(token)
        if found is None:
            msg = f"座位图中的“{token}”既不是坐席号，也不是空位“.”"
            raise ValueError(msg)
        first, last = int(found[1]), int(found[2] or found[1])
        step = 1 if last >= first else -1
        yield from (str(seat) for seat in range(first, last + step, step))
