"""Manage accounts from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hotline.accounts.models import User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.core.models import Event
from hotline.organizations.models import Department

pytestmark = pytest.mark.django_db


def _account(*arguments: str) -> str:
    said = StringIO()
    call_command("account", *arguments, stdout=said)
    return said.getvalue()


def _create(*more: str) -> str:
    return _account("create", "--username", "ZhaoMin", "--name", "赵敏", *more)


def test_an_account_is_created_reset_and_deactivated() -> None:
    department = Department.objects.create(code="shuiwu", name="水务局", short_name="市水务局")
    said = _create("--role", "handler", "--role", "operator", "--department", "shuiwu")
    user = User.objects.get(username="zhaomin")
    assert user.check_password(said.split()[1])
    assert user.must_change_password
    visitor = visitor_for(user)
    assert visitor.roles == {Role.HANDLER, Role.OPERATOR}
    assert visitor.department_ids == {department.pk}
    said = _account("reset", "--username", "zhaomin")
    user.refresh_from_db()
    assert user.check_password(said.split()[1])
    _account("deactivate", "--username", "zhaomin")
    user.refresh_from_db()
    assert not user.is_active
    actors = set(Event.objects.values_list("actor_label", flat=True))
    assert actors == {"系统管理员（命令行）"}


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "--role"),
        (("--role", "boss"), "--role"),
        (("--role", "handler"), "--department"),
        (("--role", "handler", "--department", "nowhere"), "nowhere"),
    ],
)
def test_an_account_that_cannot_be_is_refused_in_chinese(
    arguments: tuple[str, ...], why: str
) -> None:
    with pytest.raises(CommandError, match=why):
        _create(*arguments)
    assert not User.objects.exists()


def test_a_taken_name_and_an_unknown_one_are_refused() -> None:
    _create("--role", "operator")
    with pytest.raises(CommandError, match="已被使用"):
        _create("--role", "operator")
    for verb in ("reset", "deactivate"):
        with pytest.raises(CommandError, match="nobody"):
            _account(verb, "--username", "nobody")
