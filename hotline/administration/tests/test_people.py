"""People through the doors: who may, what is listed, every verb, what is refused."""

from typing import Any

import pytest

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.organizations.models import Team
from tests.cast import NOW, Cast, Door

LIST = "/administration/people"


@pytest.fixture
def admin(cast: Cast) -> Door:
    """Return the administrator's browser."""
    return Door(cast.lin_admin)


def _one(cast_member: Any) -> str:
    return f"{LIST}/{cast_member.user_id}"


def _names(answer: Any) -> list[str]:
    return [each["username"] for each in answer["items"]]


@pytest.mark.usefixtures("frozen")
def test_doors_for_four_visitors(cast: Cast) -> None:
    verbs = ("rename", "grant", "revoke", "teams", "deactivate", "activate")
    for who, status in ((None, 401), (cast.zhao_min, 403), (cast.leader_zhou, 403)):
        door = Door(who)
        for path in (LIST, f"{LIST}-choices", _one(cast.wu_qian), "/administration/roles"):
            assert door.get(path)[0] == status, path
        for verb in (*verbs, "reset-password", "unlock", "end-sessions"):
            assert door.post(f"{_one(cast.wu_qian)}/{verb}", {})[0] == status, verb
    assert Door(cast.lin_admin).get(LIST)[0] == 200
    assert not Event.objects.filter(subject_type="account").exists()


@pytest.mark.usefixtures("frozen")
def test_the_list_is_narrowed_by_words_role_place_and_state(cast: Cast, admin: Door) -> None:
    team = Team.objects.create(code="a", name="一班", leader_id=cast.leader_zhou.user_id)
    team.members.add(cast.wang_fang.user_id)
    create_account(
        username="robot",
        display_name="机器",
        password="x",
        grants=[Grant(Role.OPERATOR)],
        by=SYSTEM,
        now=NOW,
        is_robot=True,
    )
    everybody = admin.get(LIST)[1]
    assert everybody["total"] == 8
    assert _names(everybody) == sorted(_names(everybody))
    assert "robot" not in _names(everybody)
    assert _names(admin.get(LIST, text="王芳")[1]) == ["wang_fang"]
    assert _names(admin.get(LIST, text="ＷＡＮＧ")[1]) == ["wang_fang"]
    assert _names(admin.get(LIST, role="handler")[1]) == ["sun_wei", "zhao_min"]
    assert _names(admin.get(LIST, department_id=cast.water.pk)[1]) == ["sun_wei"]
    assert _names(admin.get(LIST, team_id=team.pk)[1]) == ["wang_fang"]
    admin.post(f"{_one(cast.wu_qian)}/deactivate")
    assert _names(admin.get(LIST, state="off")[1]) == ["wu_qian"]
    assert _names(admin.get(LIST, state="signed_in")[1]) == ["lin_admin"]
    for _ in range(5):
        Door().post("/session", {"username": "li_qiang", "password": "wrong"})
    (locked,) = admin.get(LIST, state="locked")[1]["items"]
    assert (locked["username"], bool(locked["locked_until"])) == ("li_qiang", True)


def test_a_long_list_goes_on_where_the_page_ended(admin: Door) -> None:
    User.objects.bulk_create(
        User(
            username=f"p{each:03}",
            display_name=f"某{each}",
            password="!",
            password_changed_at=NOW,
            created_at=NOW,
        )
        for each in range(60)
    )
    first = admin.get(LIST)[1]
    second = admin.get(LIST, cursor=first["next_cursor"])[1]
    assert (len(first["items"]), len(second["items"]), second["next_cursor"]) == (50, 18, None)
    assert first["total"] == 68
    assert not set(_names(first)) & set(_names(second))


@pytest.mark.usefixtures("frozen")
def test_somebody_new_gets_roles_a_team_and_a_password_once(cast: Cast, admin: Door) -> None:
    team = Team.objects.create(code="a", name="一班")
    body = {
        "username": " FuLi ",
        "display_name": "符丽",
        "grants": [{"role": "operator"}, {"role": "handler", "department_id": cast.urban.pk}],
        "team_ids": [team.pk],
    }
    status, made = admin.post(LIST, body)
    assert status == 200
    assert (made["person"]["username"], made["person"]["must_change_password"]) == ("fuli", True)
    assert [each["label"] for each in made["person"]["roles"]] == ["热线员", "经办人"]
    assert made["person"]["teams"] == [{"id": team.pk, "name": "一班"}]
    assert User.objects.get(username="fuli").check_password(made["password"])
    created = Event.objects.get(kind="account.created").details
    assert created["roles"] == ["热线员", "城管局经办人"]
    assert made["password"] not in str(list(Event.objects.values_list("details", flat=True)))
    assert admin.post(LIST, body)[1]["code"] == "username_taken"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"username": "1a"}, "username"),
        ({"username": "李四"}, "username"),
        ({"display_name": " "}, "display_name"),
        ({"grants": []}, "grants"),
        ({"grants": [{"role": "handler"}]}, "grants"),
        ({"team_ids": [99]}, "teams"),
    ],
)
def test_what_is_wrong_with_somebody_new_is_said(
    admin: Door, change: dict[str, Any], field: str
) -> None:
    body = {"username": "fuli", "display_name": "符丽", "grants": [{"role": "operator"}]}
    status, answer = admin.post(LIST, body | change)
    assert status == 422
    assert field in answer["fields"]
    assert not User.objects.filter(username="fuli").exists()


def test_a_reviewer_of_one_department_is_refused(cast: Cast, admin: Door) -> None:
    body = {"role": "reviewer", "department_id": cast.urban.pk}
    status, answer = admin.post(f"{_one(cast.wang_fang)}/grant", body)
    assert (status, answer["code"]) == (422, "scope_refused")
    assert "整个热线" in answer["message"]


@pytest.mark.usefixtures("frozen")
def test_roles_change_and_hold_from_the_next_request_on(cast: Cast, admin: Door) -> None:
    wang = Door(cast.wang_fang)
    assert wang.get("/telephony/figures")[0] == 403
    granted = admin.post(f"{_one(cast.wang_fang)}/grant", {"role": "reviewer"})[1]
    assert [each["role"] for each in granted["roles"]] == ["operator", "reviewer"]
    assert wang.get("/telephony/figures")[0] != 403
    admin.post(f"{_one(cast.wang_fang)}/revoke", {"role": "reviewer"})
    assert wang.get("/telephony/figures")[0] == 403
    cast.urban.is_active = False
    cast.urban.save()
    handler = {"role": "handler", "department_id": cast.urban.pk}
    assert admin.post(f"{_one(cast.zhao_min)}/revoke", handler)[1]["roles"] == []


def test_nobody_administers_themselves(cast: Cast, admin: Door) -> None:
    own = _one(cast.lin_admin)
    for verb, body in (
        ("grant", {"role": "reviewer"}),
        ("revoke", {"role": "administrator"}),
        ("deactivate", {}),
        ("reset-password", {}),
        ("end-sessions", {}),
    ):
        status, answer = admin.post(f"{own}/{verb}", body)
        assert (status, answer["code"]) == (409, "own_account"), verb
    assert admin.get(own)[1]["is_self"] is True


@pytest.mark.usefixtures("frozen")
def test_an_account_goes_off_and_on_and_its_password_is_reset(cast: Cast, admin: Door) -> None:
    path = _one(cast.wu_qian)
    assert admin.post(f"{path}/deactivate")[1]["is_active"] is False
    assert Door(cast.wu_qian).get("/reference/areas")[0] == 401
    assert admin.post(f"{path}/reset-password")[0] == 404
    on = admin.post(f"{path}/activate")[1]
    assert on["person"]["is_active"] is True
    assert admin.post(f"{path}/activate")[1]["code"] == "already_active"
    again = admin.post(f"{path}/reset-password")[1]
    assert again["password"] != on["password"]
    assert User.objects.get(pk=cast.wu_qian.user_id).check_password(again["password"])


@pytest.mark.usefixtures("frozen")
def test_teams_are_told_before_and_after_for_both_leaders(cast: Cast, admin: Door) -> None:
    team = Team.objects.create(code="a", name="一班", leader_id=cast.leader_zhou.user_id)
    body = {"belongs_to": [team.pk], "leads": [team.pk]}
    person = admin.post(f"{_one(cast.wu_qian)}/teams", body)[1]
    assert person["teams"] == person["leads"] == [{"id": team.pk, "name": "一班"}]
    told = {
        each.subject_id: (each.details["old"], each.details["new"])
        for each in Event.objects.filter(kind="account.teams_changed")
    }
    assert told == {
        str(cast.wu_qian.user_id): ([], ["一班", "一班（班长）"]),
        str(cast.leader_zhou.user_id): (["一班（班长）"], []),
    }
    refused = admin.post(f"{_one(cast.wu_qian)}/teams", {"belongs_to": [0], "leads": []})
    assert (refused[0], refused[1]["code"]) == (422, "unknown_team")


def test_sessions_are_shown_and_ended(cast: Cast, admin: Door) -> None:
    wu = User.objects.get(pk=cast.wu_qian.user_id)
    wu.set_password("Qiong-Zhou-1988")
    wu.save()
    browser = Door()
    browser.post("/session", {"username": "wu_qian", "password": "Qiong-Zhou-1988"})
    assert len(admin.get(_one(cast.wu_qian))[1]["sessions"]) == 1
    assert _names(admin.get(LIST, state="signed_in")[1]) == ["lin_admin", "wu_qian"]
    assert admin.post(f"{_one(cast.wu_qian)}/end-sessions")[1]["sessions"] == []
    assert browser.get("/session")[1]["authenticated"] is False


def test_who_does_not_exist_is_not_found(admin: Door) -> None:
    assert admin.get(f"{LIST}/999999")[0] == 404
    for verb in ("deactivate", "activate", "reset-password", "unlock", "end-sessions"):
        assert admin.post(f"{LIST}/999999/{verb}")[0] == 404, verb


def test_choices_name_roles_and_teams(cast: Cast, admin: Door) -> None:
    Team.objects.create(code="a", name="一班", leader_id=cast.leader_zhou.user_id)
    choices = admin.get(f"{LIST}-choices")[1]
    assert [each["role"] for each in choices["roles"] if each["needs_department"]] == ["handler"]
    assert choices["teams"][0]["leader"] == "周班长"
