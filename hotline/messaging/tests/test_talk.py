"""Taking, answering, handing back and ending a conversation."""

from datetime import timedelta

import pytest

from hotline.core.actor import SYSTEM
from hotline.core.errors import Forbidden
from hotline.files.tests.small_files import PNG
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.actions.hand_back import hand_back
from hotline.messaging.actions.look_into_file import look_into_file
from hotline.messaging.actions.send_out import list_due, send_out
from hotline.messaging.actions.take import take
from hotline.messaging.actions.write import write
from hotline.messaging.errors import ConversationOver, MessageInvalid, NotYours
from hotline.messaging.models import ChannelPulse, Message, MessageFile
from hotline.messaging.rules.conversation import Closing
from hotline.messaging.rules.files import FileState
from hotline.messaging.rules.incoming import IncomingFile
from hotline.messaging.rules.sending import SendState
from hotline.messaging.tests.letters import received
from tests.cast import NOW, Cast


def test_one_operator_has_a_conversation_and_answers_in_it(cast: Cast) -> None:
    ident = received().conversation.pk
    taken = take(conversation_id=ident, by=cast.wang_fang, now=NOW)
    assert taken.operator_id == cast.wang_fang.user_id
    taken.contact.refresh_from_db()
    assert taken.contact.operator_id == cast.wang_fang.user_id
    message = write(conversation_id=ident, text="已收到。", by=cast.wang_fang, now=NOW)
    sent = send_out(message_id=message.pk, now=NOW)
    assert (sent.state, sent.tries, sent.external_id) == (SendState.SENT, 1, str(message.pk))
    again = send_out(message_id=message.pk, now=NOW + timedelta(minutes=1))
    assert again.tries == 1
    pulse = ChannelPulse.objects.get(channel="web", account="main")
    assert pulse.last_in_at is not None


def test_who_does_not_have_it_neither_writes_nor_ends_it(cast: Cast) -> None:
    ident = received().conversation.pk
    with pytest.raises(NotYours):
        write(conversation_id=ident, text="您好", by=cast.wang_fang, now=NOW)
    take(conversation_id=ident, by=cast.wang_fang, now=NOW)
    with pytest.raises(Forbidden):
        take(conversation_id=ident, by=cast.zhao_min, now=NOW)
    hand_back(conversation_id=ident, note="需要英语", by=cast.wang_fang, now=NOW)
    with pytest.raises(NotYours):
        close_conversation(
            conversation_id=ident, closing=Closing.ANSWERED, by=cast.wang_fang, now=NOW
        )
    close_conversation(conversation_id=ident, closing=Closing.SILENT, by=SYSTEM, now=NOW)
    with pytest.raises(ConversationOver):
        take(conversation_id=ident, by=cast.wang_fang, now=NOW)


def test_an_empty_answer_is_refused(cast: Cast) -> None:
    ident = received().conversation.pk
    take(conversation_id=ident, by=cast.wang_fang, now=NOW)
    with pytest.raises(MessageInvalid):
        write(conversation_id=ident, text=" \n", by=cast.wang_fang, now=NOW)


def test_an_account_that_is_not_set_up_keeps_the_message_for_later(cast: Cast) -> None:
    conversation = received(account="gone").conversation
    take(conversation_id=conversation.pk, by=cast.wang_fang, now=NOW)
    message = write(conversation_id=conversation.pk, text="已收到。", by=cast.wang_fang, now=NOW)
    failed = send_out(message_id=message.pk, now=NOW)
    assert (failed.state, failed.fault) == (SendState.QUEUED, "渠道账号 web/gone 没有配置。")
    assert list_due(NOW) == []
    assert list_due(NOW + timedelta(seconds=5)) == [message.pk]


def test_a_photo_is_kept_and_a_program_is_not(cast: Cast) -> None:
    del cast
    received(
        files=(
            IncomingFile(name="路灯.png", content=PNG),
            IncomingFile(name="看看.exe", content=b"MZ\x00"),
            IncomingFile(name="空.png"),
        )
    )
    photo, program, nothing = MessageFile.objects.order_by("position")
    assert look_into_file(file_id=photo.pk, now=NOW).state == FileState.KEPT
    refused = look_into_file(file_id=program.pk, now=NOW)
    assert refused.state == FileState.REFUSED
    assert "只能接收" in refused.fault
    assert (nothing.state, nothing.fault) == (FileState.REFUSED, "附件是空的。")
    assert Message.objects.get().files.count() == 3
