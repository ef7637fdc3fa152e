"""The doors of red packets: trays, decisions, budget."""

import pytest

from hotline.rewards.tests.packets import OPEN_ID, a_rule, proposed
from tests.cast import Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


def test_a_packet_goes_from_tray_to_tray_by_two_people(cast: Cast) -> None:
    a_rule()
    packet = proposed(cast)
    first, second = Door(cast.wu_qian), Door(cast.leader_zhou)
    status, page = first.get("/packets")
    assert (status, page["counts"]) == (200, {"open": 1, "under_way": 0, "done": 0})
    (row,) = page["items"]
    assert (row["number"], row["may_check"]) == (packet.order.number, True)
    assert OPEN_ID not in str(page)
    status, row = first.post(f"/packets/{packet.pk}/check")
    assert (row["state_label"], row["may_approve"]) == ("待复核", False)
    assert first.post(f"/packets/{packet.pk}/approve")[1]["code"] == "same_person"
    status, row = second.post(f"/packets/{packet.pk}/approve")
    assert (status, row["state_label"]) == (200, "待发放")
    assert [each["id"] for each in first.get("/packets", tray="under_way")[1]["items"]] == [
        packet.pk
    ]
    (budget,) = first.get("/packets/budgets")[1]
    assert (budget["spent_fen"], budget["paid_fen"], budget["packets"]) == (1000, 0, 1)
    status, books = first.get("/packets/reconciliation", day="2026-11-24")
    assert (status, books["packets"]) == (200, 0)


def test_a_refused_packet_says_why(cast: Cast) -> None:
    a_rule()
    packet = proposed(cast)
    door = Door(cast.wu_qian)
    assert door.post(f"/packets/{packet.pk}/refuse", {"note": "不"})[0] == 422
    status, row = door.post(f"/packets/{packet.pk}/refuse", {"note": "与已采纳建议重复。"})
    assert (status, row["state_label"], row["note"]) == (200, "不予奖励", "与已采纳建议重复。")
    assert door.post("/packets/999999/check")[0] == 404
    assert door.get("/packets", tray="done")[1]["counts"]["done"] == 1
