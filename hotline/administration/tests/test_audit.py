"""The audit: narrowed, paged, readable, and masked by who reads."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.administration.rules.audit_filters import AuditFilters, fault_of_span
from hotline.administration.rules.sight import HIDDEN
from hotline.core.actor import SYSTEM, Actor
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.workorders.tests.orders import dispatched
from tests.cast import NOW, Cast, Door

PATH = "/administration/audit/search"
SPAN = {
    "since": (NOW - timedelta(days=7)).isoformat(),
    "until": (NOW + timedelta(days=1)).isoformat(),
}


def _event(by: Actor = SYSTEM, **columns: Any) -> Event:
    usual: dict[str, Any] = {
        "kind": "account.renamed",
        "subject_type": "account",
        "subject_id": "1",
        "actor_id": by.actor_id,
        "actor_label": by.actor_label,
        "happened_at": NOW,
        "details": {"old": "王方", "new": "王芳"},
    }
    with writing():
        return Event.objects.create(**(usual | columns))


@pytest.fixture
def admin(cast: Cast) -> Door:
    """Return the administrator's browser."""
    return Door(cast.lin_admin)


def _search(door: Door, **filters: Any) -> list[dict[str, Any]]:
    status, page = door.post(PATH, SPAN | filters)
    assert status == 200, page
    items: list[dict[str, Any]] = page["items"]
    return items


def test_doors_for_four_visitors(cast: Cast) -> None:
    for who, status in (
        (None, 401),
        (cast.sun_wei, 403),
        (cast.leader_zhou, 403),
        (cast.lin_admin, 200),
    ):
        assert Door(who).post(PATH, SPAN)[0] == status
        assert Door(who).get("/administration/audit/choices")[0] == status


def test_a_change_reads_old_and_new_and_names_the_account(cast: Cast, admin: Door) -> None:
    _event(by=cast.lin_admin, subject_id=str(cast.wang_fang.user_id), correlation_id=uuid4())
    (row,) = _search(admin)
    assert (row["label"], row["subject_label"], row["subject_name"]) == (
        "修改人员姓名",
        "账号",
        "王芳",
    )
    assert row["actor_label"] == "林管理（系统管理员）"
    assert row["lines"] == [{"label": "变更", "old": "王方", "new": "王芳", "is_change": True}]
    assert row["correlation_id"]


def test_filters_narrow_by_who_what_of_what_when_story_and_words(cast: Cast, admin: Door) -> None:
    story = uuid4()
    mine = _event(by=cast.lin_admin, subject_id="77", correlation_id=story)
    system = _event(kind="places.learnt", subject_type="day", details={"day": "2026-11-23"})
    old = _event(happened_at=NOW - timedelta(days=30))
    everything = {mine.pk, system.pk}
    assert {each["id"] for each in _search(admin)} == everything
    for filters, expected in (
        ({"actor_id": cast.lin_admin.user_id}, {mine.pk}),
        ({"by_nobody": True}, {system.pk}),
        ({"kinds": ["places.learnt", "places.forgotten"]}, {system.pk}),
        ({"kinds": ["places.learnt\0"]}, {system.pk}),
        ({"subject_type": "account", "subject_id": "77"}, {mine.pk}),
        ({"correlation_id": str(story)}, {mine.pk}),
        ({"text": "王方"}, {mine.pk}),
        ({"text": "2026-11-23"}, {system.pk}),
        ({"since": (NOW - timedelta(days=31)).isoformat()}, everything | {old.pk}),
        ({"until": NOW.isoformat()}, set()),
    ):
        assert {each["id"] for each in _search(admin, **filters)} == expected, filters


def test_pages_follow_each_other_though_moments_are_the_same(admin: Door) -> None:
    made = [_event(subject_id=str(each)).pk for each in range(120)]
    seen: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        page = admin.post(PATH, SPAN | {"cursor": cursor})[1]
        seen += [each["id"] for each in page["items"]]
        cursor = page["next_cursor"]
    assert seen == sorted(made, reverse=True)
    assert admin.post(PATH, SPAN | {"cursor": "nonsense"})[1]["code"] == "bad_cursor"


def test_an_administrator_reads_that_it_was_done_but_not_what_was_said(
    cast: Cast, admin: Door
) -> None:
    order = dispatched(cast)
    note = "市民称 13812345678 门口噪声扰民"
    _event(
        kind="workorder.urged",
        subject_type="work_order",
        subject_id=order.number,
        details={"note": note, "source": "hotline", "times": 2},
    )
    rows = _search(admin, kinds=["workorder.urged"])
    lines = {each["label"]: each["new"] for each in rows[0]["lines"]}
    assert (lines["说明"], lines["第几次"]) == (HIDDEN, "2")
    assert _search(admin, text="噪声扰民") == []
    both = User.objects.get(pk=cast.wu_qian.user_id)
    RoleGrant.objects.create(user=both, role=Role.ADMINISTRATOR)
    reviewer = Door(visitor_for(both))
    lines = {
        each["label"]: each["new"]
        for each in _search(reviewer, kinds=["workorder.urged"])[0]["lines"]
    }
    assert lines["说明"] == "市民称 138****5678 门口噪声扰民"
    order.secrecy = "restricted"
    with writing():
        order.save()
    hidden = _search(reviewer, kinds=["workorder.urged"])[0]["lines"]
    assert {each["new"] for each in hidden if each["label"] == "说明"} == {HIDDEN}
    leading = User.objects.get(pk=cast.leader_zhou.user_id)
    RoleGrant.objects.create(user=leading, role=Role.ADMINISTRATOR)
    leader = Door(visitor_for(leading))
    assert _search(leader, text="噪声扰民")[0]["lines"][0]["new"] == note


@pytest.mark.parametrize(
    ("days", "more", "is_fine"),
    [
        (366, {}, True),
        (367, {}, False),
        (367, {"subject_type": "account", "subject_id": "1"}, True),
        (367, {"subject_id": "1"}, False),
        (0, {}, False),
        (31, {"text": "派单"}, True),
        (32, {"text": "派单"}, False),
        (32, {"text": "派单", "correlation_id": "x"}, True),
        (1, {"text": "派"}, False),
    ],
)
def test_how_much_one_look_takes_in(days: int, more: dict[str, Any], is_fine: bool) -> None:  # noqa: FBT001 - a table
    filters = AuditFilters(since=NOW - timedelta(days=days), until=NOW, **more)
    assert (fault_of_span(filters) == "") is is_fine


def test_choices_name_every_kind_and_everybody(cast: Cast, admin: Door) -> None:
    choices = admin.get("/administration/audit/choices")[1]
    assert {"kind": "account.renamed", "label": "修改人员姓名", "subject_label": "账号"} in choices[
        "kinds"
    ]
    assert cast.lin_admin.user_id in {each["id"] for each in choices["actors"]}
