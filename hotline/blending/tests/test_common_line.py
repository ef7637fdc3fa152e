"""What call control is told of conversations, and what becomes of what it decides (CHN-01)."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from contracts.telephony_config import QueuePolicy
from hotline.blending.actions.feed_texts import feed_texts
from hotline.blending.actions.release_left_alone import release_left_alone
from hotline.blending.queries import open_texts
from hotline.core.actor import SYSTEM
from hotline.core.delivery import deliver
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.actions.note_seen import note_seen
from hotline.messaging.actions.take import take
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import Closing
from hotline.messaging.tests.letters import received
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.load_policy import load_policy
from hotline.telephony.models import OperatorStateLog
from hotline.telephony.tests.callcontrol import listening
from hotline.telephony.tests.floor import open_floor
from hotline.telephony.tests.reported import report
from tests.cast import NOW, Cast


def _decided(kind: str, conversation: UUID, operator: int) -> None:
    report(kind, call_id=None, conversation_id=str(conversation), operator_id=operator)
    assert absorb_waiting(now=NOW).parked == 0
    event = Event.objects.filter(kind=kind).latest("pk")
    name = "take_for_operator" if kind == "text.assigned" else "take_back"
    deliver(event.pk, f"hotline.blending.subscribers.{name}")


def _state(operator: int, state: str, minutes: float) -> None:
    with writing():
        OperatorStateLog.objects.create(
            event_id=uuid4(),
            operator_id=operator,
            seat="8001",
            state=state,
            happened_at=NOW - timedelta(minutes=minutes),
        )


def test_what_is_open_is_told_once_and_again_after_ten_seconds(cast: Cast) -> None:
    first = received().conversation
    other = received(thread="visitor-2", external_id="m-2").conversation
    take(conversation_id=other.pk, by=cast.wang_fang, now=NOW)
    with listening() as callcontrol:
        fed = feed_texts(before=None, now=NOW)
        fed = feed_texts(before=fed, now=NOW + timedelta(seconds=9))
        assert len(callcontrol.asked) == 1
        note_seen(conversation_id=other.pk, by=cast.wang_fang, now=NOW)
        fed = feed_texts(before=fed, now=NOW + timedelta(seconds=9.5))
        feed_texts(before=fed, now=NOW + timedelta(seconds=20))
    path, _, told = callcontrol.asked[0]
    assert path == "/commands/offer_texts"
    assert [each["conversation_id"] for each in told["waiting"]] == [str(first.pk)]
    assert told["waiting"][0]["label"] == f"网站 {first.number}"
    seen = [body["held"][0]["is_seen"] for _, _, body in callcontrol.asked]
    assert seen == [False, True, True]
    assert "路灯" not in str(callcontrol.asked)


def test_nothing_open_troubles_nobody_twice(cast: Cast) -> None:
    del cast
    with listening() as callcontrol:
        fed = feed_texts(before=None, now=NOW)
        feed_texts(before=fed, now=NOW + timedelta(minutes=1))
    assert len(callcontrol.asked) == 1


def test_a_silent_call_control_is_told_anew(cast: Cast) -> None:
    del cast
    received()
    with listening() as callcontrol:
        callcontrol.answer = {"ok": False, "code": "engine_away", "message": "…"}
        assert feed_texts(before=None, now=NOW) is None


def test_a_floor_may_have_a_queue_of_its_own_for_texts(cast: Cast) -> None:
    del cast
    received()
    open_floor()
    assert open_texts(NOW).waiting[0].queue == "general"
    own = QueuePolicy(name="texts", label="文字")
    load_policy(entries=[("queue", own)], by=SYSTEM, now=NOW)
    assert open_texts(NOW).waiting[0].queue == "texts"


def test_a_citizen_gets_the_operator_of_an_hour_ago(cast: Cast) -> None:
    earlier = received().conversation.pk
    take(conversation_id=earlier, by=cast.wang_fang, now=NOW)
    close_conversation(
        conversation_id=earlier, closing=Closing.ANSWERED, by=cast.wang_fang, now=NOW
    )
    received(external_id="m-2")
    assert open_texts(NOW + timedelta(hours=1)).waiting[0].prefers == cast.wang_fang.user_id
    assert open_texts(NOW + timedelta(days=2)).waiting[0].prefers is None


def test_many_open_ones_cost_few_queries(cast: Cast) -> None:
    del cast
    for number in range(20):
        received(thread=f"visitor-{number}", external_id=f"m-{number}", peer=f"p-{number}")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(open_texts(NOW).waiting) == 20
    assert len(asked) == 5


def test_what_call_control_gives_is_taken_and_what_it_takes_back_waits(cast: Cast) -> None:
    ident, operator = received().conversation.pk, cast.wang_fang.user_id
    _decided("text.assigned", ident, operator)
    row = Conversation.objects.get()
    assert (row.operator_id, row.seen_at) == (operator, None)
    assert Event.objects.get(kind="conversation.taken").correlation_id == ident
    _decided("text.withdrawn", ident, operator)
    row.refresh_from_db()
    assert (row.state, row.operator_id) == ("waiting", None)


def test_opened_at_the_last_moment_it_is_not_taken_back(cast: Cast) -> None:
    ident, operator = received().conversation.pk, cast.wang_fang.user_id
    _decided("text.assigned", ident, operator)
    note_seen(conversation_id=ident, by=cast.wang_fang, now=NOW)
    _decided("text.withdrawn", ident, operator)
    assert Conversation.objects.get().operator_id == operator


def test_a_colleague_who_was_faster_keeps_it(cast: Cast) -> None:
    ident = received().conversation.pk
    take(conversation_id=ident, by=cast.zheng_jie, now=NOW)
    _decided("text.assigned", ident, cast.wang_fang.user_id)
    _decided("text.assigned", uuid4(), cast.wang_fang.user_id)
    assert Conversation.objects.get().operator_id == cast.zheng_jie.user_id


def test_what_an_operator_on_a_break_left_alone_waits_again(cast: Cast) -> None:
    ident, operator = received().conversation.pk, cast.wang_fang.user_id
    take(conversation_id=ident, by=cast.wang_fang, now=NOW - timedelta(minutes=10))
    with writing():
        Conversation.objects.update(last_in_at=NOW - timedelta(minutes=9))
    _state(operator, "ready", 20)
    assert release_left_alone(now=NOW) == 0
    _state(operator, "break", 3)
    assert release_left_alone(now=NOW) == 1
    event = Event.objects.get(kind="conversation.handed_back")
    assert (event.actor_label, event.correlation_id) == (SYSTEM.actor_label, ident)
