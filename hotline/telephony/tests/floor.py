"""A small floor for tests: one queue, one number, one flow, one seat."""

from datetime import UTC, datetime
from typing import Any

from contracts.ivr import AnswerStep, Flow, PlayStep, QueueStep
from contracts.telephony_config import DialledNumber, QueuePolicy
from hotline.accounts.actions.create_account import create_account
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant, Visitor
from hotline.core.actor import SYSTEM
from hotline.telephony.actions.load_flows import load_flows
from hotline.telephony.actions.load_policy import load_policy
from hotline.telephony.actions.load_seats import load_seats
from hotline.telephony.actions.republish import republish

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""A working Tuesday, 10:00 in the city."""
STEPS: list[Any] = [
    AnswerStep(),
    PlayStep(prompt="greeting"),
    QueueStep(queue="general"),
]


def open_floor() -> None:
    """Load what a city's file would say, and publish it."""
    queue = QueuePolicy(name="general", label="综合受理")
    number = DialledNumber(number="12345", flow="default")
    load_policy(entries=[("queue", queue), ("number", number)], by=SYSTEM, now=NOW)
    load_flows(flows=[Flow(name="default", label="默认流程", steps=STEPS)], by=SYSTEM, now=NOW)
    load_seats(seats={"8001": {}, "8002": {}}, by=SYSTEM, now=NOW)
    republish(by=SYSTEM, now=NOW)


def person(name: str, role: Role) -> Visitor:
    """Hire somebody."""
    user = create_account(
        username=name,
        display_name=name,
        password="x",
        grants=[Grant(role)],
        by=SYSTEM,
        now=NOW,
        must_change_password=False,
    )
    return visitor_for(user)
