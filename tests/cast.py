"""The cast: the people and the small city that tests of actions, doors and journeys play in.

A ``conftest.py`` beside the tests imports the fixtures: ``from tests.cast import *``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import DEPARTMENT, Role
from hotline.accounts.visitor import Visitor
from hotline.organizations.models import Department
from hotline.reference.models import Area, CalendarVersion, LimitPolicy, Topic
from hotline.reference.rules.dictionaries import AppealType, Urgency
from hotline.workorders.rules.registration import Caller, Demand

__all__ = ["CHEN_JING", "NOW", "Cast", "Door", "cast", "frozen", "make_demand"]

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""A working Tuesday, 10:00 in the city."""
LONG_AGO = date(2020, 1, 1)
CHEN_JING = Caller(name="陈静", phone="13907551234", sex="female")
"""The citizen who calls."""

_OFFICE_DAY = [["08:30", "12:00"], ["14:30", "17:30"]]
_LIMITS: tuple[tuple[str, str, int | None, int | None, str], ...] = (
    ("dispatch_phone", "15 分钟内派单", 15, None, "always"),
    ("acceptance_urgent", "30 分钟内签收", 30, None, "always"),
    ("acceptance_general", "1 个工作日内签收", None, 1, "office"),
    ("handling_urgent", "24 小时内办结", 24 * 60, None, "always"),
    ("handling_general", "5 个工作日内办结", None, 5, "office"),
    ("send_back_review_urgent", "30 分钟内审核退单", 30, None, "always"),
    ("send_back_review_general", "3 小时内审核退单", 180, None, "always"),
    ("result_review", "1 个工作日内审核结果", None, 1, "office"),
    ("difficult", "疑难件 48 小时内处理", 48 * 60, None, "always"),
    ("follow_up", "24 小时内回访", 24 * 60, None, "always"),
    ("urge_pause", "两次催办至少间隔 30 分钟", 30, None, "always"),
    ("citizen_reopen", "办结后 15 天内市民可在网上要求重办", 21600, None, "always"),
    ("direct_link_grace", "直通联办开通后 10 天内从轻", 10 * 24 * 60, None, "always"),
)
_PEOPLE: tuple[tuple[str, str, Role, str], ...] = (
    ("wang_fang", "王芳", Role.OPERATOR, ""),
    ("li_qiang", "李强", Role.DISPATCHER, ""),
    ("wu_qian", "吴倩", Role.REVIEWER, ""),
    ("zheng_jie", "郑洁", Role.FOLLOW_UP_OPERATOR, ""),
    ("zhao_min", "赵敏", Role.HANDLER, "urban"),
    ("sun_wei", "孙伟", Role.HANDLER, "water"),
    ("leader_zhou", "周班长", Role.TEAM_LEADER, ""),
    ("lin_admin", "林管理", Role.ADMINISTRATOR, ""),
)


@dataclass(frozen=True)
class Cast:
    """Everybody, and the places they speak of."""

    wang_fang: Visitor
    """Operator."""
    li_qiang: Visitor
    """Dispatcher."""
    wu_qian: Visitor
    """Reviewer."""
    zheng_jie: Visitor
    """Follow-up operator."""
    zhao_min: Visitor
    """Handles for the urban management bureau."""
    sun_wei: Visitor
    """Handles for the water bureau, and must see nothing of the others."""
    leader_zhou: Visitor
    """Team leader."""
    lin_admin: Visitor
    """Administrator."""
    urban: Department
    water: Department
    area: Area
    topic: Topic

    def everybody(self) -> dict[str, Visitor]:
        """Return the people by the name of their field."""
        return {name: getattr(self, name) for name, *_ in _PEOPLE}


class Door:
    """One person's browser: JSON in, status and JSON out."""

    def __init__(self, visitor: Visitor | None = None) -> None:
        """Sign in as the visitor, or as nobody."""
        self.client = Client(raise_request_exception=False)
        if visitor is not None:
            self.client.force_login(
                User.objects.get(pk=visitor.user_id), "django.contrib.auth.backends.ModelBackend"
            )

    def get(self, path: str, **query: Any) -> tuple[int, Any]:
        """GET ``/api`` + path."""
        answer = self.client.get(f"/api{path}", query)
        return answer.status_code, answer.json()

    def post(self, path: str, body: Any = None) -> tuple[int, Any]:
        """POST JSON to ``/api`` + path."""
        answer = self.client.post(f"/api{path}", body or {}, content_type="application/json")
        return answer.status_code, answer.json()

    def delete(self, path: str) -> tuple[int, Any]:
        """DELETE ``/api`` + path."""
        answer = self.client.delete(f"/api{path}")
        return answer.status_code, answer.json()

    def upload(self, name: str, content: bytes) -> tuple[int, Any]:
        """POST one file."""
        from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 - rarely used

        answer = self.client.post("/api/attachments", {"file": SimpleUploadedFile(name, content)})
        return answer.status_code, answer.json()


@pytest.fixture
def cast(db: None) -> Cast:  # noqa: ARG001 - opens the database
    """Put the whole cast on the stage."""
    urban = Department.objects.create(code="urban", name="市城市管理局", short_name="城管局")
    water = Department.objects.create(code="water", name="市水务局", short_name="水务局")
    district = Area.objects.create(code="460106", name="龙华区", level=Area.Level.DISTRICT)
    area = Area.objects.create(
        code="460106003", name="金贸街道", level=Area.Level.STREET, parent=district
    )
    group = Topic.objects.create(code="01", name="城市管理")
    topic = Topic.objects.create(code="0101", name="路灯照明", parent=group)
    _set_policy()
    people = _hire({"urban": urban, "water": water})
    return Cast(**people, urban=urban, water=water, area=area, topic=topic)


@pytest.fixture
def frozen() -> Iterator[time_machine.Traveller]:
    """Stop the clock at NOW; ``frozen.shift(seconds)`` moves it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def make_demand(cast: Cast) -> Callable[..., Demand]:
    """Return a maker of demands: ``make_demand(urgency=Urgency.URGENT)``."""

    def make(**changes: Any) -> Demand:
        usual: dict[str, Any] = {
            "appeal_type": AppealType.HELP,
            "urgency": Urgency.GENERAL,
            "topic_code": cast.topic.code,
            "area_code": cast.area.code,
            "place": "金贸中路 1 号",
            "event": "小区门口路灯连续三天不亮。",
            "demand": "请尽快检修路灯。",
        }
        return Demand(**(usual | changes))

    return make


def demand_body(cast: Cast, **changes: Any) -> dict[str, Any]:
    """Return one demand as the page sends it."""
    usual = {
        "appeal_type": "help",
        "urgency": "general",
        "topic_code": cast.topic.code,
        "area_code": cast.area.code,
        "place": "金贸中路 1 号",
        "event": "小区门口路灯连续三天不亮。",
        "demand": "请尽快检修路灯。",
    }
    return usual | changes


def register_body(cast: Cast, **changes: Any) -> dict[str, Any]:
    """Return a registration as the page sends it."""
    usual = {
        "idempotency_key": str(uuid4()),
        "caller": {"name": CHEN_JING.name, "phone": CHEN_JING.phone, "sex": "female"},
        "demands": [demand_body(cast)],
    }
    return usual | changes


def result_body(now: datetime = NOW, **changes: Any) -> dict[str, Any]:
    """Return a complete result as the page sends it."""
    usual = {
        "handled_at": now.isoformat(),
        "place": "金贸中路 1 号",
        "unit": "市城市管理局照明所",
        "staff": "赵敏",
        "process": "当日派员到现场检查，发现线路老化，更换了三盏灯的线缆和灯具。",
        "outcome": "三盏路灯已恢复照明，并向诉求人电话说明了处理情况。",
    }
    return usual | changes


def _set_policy() -> None:
    CalendarVersion.objects.create(
        name="office",
        label="机关工作时间",
        starts_on=LONG_AGO,
        weekly=[_OFFICE_DAY] * 5 + [[], []],
        observes_holidays=True,
    )
    LimitPolicy.objects.bulk_create(
        LimitPolicy(
            name=name,
            label=label,
            starts_on=LONG_AGO,
            minutes=minutes,
            working_days=days,
            calendar=calendar,
        )
        for name, label, minutes, days, calendar in _LIMITS
    )


def _hire(departments: dict[str, Department]) -> dict[str, Visitor]:
    users = User.objects.bulk_create(
        User(
            username=name,
            display_name=display_name,
            password="!",
            must_change_password=False,
            password_changed_at=NOW,
            created_at=NOW,
        )
        for name, display_name, *_ in _PEOPLE
    )
    RoleGrant.objects.bulk_create(
        RoleGrant(
            user=user,
            role=role,
            scope_kind=DEPARTMENT if where else "",
            scope_key=str(departments[where].pk) if where else "",
        )
        for user, (*_, role, where) in zip(users, _PEOPLE, strict=True)
    )
    people = User.objects.prefetch_related("grants").in_bulk([each.pk for each in users])
    return {each.username: visitor_for(each) for each in people.values()}
