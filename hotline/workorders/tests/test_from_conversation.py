"""Orders of people who wrote to us: the clock, the answer, the files (CHN-01..09)."""

from datetime import timedelta
from uuid import uuid4

from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.core.delivery import deliver
from hotline.core.models import Event
from hotline.files.sealed_files import read
from hotline.files.tests.small_files import PNG
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.actions.look_into_file import look_into_file
from hotline.messaging.actions.receive import receive
from hotline.messaging.actions.take import take
from hotline.messaging.models import Conversation, Message, MessageFile
from hotline.messaging.rules.conversation import Closing
from hotline.messaging.rules.incoming import IncomingFile
from hotline.messaging.tests.letters import incoming, received
from hotline.reference.models import LimitChoice, LimitPolicy
from hotline.workorders.actions.register import register
from hotline.workorders.actions.take_message_files import has_files_underway, take_message_files
from hotline.workorders.models import Attachment, Deadline, WorkOrder
from hotline.workorders.tests.orders import a_demand
from tests.cast import CHEN_JING, LONG_AGO, NOW, Cast, Door

LATER = NOW + timedelta(minutes=3)
PHOTO = (IncomingFile(name="路灯.png", content=PNG),)


def _registered(cast: Cast, conversation: Conversation, demands: int = 1) -> list[WorkOrder]:
    return register(
        key=uuid4(),
        caller=CHEN_JING,
        demands=[a_demand(cast) for _ in range(demands)],
        contact_id=conversation.contact_id,
        by=cast.wang_fang,
        now=LATER,
    )


def _look_into_all() -> None:
    for file in MessageFile.objects.filter(state="waiting"):
        look_into_file(file_id=file.pk, now=LATER)


def test_the_five_minutes_begin_with_the_first_word(cast: Cast) -> None:
    LimitPolicy.objects.create(
        name="dispatch_online", label="5 分钟", starts_on=LONG_AGO, minutes=5, calendar="always"
    )
    LimitChoice.objects.create(starts_on=LONG_AGO, clock="dispatch", limit="dispatch_online")
    conversation = received(channel=Channel.WECHAT).conversation
    (order,) = _registered(cast, conversation)
    assert (order.channel, order.correlation_id) == ("wechat", conversation.pk)
    assert Deadline.objects.get(order=order).ends_at == conversation.due_at


def test_number_and_code_are_written_to_the_citizen_by_who_has_it(cast: Cast) -> None:
    conversation = received().conversation
    take(conversation_id=conversation.pk, by=cast.wang_fang, now=NOW)
    orders = _registered(cast, conversation, demands=2)
    message = Message.objects.get(is_ours=True)
    for order in orders:
        assert f"工单号 {order.number}，查询码 {order.query_code}" in message.text
    assert message.author_id == cast.wang_fang.user_id
    conversation.refresh_from_db()
    assert conversation.first_answer_at == LATER


def test_one_that_nobody_has_or_is_over_is_answered_by_the_system(cast: Cast) -> None:
    conversation = received().conversation
    close_conversation(conversation_id=conversation.pk, closing=Closing.SILENT, by=SYSTEM, now=NOW)
    _registered(cast, conversation)
    message = Message.objects.get(is_ours=True)
    assert (message.author_id, message.author_label) == (None, "系统")


def test_the_files_become_the_orders_own_once(cast: Cast) -> None:
    conversation = received(files=PHOTO).conversation
    first, second = _registered(cast, conversation, demands=2)
    job = ProcrastinateJob.objects.get(task_name="workorders.take_message_files")
    assert job.args == {"contact_id": conversation.contact_id}
    assert has_files_underway(conversation.contact_id)
    assert take_message_files(contact_id=conversation.contact_id, now=LATER) == []
    _look_into_all()
    (taken,) = take_message_files(contact_id=conversation.contact_id, now=LATER)
    attachment = Attachment.objects.get()
    assert (attachment.pk, attachment.order_id) == (taken, first.pk)
    assert (attachment.name, attachment.uploaded_by_label) == ("路灯.png", "市民")
    assert b"".join(read(attachment.pk, "file", attachment.size)) == PNG
    assert attachment.preview_size
    assert take_message_files(contact_id=conversation.contact_id, now=LATER) == []
    told = Event.objects.filter(subject_id=first.number, kind="workorder.files_attached")
    assert told.count() == 1
    assert not second.attachments.exists()


def test_what_comes_after_the_registration_is_taken_when_the_conversation_ends(
    cast: Cast,
) -> None:
    conversation = received().conversation
    take(conversation_id=conversation.pk, by=cast.wang_fang, now=NOW)
    (order,) = _registered(cast, conversation)
    receive(incoming(external_id="m-2", files=PHOTO), now=LATER + timedelta(minutes=1))
    _look_into_all()
    close_conversation(
        conversation_id=conversation.pk, closing=Closing.REGISTERED, by=cast.wang_fang, now=LATER
    )
    event = Event.objects.get(kind="conversation.closed")
    deliver(event.pk, "hotline.workorders.subscribers.take_last_files")
    assert Attachment.objects.get().order_id == order.pk


def test_the_orders_of_a_conversation_are_listed_beside_it(cast: Cast) -> None:
    conversation = received().conversation
    take(conversation_id=conversation.pk, by=cast.wang_fang, now=NOW)
    orders = _registered(cast, conversation, demands=2)
    path = f"/conversations/{conversation.pk}/orders"
    status, rows = Door(cast.wang_fang).get(path)
    assert (status, [each["number"] for each in rows]) == (200, [each.number for each in orders])
    assert Door(cast.zheng_jie).get(path)[0] == 404


def test_a_call_is_told_nothing_in_writing(cast: Cast) -> None:
    register(key=uuid4(), caller=CHEN_JING, demands=[a_demand(cast)], by=cast.wang_fang, now=NOW)
    assert not Message.objects.exists()
