"""The door of the system's health."""

from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Router, Schema

from hotline.accounts.guard import Requires
from hotline.config.health.findings import LABELS, Check, worst
from hotline.config.health.permissions import SEE_HEALTH
from hotline.config.health.report import report
from hotline.core.clock import now

router = Router(tags=["health"])
StateWord = Literal["green", "amber", "red"]


class HealthCheckOut(Schema):
    """One check; ``advice`` is empty while it is green."""

    key: str
    label: str
    state: StateWord
    state_label: str
    found: str
    advice: str
    details: list[str]


class HealthGroupOut(Schema):
    """Checks of one subject."""

    title: str
    checks: list[HealthCheckOut]


class HealthOut(Schema):
    """Everything, and the worst of it."""

    checked_at: datetime
    state: StateWord
    groups: list[HealthGroupOut]


@router.get("/administration/health", auth=Requires(SEE_HEALTH))
def get_health(request: HttpRequest) -> HealthOut:  # noqa: ARG001 - ninja passes it
    """Check everything now."""
    moment = now()
    groups = report(now=moment)
    states = [each.state for group in groups for each in group.checks]
    return HealthOut(
        checked_at=moment,
        state=worst(states).value,
        groups=[
            HealthGroupOut(title=group.title, checks=[_view(each) for each in group.checks])
            for group in groups
        ],
    )


def _view(check: Check) -> HealthCheckOut:
    return HealthCheckOut(
        key=check.key,
        label=check.label,
        state=check.state.value,
        state_label=LABELS[check.state],
        found=check.found,
        advice=check.advice,
        details=check.details,
    )
