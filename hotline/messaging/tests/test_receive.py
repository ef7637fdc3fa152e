"""A message is kept once, in the one open conversation of its thread (CHN-01..07)."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from hotline.citizens.queries import find_by_number
from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.actions.receive import Received, receive
from hotline.messaging.models import Conversation, Message
from hotline.messaging.queries import find_by_receipt
from hotline.messaging.rules.conversation import Closing, ConversationState
from hotline.messaging.tests.letters import incoming, received
from tests.cast import NOW, Cast


def test_the_first_message_opens_a_conversation_a_contact_and_a_receipt(cast: Cast) -> None:
    del cast
    kept = received(phone="13907531234", peer_name="陈静")
    conversation = kept.conversation
    assert (kept.is_new, kept.is_first) == (True, True)
    assert conversation.state == ConversationState.WAITING
    assert conversation.due_at == NOW + timedelta(minutes=5)
    assert conversation.number.startswith("L261124")
    assert find_by_receipt(f" {conversation.number.lower()} ") == conversation
    citizen = find_by_number("13907531234")
    assert citizen is not None
    assert conversation.contact.citizen_id == citizen.pk
    assert conversation.contact.correlation_id == conversation.pk
    event = Event.objects.get(kind="message.received")
    assert event.correlation_id == conversation.pk
    assert "路灯" not in str(event.details)


def test_what_follows_joins_the_open_conversation(cast: Cast) -> None:
    del cast
    first = received()
    second = receive(incoming(external_id="m-2", text="请尽快修"), now=NOW + timedelta(minutes=1))
    assert second.conversation.pk == first.conversation.pk
    assert not second.is_first
    assert Conversation.objects.get().last_in_at == NOW + timedelta(minutes=1)


def test_the_same_message_again_changes_nothing_and_gets_the_same_answer(cast: Cast) -> None:
    del cast
    first = received()
    again = received(text="别的内容")
    assert again.conversation.number == first.conversation.number
    assert (again.is_new, again.is_first) == (False, True)
    assert Message.objects.get().text == "海甸岛人民大道路灯不亮三天了。"
    assert Event.objects.filter(kind="message.received").count() == 1


def test_after_the_end_another_conversation_begins(cast: Cast) -> None:
    del cast
    first = received()
    close_conversation(
        conversation_id=first.conversation.pk, closing=Closing.ANSWERED, by=SYSTEM, now=NOW
    )
    second = received(external_id="m-2")
    assert second.is_first
    assert second.conversation.pk != first.conversation.pk


def test_nothing_a_citizen_wrote_lies_open_in_the_database(cast: Cast) -> None:
    del cast
    received(peer="o6_bmjrPTlm6_2sgVt7hMZOPfL2M", form={"place": "海甸岛"}, peer_name="陈静")
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(c)::text FROM messaging_conversation c")
        row = cursor.fetchone()[0]
        cursor.execute("SELECT row_to_json(m)::text FROM messaging_message m")
        row += cursor.fetchone()[0]
    for word in ("路灯", "o6_bmj", "陈静", "海甸岛"):
        assert word not in row


@pytest.mark.django_db(transaction=True)
def test_fifty_deliveries_at_once_make_one_row_and_one_answer() -> None:
    found: list[Received] = []
    start = threading.Barrier(50)

    def deliver() -> None:
        start.wait()
        try:
            found.append(receive(incoming(), now=NOW))
        finally:
            connection.close()

    threads = [threading.Thread(target=deliver) for _ in range(50)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(found) == 50
    assert {each.conversation.number for each in found} == {Conversation.objects.get().number}
    assert sum(each.is_new for each in found) == 1
    assert Message.objects.count() == 1
