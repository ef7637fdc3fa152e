"""Messages to those at work with receipts, and calling in who is not at work."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.telephony.actions.answer_floor_message import answer_floor_message
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.actions.send_floor_message import call_out, send_notice
from hotline.telephony.actions.set_skills import set_skills
from hotline.telephony.floor_errors import (
    AtWorkAlready,
    MessageExpired,
    NobodyToTell,
    NoSuchMessage,
    OddAnswer,
)
from hotline.telephony.floor_queries import (
    list_messages,
    list_off_duty,
    list_own_messages,
)
from hotline.telephony.policy_errors import NoSuchEntry
from hotline.telephony.tests.callcontrol import FakeCallControl, listening
from hotline.telephony.tests.floor import NOW, open_floor, person
from hotline.telephony.tests.test_api_floor import Door

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=3)
WORDS = "14:00 起供水咨询增多，请先查停水公告。"


@pytest.fixture
def callcontrol() -> Iterator[FakeCallControl]:
    with listening() as fake:
        yield fake


@pytest.fixture
def zhou(callcontrol: FakeCallControl) -> Visitor:
    assert callcontrol
    open_floor()
    return person("zhou", Role.TEAM_LEADER)


@pytest.fixture
def wang(zhou: Visitor) -> Visitor:
    assert zhou
    wang = person("wang", Role.OPERATOR)
    check_in(seat="8001", device="browser", by=wang, now=NOW)
    return wang


def test_everybody_at_a_seat_is_told_and_counted_as_they_acknowledge(
    zhou: Visitor, wang: Visitor, callcontrol: FakeCallControl
) -> None:
    person("chen", Role.OPERATOR)
    message, is_shown = send_notice(text=WORDS, queue="", by=zhou, now=NOW)
    assert is_shown
    ((path, _, body),) = callcontrol.asked
    assert path == "/commands/broadcast"
    assert (body["message_id"], body["operator_ids"]) == (message.pk, [wang.user_id])
    (sent,) = list_messages(LATER)
    assert (len(sent.receipts), sent.count("noted"), sent.count("")) == (1, 0, 1)
    assert [each.pk for each in list_own_messages(wang, LATER)] == [message.pk]
    for _ in range(2):
        answer_floor_message(message_id=message.pk, answer="noted", by=wang, now=LATER)
    (sent,) = list_messages(LATER)
    assert (sent.count("noted"), sent.receipts[0].answered_at) == (1, LATER)
    assert list_own_messages(wang, LATER) == []
    kinds = list(Event.objects.filter(subject_type="floor_message").values_list("kind", flat=True))
    assert sorted(kinds) == ["floor_message.answered", "floor_message.sent"]


def test_a_queue_s_message_reaches_only_who_serves_it(zhou: Visitor, wang: Visitor) -> None:
    chen = person("chen", Role.OPERATOR)
    check_in(seat="8002", device="browser", by=chen, now=NOW)
    set_skills(operator_id=chen.user_id, skills={"lang:en": 3}, by=zhou, now=NOW)
    message, _ = send_notice(text=WORDS, queue="general", by=zhou, now=NOW)
    assert [each.operator_id for each in message.receipts.all()] == [wang.user_id]
    assert message.audience == "队列：综合受理"
    with pytest.raises(NoSuchMessage):
        answer_floor_message(message_id=message.pk, answer="noted", by=chen, now=LATER)
    with pytest.raises(NoSuchEntry):
        send_notice(text=WORDS, queue="nothing", by=zhou, now=NOW)


def test_with_nobody_at_work_nothing_is_sent(zhou: Visitor) -> None:
    check_in(seat="8001", device="browser", by=zhou, now=NOW)
    with pytest.raises(NobodyToTell):
        send_notice(text=WORDS, queue="", by=zhou, now=NOW)


@pytest.mark.usefixtures("wang")
def test_a_silent_call_control_is_no_obstacle(zhou: Visitor, callcontrol: FakeCallControl) -> None:
    callcontrol.answer = "nothing of sense"
    message, is_shown = send_notice(text=WORDS, queue="", by=zhou, now=NOW)
    assert not is_shown
    assert message.receipts.count() == 1


def test_who_is_not_at_work_is_called_in_and_says_whether_they_come(
    zhou: Visitor, wang: Visitor
) -> None:
    chen, lu = person("chen", Role.OPERATOR), person("lu", Role.OPERATOR)
    set_skills(operator_id=lu.user_id, skills={"lang:en": 4}, by=zhou, now=NOW)
    everybody = {each.operator_id for each in list_off_duty("", NOW)}
    assert everybody == {zhou.user_id, chen.user_id, lu.user_id}
    assert [each.name for each in list_off_duty("lang:en", NOW)] == ["lu"]
    both = [chen.user_id, lu.user_id]
    message = call_out(operator_ids=both, text="来电激增，请来支援。", by=zhou, now=NOW)
    answer_floor_message(message_id=message.pk, answer="cannot", by=chen, now=LATER)
    answer_floor_message(message_id=message.pk, answer="coming", by=chen, now=LATER)
    rows = {each.name: each for each in list_off_duty("", LATER)}
    assert (rows["chen"].answer, rows["lu"].answer, rows["lu"].asked_at) == ("coming", "", NOW)
    assert rows["zhou"].asked_at is None
    with pytest.raises(OddAnswer):
        answer_floor_message(message_id=message.pk, answer="noted", by=lu, now=LATER)
    late = NOW + timedelta(hours=5)
    with pytest.raises(MessageExpired):
        answer_floor_message(message_id=message.pk, answer="coming", by=lu, now=late)
    with pytest.raises(AtWorkAlready):
        call_out(operator_ids=[wang.user_id], text="来", by=zhou, now=NOW)


def test_the_doors_send_list_and_take_answers(
    zhou: Visitor, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hotline.telephony.api.floor_messages.now", lambda: LATER)
    leader, operator = Door(zhou), Door(wang)
    sent = leader.post("/floor/messages", {"text": f"  {WORDS} "})
    assert (sent["told"], sent["is_shown"]) == (1, True)
    (own,) = operator.get("/floor/messages/mine")
    assert (own["id"], own["text"], own["sender_name"]) == (sent["id"], WORDS, "zhou")
    operator.post(f"/floor/messages/{sent['id']}/answer", {"answer": "noted"})
    (message,) = leader.get("/floor/messages")
    assert (message["told"], message["answered"]) == (1, 1)
    assert [each["name"] for each in message["receipts"]] == ["wang"]
    operator.post("/floor/messages", {"text": "x"}, status=403)
    leader.post("/floor/messages", {"text": " "}, status=422)
    chen = person("chen", Role.OPERATOR)
    body = {"text": "请来支援", "operator_ids": [chen.user_id]}
    assert leader.post("/floor/call-out", body)["told"] == 1
    row = next(e for e in leader.get("/floor/call-out", skill="lang:zh") if e["name"] == "chen")
    assert (row["answer"], row["asked_at"] is not None) == ("", True)
    again = {**body, "operator_ids": [wang.user_id]}
    assert leader.post("/floor/call-out", again, status=409)["code"] == "at_work_already"
