"""The guard: who passes, who does not, and why."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.errors import MustChangePassword
from hotline.accounts.guard import Public, Requires
from hotline.accounts.models import User
from hotline.accounts.permission_registry import Permission, define
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant, Visitor
from hotline.core.actor import SYSTEM
from hotline.core.errors import Forbidden, NotSignedIn

LOOK = Permission("tests.look", "查看", frozenset({Role.REVIEWER}))
pytestmark = pytest.mark.django_db


def _request(user: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = user
    return request


def _user(*grants: Grant, must_change_password: bool = False, age: timedelta = timedelta()) -> User:
    return create_account(
        username="somebody",
        display_name="某人",
        password="x",
        grants=grants,
        by=SYSTEM,
        now=datetime.now(tz=UTC) - age,
        must_change_password=must_change_password,
    )


def test_requires_without_a_session_is_not_signed_in() -> None:
    with pytest.raises(NotSignedIn):
        Requires(LOOK)(_request(AnonymousUser()))


def test_requires_of_the_right_role_returns_the_visitor() -> None:
    user = _user(Grant(Role.REVIEWER))
    visitor = Requires(LOOK)(_request(user))
    assert visitor.user_id == user.pk
    assert visitor.actor_label == "某人（审核员）"


def test_requires_of_another_role_is_forbidden_and_names_the_permission() -> None:
    with pytest.raises(Forbidden, match="查看"):
        Requires(LOOK)(_request(_user(Grant(Role.OPERATOR))))


@pytest.mark.parametrize(("must_change", "age"), [(True, timedelta()), (False, timedelta(days=91))])
def test_requires_with_a_stale_password_opens_only_the_password_page(
    must_change: bool,  # noqa: FBT001 - a parameter of the table
    age: timedelta,
) -> None:
    user = _user(Grant(Role.REVIEWER), must_change_password=must_change, age=age)
    with pytest.raises(MustChangePassword):
        Requires(LOOK)(_request(user))
    assert Requires(None, stale_password_ok=True)(_request(user)).user_id == user.pk


def test_requires_refuses_a_forged_post() -> None:
    request = RequestFactory(enforce_csrf_checks=True).post("/")
    request.user = _user(Grant(Role.REVIEWER))
    request._dont_enforce_csrf_checks = False  # type: ignore[attr-defined]
    with pytest.raises(Forbidden) as refusal:
        Requires(LOOK)(request)
    assert refusal.value.code == "csrf"


def test_public_lets_everybody_through() -> None:
    assert Public("everybody may look")(_request(AnonymousUser())) == "everybody may look"


def test_a_permission_cannot_be_defined_twice_differently() -> None:
    define("tests.twice", "两次", {Role.OPERATOR})
    define("tests.twice", "两次", {Role.OPERATOR})
    with pytest.raises(ValueError, match=r"tests\.twice"):
        define("tests.twice", "两次", {Role.DISPATCHER})


def test_visitor_of_departments_knows_them() -> None:
    grants = frozenset({Grant(Role.HANDLER, "department", "7", "水务局"), Grant(Role.OPERATOR)})
    visitor = Visitor(1, "sunwei", "孙伟", grants)
    assert visitor.department_ids == {7}
    assert visitor.actor_label == "孙伟（热线员、水务局经办人）"
