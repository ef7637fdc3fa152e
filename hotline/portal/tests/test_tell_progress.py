"""Citizens are told of an order's progress once, where the city wants it."""

import pytest

from hotline.followups import asking
from hotline.messaging.models import CitizenNotice
from hotline.messaging.notice_city import city_notices
from hotline.messaging.tests.notices import templates
from hotline.portal.actions import tell_progress as module
from hotline.portal.actions.tell_progress import tell_progress
from hotline.workorders.models import WorkOrder
from hotline.workorders.tests.orders import dispatched, handled
from tests.cast import CHEN_JING, NOW, Cast


@pytest.fixture(autouse=True)
def _sms(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be an account for short messages."""
    del cast
    templates()
    monkeypatch.setattr(asking, "is_open", lambda channel, *_: channel == "sms")


def _wants(monkeypatch: pytest.MonkeyPatch, *steps: str) -> None:
    wanted = city_notices().model_copy(update={"progress": list(steps)})
    monkeypatch.setattr(module, "city_notices", lambda: wanted)


def _tell(order: WorkOrder, template: str) -> CitizenNotice | None:
    return tell_progress(order=order, template=template, now=NOW)


def test_haikou_tells_of_the_answer_and_not_of_the_dispatch(cast: Cast) -> None:
    order = handled(cast)
    notice = _tell(order, "handled")
    assert notice is not None
    assert (notice.reference, notice.peer) == (order.number, CHEN_JING.phone)
    assert order.number in notice.text
    assert _tell(order, "handled") is None
    assert _tell(order, "dispatched") is None


def test_a_city_may_tell_of_the_dispatch_with_department_and_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _wants(monkeypatch, "dispatched")
    notice = _tell(dispatched(cast), "dispatched")
    assert notice is not None
    assert "市城市管理局" in notice.text
    assert "11月" in notice.text


def test_nobody_is_told_without_an_account_or_on_a_fixed_line(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = handled(cast)
    order.caller_phone = "089868512345"
    assert _tell(order, "handled") is None
    monkeypatch.setattr(asking, "is_open", lambda *_: False)
    assert _tell(handled(cast), "handled") is None
    assert not CitizenNotice.objects.exists()
