"""The lists that forms choose from, and who may see them."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM
from hotline.organizations.models import Department
from hotline.reference.models import Area, Topic

PATHS = ("areas", "topics", "departments", "appeal-types", "urgencies")
pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    user = create_account(
        username="zhaomin",
        display_name="赵敏",
        password="x",
        grants=[Grant(Role.OPERATOR)],
        by=SYSTEM,
        now=datetime.now(tz=UTC),
        must_change_password=False,
    )
    client.force_login(user)
    return client


@pytest.mark.parametrize("path", PATHS)
def test_nobody_sees_a_list_without_signing_in(client: Client, path: str) -> None:
    assert client.get(f"/api/reference/{path}").status_code == 401


@pytest.mark.parametrize("path", PATHS)
def test_every_role_sees_every_list(signed_in: Client, path: str) -> None:
    assert signed_in.get(f"/api/reference/{path}").status_code == 200


def test_departments_come_as_a_tree_without_those_switched_off(signed_in: Client) -> None:
    police = Department.objects.create(
        code="gongan", name="市公安局", short_name="公安", position=1
    )
    Department.objects.create(code="jiaojing", name="交警支队", short_name="交警", parent=police)
    Department.objects.create(code="old", name="旧单位", short_name="旧", is_active=False)
    body = signed_in.get("/api/reference/departments").json()
    assert [each["code"] for each in body] == ["gongan"]
    assert [each["code"] for each in body[0]["children"]] == ["jiaojing"]


def test_areas_and_topics_name_their_parents(signed_in: Client) -> None:
    district = Area.objects.create(code="460106", name="龙华区", level="district")
    Area.objects.create(code="460106003", name="金贸街道", level="street", parent=district)
    group = Topic.objects.create(code="01", name="城市管理")
    Topic.objects.create(code="0101", name="占道经营", parent=group)
    areas = signed_in.get("/api/reference/areas").json()
    assert [(each["code"], each["parent_code"]) for each in areas] == [
        ("460106", ""),
        ("460106003", "460106"),
    ]
    topics = signed_in.get("/api/reference/topics").json()
    assert topics[1] == {"code": "0101", "name": "占道经营", "parent_code": "01"}


def test_choices_are_labelled_in_chinese(signed_in: Client) -> None:
    types = signed_in.get("/api/reference/appeal-types").json()
    assert {"value": "complaint", "label": "投诉"} in types
    urgencies = signed_in.get("/api/reference/urgencies").json()
    assert urgencies == [
        {"value": "general", "label": "一般"},
        {"value": "urgent", "label": "紧急"},
    ]
