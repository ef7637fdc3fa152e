"""An order and the conversation it was registered from."""

from hotline.messaging.actions.receive import receive
from hotline.messaging.actions.take import take
from hotline.messaging.models import Conversation
from hotline.messaging.tests.letters import incoming
from hotline.workorders.tests.orders import registered
from tests.cast import NOW, Cast, Door, register_body


def _origin(cast: Cast) -> tuple[Conversation, str]:
    conversation = receive(incoming(), now=NOW).conversation
    take(conversation_id=conversation.pk, by=cast.wang_fang, now=NOW)
    body = register_body(cast, contact_id=conversation.contact_id)
    _, (order,) = Door(cast.wang_fang).post("/work-orders", body)
    return conversation, f"/work-orders/{order['number']}/conversation"


def test_who_may_see_both_finds_the_conversation_of_an_order(cast: Cast) -> None:
    conversation, path = _origin(cast)
    named = {"conversation_id": str(conversation.pk)}
    for person in (cast.wang_fang, cast.li_qiang, cast.leader_zhou):
        assert Door(person).get(path) == (200, named)
    # A colleague sees the order, but not what others were told in confidence.
    assert Door(cast.zheng_jie).get(path) == (200, {"conversation_id": None})
    assert Door(cast.sun_wei).get(path)[0] == 403
    assert Door(cast.li_qiang).get("/work-orders/20260101000000/conversation")[0] == 404


def test_an_order_of_a_call_has_none(cast: Cast) -> None:
    path = f"/work-orders/{registered(cast).number}/conversation"
    assert Door(cast.li_qiang).get(path) == (200, {"conversation_id": None})
