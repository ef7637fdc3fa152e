"""Bodies an order can only be forwarded to are suggested as departments by nobody."""

import pytest
from django.core.cache import cache

from hotline.core.actor import SYSTEM
from hotline.organizations.errors import UnknownDepartment
from hotline.organizations.models import Department
from hotline.organizations.rules.kinds import Kind
from hotline.workorders.actions.load_routing_rules import load_routing_rules
from hotline.workorders.return_queries import list_duty_departments
from hotline.workorders.routing_queries import (
    facts_of,
    list_duties,
    list_rules_in_force,
    suggest_for,
)
from hotline.workorders.rules.routing_entries import RoutingEntry
from hotline.workorders.shield_city import city_for_shield, city_tables
from hotline.workorders.shielding import examine_order
from hotline.workorders.tests.orders import registered
from hotline.workorders.tests.returning import TODAY, published
from tests.cast import NOW, Cast

DUTIES = "路灯、照明、检修路灯"
OUTSIDE = [Kind.ENTERPRISE, Kind.EMERGENCY, Kind.OTHER_LEVEL]


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    cache.clear()


def _a_body(kind: Kind) -> Department:
    return Department.objects.create(
        code=f"b-{kind}", name="南方照明有限公司", short_name="照明公司", kind=kind, duties=DUTIES
    )


@pytest.mark.parametrize("kind", OUTSIDE)
def test_duties_of_an_outside_body_suggest_nothing(cast: Cast, kind: Kind) -> None:
    body = _a_body(kind)
    order = registered(cast)
    assert body.code not in {each.department for each in list_duties()}
    assert body.code not in {each.department for each in suggest_for(facts_of(order, TODAY))}
    assert list_duty_departments([body.code], []) == []


@pytest.mark.parametrize("kind", OUTSIDE)
def test_shield_offers_no_outside_body(cast: Cast, kind: Kind) -> None:
    body = _a_body(kind)
    order = registered(cast)
    assert body.code not in city_tables().department_codes.values()
    assert body.code not in city_for_shield().departments
    found = examine_order(order, department=cast.water, share_phone=False, now=NOW)
    assert body.code not in {mend.value for each in found for mend in each.mends}
    assert not any("照明公司" in each.reason for each in found)


def test_rule_is_silent_once_its_department_became_an_outside_body(cast: Cast) -> None:
    row = published(cast)
    assert [each.department for each in list_rules_in_force()] == [row.department.code]
    Department.objects.filter(pk=row.department_id).update(kind=Kind.ENTERPRISE)
    assert list_rules_in_force() == []
    assert row.department.code not in {
        each.department for each in suggest_for(facts_of(registered(cast), TODAY))
    }


def test_city_file_cannot_route_to_an_outside_body(cast: Cast) -> None:
    body = _a_body(Kind.ENTERPRISE)
    entry = RoutingEntry(key="lamps", topic=cast.topic.code, to=body.code, because="职责清单")
    with pytest.raises(UnknownDepartment):
        load_routing_rules(entries=[entry], city="haikou", by=SYSTEM, now=NOW)


def test_name_of_an_outside_body_is_still_known_in_texts(cast: Cast) -> None:
    body = _a_body(Kind.ENTERPRISE)
    assert body.name in city_for_shield().outside
    assert cast.urban.name not in city_for_shield().outside
