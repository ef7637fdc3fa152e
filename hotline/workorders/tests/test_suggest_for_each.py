"""Suggestions for a page of orders at once: the same as one by one, at the price of one."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hotline.workorders.models import RoutingRule
from hotline.workorders.routing_queries import list_rules_in_force, to_rule
from hotline.workorders.rules.routing import Duty, Rule, suggest, suggest_each
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.tests.orders import registered
from hotline.workorders.tests.returning import published
from hotline.workorders.tests.test_routing import FACTS, GROUP, IN_DISTRICT, MATTER, TOPIC, a_rule
from tests.cast import Cast, Door

PATH = "/routing/suggestions"
_RULES = [
    a_rule("a", **GROUP),
    a_rule("b", **TOPIC),
    a_rule("c", **TOPIC, **IN_DISTRICT),
    a_rule("d", **MATTER),
    a_rule("e", **TOPIC, is_ruling=True),
]
_DUTIES = [Duty(department="dept-f", department_name="f局", words=("摆摊",))]


@given(st.lists(st.sampled_from(_RULES), unique=True), st.integers(0, 3))
def test_each_gets_what_it_would_get_alone(rules: list[Rule], count: int) -> None:
    alone = suggest(FACTS, rules, _DUTIES)
    assert suggest_each([FACTS] * count, rules, _DUTIES) == [alone] * count


def test_a_page_is_advised_in_one_request(cast: Cast) -> None:
    published(cast, words=("路灯",))
    lamp, other = (
        registered(cast),
        registered(cast, event="井盖松动，车过有响声。", demand="请更换。"),
    )
    door = Door(cast.li_qiang)
    status, found = door.post(PATH, {"numbers": [lamp.number, other.number, lamp.number]})
    assert status == 200
    by_number = {each["number"]: each["suggestions"] for each in found}
    assert len(found) == len(by_number) == 2
    for order in (lamp, other):
        alone = door.get(f"/work-orders/{order.number}/suggestions")[1]
        assert by_number[order.number] == alone[:2]
    assert by_number[lamp.number][0]["department_name"] == "水务局"


def test_rules_read_by_columns_are_the_rules(cast: Cast) -> None:
    published(cast, words=("路灯",))
    published(cast, topic_code="", area_code=cast.area.code)
    rows = RoutingRule.objects.select_related("topic", "area", "department")
    assert sorted(list_rules_in_force(), key=lambda each: each.key) == sorted(
        (to_rule(each) for each in rows), key=lambda each: each.key
    )


def test_fifty_cost_as_many_questions_as_one(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    published(cast, words=("路灯",))
    numbers = [registered(cast).number for _ in range(50)]
    door = Door(cast.li_qiang)
    door.post(PATH, {"numbers": numbers[:1]})
    with django_assert_max_num_queries(12):
        status, found = door.post(PATH, {"numbers": numbers})
    assert (status, len(found)) == (200, 50)


def test_hidden_and_unknown_orders_are_left_out_and_departments_are_refused(cast: Cast) -> None:
    hidden = registered(cast, secrecy=Secrecy.RESTRICTED)
    numbers = {"numbers": [hidden.number, "29990101000001", "?"]}
    assert Door(cast.wu_qian).post(PATH, numbers) == (200, [])
    assert len(Door(cast.li_qiang).post(PATH, numbers)[1]) == 1
    assert Door(cast.zhao_min).post(PATH, numbers)[0] == 403
    assert Door(cast.li_qiang).post(PATH, {"numbers": ["1"] * 101})[0] == 422
