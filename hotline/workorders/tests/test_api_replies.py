"""The check of a reply for four visitors, and that it says what the door of the reply says."""

from typing import Any

import pytest
import time_machine

from hotline.files.tests.small_files import PNG
from hotline.workorders.tests.orders import accepted, later, snapshot, upload
from tests.cast import Cast, Door, result_body


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand two hours after the orders were registered."""
    frozen.shift(7200)


def _codes(answer: dict[str, Any]) -> set[str]:
    return {each["code"] for each in answer["findings"]}


def test_only_the_department_that_has_the_order_is_served_and_nothing_is_kept(cast: Cast) -> None:
    order = accepted(cast)
    path = f"/work-orders/{order.number}/check_reply"
    before = snapshot(order)
    assert Door().post(path, {})[0] == 401
    assert Door(cast.li_qiang).post(path, {})[0] == 403
    assert Door(cast.sun_wei).post(path, {})[0] == 404
    status, answer = Door(cast.zhao_min).post(path, {})
    assert (status, answer["is_blocked"]) == (200, True)
    labels = {each["severity_label"] for each in answer["findings"]}
    assert labels == {"不改不能交"}
    assert Door(cast.zhao_min).post(path, {"phone": "1"})[0] == 422
    assert snapshot(order) == before


@pytest.mark.parametrize("missing", ["place", "staff", "process", "outcome"])
def test_what_blocks_a_draft_is_what_refuses_the_reply(cast: Cast, missing: str) -> None:
    order = accepted(cast)
    door, path = Door(cast.zhao_min), f"/work-orders/{order.number}"
    body = result_body(later(order, 60)) | {missing: ""}
    _, checked = door.post(f"{path}/check_reply", body)
    said = {each["code"]: each["reason"] for each in checked["findings"]}
    status, refused = door.post(f"{path}/submit_result", body)
    assert status == 422
    assert refused["fields"] == {missing: said[f"reply_{missing}"]}
    mended = result_body(later(order, 60))
    assert door.post(f"{path}/check_reply", mended)[1]["is_blocked"] is False
    assert door.post(f"{path}/submit_result", mended)[0] == 200


def test_own_photos_count_and_others_do_not(cast: Cast) -> None:
    order = accepted(cast, urgency="urgent")
    door, path = Door(cast.zhao_min), f"/work-orders/{order.number}/check_reply"
    body = result_body(later(order, 60))
    others = [str(upload(cast.sun_wei, "别处.png", PNG))]
    assert "reply_attachment_ids" in _codes(door.post(path, body | {"attachment_ids": others})[1])
    paper = [str(upload(cast.zhao_min))]
    assert "reply_attachment_ids" in _codes(door.post(path, body | {"attachment_ids": paper})[1])
    own = [str(upload(cast.zhao_min, "现场.png", PNG))]
    _, answer = door.post(path, body | {"attachment_ids": own})
    assert "reply_attachment_ids" not in _codes(answer)
    photo = next(each for each in answer["elements"] if each["code"] == "attachment_ids")
    assert (photo["label"], photo["is_there"]) == ("现场照片", True)


def test_mends_know_the_handlers_own_unit_and_name(cast: Cast) -> None:
    order = accepted(cast)
    _, answer = Door(cast.zhao_min).post(f"/work-orders/{order.number}/check_reply", {})
    values = {each["code"]: each["mends"][0]["value"] for each in answer["findings"]}
    assert (values["reply_unit"], values["reply_staff"]) == ("市城市管理局", "赵敏")
    assert values["reply_place"] == "金贸中路 1 号"
