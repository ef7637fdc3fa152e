"""Rooms: written by the file, refused where they cannot be, kept through the doors."""

import pytest

from hotline.telephony.rules.rooms import RoomLines, odd_room
from hotline.telephony.tests.test_api_floor import Door, lin, zhou

__all__ = ["lin", "zhou"]

DESKS = [{"seat": "8001", "row": 1, "column": 1}, {"seat": "8002", "row": 2, "column": 3}]
ROOM = {
    "name": "hall",
    "label": "热线大厅",
    "front": "大屏",
    "rows": 2,
    "columns": 3,
    "desks": DESKS,
}


def test_lines_of_the_file_become_places() -> None:
    room = RoomLines(name="hall", label="大厅", lines=["8001-8003 . 8004", ". 8006-8005"]).entry()
    assert (room.rows, room.columns) == (2, 5)
    places = {each.seat: (each.row, each.column) for each in room.desks}
    assert places == {
        "8001": (1, 1),
        "8002": (1, 2),
        "8003": (1, 3),
        "8004": (1, 5),
        "8006": (2, 2),
        "8005": (2, 3),
    }


def test_a_line_with_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="张三"):
        RoomLines(name="hall", label="大厅", lines=["8001 张三"]).entry()


def test_what_cannot_be_is_named() -> None:
    desks = [
        {"seat": "8001", "row": 1, "column": 1},
        {"seat": "8002", "row": 1, "column": 1},
        {"seat": "8001", "row": 1, "column": 2},
        {"seat": "8003", "row": 3, "column": 1},
    ]
    odd = dict(odd_room({"rows": 2, "columns": 2, "desks": desks}))
    assert odd == {
        "desks.1": "第 1 行第 1 列放了两个坐席",
        "desks.2": "坐席 8001 重复",
        "desks.3": "坐席 8003 在座位图之外",
    }


@pytest.mark.django_db
def test_a_team_leader_draws_a_room_and_a_clash_is_refused(zhou: Door) -> None:
    saved = zhou.post("/telephony/rooms/save", {"content": ROOM, "revision": 0})
    assert (saved["revision"], saved["content"]["desks"][1]["column"]) == (1, 3)
    clash = {**ROOM, "desks": [*DESKS, {"seat": "8003", "row": 1, "column": 1}]}
    refused = zhou.post("/telephony/rooms/save", {"content": clash, "revision": 1}, status=422)
    assert refused["fields"] == {"desks.2": "第 1 行第 1 列放了两个坐席"}
    zhou.post("/telephony/rooms/save", {"content": ROOM, "revision": 0}, status=409)
    zhou.post("/telephony/rooms/remove", {"name": "hall", "revision": 1})
    assert zhou.get("/telephony/rooms") == []
