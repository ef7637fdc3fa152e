"""Allotting inside a department: several levels down, to people, and back up."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import DEPARTMENT, Role
from hotline.accounts.visitor import Visitor
from hotline.core.errors import Refusal
from hotline.organizations.models import Department
from hotline.workorders.actions.accept import accept
from hotline.workorders.actions.allot import allot
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.allotment_queries import list_targets
from hotline.workorders.models import Allotment, WorkOrder
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.allotment import Handing, hand_over
from hotline.workorders.tests.orders import (
    a_result,
    accepted,
    dispatched,
    events_of,
    later,
    snapshot,
)
from tests.cast import NOW, Cast


def a_unit(above: Department, code: str, name: str) -> Department:
    """Return a new unit below a department."""
    return Department.objects.create(code=code, name=name, short_name=name, parent=above)


def hire(unit: Department, username: str, name: str) -> Visitor:
    """Return somebody new who handles orders for a unit."""
    user = User.objects.create(
        username=username,
        display_name=name,
        password="!",
        must_change_password=False,
        password_changed_at=NOW,
        created_at=NOW,
    )
    key = str(unit.pk)
    RoleGrant.objects.create(user=user, role=Role.HANDLER, scope_kind=DEPARTMENT, scope_key=key)
    return visitor_for(user)


@pytest.fixture
def lamps(cast: Cast) -> Department:
    """照明所, below 城管局."""
    return a_unit(cast.urban, "lamps", "照明所")


@pytest.fixture
def night(lamps: Department) -> Department:
    """夜修班, below 照明所."""
    return a_unit(lamps, "night", "夜修班")


def _allot(order: WorkOrder, unit: Department, by: Visitor, **more: object) -> WorkOrder:
    minute = 30 + Allotment.objects.count()
    return allot(number=order.number, unit_id=unit.pk, by=by, now=later(order, minute), **more)  # type: ignore[arg-type]


def _way(order: WorkOrder) -> list[tuple[str, str]]:
    steps = Allotment.objects.filter(assignment__order=order, ended_at__isnull=True)
    return [(each.unit.name, each.person_label) for each in steps]


def test_order_goes_down_level_by_level_and_each_level_sees_it(
    cast: Cast, lamps: Department, night: Department
) -> None:
    zhou, he = hire(lamps, "zhou_lamps", "周亮"), hire(night, "he_night", "何夜")
    order = accepted(cast)
    due = order.due_at
    assert not visible_orders(zhou).exists()
    _allot(order, lamps, cast.zhao_min, note="请今晚到场。")
    assert visible_orders(zhou).get() == order
    assert not visible_orders(he).exists()
    _allot(order, night, zhou)
    order = _allot(order, night, he, person_id=he.user_id)
    assert _way(order) == [("照明所", ""), ("夜修班", ""), ("夜修班", "何夜")]
    for each in (cast.zhao_min, zhou, he):
        assert visible_orders(each).get() == order
    assert (order.state, order.department, order.due_at) == ("handling", cast.urban, due)
    assert events_of(order)[-3:] == ["workorder.allotted"] * 3


def test_the_unit_works_for_the_department(cast: Cast, lamps: Department) -> None:
    zhou = hire(lamps, "zhou_lamps", "周亮")
    order = _allot(dispatched(cast), lamps, cast.zhao_min)
    assert accept(number=order.number, by=zhou, now=later(order, 40)).state == "handling"
    order = submit_result(
        number=order.number,
        result=a_result(handled_at=later(order, 60)),
        attachment_ids=[],
        by=zhou,
        now=later(order, 60),
    )
    assert (order.state, order.department) == ("awaiting_review", cast.urban)


def test_order_is_given_back_up_and_taken_back_down(
    cast: Cast, lamps: Department, night: Department
) -> None:
    zhou, he = hire(lamps, "zhou_lamps", "周亮"), hire(night, "he_night", "何夜")
    order = _allot(accepted(cast), lamps, cast.zhao_min)
    _allot(order, night, zhou)
    _allot(order, lamps, he, note="不属本班。")
    assert _way(order) == [("照明所", "")]
    assert not visible_orders(he).exists()
    _allot(order, night, zhou)
    _allot(order, cast.urban, cast.zhao_min)
    assert _way(order) == []
    assert not visible_orders(zhou).exists()


def test_only_own_units_and_their_people_are_chosen(
    cast: Cast, lamps: Department, night: Department
) -> None:
    zhou, he = hire(lamps, "zhou_lamps", "周亮"), hire(night, "he_night", "何夜")
    order = _allot(accepted(cast), lamps, cast.zhao_min)
    before = snapshot(order)
    for unit, by, person in (
        (cast.water, cast.zhao_min, None),
        (lamps, zhou, None),
        (night, zhou, zhou.user_id),
        (cast.water, zhou, cast.sun_wei.user_id),
        (night, he, he.user_id),
        (lamps, cast.sun_wei, None),
    ):
        with pytest.raises(Refusal):
            _allot(order, unit, by, person_id=person)
        assert snapshot(order) == before


def test_targets_are_the_way_above_and_everything_below(
    cast: Cast, lamps: Department, night: Department
) -> None:
    zhou, he = hire(lamps, "zhou_lamps", "周亮"), hire(night, "he_night", "何夜")
    order = accepted(cast)
    names = [(each.unit.name, each.depth) for each in list_targets(order, cast.zhao_min)]
    assert names == [("市城市管理局", 0), ("照明所", 1), ("夜修班", 2)]
    _allot(order, lamps, cast.zhao_min)
    found = list_targets(order, zhou)
    assert [each.unit for each in found] == [cast.urban, lamps, night]
    people = [[one.display_name for one in each.people] for each in found]
    assert people == [[], [zhou.display_name], [he.display_name]]
    assert list_targets(order, cast.sun_wei) == []


@given(
    way=st.lists(st.integers(1, 6), min_size=1, max_size=5),
    own=st.sets(st.integers(1, 6)),
    below=st.sets(st.integers(7, 12)),
    target=st.integers(1, 14),
    to_person=st.booleans(),
)
def test_a_hand_over_never_leaves_the_way_without_its_department(
    way: list[int], own: set[int], below: set[int], target: int, *, to_person: bool
) -> None:
    decision = hand_over(way, own=own, below=below, target=target, to_person=to_person)
    if isinstance(decision, str):
        assert decision.endswith("。")
        return
    assert isinstance(decision, Handing)
    after = [*way[: decision.kept + 1], *([target] if decision.adds else [])]
    assert after[0] == way[0]
    assert after[-1] == target
    assert (after != way) or to_person
    assert own & set(way)
    assert target in below or all(a == b for a, b in pairwise([after[-1], target]))
