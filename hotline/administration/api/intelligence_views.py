"""What the doors of models (智能能力) take and give."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from hotline.administration.api.people_views import Body
from hotline.core.text import Text
from hotline.intelligence.embedded.catalogue import EmbeddedModel
from hotline.intelligence.embedded.verifying import LABELS, Wholeness
from hotline.intelligence.figures import (
    ClassFigures,
    TaskFigures,
    figures_of_provider,
)
from hotline.intelligence.models import Release, TaskSwitch, Trace
from hotline.intelligence.queries import left_in_peace_until
from hotline.intelligence.rules.attempts import ENDED_LABELS, VERDICT_LABELS, Ended, Verdict
from hotline.intelligence.rules.egress import address_of
from hotline.intelligence.rules.releases import RELEASE_LABELS, ReleaseState
from hotline.intelligence.rules.tasks import TASK_LABELS, WITHOUT_A_MODEL, Task
from hotline.intelligence.site import Provider, Site, may_reach

Reason = Annotated[Text, Field(max_length=200)]


class SwitchTaskBody(Body):
    """On or off, and why."""

    is_on: bool
    reason: Reason = ""


class ActingBody(Body):
    """For which class, and why."""

    class_key: Annotated[Text, Field(min_length=1, max_length=60)]
    is_allowed: bool
    reason: Reason = ""


class ReleaseBody(Body):
    """A model to enter in the registry."""

    task: Task
    provider: Annotated[Text, Field(max_length=40)]
    model: Annotated[Text, Field(min_length=1, max_length=120)]
    version: Annotated[Text, Field(max_length=80)] = ""
    figures: dict[Annotated[str, Field(max_length=40)], float] = Field(
        default_factory=dict, max_length=30
    )
    note: Annotated[Text, Field(max_length=300)] = ""


class CanaryBody(Body):
    """Its share of the questions, in a hundred."""

    share: int = Field(ge=1, le=50)


class RollBackReleaseBody(Body):
    """Why."""

    note: Reason = ""


class TaskFiguresView(Schema):
    """Calls, time, money and verdicts of a task."""

    asks: int
    answered: int
    cached: int
    failed: int
    cost: float
    p50_ms: int | None
    p95_ms: int | None
    accepted: int
    edited: int
    rejected: int


class ModelTaskView(Schema):
    """One task: its switch, its chain, how it has been."""

    task: Task
    label: str
    without_a_model: str
    is_on: bool
    reason: str
    changed_at: datetime | None
    changed_by: str
    chain: list[str]
    daily_budget: float | None
    daily_asks: int | None
    figures: TaskFiguresView


class ProviderView(Schema):
    """One service, and how it is."""

    name: str
    address: str
    model: str
    version: str
    has_key: bool
    is_allowed: bool
    paused_until: datetime | None
    asks: int
    answered: int
    last_answer_at: datetime | None
    last_failure_at: datetime | None
    last_fault: str
    input_price: float
    output_price: float


class ReleaseView(Schema):
    """A registered model."""

    id: int
    task: Task
    task_label: str
    provider: str
    model: str
    version: str
    state: ReleaseState
    state_label: str
    share: int
    figures: dict[str, Any]
    note: str
    registered_at: datetime
    registered_by: str


class ActingClassView(Schema):
    """A class people judged often."""

    task: Task
    task_label: str
    class_key: str
    accepted: int
    judged: int
    lowest: float
    is_proven: bool
    is_allowed: bool


class EmbeddedView(Schema):
    """A model that runs inside the platform, and whether it is installed."""

    name: str
    label: str
    licence: str
    size: int
    is_whole: bool
    state_label: str
    without: str


class MayView(Schema):
    """What this visitor may do here."""

    switch: bool
    manage: bool
    allow_acting: bool
    read_texts: bool
    export: bool


class IntelligenceView(Schema):
    """The whole page."""

    tasks: list[ModelTaskView]
    providers: list[ProviderView]
    releases: list[ReleaseView]
    classes: list[ActingClassView]
    embedded: list[EmbeddedView]
    missing: list[str]
    allowed_hosts: str
    keep_days: int
    may: MayView


class TraceRow(Schema):
    """An attempt without its texts."""

    id: int
    asked_at: datetime
    task: Task
    task_label: str
    asked_by: str
    provider: str
    model: str
    model_version: str
    is_canary: bool
    prompt_version: str
    ended: Ended
    ended_label: str
    fault: str
    tokens_in: int
    tokens_out: int
    cost: float
    latency_ms: int
    verdict_label: str


class TraceTextsView(Schema):
    """The texts of an attempt, without persons."""

    id: int
    question: str
    answer: str


class ProbedView(Schema):
    """Whether a service answers, in a sentence."""

    is_well: bool
    sentence: str
    latency_ms: int


def task_view(
    task: Task, site: Site, switch: TaskSwitch | None, figures: TaskFigures
) -> ModelTaskView:
    """Show a task."""
    plan = site.plan_of(task)
    return ModelTaskView(
        task=task,
        label=TASK_LABELS[task],
        without_a_model=WITHOUT_A_MODEL[task],
        is_on=switch is None or switch.is_on,
        reason=switch.reason if switch else "",
        changed_at=switch.changed_at if switch else None,
        changed_by=switch.changed_by_label if switch else "",
        chain=[each.name for each in site.chain_of(task)],
        daily_budget=None if plan.daily_budget is None else float(plan.daily_budget),
        daily_asks=plan.daily_asks,
        figures=TaskFiguresView(**asdict(figures)),
    )


def provider_view(provider: Provider, *, since: datetime, now: datetime) -> ProviderView:
    """Show a service; its key is only told to be there."""
    until = left_in_peace_until(provider.name)
    return ProviderView(
        name=provider.name,
        address=address_of(provider.url),
        model=provider.model,
        version=provider.version,
        has_key=bool(provider.key.get_secret_value()),
        is_allowed=may_reach(provider.url),
        paused_until=until if until is not None and until > now else None,
        input_price=float(provider.input_price),
        output_price=float(provider.output_price),
        **asdict(figures_of_provider(provider.name, since)),
    )


def release_view(each: Release) -> ReleaseView:
    """Show a registered model."""
    return ReleaseView(
        id=each.pk,
        task=Task(each.task),
        task_label=TASK_LABELS[Task(each.task)],
        provider=each.provider,
        model=each.model,
        version=each.version,
        state=ReleaseState(each.state),
        state_label=RELEASE_LABELS[ReleaseState(each.state)],
        share=each.share,
        figures=each.figures,
        note=each.note,
        registered_at=each.registered_at,
        registered_by=each.registered_by_label,
    )


def embedded_view(each: EmbeddedModel, state: Wholeness) -> EmbeddedView:
    """Show an embedded model."""
    return EmbeddedView(
        name=each.name,
        label=each.label,
        licence=each.licence,
        size=each.size,
        is_whole=state is Wholeness.WHOLE,
        state_label=LABELS[state],
        without=each.without,
    )


def class_view(each: ClassFigures) -> ActingClassView:
    """Show a class."""
    return ActingClassView(task_label=TASK_LABELS[each.task], **asdict(each))


def trace_row(each: Trace) -> TraceRow:
    """Show an attempt."""
    return TraceRow(
        id=each.pk,
        asked_at=each.asked_at,
        task=Task(each.task),
        task_label=TASK_LABELS[Task(each.task)],
        asked_by=each.asked_by_label,
        provider=each.provider,
        model=each.model,
        model_version=each.model_version,
        is_canary=each.is_canary,
        prompt_version=each.prompt_version,
        ended=Ended(each.ended),
        ended_label=ENDED_LABELS[Ended(each.ended)],
        fault=each.fault,
        tokens_in=each.tokens_in,
        tokens_out=each.tokens_out,
        cost=float(each.cost),
        latency_ms=each.latency_ms,
        verdict_label=VERDICT_LABELS[Verdict(each.verdict)] if each.verdict else "",
    )
