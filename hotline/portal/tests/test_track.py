"""Tracking: number and code together, guesses counted, nothing personal shown."""

from datetime import timedelta

import pytest
import time_machine

from hotline.portal.actions.track import track
from hotline.portal.errors import NotMatching, TooManyTries
from hotline.portal.models import WrongTry
from hotline.portal.rules.attempts import MAX_PER_ADDRESS, MAX_PER_NUMBER, MAX_PER_PAIR
from hotline.workorders.models import WorkOrder
from hotline.workorders.tests.orders import asked_back, handled, later, registered
from tests.cast import NOW, Cast, Door

HOME = "192.0.2.7"


def _wrong(order: WorkOrder) -> str:
    return "000000" if order.query_code != "000000" else "111111"


def test_right_code_shows_stages_and_nothing_about_people(
    cast: Cast, frozen: time_machine.Traveller
) -> None:
    order = handled(cast)
    frozen.shift(7200)
    status, seen = Door().post("/portal/track", {"number": order.number, "code": order.query_code})
    assert status == 200
    assert seen["state_label"] == "已办理，等待回访"
    assert [each["label"] for each in seen["steps"]] == [
        "热线已受理",
        "已派给承办单位",
        "承办单位已签收",
        "承办单位已提交办理结果",
        "办理结果已通过审核，等待回访",
    ]
    for personal in ("陈静", "13907551234", "王芳", "金贸", "赵敏", order.query_code):
        assert personal not in str(seen)


def test_quarrels_between_offices_are_not_shown(cast: Cast) -> None:
    order = asked_back(cast)
    seen = track(number=order.number, code=order.query_code, address=HOME, now=later(order, 20))
    assert seen.whole.state_label == "已派给承办单位"
    assert [each.label for each in seen.whole.steps] == ["热线已受理", "已派给承办单位"]


@pytest.mark.parametrize("number", ["20991231000001", "abc", "", "2026112400000１"])
def test_wrong_number_and_wrong_code_are_told_alike(cast: Cast, number: str) -> None:
    order = registered(cast)
    with pytest.raises(NotMatching) as wrong_code:
        track(number=order.number, code=_wrong(order), address=HOME, now=NOW)
    with pytest.raises(NotMatching) as wrong_number:
        track(number=number, code=order.query_code, address=HOME, now=NOW)
    assert wrong_code.value.message == wrong_number.value.message
    assert HOME not in str(list(WrongTry.objects.values()))


def test_guessing_one_order_locks_the_pair_also_for_the_right_code(cast: Cast) -> None:
    order = registered(cast)
    for _ in range(MAX_PER_PAIR):
        with pytest.raises(NotMatching):
            track(number=order.number, code=_wrong(order), address=HOME, now=NOW)
    with pytest.raises(TooManyTries):
        track(number=order.number, code=order.query_code, address=HOME, now=NOW)
    elsewhere = track(number=order.number, code=order.query_code, address="192.0.2.8", now=NOW)
    assert elsewhere.whole.number == order.number
    after = NOW + timedelta(hours=1, seconds=1)
    assert track(number=order.number, code=order.query_code, address=HOME, now=after)


def test_guessing_many_orders_locks_the_address(cast: Cast) -> None:
    order = registered(cast)
    for n in range(MAX_PER_ADDRESS):
        with pytest.raises(NotMatching):
            track(number=f"20261124{n + 100:06d}", code="123456", address=HOME, now=NOW)
    with pytest.raises(TooManyTries):
        track(number=order.number, code=order.query_code, address=HOME, now=NOW)


def test_guessing_one_order_from_everywhere_locks_the_order(cast: Cast) -> None:
    order = registered(cast)
    for n in range(MAX_PER_NUMBER):
        with pytest.raises(NotMatching):
            track(number=order.number, code=_wrong(order), address=f"198.51.100.{n}", now=NOW)
    with pytest.raises(TooManyTries):
        track(number=order.number, code=order.query_code, address="203.0.113.1", now=NOW)


def test_old_wrong_tries_are_forgotten(cast: Cast) -> None:
    order = registered(cast)
    for now in (NOW, NOW + timedelta(days=2)):
        with pytest.raises(NotMatching):
            track(number=order.number, code=_wrong(order), address=HOME, now=now)
    assert WrongTry.objects.get().tried_at == NOW + timedelta(days=2)


@pytest.mark.parametrize(
    "body", [{}, {"number": "1"}, {"number": "x" * 50, "code": "123456"}, {"number": 5, "code": 6}]
)
def test_malformed_question_is_answered_in_chinese(cast: Cast, body: dict[str, object]) -> None:
    assert cast.urban.pk
    status, answer = Door().post("/portal/track", body)
    assert status == 422
    assert answer["fields"]
