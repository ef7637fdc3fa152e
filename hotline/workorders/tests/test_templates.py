"""Wordings of common calls: one's own, shared ones by team leaders, the city's as a beginning."""

from typing import Any

import pytest
from pydantic import ValidationError

from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.workorders.actions.load_templates import load_templates
from hotline.workorders.actions.save_template import MOST_OWN
from hotline.workorders.models import OrderTemplate
from hotline.workorders.rules.template_entries import TemplateEntry, TemplatesFile
from hotline.workorders.rules.topic_habits import rank_habits
from tests.cast import NOW, Cast, Door, demand_body, register_body


def _body(**changes: Any) -> dict[str, Any]:
    usual = {
        "name": "夜间噪声",
        "shortcut": "zs",
        "appeal_type": "complaint",
        "urgency": "general",
        "topic_code": "0101",
        "event": "每晚＿＿点至＿＿点，音响声音很大。",
        "demand": "请到场制止并答复。",
    }
    return usual | changes


def _entry(name: str, **changes: Any) -> TemplateEntry:
    return TemplateEntry(**_body(name=name, **changes))


def test_own_wordings_are_seen_changed_and_removed_by_their_owner_only(cast: Cast) -> None:
    door, other = Door(cast.wang_fang), Door(cast.li_qiang)
    status, made = door.post("/order-templates", _body())
    assert status == 200
    assert (made["is_shared"], made["is_mine_to_edit"]) == (False, True)
    assert made["event"] == _body()["event"]
    assert other.get("/order-templates")[1] == []
    assert other.post("/order-templates", _body(id=made["id"]))[0] == 404
    assert other.post(f"/order-templates/{made['id']}/remove")[0] == 404
    changed = door.post("/order-templates", _body(id=made["id"], shortcut="yjzs"))[1]
    assert (changed["id"], changed["shortcut"]) == (made["id"], "yjzs")
    assert door.post(f"/order-templates/{made['id']}/remove")[0] == 200
    assert not OrderTemplate.objects.exists()
    kinds = Event.objects.filter(subject_type="template").order_by("id")
    assert [each.kind for each in kinds] == [
        "template.saved",
        "template.saved",
        "template.removed",
    ]
    assert kinds[0].details["new"] == {}, "a person's own words stay out of the log"


def test_shared_wordings_are_written_by_team_leaders_and_used_by_all(cast: Cast) -> None:
    leader, door = Door(cast.leader_zhou), Door(cast.wang_fang)
    assert door.post("/order-templates", _body(is_shared=True))[0] == 403
    made = leader.post("/order-templates", _body(is_shared=True))[1]
    assert [(each["id"], each["is_mine_to_edit"]) for each in door.get("/order-templates")[1]] == [
        (made["id"], False)
    ]
    assert door.post("/order-templates", _body(id=made["id"]))[0] == 404
    leader.post("/order-templates", _body(id=made["id"], shortcut="yjzs"))
    told = Event.objects.filter(kind="template.saved").latest("id").details
    assert (told["old"], told["new"]) == ({"shortcut": "zs"}, {"shortcut": "yjzs"})
    assert leader.post(f"/order-templates/{made['id']}/remove")[0] == 200
    assert door.get("/order-templates")[1] == []
    assert leader.post("/order-templates", _body(is_shared=True))[0] == 200, "the name is free"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"shortcut": "Z S"}, "shortcut"),
        ({"event": "", "demand": "", "topic_code": ""}, "event"),
        ({"event": "请打 13907551234 联系业主。"}, "event"),
        ({"topic_code": "9999"}, "topic_code"),
        ({"name": ""}, "name"),
        ({"name": "长" * 21}, "name"),
        ({"demand": "长" * 2001}, "demand"),
        ({"appeal_type": "shout"}, "appeal_type"),
    ],
)
def test_what_is_wrong_is_said_by_field(cast: Cast, change: dict[str, str], field: str) -> None:
    status, refusal = Door(cast.wang_fang).post("/order-templates", _body(**change))
    assert status == 422
    assert any(each.startswith(field) for each in refusal["fields"])
    assert not OrderTemplate.objects.exists()


def test_a_name_once_and_no_more_than_a_screenful(cast: Cast) -> None:
    door = Door(cast.wang_fang)
    door.post("/order-templates", _body())
    assert "name" in door.post("/order-templates", _body())[1]["fields"]
    for number in range(MOST_OWN - 1):
        assert door.post("/order-templates", _body(name=f"模板 {number}"))[0] == 200
    assert door.post("/order-templates", _body(name="多出来的"))[0] == 422


def test_the_citys_wordings_are_only_a_beginning(cast: Cast) -> None:
    def load(*names: str) -> int:
        entries = [_entry(name) for name in names]
        return load_templates(entries=entries, city="haikou", by=SYSTEM, now=NOW)

    leader = Door(cast.leader_zhou)
    assert load("路灯", "噪声") == 2
    first, second = leader.get("/order-templates")[1]
    leader.post("/order-templates", _body(id=first["id"], name=first["name"], shortcut="mine"))
    leader.post(f"/order-templates/{second['id']}/remove")
    assert load("路灯", "噪声", "停水") == 1
    names = {each["name"]: each["shortcut"] for each in leader.get("/order-templates")[1]}
    assert names == {first["name"]: "mine", "停水": "zs"}


def test_a_citys_file_that_is_wrong_is_told(cast: Cast) -> None:  # noqa: ARG001 - the rules only
    with pytest.raises(ValidationError, match="重名"):
        TemplatesFile(templates=[_entry("路灯"), _entry("路灯")])
    with pytest.raises(ValidationError, match="简码"):
        TemplatesFile(templates=[_entry("路灯", shortcut="L D")])


def test_topics_of_late_and_often_stand_first() -> None:
    assert rank_habits(["a", "b", "b", "b", "c"]) == ["b", "a", "c"]
    assert rank_habits(["late"] * 3 + ["most"] * 100 + ["early"] * 9) == ["most", "late", "early"]
    assert rank_habits([]) == []


def test_hints_are_the_visitors_own(cast: Cast) -> None:
    door = Door(cast.wang_fang)
    door.post("/work-orders", register_body(cast, demands=[demand_body(cast)]))
    status, hints = door.get("/topic-hints")
    assert status == 200
    assert hints["habits"] == [cast.topic.code]
    assert "广场舞" in hints["words"]["0202"]
    assert Door(cast.li_qiang).get("/topic-hints")[1]["habits"] == []
    assert Door(cast.leader_zhou).get("/topic-hints")[0] == 403


def test_the_city_file_does_not_bring_back_a_name_that_was_changed(cast: Cast) -> None:
    entries = [_entry("夜间噪声")]
    assert load_templates(entries=entries, city="haikou", by=SYSTEM, now=NOW) == 1
    door, kept = Door(cast.leader_zhou), OrderTemplate.objects.get()
    changed = _body(id=kept.pk, is_shared=True, name="工地夜间施工")
    assert door.post("/order-templates", changed)[0] == 200
    assert load_templates(entries=entries, city="haikou", by=SYSTEM, now=NOW) == 0
    assert [each["name"] for each in door.get("/order-templates")[1]] == ["工地夜间施工"]
    assert door.post("/order-templates", changed | {"name": "夜间噪声"})[0] == 200  # and back
    assert load_templates(entries=entries, city="haikou", by=SYSTEM, now=NOW) == 0
