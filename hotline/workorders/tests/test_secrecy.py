"""Security levels: who sees what in every list, and how a level is changed."""

from collections.abc import Callable

import pytest

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions.set_secrecy import set_secrecy
from hotline.workorders.errors import Incomplete, NoSuchOrder, WrongRole
from hotline.workorders.models import Link, WorkOrder
from hotline.workorders.queries import (
    get_attachment,
    get_order,
    list_links,
    list_orders_of_citizen,
    list_siblings,
    visible_orders,
)
from hotline.workorders.rules.secrecy import LEVELS, Secrecy, faults_of_change, hidden_levels
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.tests.orders import (
    IN_STATE,
    dispatched,
    events_of,
    later,
    registered,
    snapshot,
    submitted,
)
from hotline.workorders.tests.people import another_operator
from hotline.workorders.trays import TRAYS, count_trays, open_trays
from tests.cast import NOW, Cast, Door, demand_body, register_body

WHY = "涉及举报线索。"
SEES: dict[Secrecy, str] = {
    Secrecy.NORMAL: "wang_fang li_qiang wu_qian zheng_jie leader_zhou colleague",
    Secrecy.CONFIDENTIAL: "wang_fang li_qiang wu_qian zheng_jie leader_zhou",
    Secrecy.RESTRICTED: "wang_fang li_qiang zheng_jie leader_zhou",
}
"""王芳 registers it; 陈晨, the colleague, is an operator like her."""


@pytest.fixture
def colleague(cast: Cast) -> Visitor:  # noqa: ARG001 - the stage
    return another_operator()


def _hotline(cast: Cast, colleague: Visitor) -> dict[str, Visitor]:
    names = ("wang_fang", "li_qiang", "wu_qian", "zheng_jie", "leader_zhou")
    return {**{name: getattr(cast, name) for name in names}, "colleague": colleague}


def _who(people: dict[str, Visitor], seen: dict[str, bool]) -> str:
    return " ".join(name for name in people if seen[name])


@pytest.mark.parametrize("level", Secrecy)
def test_order_of_a_level_is_found_by_its_people_only(
    cast: Cast, colleague: Visitor, level: Secrecy
) -> None:
    order = submitted(cast, secrecy=level)
    people = _hotline(cast, colleague)
    ways: list[Callable[[Visitor], bool]] = [
        lambda who: visible_orders(who).filter(pk=order.pk).exists(),
        lambda who: Door(who).get(f"/work-orders/{order.number}")[0] == 200,
        lambda who: Door(who).get(f"/work-orders/{order.number}/timeline")[0] == 200,
        lambda who: bool(list_orders_of_citizen(order.citizen_id or 0, who)),
        lambda who: _opens(order, who),
    ]
    for sees in ways:
        assert _who(people, {name: sees(who) for name, who in people.items()}) == SEES[level]
    assert get_order(order.number, cast.zhao_min), "the department acts on it"
    with pytest.raises(NoSuchOrder):
        get_order(order.number, cast.sun_wei)


def _opens(order: WorkOrder, who: Visitor) -> bool:
    try:
        return bool(get_attachment(order.attachments.get().pk, who))
    except NoSuchOrder:
        return False


@pytest.mark.parametrize("level", Secrecy)
def test_no_list_and_no_count_shows_what_the_level_hides(
    cast: Cast, colleague: Visitor, level: Secrecy
) -> None:
    for make in IN_STATE.values():
        make(cast)
    with writing():
        WorkOrder.objects.update(secrecy=level)
    numbers = set(WorkOrder.objects.values_list("number", flat=True))
    for name, who in _hotline(cast, colleague).items():
        shown = {
            each["number"]
            for tray in open_trays(who)
            for text in ("", "路灯", min(numbers)[:8])
            for each in Door(who).get("/work-orders", tray=tray, q=text)[1]["items"]
        }
        counted = sum(each.count for each in count_trays(who, now=NOW))
        sees = name in SEES[level].split()
        assert bool(shown) == sees, name
        has_counted_tray = any(TRAYS[each].state for each in open_trays(who))
        assert bool(counted) == (sees and has_counted_tray), name


def test_links_and_siblings_do_not_tell_of_hidden_orders(cast: Cast, colleague: Visitor) -> None:
    key = {"demands": [demand_body(cast), demand_body(cast, secrecy="restricted")]}
    _, (plain, hidden) = Door(cast.wang_fang).post("/work-orders", register_body(cast, **key))
    order = WorkOrder.objects.get(number=plain["number"])
    other = WorkOrder.objects.get(number=hidden["number"])
    assert other.secrecy == Secrecy.RESTRICTED
    with writing():
        Link.objects.create(earlier=order, later=other, kind=Link.Kind.NEW_DEMAND, linked_at=NOW)
    for who, count in ((cast.li_qiang, 1), (colleague, 0), (cast.wu_qian, 0)):
        assert len(list_siblings(order, who)) == count
        assert len(list_links(order, who)) == count
        _, detail = Door(who).get(f"/work-orders/{order.number}")
        assert (hidden["number"] in str(detail)) == bool(count)


def test_verbs_do_not_find_a_hidden_order(cast: Cast, colleague: Visitor) -> None:
    order = registered(cast, secrecy=Secrecy.RESTRICTED)
    before = snapshot(order)
    status, said = Door(colleague).post(
        f"/work-orders/{order.number}/{Verb.ANSWER_DIRECTLY}", {"text": "已答复。"}
    )
    assert (status, said["code"]) == (404, "no_such_order")
    assert snapshot(order) == before


# ---- changing the level


def test_level_is_changed_with_a_reason_and_one_event(cast: Cast) -> None:
    order = registered(cast)
    changed = set_secrecy(
        number=order.number,
        secrecy=Secrecy.RESTRICTED,
        reason=WHY,
        by=cast.li_qiang,
        now=later(order, 3),
    )
    assert changed.secrecy == Secrecy.RESTRICTED
    assert events_of(order)[-1] == "workorder.secrecy_changed"
    with pytest.raises(NoSuchOrder):
        get_order(order.number, cast.wu_qian)


@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 401), ("zhao_min", 403), ("wang_fang", 403), ("li_qiang", 200), ("leader_zhou", 200)],
)
def test_door_of_the_level_for_everybody(cast: Cast, who: str | None, status: int) -> None:
    order = dispatched(cast)
    door = Door(getattr(cast, who) if who else None)
    body = {"secrecy": "confidential", "reason": WHY}
    got, said = door.post(f"/work-orders/{order.number}/secrecy", body)
    assert got == status
    order.refresh_from_db()
    assert (order.secrecy == Secrecy.CONFIDENTIAL) == (status == 200)
    assert status == 200 or "。" in said["message"]


def test_department_is_not_told_why_an_order_is_kept_closely(cast: Cast) -> None:
    order = dispatched(cast)
    path = f"/work-orders/{order.number}"
    body = {"secrecy": "confidential", "reason": WHY}
    assert Door(cast.li_qiang).post(f"{path}/secrecy", body)[0] == 200
    assert WHY in str(Door(cast.li_qiang).get(f"{path}/timeline")[1])
    assert WHY not in str(Door(cast.zhao_min).get(f"{path}/timeline")[1])


def test_change_without_a_reason_or_to_the_same_level_changes_nothing(cast: Cast) -> None:
    order = registered(cast)
    before = snapshot(order)
    for level, reason in ((Secrecy.NORMAL, WHY), (Secrecy.RESTRICTED, "无 ")):
        with pytest.raises(Incomplete):
            set_secrecy(
                number=order.number, secrecy=level, reason=reason, by=cast.li_qiang, now=NOW
            )
    with pytest.raises(WrongRole):
        set_secrecy(
            number=order.number, secrecy=Secrecy.RESTRICTED, reason=WHY, by=cast.wu_qian, now=NOW
        )
    assert snapshot(order) == before


def test_table_leaves_every_level_to_dispatchers_and_leaders() -> None:
    for level in LEVELS.values():
        assert {Role.DISPATCHER, Role.TEAM_LEADER} <= level.roles
        assert Role.HANDLER not in level.roles
    assert hidden_levels({Role.DISPATCHER}) == frozenset()
    assert hidden_levels(set()) == frozenset(Secrecy)
    assert faults_of_change("normal", "restricted", WHY) == {}


# ---- callers who stay unknown


def test_anonymous_caller_leaves_neither_name_nor_file(cast: Cast) -> None:
    caller = {"name": "陈静", "phone": "13907551234", "sex": "female", "is_anonymous": True}
    body = register_body(cast, caller=caller)
    _, (made,) = Door(cast.wang_fang).post("/work-orders", body)
    order = WorkOrder.objects.get(number=made["number"])
    assert (order.caller_name, order.caller_sex, order.citizen) == ("", "", None)
    assert (order.is_anonymous, order.is_confidential) == (True, True)
    _, detail = Door(cast.wang_fang).get(f"/work-orders/{order.number}")
    assert (detail["caller"]["name"], detail["caller"]["phone"]) == ("（匿名）", "13907551234")


def test_department_learns_nothing_of_an_anonymous_caller(cast: Cast) -> None:
    caller = {"name": "", "phone": "13907551234", "is_anonymous": True}
    _, (made,) = Door(cast.wang_fang).post("/work-orders", register_body(cast, caller=caller))
    Door(cast.li_qiang).post(
        f"/work-orders/{made['number']}/dispatch",
        {"department_id": cast.urban.pk, "share_phone": True},
    )
    _, detail = Door(cast.zhao_min).get(f"/work-orders/{made['number']}")
    shown = detail["caller"]
    assert (shown["name"], shown["phone"], shown["sex"]) == ("（匿名）", "", "")
    assert not shown["may_relay"]
    assert "匿名" in shown["relay_refusal"]


def test_levels_are_listed_for_the_page(cast: Cast) -> None:
    status, levels = Door(cast.wang_fang).get("/secrecy-levels")
    assert (status, [each["label"] for each in levels]) == (200, ["普通", "保密", "专办"])
    assert Door().get("/secrecy-levels")[0] == 401
