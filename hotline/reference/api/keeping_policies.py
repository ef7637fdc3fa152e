"""The doors by which an administrator keeps policy: new versions, never changed ones."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.reference.actions.add_limit_version import add_limit_version
from hotline.reference.actions.add_reading_version import add_reading_version
from hotline.reference.actions.withdraw_version import withdraw_version
from hotline.reference.api.bodies import Body, Note
from hotline.reference.api.lists import router
from hotline.reference.api.schemas import ChoiceOut, ReadingChoiceOut
from hotline.reference.keeping_queries import list_limit_versions, list_reading_versions
from hotline.reference.models import LimitPolicy, Reading
from hotline.reference.permissions import KEEP_REFERENCE
from hotline.reference.queries import list_calendars, list_limits, list_readings
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.dictionaries import (
    APPEAL_TYPE_LABELS,
    PLACE_KIND_LABELS,
    URGENCY_LABELS,
)
from hotline.reference.rules.limits import measure_label
from hotline.reference.rules.policy_form import MAX_LABEL, MOST_STAGES, LimitForm

Key = Annotated[Text, Field(max_length=40)]


class PolicyVersionOut(Schema):
    """When a version begins, who made it and why; ``state``: over, holding or waiting."""

    id: int
    starts_on: date
    state: Literal["over", "holding", "waiting"]
    note: str
    made_by: str
    made_at: datetime | None
    is_made_here: bool


class LimitVersionOut(PolicyVersionOut):
    """One version of a limit."""

    name: str
    label: str
    minutes: int | None
    working_days: int | None
    measure: str
    calendar: str
    act_within: str
    stages: list[int]


class ReadingVersionOut(PolicyVersionOut):
    """One version of how a question of the contract is read."""

    key: str
    question: str
    clause: str
    chosen: str
    chosen_label: str
    choices: list[ReadingChoiceOut]


class DictionaryOut(Schema):
    """A fixed dictionary: part of the program, shown only."""

    name: str
    words: list[ChoiceOut]


class PoliciesOut(Schema):
    """Every version of everything, newest first; calendars to choose from; fixed words."""

    limits: list[LimitVersionOut]
    readings: list[ReadingVersionOut]
    calendars: list[ChoiceOut]
    dictionaries: list[DictionaryOut]


class LimitVersionBody(Body):
    """A limit from a day on."""

    name: Key
    starts_on: date
    label: Annotated[Text, Field(max_length=MAX_LABEL)]
    minutes: int | None = None
    working_days: int | None = None
    calendar: Key
    act_within: Key = ""
    stages: Annotated[list[int], Field(max_length=MOST_STAGES)] = []
    note: Note


class ReadingVersionBody(Body):
    """How a question is read from a day on."""

    key: Key
    starts_on: date
    chosen: Key
    note: Annotated[Text, Field(max_length=300)]


class WithdrawVersionBody(Body):
    """Which version, and why."""

    kind: Literal["limit", "reading", "calendar"]
    version: int
    note: Note


@router.get("/administration/policies", auth=Requires(KEEP_REFERENCE))
def get_kept_policies(request: HttpRequest) -> PoliciesOut:  # noqa: ARG001 - ninja passes it
    """List every version of every policy, and the fixed dictionaries."""
    return _policies()


@router.post("/administration/policies/limits", auth=Requires(KEEP_REFERENCE))
def add_limit(request: HttpRequest, body: LimitVersionBody) -> PoliciesOut:
    """Add a version of a limit."""
    form = LimitForm(
        label=body.label,
        calendar=body.calendar,
        minutes=body.minutes,
        working_days=body.working_days,
        act_within=body.act_within,
        stages=tuple(body.stages),
    )
    add_limit_version(
        name=body.name,
        starts_on=body.starts_on,
        form=form,
        note=body.note,
        by=visitor_of(request),
        now=now(),
    )
    return _policies()


@router.post("/administration/policies/readings", auth=Requires(KEEP_REFERENCE))
def add_reading(request: HttpRequest, body: ReadingVersionBody) -> PoliciesOut:
    """Add a version of a reading."""
    add_reading_version(
        key=body.key,
        starts_on=body.starts_on,
        chosen=body.chosen,
        note=body.note,
        by=visitor_of(request),
        now=now(),
    )
    return _policies()


@router.post("/administration/policies/withdraw", auth=Requires(KEEP_REFERENCE))
def withdraw_policy(request: HttpRequest, body: WithdrawVersionBody) -> PoliciesOut:
    """Take back a version whose first day has not come."""
    withdraw_version(
        kind=body.kind,
        version=body.version,
        note=body.note,
        by=visitor_of(request),
        now=now(),
    )
    return _policies()


def _policies() -> PoliciesOut:
    today, calendars = local_date(now()), list_calendars()
    words: dict[str, Mapping[Any, str]] = {
        "诉求类型": APPEAL_TYPE_LABELS,
        "紧急程度": URGENCY_LABELS,
        "地点类别": PLACE_KIND_LABELS,
    }
    return PoliciesOut(
        limits=_limits(today),
        readings=_readings(today),
        calendars=[ChoiceOut(value=name, label=label) for name, label in calendars.items()],
        dictionaries=[
            DictionaryOut(
                name=name,
                words=[ChoiceOut(value=str(key), label=label) for key, label in labels.items()],
            )
            for name, labels in words.items()
        ],
    )


def _limits(today: date) -> list[LimitVersionOut]:
    holding = {each.pk for each in list_limits(today)}
    return [
        LimitVersionOut(
            **_version(each, holding, today),
            name=each.name,
            label=each.label,
            minutes=each.minutes,
            working_days=each.working_days,
            measure=measure_label(minutes=each.minutes, working_days=each.working_days),
            calendar=each.calendar,
            act_within=each.act_within,
            stages=each.stages,
        )
        for each in list_limit_versions()
    ]


def _readings(today: date) -> list[ReadingVersionOut]:
    holding = {each.pk for each in list_readings(today)}
    return [
        ReadingVersionOut(
            **_version(each, holding, today),
            key=each.key,
            question=each.explanation["question"],
            clause=each.explanation["clause"],
            chosen=each.chosen,
            chosen_label=next(
                (
                    str(one["label"])
                    for one in each.explanation["choices"]
                    if one["value"] == each.chosen
                ),
                each.chosen,
            ),
            choices=[ReadingChoiceOut(**one) for one in each.explanation["choices"]],
        )
        for each in list_reading_versions()
    ]


def _version(row: LimitPolicy | Reading, holding: set[int], today: date) -> dict[str, Any]:
    state = "holding" if row.pk in holding else "over"
    return {
        "id": row.pk,
        "starts_on": row.starts_on,
        "state": "waiting" if row.starts_on > today else state,
        "note": row.note,
        "made_by": row.made_by_label,
        "made_at": row.made_at,
        "is_made_here": row.is_made_here,
    }
