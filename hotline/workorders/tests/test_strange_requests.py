"""Requests that no page of ours makes are refused in words; nothing breaks."""

import pytest

from hotline.workorders.tests.orders import registered
from tests.cast import Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.mark.parametrize("path", ["", "/timeline", "/returns"])
def test_a_number_that_is_none_finds_nothing(cast: Cast, path: str) -> None:
    registered(cast)
    assert Door(cast.li_qiang).get(f"/work-orders/%00{path}")[0] == 404


@pytest.mark.parametrize("month", ["0001-01-01", "0001-11-30", "9999-12-31"])
def test_figures_of_no_month_of_ours_are_refused(cast: Cast, month: str) -> None:
    door = Door(cast.zhao_min)
    assert door.get("/department/figures", month=month)[0] == 422
    asked = {"month": month, "figure": "received"}
    assert door.get("/department/figures/orders", **asked)[0] == 422
