"""Before the form: answers that exist, cases that are known, and following one of them."""

from uuid import uuid4

import pytest

from hotline.core.guarded import writing
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import ConversationState
from hotline.portal.actions.follow_case import follow_case
from hotline.portal.actions.track import track
from hotline.portal.actions.urge_case import urge_case
from hotline.portal.errors import NotAllowedNow, SubmissionInvalid, TokenInvalid
from hotline.portal.models import Following
from hotline.portal.suggesting import list_answers, list_nearby
from hotline.portal.tests.forms import HOME, asked
from hotline.reference.rules.dictionaries import AppealType
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.tests.attention import an_answer
from hotline.workorders.tests.orders import accepted, closed
from tests.cast import NOW, Cast, Door

EVENT, PLACE = "小区门口的路灯连续三天不亮了。", "金贸中路 1 号"


def _change(order: WorkOrder, **fields: object) -> None:
    with writing():
        WorkOrder.objects.filter(pk=order.pk).update(**fields)


def test_answers_that_surely_fit_are_shown(cast: Cast) -> None:
    an_answer(cast, NOW, keywords=["金贸", "停灯"])
    an_answer(cast, NOW, title="没有关键词")
    found = list_answers("金贸中路停灯几天了", now=NOW, most=3, is_sure=True)
    assert [each.title for each in found] == ["金贸片区电缆改造停灯"]
    assert list_answers("海甸岛停灯", now=NOW, most=3, is_sure=True) == []


def test_published_answers_are_found_by_words(cast: Cast) -> None:
    an_answer(cast, NOW)
    an_answer(cast, NOW, title="医保参保缴费", text="登录平台办理。")
    status, seen = Door().get("/portal/answers", q="电缆 停灯")
    assert status == 200
    assert [each["title"] for each in seen["answers"]] in ([], ["金贸片区电缆改造停灯"])
    found = list_answers("电缆 停灯", now=NOW, most=50)
    assert [each.title for each in found] == ["金贸片区电缆改造停灯"]
    assert len(list_answers("", now=NOW, most=50)) == 2


def test_a_known_case_is_shown_without_a_word_of_its_citizen(cast: Cast) -> None:
    order = accepted(cast)
    (shown,) = list_nearby(EVENT, PLACE, now=NOW)
    assert (shown.title, shown.place, shown.followers) == ("路灯照明", "金贸街道", 1)
    assert shown.state_label == "承办单位办理中"
    for personal in (order.number, "陈静", "1390755", "1 号", "小区"):
        assert personal not in str(shown)
    assert list_nearby("楼上装修太吵", PLACE, now=NOW) == []
    assert list_nearby(EVENT, "美兰机场 T2 航站楼", now=NOW) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"is_confidential": True},
        {"is_anonymous": True},
        {"secrecy": Secrecy.CONFIDENTIAL},
        {"appeal_type": AppealType.REPORT},
    ],
)
def test_what_is_private_is_never_named(cast: Cast, fields: dict[str, object]) -> None:
    _change(accepted(cast), **fields)
    assert list_nearby(EVENT, PLACE, now=NOW) == []


def test_what_is_over_is_not_followed(cast: Cast) -> None:
    closed(cast)
    assert list_nearby(EVENT, PLACE, now=NOW) == []


def test_following_gives_a_receipt_that_only_reads(cast: Cast) -> None:
    order = accepted(cast)
    (shown,) = list_nearby(EVENT, PLACE, now=NOW)
    key = uuid4()
    receipts = {
        follow_case(
            ref=shown.ref, key=key, phone="13907530000", name="李四", address=HOME, now=NOW
        ).number
        for _ in range(2)
    }
    (number,) = receipts
    kept = Conversation.objects.get()
    assert kept.state == ConversationState.CLOSED
    assert Following.objects.get().order_id == order.pk
    seen = track(number=number, code=kept.code, address=HOME, now=NOW)
    assert seen.whole.holder_label == "市城市管理局"
    assert seen.whole.allowed == []
    assert seen.messages == []
    with pytest.raises(NotAllowedNow):
        urge_case(asked(number, kept.code), now=NOW)
    (again,) = list_nearby(EVENT, PLACE, now=NOW)
    assert again.followers == 2


def test_a_forged_or_stale_case_is_not_followed(cast: Cast) -> None:
    order = accepted(cast)
    (shown,) = list_nearby(EVENT, PLACE, now=NOW)
    with pytest.raises(TokenInvalid):
        follow_case(ref=order.number, key=uuid4(), phone="", name="", address=HOME, now=NOW)
    _change(order, is_confidential=True)
    with pytest.raises(SubmissionInvalid):
        follow_case(ref=shown.ref, key=uuid4(), phone="", name="", address=HOME, now=NOW)
    assert not Conversation.objects.exists()


def test_the_doors_answer(cast: Cast) -> None:
    accepted(cast)
    status, seen = Door().post("/portal/suggestions", {"event": EVENT, "place": PLACE})
    assert status == 200
    assert {*seen} == {"answers", "nearby"}
    assert Door().post("/portal/follows", {"ref": "x", "key": str(uuid4())})[0] == 422
    assert Door().post("/portal/suggestions", {"event": ""})[1] == {"answers": [], "nearby": []}
    status, areas = Door().get("/portal/areas")
    assert {"金贸街道", "龙华区"} <= {each["name"] for each in areas}
