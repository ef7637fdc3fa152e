"""What citizens do with their case by number and code: once, allowed by its state, told of."""

from datetime import timedelta
from uuid import uuid4

import pytest

from hotline.contacts.models import Contact
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.files.sealed_files import path_of
from hotline.files.tests.small_files import PNG
from hotline.followups.actions.plan import plan
from hotline.followups.models import FollowUp
from hotline.messaging.models import Conversation, MessageFile
from hotline.messaging.rules.conversation import Closing
from hotline.portal.actions.add_information import add_information
from hotline.portal.actions.keep_file import keep_file
from hotline.portal.actions.rate_step import rate_step
from hotline.portal.actions.reopen_case import reopen_case
from hotline.portal.actions.track import track
from hotline.portal.actions.urge_case import urge_case
from hotline.portal.actions.withdraw_case import withdraw_case
from hotline.portal.errors import NotAllowedNow, NotMatching, SubmissionInvalid, TooManyTries
from hotline.portal.models import Deed, PortalFile, StepRating
from hotline.portal.rules.attempts import MAX_PER_PAIR
from hotline.portal.rules.ratings import RatedStep
from hotline.portal.tests.forms import HOME, asked, submitted
from hotline.workorders.errors import TooSoon
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.rules.workflow import State
from hotline.workorders.tests.orders import accepted, closed, handled, later, registered
from tests.cast import NOW, Cast, Door


def test_a_receipt_tells_who_has_it_and_by_when(cast: Cast) -> None:
    del cast
    kept = submitted().conversation
    seen = track(number=kept.number.lower(), code=kept.code, address=HOME, now=NOW)
    assert seen.whole.holder_label == "12345 热线"
    assert seen.whole.latest_at == NOW + timedelta(minutes=5)
    assert seen.whole.allowed == ["add", "withdraw", "rate"]
    assert [each.text for each in seen.messages] == [
        "海甸岛人民大道路灯不亮三天了，晚上出门看不见路。\n诉求：请尽快修好。"
    ]
    assert seen.orders == []


def test_a_receipt_shows_the_orders_registered_from_it(cast: Cast) -> None:
    kept = submitted().conversation
    order = accepted(cast)
    with writing():
        WorkOrder.objects.filter(pk=order.pk).update(
            contact=Contact.objects.get(pk=kept.contact_id)
        )
    seen = track(number=kept.number, code=kept.code, address=HOME, now=later(order, 30))
    assert [each.number for each in seen.orders] == [order.number]
    assert seen.whole.number == order.number
    assert seen.whole.holder_label == "市城市管理局"
    assert seen.whole.latest_at == order.due_at
    assert "签收" not in seen.whole.next_step
    again = urge_case(asked(kept.number, kept.code), now=later(order, 31))
    assert again.whole.number == order.number


def test_a_wrong_code_does_nothing_and_is_counted(cast: Cast) -> None:
    order = accepted(cast)
    for _ in range(MAX_PER_PAIR):
        with pytest.raises(NotMatching):
            urge_case(asked(order.number, "000000x"), now=NOW)
    with pytest.raises(TooManyTries):
        urge_case(asked(order.number, order.query_code), now=NOW)
    order.refresh_from_db()
    assert order.urge_count == 0


def test_an_urge_is_counted_once_and_names_the_citizen(cast: Cast) -> None:
    order = accepted(cast)
    press = asked(order.number, order.query_code)
    urge_case(press, now=later(order, 30))
    urge_case(press, now=later(order, 31))
    order.refresh_from_db()
    assert order.urge_count == 1
    event = Event.objects.get(kind="workorder.urged")
    assert (event.actor_id, event.actor_label) == (None, "市民")
    with pytest.raises(TooSoon):
        urge_case(asked(order.number, order.query_code), now=later(order, 32))
    assert Deed.objects.count() == 1


def test_what_is_added_reaches_the_handler_with_its_photo(cast: Cast) -> None:
    order = accepted(cast)
    photo = keep_file(name="路灯.png", content=PNG, address=HOME, now=NOW)
    press = asked(order.number, order.query_code)
    for _ in range(2):
        add_information(press, text="今晚又不亮了。", file_ids=[photo.pk], now=later(order, 30))
    assert order.repeats.get().note == "今晚又不亮了。"
    sent = Attachment.objects.get(order=order)
    assert (sent.name, sent.uploaded_by_label) == ("路灯.png", "市民")
    assert path_of(sent.pk).exists()
    assert not path_of(photo.pk).exists()
    assert not PortalFile.objects.exists()
    handler = Door(cast.zhao_min)
    assert "今晚又不亮了" in str(handler.get(f"/work-orders/{order.number}/messages"))
    assert str(sent.pk) in str(handler.get(f"/work-orders/{order.number}"))


def test_who_is_hidden_from_departments_is_read_by_the_hotline_first(cast: Cast) -> None:
    order = accepted(cast)
    with writing():
        WorkOrder.objects.filter(pk=order.pk).update(is_confidential=True)
    add_information(
        asked(order.number, order.query_code), text="我是陈静", file_ids=[], now=later(order, 30)
    )
    path = f"/work-orders/{order.number}/messages"
    assert "陈静" not in str(Door(cast.zhao_min).get(path))
    assert order.repeats.get().note == "我是陈静"


def test_what_is_added_to_a_receipt_joins_its_conversation(cast: Cast) -> None:
    del cast
    kept = submitted().conversation
    photo = keep_file(name="路灯.png", content=PNG, address=HOME, now=NOW)
    seen = add_information(
        asked(kept.number, kept.code), text="电话 13907531234 找我", file_ids=[photo.pk], now=NOW
    )
    assert [each.text for each in seen.messages][1] == "电话 139****1234 找我"
    assert [each.name for each in seen.messages[1].files] == ["路灯.png"]
    assert MessageFile.objects.count() == 1
    assert Conversation.objects.count() == 1
    with pytest.raises(SubmissionInvalid):
        add_information(asked(kept.number, kept.code), text=" ", file_ids=[], now=NOW)


def test_a_refused_addition_leaves_nothing_behind(cast: Cast) -> None:
    order = closed(cast)
    photo = keep_file(name="路灯.png", content=PNG, address=HOME, now=NOW)
    with pytest.raises(NotAllowedNow):
        add_information(
            asked(order.number, order.query_code),
            text="还有",
            file_ids=[photo.pk],
            now=later(order, 99),
        )
    assert PortalFile.objects.get() == photo
    assert path_of(photo.pk).exists()
    assert not Attachment.objects.filter(order=order, uploaded_by_label="市民").exists()
    assert not Deed.objects.exists()


def test_a_withdrawn_order_is_closed_in_the_citizens_name(cast: Cast) -> None:
    order = accepted(cast)
    seen = withdraw_case(
        asked(order.number, order.query_code), reason="已自行解决", now=later(order, 30)
    )
    assert seen.whole.state_label == "已结案"
    assert seen.whole.allowed == ["rate"]
    assert order.withdrawal.words == "已自行解决"
    event = Event.objects.get(kind="workorder.withdrawn")
    assert event.actor_label == "市民"
    assert "自行" not in str(event.details)


def test_a_withdrawn_receipt_leaves_the_tray(cast: Cast) -> None:
    del cast
    kept = submitted().conversation
    seen = withdraw_case(asked(kept.number, kept.code), reason="", now=NOW)
    assert seen.whole.state_label == "您已撤回"
    assert Conversation.objects.get().closing == Closing.WITHDRAWN


def test_not_solved_gives_the_order_back_and_answers_the_follow_up(cast: Cast) -> None:
    order = handled(cast)
    order.refresh_from_db()
    assert order.handled_at is not None
    plan(order=order, handled_at=order.handled_at)
    seen = reopen_case(
        asked(order.number, order.query_code), reason="路灯仍然不亮", now=later(order, 300)
    )
    order.refresh_from_db()
    assert order.state == State.HANDLING
    assert seen.whole.state_label == "承办单位办理中"
    done = FollowUp.objects.get()
    assert (done.outcome, done.rated_by, done.completed_by_label) == ("unsolved", "web", "市民")
    with pytest.raises(NotAllowedNow):
        reopen_case(asked(order.number, order.query_code), reason="还是不亮", now=later(order, 301))


def test_not_solved_after_the_end_comes_to_the_tray_once(cast: Cast) -> None:
    order = closed(cast)
    press = asked(order.number, order.query_code)
    for _ in range(2):
        reopen_case(press, reason="第二天又坏了", now=later(order, 600))
    again = Conversation.objects.get()
    assert order.number in again.messages.get().text
    assert again.due_at == later(order, 605)
    late = later(order, 16 * 24 * 60 + 600)
    with pytest.raises(NotAllowedNow):
        reopen_case(asked(order.number, order.query_code), reason="又坏了", now=late)


def test_not_solved_must_say_what(cast: Cast) -> None:
    order = handled(cast)
    with pytest.raises(SubmissionInvalid):
        reopen_case(asked(order.number, order.query_code), reason=" ", now=later(order, 300))


def test_stars_for_the_result_answer_the_follow_up(cast: Cast) -> None:
    order = handled(cast)
    order.refresh_from_db()
    assert order.handled_at is not None
    plan(order=order, handled_at=order.handled_at)
    seen = rate_step(
        asked(order.number, order.query_code),
        step=RatedStep.RESULT,
        rating=5,
        is_solved=True,
        comment="修好了，谢谢",
        now=later(order, 300),
    )
    assert [(each.step, each.rating) for each in seen.whole.ratings] == [
        ("intake", None),
        ("handling", None),
        ("result", 5),
    ]
    order.refresh_from_db()
    assert order.state == State.CLOSED
    assert FollowUp.objects.get().rating == 5
    assert Event.objects.filter(kind="portal.step_rated").count() == 1


def test_stars_are_replaced_and_wait_for_the_step(cast: Cast) -> None:
    order = registered(cast)
    for stars in (2, 4):
        rate_step(
            asked(order.number, order.query_code),
            step=RatedStep.INTAKE,
            rating=stars,
            is_solved=None,
            comment="等了很久",
            now=later(order, 5),
        )
    assert StepRating.objects.get().rating == 4
    with pytest.raises(NotAllowedNow):
        rate_step(
            asked(order.number, order.query_code),
            step=RatedStep.RESULT,
            rating=1,
            is_solved=False,
            comment="",
            now=later(order, 6),
        )


def test_the_doors_carry_every_deed(cast: Cast) -> None:
    order = accepted(cast)
    mine = {"number": order.number, "code": order.query_code}
    for path, more, status in (
        ("urges", {}, 200),
        ("additions", {"text": "补充一点"}, 200),
        ("ratings", {"step": "intake", "rating": 5}, 200),
        ("ratings", {"step": "intake", "rating": 6}, 422),
        ("ratings", {"step": "weather", "rating": 5}, 422),
        ("reopenings", {"reason": "没有解决"}, 409),
        ("withdrawals", {"reason": "不用了"}, 200),
        ("urges", {"order": "20261124999999"}, 409),
    ):
        body = {**mine, "key": str(uuid4()), **more}
        answer = Door().post(f"/portal/track/{path}", body)
        assert answer[0] == status, (path, answer)
