"""What administrators do to other people's accounts, and what they may not."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from hotline.accounts.actions.activate_account import activate_account
from hotline.accounts.actions.create_account import create_account
from hotline.accounts.actions.deactivate_account import deactivate_account
from hotline.accounts.actions.end_sessions import end_sessions
from hotline.accounts.actions.grant_role import grant_role
from hotline.accounts.actions.rename_account import rename_account
from hotline.accounts.actions.reset_password import reset_password
from hotline.accounts.actions.revoke_role import revoke_role
from hotline.accounts.actions.unlock_account import unlock_account
from hotline.accounts.errors import AlreadyActive, LastAdministrator, OwnAccount, ScopeRefused
from hotline.accounts.models import User
from hotline.accounts.people_queries import list_locked, list_open_sessions
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.granting import fault_of_scope
from hotline.accounts.rules.roles import DEPARTMENT, Role
from hotline.accounts.visitor import Grant, Visitor
from hotline.core.actor import SYSTEM
from hotline.core.errors import NotFound
from hotline.core.models import Event

PASSWORD = "Qiong-Zhou-1988"
pytestmark = pytest.mark.django_db


def _person(username: str, *roles: Role, is_robot: bool = False) -> User:
    return create_account(
        username=username,
        display_name=f"某{username}",
        password=PASSWORD,
        grants=[Grant(each) for each in roles],
        by=SYSTEM,
        now=_now(),
        must_change_password=False,
        is_robot=is_robot,
    )


def _now() -> datetime:
    return datetime.now(tz=UTC)


def _last(kind: str) -> Event:
    return Event.objects.filter(kind=kind).latest("id")


@pytest.fixture
def lin() -> Visitor:
    """Return the administrator who acts."""
    return visitor_for(_person("lin", Role.ADMINISTRATOR))


def _sign_in(username: str) -> Client:
    client = Client()
    body = {"username": username, "password": PASSWORD}
    assert client.post("/api/session", body, content_type="application/json").status_code == 200
    return client


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.HANDLER])
def test_only_a_handler_is_limited_to_a_department(lin: Visitor, role: Role) -> None:
    user = _person("wu")
    with pytest.raises(ScopeRefused):
        grant_role(user_id=user.pk, grant=Grant(role, DEPARTMENT, "7"), by=lin, now=_now())
    assert fault_of_scope(Role.HANDLER, "", "") == "经办人须指明承办单位。"
    assert fault_of_scope(Role.HANDLER, DEPARTMENT, "7") == ""
    assert not user.grants.exists()


def test_granting_and_revoking_tell_all_roles_before_and_after(lin: Visitor) -> None:
    user = _person("wu", Role.REVIEWER)
    handler = Grant(Role.HANDLER, DEPARTMENT, "7", "城管局")
    for _ in range(2):
        grant_role(user_id=user.pk, grant=handler, by=lin, now=_now())
    granted = Event.objects.get(kind="account.role_granted")
    assert (granted.details["old"], granted.details["new"]) == (
        ["审核员"],
        ["审核员", "城管局经办人"],
    )
    assert (granted.actor_label, granted.subject_id) == ("某lin（系统管理员）", str(user.pk))
    for _ in range(2):
        revoke_role(user_id=user.pk, grant=Grant(Role.REVIEWER), by=lin, now=_now())
    revoked = Event.objects.get(kind="account.role_revoked")
    assert (revoked.details["old"], revoked.details["new"]) == (
        ["审核员", "城管局经办人"],
        ["城管局经办人"],
    )


def test_nobody_administers_their_own_account(lin: Visitor) -> None:
    _person("other", Role.ADMINISTRATOR)
    before = Event.objects.count()
    own, now = lin.user_id, _now()
    with pytest.raises(OwnAccount):
        grant_role(user_id=own, grant=Grant(Role.REVIEWER), by=lin, now=now)
    with pytest.raises(OwnAccount):
        revoke_role(user_id=own, grant=Grant(Role.ADMINISTRATOR), by=lin, now=now)
    for verb in (deactivate_account, reset_password, end_sessions):
        with pytest.raises(OwnAccount):
            verb(user_id=own, by=lin, now=now)
    assert Event.objects.count() == before


def test_the_last_administrator_stays(lin: Visitor) -> None:
    _person("robot", Role.ADMINISTRATOR, is_robot=True)
    with pytest.raises(LastAdministrator):
        deactivate_account(user_id=lin.user_id, by=SYSTEM, now=_now())
    administrator = Grant(Role.ADMINISTRATOR)
    with pytest.raises(LastAdministrator):
        revoke_role(user_id=lin.user_id, grant=administrator, by=SYSTEM, now=_now())
    other = _person("other", Role.ADMINISTRATOR)
    deactivate_account(user_id=lin.user_id, by=SYSTEM, now=_now())
    with pytest.raises(LastAdministrator):
        revoke_role(user_id=other.pk, grant=administrator, by=lin, now=_now())


def test_a_switched_off_account_comes_back_with_a_provisional_password(lin: Visitor) -> None:
    user = _person("wu", Role.REVIEWER)
    with pytest.raises(AlreadyActive):
        activate_account(user_id=user.pk, by=lin, now=_now())
    deactivate_account(user_id=user.pk, by=lin, now=_now())
    password = activate_account(user_id=user.pk, by=lin, now=_now())
    user.refresh_from_db()
    assert user.check_password(password)
    assert user.must_change_password
    assert visitor_for(user).roles == {Role.REVIEWER}
    assert _last("account.activated").details == {"username": "wu"}


def test_renaming_keeps_the_sign_in_name_and_tells_both_names(lin: Visitor) -> None:
    user = _person("wu")
    for _ in range(2):
        rename_account(user_id=user.pk, display_name="吴倩", by=lin, now=_now())
    assert Event.objects.get(kind="account.renamed").details == {"old": "某wu", "new": "吴倩"}
    user.refresh_from_db()
    assert (user.username, user.display_name) == ("wu", "吴倩")


def test_an_unlocked_account_signs_in_again(lin: Visitor) -> None:
    user = _person("wu")
    body = {"username": "wu", "password": "wrong"}
    for _ in range(5):
        Client().post("/api/session", body, content_type="application/json")
    assert list(list_locked(_now())) == ["wu"]
    for _ in range(2):
        unlock_account(user_id=user.pk, by=lin, now=_now())
    assert list_locked(_now()) == {}
    assert Event.objects.get(kind="account.unlocked").details == {"attempts": 5}
    _sign_in("wu")


def test_ended_sessions_are_gone_and_nobody_elses(lin: Visitor) -> None:
    user = _person("wu")
    _person("li")
    here, there, others = _sign_in("wu"), _sign_in("wu"), _sign_in("li")
    assert len(list_open_sessions(_now(), user.pk)) == 2
    assert end_sessions(user_id=user.pk, by=lin, now=_now()) == 2
    assert end_sessions(user_id=user.pk, by=lin, now=_now()) == 0
    for client, is_in in ((here, False), (there, False), (others, True)):
        assert client.get("/api/session").json()["authenticated"] is is_in
    assert Event.objects.get(kind="account.sessions_ended").details == {"sessions": 2}


def test_robots_are_no_people(lin: Visitor) -> None:
    robot = _person("robot", is_robot=True)
    with pytest.raises(NotFound):
        grant_role(user_id=robot.pk, grant=Grant(Role.REVIEWER), by=lin, now=_now())
    with pytest.raises(NotFound):
        rename_account(user_id=robot.pk, display_name="人", by=lin, now=_now())
