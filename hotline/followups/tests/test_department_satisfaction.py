"""What citizens said about a department's orders, counted by hand, and who may see it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from hotline.followups.actions.complete import complete
from hotline.followups.rules.outcomes import Answers
from hotline.followups.rules.satisfaction import MEANINGS, Answer
from hotline.followups.tests.follow_ups import dialled, planned
from hotline.workorders.models import WorkOrder
from hotline.workorders.tests.orders import handled, later
from tests.cast import Cast, Door

MONTH = "2026-11-01"
NOBODY = Answers(reached=False, solved=None, rating=None, comment="")


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand a day later."""
    frozen.shift(timedelta(days=1))


def _answered(cast: Cast, answers: Answers, times: int = 1) -> WorkOrder:
    order = handled(cast)
    follow_up = planned(order)
    for _ in range(times):
        dialled(follow_up, by=cast.zheng_jie)
        complete(
            follow_up_id=follow_up.pk, answers=answers, by=cast.zheng_jie, now=later(order, 200)
        )
    return order


def _said(rating: int | None, *, solved: bool = True) -> Answers:
    comment = "" if solved else "灯昨晚又灭了。"
    return Answers(reached=True, solved=solved, rating=rating, comment=comment)


def _told(cast: Cast) -> dict[str, WorkOrder]:
    waiting = handled(cast)
    planned(waiting)
    return {
        "delighted": _answered(cast, _said(5)),
        "content": _answered(cast, _said(3)),
        "cross": _answered(cast, _said(2)),
        "unsolved": _answered(cast, _said(None, solved=False)),
        "unreached": _answered(cast, NOBODY, times=3),
        "waiting": waiting,
    }


BEHIND: dict[Answer, set[str]] = {
    Answer.ASKED: {"delighted", "content", "cross", "unsolved", "unreached"},
    Answer.REACHED: {"delighted", "content", "cross", "unsolved"},
    Answer.SOLVED: {"delighted", "content", "cross"},
    Answer.UNSOLVED: {"unsolved"},
    Answer.RATED: {"delighted", "content", "cross"},
    Answer.SATISFIED: {"delighted", "content"},
    Answer.UNSATISFIED: {"cross"},
}
"""Counted by hand."""


def _ask(door: Door, path: str, **query: Any) -> Any:
    status, answer = door.get(f"/department/satisfaction{path}", month=MONTH, **query)
    assert status == 200
    return answer


def test_every_figure_is_what_was_counted_by_hand_and_opens_exactly_its_orders(
    cast: Cast,
) -> None:
    orders = _told(cast)
    names = {order.number: name for name, order in orders.items()}
    door = Door(cast.zhao_min)
    page = _ask(door, "")
    assert {Answer(each["answer"]): each["count"] for each in page["total"]} == {
        answer: len(found) for answer, found in BEHIND.items()
    }
    for answer, found in BEHIND.items():
        items = _ask(door, "/orders", answer=answer.value)["items"]
        assert {names[each["number"]] for each in items} == found
        assert all(each["may_open"] for each in items)
    assert page["months"][-1]["solved_rate"] == pytest.approx(3 / 4)
    assert page["months"][-1]["satisfied_rate"] == pytest.approx(2 / 3)
    assert page["months"][0] == {
        "month": "2025-12-01",
        "solved_rate": None,
        "satisfied_rate": None,
    }


def test_only_own_departments_are_counted_and_only_their_people_ask(cast: Cast) -> None:
    _told(cast)
    for path, query in (("", {}), ("/orders", {"answer": "asked"})):
        address = f"/department/satisfaction{path}"
        assert Door().get(address, month=MONTH, **query)[0] == 401
        assert Door(cast.zheng_jie).get(address, month=MONTH, **query)[0] == 403
    page = _ask(Door(cast.sun_wei), "")
    assert {each["count"] for each in page["total"]} == {0}
    assert _ask(Door(cast.sun_wei), "/orders", answer="asked")["items"] == []


def test_every_figure_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Answer)


@pytest.mark.parametrize("month", ["0001-11-30", "9999-12-31"])
def test_what_was_said_in_no_month_of_ours_is_refused(cast: Cast, month: str) -> None:
    door = Door(cast.zhao_min)
    assert door.get("/department/satisfaction", month=month)[0] == 422
    asked = {"month": month, "answer": "asked"}
    assert door.get("/department/satisfaction/orders", **asked)[0] == 422
