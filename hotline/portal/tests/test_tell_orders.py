"""Who asks in a chat reads the same words as on the page."""

from uuid import uuid4

from hotline.messaging.progress_door import tell_progress
from hotline.portal.tests.forms import submitted
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.register import register
from hotline.workorders.tests.orders import a_demand
from tests.cast import CHEN_JING, NOW, Cast


def test_before_there_is_an_order_nothing_is_told(cast: Cast) -> None:
    del cast
    assert tell_progress(submitted().conversation.number, NOW) == []
    assert tell_progress("L2611249999999", NOW) == []


def test_each_order_is_told_with_holder_since_latest_and_next(cast: Cast) -> None:
    conversation = submitted().conversation
    (order,) = register(
        key=uuid4(),
        caller=CHEN_JING,
        demands=[a_demand(cast)],
        contact_id=conversation.contact_id,
        by=cast.wang_fang,
        now=NOW,
    )
    told = "\n".join(tell_progress(conversation.number, NOW))
    assert told.startswith(f"工单 {order.number}：已受理，正在派单。\n现在 12345 热线（11月24日")
    dispatch(number=order.number, department_id=cast.urban.pk, by=cast.li_qiang, now=NOW)
    told = "\n".join(tell_progress(conversation.number, NOW))
    assert "现由市城市管理局办理（11月24日 10:00 起），最迟 " in told
    assert told.endswith("下一步：承办单位将签收并开始办理。")
    assert CHEN_JING.name not in told
