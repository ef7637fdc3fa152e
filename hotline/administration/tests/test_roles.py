"""The page of roles says what decides them, and who has them."""

import pytest

from hotline.accounts.permission_registry import permissions_of
from hotline.accounts.rules.roles import Role
from hotline.administration.role_queries import list_roles
from hotline.administration.rules.role_words import DOMAIN_LABELS, PURPOSES, domain_of
from tests.cast import Cast, Door

pytestmark = pytest.mark.django_db


def test_each_role_shows_its_permissions_and_nothing_else() -> None:
    for book in list_roles():
        shown = [may.name for _, items in book.groups for may in items]
        assert sorted(shown) == [each.name for each in permissions_of({book.role})]
        assert all(may.label for _, items in book.groups for may in items)


def test_verbs_name_the_states_of_an_order_they_start_from() -> None:
    by_role = {each.role: each for each in list_roles()}
    may = {may.name: may for _, items in by_role[Role.DISPATCHER].groups for may in items}
    assert may["workorders.dispatch"].states == ["待派单"]
    assert may["workorders.view"].states == []
    assert by_role[Role.ADMINISTRATOR].levels == []


def test_holders_are_named_with_their_department(cast: Cast) -> None:
    status, roles = Door(cast.lin_admin).get("/administration/roles")
    assert status == 200
    holders = {each["role"]: [one["display_name"] for one in each["holders"]] for each in roles}
    assert sorted(holders["handler"]) == ["孙伟", "赵敏"]
    assert holders["administrator"] == ["林管理"]
    assert [each["label"] for each in roles if each["needs_department"]] == ["经办人"]


def test_every_role_and_every_domain_has_chinese_words() -> None:
    assert set(PURPOSES) == set(Role)
    domains = {domain_of(each.name) for role in Role for each in permissions_of({role})}
    assert domains - set(DOMAIN_LABELS) - {"tests"} == set()
