"""The desk's doors of conversations: who sees and does what."""

from datetime import timedelta
from uuid import UUID, uuid4

import time_machine

from hotline.contacts.rules.channels import Channel
from hotline.core.models import Event
from hotline.files.tests.small_files import PNG
from hotline.messaging.actions.block_peer import end_blocked
from hotline.messaging.actions.look_into_file import look_into_file
from hotline.messaging.actions.receive import receive
from hotline.messaging.models import Conversation, Message, MessageFile
from hotline.messaging.rules.incoming import IncomingFile
from hotline.messaging.tests.letters import incoming, received
from tests.cast import NOW, Cast, Door


def _path(ident: UUID, verb: str = "") -> str:
    return f"/conversations/{ident}" + (f"/{verb}" if verb else "")


def test_what_waits_is_listed_and_taken_answered_and_ended(
    cast: Cast, frozen: time_machine.Traveller
) -> None:
    ident = received(peer_name="陈静", form={"place": "海甸岛"}).conversation.pk
    door = Door(cast.wang_fang)
    status, page = door.get("/conversations", box="waiting")
    assert status == 200
    assert page["counts"] == {"mine": 0, "waiting": 1, "taken": 0}
    (row,) = page["rows"]
    assert (row["peer_label"], row["channel_label"]) == ("陈静", "网站")
    assert (row["last_text"], row["awaits_answer"]) == ("海甸岛人民大道路灯不亮三天了。", True)

    status, taken = door.post(_path(ident, "take"))
    assert status == 200
    assert (taken["is_mine"], taken["may_write"], taken["may_take"]) == (True, True, False)
    assert taken["contact_id"] == Conversation.objects.get().contact_id
    assert taken["form"] == [{"name": "place", "value": "海甸岛"}]

    frozen.shift(30)
    key = str(uuid4())
    first = door.post(_path(ident, "write"), {"key": key, "text": "已收到，请稍候。"})
    again = door.post(_path(ident, "write"), {"key": key, "text": "已收到，请稍候。"})
    assert first == again
    assert first[0] == 200
    assert Message.objects.filter(is_ours=True).count() == 1
    row = Conversation.objects.get()
    assert row.first_answer_at == NOW + timedelta(seconds=30)

    status, closed = door.post(_path(ident, "close"), {"closing": "registered"})
    assert (status, closed["closing_label"]) == (200, "已登记工单")
    _, page = door.get("/conversations", box="closed")
    assert [each["id"] for each in page["rows"]] == [str(ident)]


def test_a_key_of_another_message_is_refused(cast: Cast) -> None:
    one = received().conversation.pk
    other = received(thread="visitor-2", external_id="m-2").conversation.pk
    door, key = Door(cast.wang_fang), str(uuid4())
    for ident in (one, other):
        door.post(_path(ident, "take"))
    assert door.post(_path(one, "write"), {"key": key, "text": "您好"})[0] == 200
    status, answer = door.post(_path(other, "write"), {"key": key, "text": "您好"})
    assert (status, answer["code"]) == (422, "message_invalid")


def test_what_a_colleague_has_is_seen_by_the_leader_alone(cast: Cast) -> None:
    ident = received().conversation.pk
    Door(cast.wang_fang).post(_path(ident, "take"))
    for person, status in ((cast.zheng_jie, 404), (cast.leader_zhou, 200), (cast.li_qiang, 200)):
        assert Door(person).get(_path(ident))[0] == status
        assert Door(person).get(_path(ident, "messages"))[0] == status
    assert Door(cast.sun_wei).get(_path(ident))[0] == 403
    status, answer = Door(cast.leader_zhou).post(
        _path(ident, "write"), {"key": str(uuid4()), "text": "您好"}
    )
    assert (status, answer["code"]) == (409, "not_yours")


def test_opening_it_is_noted_once_and_only_of_who_has_it(cast: Cast) -> None:
    ident = received().conversation.pk
    Door(cast.leader_zhou).get(_path(ident))
    assert Conversation.objects.get().seen_at is None
    door = Door(cast.wang_fang)
    door.post(_path(ident, "take"))
    door.get(_path(ident))
    assert Event.objects.filter(kind="conversation.seen").count() == 1
    status, row = door.post(_path(ident, "hand_back"), {"note": "需要英语"})
    assert (status, row["state"], row["is_mine"]) == (200, "waiting", False)
    assert Conversation.objects.get().seen_at is None


def test_polling_returns_what_came_and_what_moved_on(cast: Cast) -> None:
    first = received()
    ident = first.conversation.pk
    second = receive(incoming(external_id="m-2", text="请尽快"), now=NOW)
    door = Door(cast.wang_fang)
    _, news = door.get(_path(ident, "messages"), after=first.message.pk)
    assert [each["id"] for each in news["messages"]] == [first.message.pk, second.message.pk]
    _, news = door.get(_path(ident, "messages"), before=second.message.pk)
    assert [each["id"] for each in news["messages"]] == [first.message.pk]
    assert news["has_earlier"] is False


def test_a_long_list_goes_on_by_its_cursor(cast: Cast) -> None:
    for number in range(35):
        received(thread=f"visitor-{number}", external_id=f"m-{number}")
    door = Door(cast.wang_fang)
    _, page = door.get("/conversations", box="waiting")
    _, rest = door.get("/conversations", box="waiting", cursor=page["next_cursor"])
    assert (len(page["rows"]), len(rest["rows"]), rest["next_cursor"]) == (30, 5, "")
    assert not {each["id"] for each in page["rows"]} & {each["id"] for each in rest["rows"]}
    status, answer = door.get("/conversations", box="waiting", cursor="x")
    assert (status, answer["code"]) == (422, "bad_cursor")


def test_a_file_is_opened_with_a_line_in_the_log(cast: Cast) -> None:
    ident = received(files=(IncomingFile(name="路灯.png", content=PNG),)).conversation.pk
    file = MessageFile.objects.get()
    door = Door(cast.wang_fang)
    assert door.get(f"/message-files/{file.pk}")[0] == 404
    look_into_file(file_id=file.pk, now=NOW)
    answer = door.client.get(f"/api/message-files/{file.pk}")
    assert answer.status_code == 200
    assert answer.getvalue() == PNG
    assert answer["Content-Disposition"].startswith("attachment")
    event = Event.objects.get(kind="conversation.file_opened")
    assert (event.actor_id, event.correlation_id) == (cast.wang_fang.user_id, ident)
    preview = door.client.get(f"/api/message-files/{file.pk}/preview")
    assert preview["Content-Type"] == "image/jpeg"
    Door(cast.zheng_jie).post(_path(ident, "take"))
    assert door.get(f"/message-files/{file.pk}")[0] == 404


def test_a_nuisance_is_reported_with_its_reason(cast: Cast) -> None:
    ident = received().conversation.pk
    door = Door(cast.wang_fang)
    door.post(_path(ident, "take"))
    assert door.post(_path(ident, "report_nuisance"), {"reason": ""})[0] == 422
    status, row = door.post(_path(ident, "report_nuisance"), {"reason": "反复辱骂"})
    assert (status, row["closing_label"]) == (200, "骚扰")
    assert Event.objects.filter(kind="conversation.nuisance_reported").exists()


def test_a_leader_takes_it_out_of_a_colleagues_hands(cast: Cast) -> None:
    ident = received().conversation.pk
    Door(cast.wang_fang).post(_path(ident, "take"))
    status, answer = Door(cast.leader_zhou).post(_path(ident, "close"), {"closing": "answered"})
    assert (status, answer["code"]) == (409, "not_yours")
    status, row = Door(cast.leader_zhou).post(_path(ident, "hand_back"), {"note": "临时离席"})
    assert (status, row["state"], row["operator_label"]) == (200, "waiting", "")
    assert Event.objects.get(kind="conversation.handed_back").details["note"] == "临时离席"


def test_a_receipt_is_found_as_it_is_read_out_by_who_may_see_it(cast: Cast) -> None:
    conversation = received().conversation
    Door(cast.wang_fang).post(_path(conversation.pk, "take"))
    number = conversation.number
    for typed in (number, f" {number.lower()} ", number[:7], number[-4:]):
        _, page = Door(cast.leader_zhou).get("/conversations", receipt=typed)
        assert [each["number"] for each in page["rows"]] == [number]
    _, page = Door(cast.zheng_jie).get("/conversations", receipt=number)
    assert page["rows"] == []


def test_blocking_takes_two_and_ends_what_is_written_then(cast: Cast) -> None:
    ident = received().conversation.pk
    leader = Door(cast.leader_zhou)
    leader.post(_path(ident, "take"))
    body = {"reason": "反复辱骂", "proposes_block": True}
    assert leader.post(_path(ident, "report_nuisance"), body)[0] == 200
    received(external_id="m-2")
    assert end_blocked(now=NOW) == 0
    _, (row,) = leader.get("/messaging/blocked-peers", state="proposed")
    assert (row["peer_label"], row["is_mine"]) == ("网站市民", True)
    path = f"/messaging/blocked-peers/{row['id']}"
    status, answer = leader.post(f"{path}/approve")
    assert (status, answer["code"]) == (409, "takes_two")
    status, row = Door(cast.lin_admin).post(f"{path}/approve")
    assert (status, row["state"]) == (200, "in_force")
    assert end_blocked(now=NOW) == 1
    received(external_id="m-3", channel=Channel.APP)
    assert end_blocked(now=NOW) == 0
    assert leader.post(f"{path}/lift")[0] == 200
    received(external_id="m-4")
    assert end_blocked(now=NOW) == 0
    assert leader.post(f"{path}/lift")[1]["code"] == "no_such_block"
