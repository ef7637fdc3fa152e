"""Django's administration: for administrators, and only to look at."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib import admin
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM

pytestmark = pytest.mark.django_db


def _person(role: Role, *, must_change_password: bool = False) -> User:
    return create_account(
        username="somebody",
        display_name="某人",
        password="x",
        grants=[Grant(role)],
        by=SYSTEM,
        now=datetime.now(tz=UTC),
        must_change_password=must_change_password,
    )


def test_an_administrator_sees_every_page_and_changes_nothing(client: Client) -> None:
    user = _person(Role.ADMINISTRATOR)
    client.force_login(user)
    front = client.get("/admin/")
    assert front.status_code == 200
    assert "某人" in front.content.decode()
    assert "只读" in front.content.decode()
    for model in admin.site._registry:
        path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        if model.__module__.startswith("hotline."):
            assert client.get(path).status_code == 200, path
            assert client.get(f"{path}add/").status_code == 403, path
    page = f"/admin/accounts/user/{user.pk}/change/"
    assert client.get(page).status_code == 200
    assert "argon2" not in client.get(page).content.decode()
    assert client.post(page, {"username": "root"}).status_code == 403


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.TEAM_LEADER])
def test_others_are_sent_to_the_sign_in_page(client: Client, role: Role) -> None:
    client.force_login(_person(role))
    assert client.get("/admin/").status_code == 302


def test_an_administrator_with_a_provisional_password_waits_outside(client: Client) -> None:
    client.force_login(_person(Role.ADMINISTRATOR, must_change_password=True))
    assert client.get("/admin/").status_code == 302


def test_signing_in_happens_at_one_place_only(client: Client) -> None:
    answer = client.post("/admin/login/", {"username": "somebody", "password": "x"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in")


def test_no_page_speaks_english(client: Client) -> None:
    client.force_login(_person(Role.ADMINISTRATOR))
    Client().post("/api/session", {"username": "nobody", "password": "x"}, "application/json")
    job = app.configure_task("core.deliver_event").defer(event_id=1, subscriber="nobody")
    names = ("backgroundjob", "failedsignin", "signinrecord")
    pages = [
        *("/admin/", "/admin/accounts/user/"),
        f"/admin/administration/backgroundjob/{job}/change/",
        *(f"/admin/administration/{name}/" for name in names),
    ]
    answers = {path: client.get(path) for path in pages}
    assert {each.status_code for each in answers.values()} == {200}
    texts = {path: each.content.decode() for path, each in answers.items()}
    assert all("hotline/admin.css" in each for each in texts.values())
    spoken = {path: _english_in(each) for path, each in texts.items()}
    assert {path: each for path, each in spoken.items() if each} == {}


def _english_in(page: str) -> set[str]:
    """Return the words of Latin letters that a page shows, but for data and names of ours."""
    text = re.sub(r"<(script|style|code|pre)\b.*?</\1>", " ", page, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->|<[^>]*>", " ", text, flags=re.DOTALL)
    data = {
        "core",
        "deliver_event",
        "events",
        "nobody",
        "somebody",
        "nbsp",
        "unknown",
        "rsaquo",
        "middot",
    }
    return set(re.findall(r"[A-Za-z_]{3,}", text)) - data


def test_an_administrator_calls_no_job_off(client: Client) -> None:
    client.force_login(_person(Role.ADMINISTRATOR))
    path = "/admin/administration/backgroundjob/"
    page = client.get(path).content.decode()
    job = app.configure_task("core.deliver_event").defer(event_id=1, subscriber="nobody")
    for action in ("cancel", "abort"):
        client.post(path, {"action": action, "_selected_action": [job]})
        assert f'value="{action}"' not in page
    assert ProcrastinateJob.objects.get(pk=job).status == "todo"
