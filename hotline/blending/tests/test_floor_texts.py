"""Texts on the team leader's floor, and how many each may have (CHN-01, CHN-09)."""

from datetime import timedelta

import pytest

from hotline.blending.queries import open_texts
from hotline.core.models import Event
from hotline.messaging.actions.receive import receive
from hotline.messaging.actions.take import take
from hotline.messaging.actions.write import write
from hotline.messaging.tests.letters import incoming, received
from hotline.telephony.tests.floor import open_floor
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


def test_a_leader_sees_what_waits_by_channel_and_who_has_how_many(cast: Cast) -> None:
    open_floor()
    for number, minutes in ((1, 6), (2, 1)):
        written = incoming(thread=f"v-{number}", external_id=f"m-{number}", peer=f"p-{number}")
        receive(written, now=NOW - timedelta(minutes=minutes))
    mine = received(thread="v-3", external_id="m-3", peer="p-3").conversation
    take(conversation_id=mine.pk, by=cast.wang_fang, now=NOW)
    leader = Door(cast.leader_zhou)
    status, floor = leader.get("/floor/texts")
    assert (status, floor["clock_seconds"], floor["queue"]) == (200, 300, "general")
    (web,) = floor["channels"]
    assert (web["label"], web["waiting"], web["late"]) == ("网站", 2, 1)
    assert web["oldest_since"].startswith((NOW - timedelta(minutes=6)).isoformat()[:19])
    (row,) = floor["operators"]
    assert (row["display_name"], row["held"], row["unanswered"]) == ("王芳", 1, 1)
    assert (row["most"], row["is_usual"], row["seat"]) == (3, True, "")
    write(conversation_id=mine.pk, text="请问具体位置？", by=cast.wang_fang, now=NOW)
    (row,) = leader.get("/floor/texts")[1]["operators"]
    assert (row["held"], row["unanswered"], row["unanswered_since"]) == (1, 0, None)
    assert Door(cast.wang_fang).get("/floor/texts")[0] == 403


def test_a_leader_sets_how_many_and_call_control_is_told(cast: Cast) -> None:
    open_floor()
    leader, who = Door(cast.leader_zhou), cast.wang_fang.user_id
    status, set_ = leader.post("/floor/texts/limits", {"operator_id": who, "most": 5})
    assert (status, set_) == (200, {"operator_id": who, "most": 5, "is_usual": False})
    leader.post("/floor/texts/limits", {"operator_id": who, "most": 5})
    assert open_texts(NOW).limits == {who: 5}
    event = Event.objects.get(kind="operator.text_limit_set")
    assert event.details == {"skill": "queue:general", "most": 5, "before": None}
    assert event.actor_id == cast.leader_zhou.user_id
    (row,) = leader.get("/floor/texts")[1]["operators"]
    assert (row["most"], row["is_usual"]) == (5, False)
    assert leader.post("/floor/texts/limits", {"operator_id": who})[1]["most"] == 3
    assert open_texts(NOW).limits == {}
    for body in ({"operator_id": who, "most": 10}, {"operator_id": 999_999, "most": 1}):
        assert leader.post("/floor/texts/limits", body)[0] == 422
    assert Door(cast.wang_fang).post("/floor/texts/limits", {"operator_id": who})[0] == 403
