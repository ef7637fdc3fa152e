"""The doors that show models (智能能力): tasks, services, figures, attempts."""

from datetime import timedelta
from typing import Literal

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.visitor import Visitor
from hotline.administration.api.intelligence_views import (
    IntelligenceView,
    MayView,
    ProbedView,
    TraceRow,
    TraceTextsView,
    class_view,
    embedded_view,
    provider_view,
    release_view,
    task_view,
    trace_row,
)
from hotline.administration.api.routing import router
from hotline.administration.permissions import (
    ALLOW_ACTING,
    EXPORT_DATASET,
    MANAGE_MODELS,
    READ_INTELLIGENCE,
    READ_MODEL_TEXTS,
    SWITCH_INTELLIGENCE,
)
from hotline.core.clock import now
from hotline.core.errors import NotFound
from hotline.intelligence.actions.open_trace import open_trace
from hotline.intelligence.figures import (
    TaskFigures,
    figures_by_task,
    list_classes,
    list_traces,
)
from hotline.intelligence.models import Release, TaskSwitch
from hotline.intelligence.probing import probe
from hotline.intelligence.rules.attempts import Ended
from hotline.intelligence.rules.tasks import Task
from hotline.intelligence.setting_up import allowed_hosts, list_embedded, site_or_none
from hotline.intelligence.site import read_site

_MOST_RELEASES = 60


@router.get("/intelligence", auth=Requires(READ_INTELLIGENCE))
def get_intelligence(request: HttpRequest, days: Literal["1", "7", "30"] = "7") -> IntelligenceView:
    """Return the page: what is set up, what is on, how it has been, what is missing."""
    moment = now()
    since = moment - timedelta(days=int(days))
    site, missing = site_or_none()
    figures = figures_by_task(since)
    switches = {each.task: each for each in TaskSwitch.objects.all()}
    return IntelligenceView(
        tasks=[
            task_view(each, site, switches.get(each), figures.get(each, TaskFigures()))
            for each in Task
        ],
        providers=[
            provider_view(each, since=since, now=moment) for each in site.providers.values()
        ],
        releases=[release_view(each) for each in Release.objects.all()[:_MOST_RELEASES]],
        classes=[class_view(each) for each in list_classes()],
        embedded=[embedded_view(each, state) for each, state in list_embedded()],
        missing=missing,
        allowed_hosts=allowed_hosts(),
        keep_days=site.keep_days,
        may=_may(visitor_of(request)),
    )


@router.get("/intelligence/traces", auth=Requires(READ_INTELLIGENCE))
def get_traces(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    task: Task | None = None,
    ended: Ended | None = None,
    before: int | None = None,
) -> list[TraceRow]:
    """List the latest attempts, without their texts."""
    return [trace_row(each) for each in list_traces(task=task, ended=ended, before=before)]


@router.post("/intelligence/traces/{int:trace_id}/open", auth=Requires(READ_MODEL_TEXTS))
def post_trace_opening(request: HttpRequest, trace_id: int) -> TraceTextsView:
    """Return what was asked and answered, without persons; the audit keeps who read it."""
    found = open_trace(trace_id=trace_id, by=visitor_of(request), now=now())
    return TraceTextsView(id=found.pk, question=found.question, answer=found.answer)


@router.post("/intelligence/providers/{name}/probe", auth=Requires(SWITCH_INTELLIGENCE))
def post_probe(request: HttpRequest, name: str) -> ProbedView:  # noqa: ARG001 - ninja passes it
    """Ask the service which models it has (测试连接)."""
    provider = read_site().providers.get(name)
    if provider is None:
        msg = "没有配置这个服务。"
        raise NotFound(msg)
    found = probe(provider)
    return ProbedView(is_well=found.is_well, sentence=found.sentence, latency_ms=found.latency_ms)


def _may(visitor: Visitor) -> MayView:
    return MayView(
        switch=visitor.has(SWITCH_INTELLIGENCE),
        manage=visitor.has(MANAGE_MODELS),
        allow_acting=visitor.has(ALLOW_ACTING),
        read_texts=visitor.has(READ_MODEL_TEXTS),
        export=visitor.has(EXPORT_DATASET),
    )
