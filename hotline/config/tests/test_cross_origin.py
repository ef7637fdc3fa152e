"""Named pages of other systems reach the softphone's doors, and nothing else (SDK)."""

import json
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM
from hotline.telephony.models import Seat

CRM = "https://crm.example.gov.cn"
STRANGER = "https://elsewhere.example.com"


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """One page of another system may use the softphone."""
    monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "web_origins", f"{CRM}, ")
    monkeypatch.setattr(settings, "CSRF_TRUSTED_ORIGINS", [CRM])


def _preflight(path: str, origin: str) -> str | None:
    answer = Client().options(
        path, headers={"Origin": origin, "Access-Control-Request-Method": "POST"}
    )
    return answer.headers.get("Access-Control-Allow-Origin")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "origin", "allowed"),
    [
        ("/api/seats/check-in", CRM, CRM),
        ("/api/seats/8001/device", CRM, CRM),
        ("/api/telephony/calls", CRM, CRM),
        ("/api/session", CRM, CRM),
        ("/api/seats/check-in", STRANGER, None),
        ("/api/seats/check-in", "null", None),
        ("/api/work-orders", CRM, None),
        ("/api/session/password", CRM, None),
        ("/api/telephony/recordings", CRM, None),
    ],
)
def test_only_the_softphones_doors_open_and_only_for_whom_is_named(
    path: str, origin: str, allowed: str | None
) -> None:
    assert _preflight(path, origin) == allowed


@pytest.mark.django_db
@pytest.mark.parametrize(("origin", "status"), [(CRM, 200), (STRANGER, 403)])
def test_a_page_checks_in_with_the_token_and_a_stranger_cannot(origin: str, status: int) -> None:
    Seat.objects.create(extension="8001")
    person = create_account(
        username="wangfang",
        display_name="王芳",
        password="x",
        grants=[Grant(Role.OPERATOR)],
        by=SYSTEM,
        now=datetime.now(tz=UTC),
        must_change_password=False,
    )
    client = Client(enforce_csrf_checks=True)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    token = client.get("/api/session", headers={"Origin": CRM}).json()["csrf_token"]
    answer = client.post(
        "/api/seats/check-in",
        json.dumps({"seat": "8001", "device": "browser"}),
        content_type="application/json",
        headers={"Origin": origin, "X-CSRFToken": token},
    )
    assert answer.status_code == status
    assert answer.headers.get("Access-Control-Allow-Origin") == (CRM if status == 200 else None)
