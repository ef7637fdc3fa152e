"""The doors that change what models may do: switches, acting alone, the registry."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.administration.api.intelligence_views import (
    ActingBody,
    CanaryBody,
    ReleaseBody,
    ReleaseView,
    RollBackReleaseBody,
    SwitchTaskBody,
    release_view,
)
from hotline.administration.api.routing import router
from hotline.administration.permissions import ALLOW_ACTING, MANAGE_MODELS, SWITCH_INTELLIGENCE
from hotline.core.clock import now
from hotline.intelligence.actions.allow_acting_alone import allow_acting_alone, forbid_acting_alone
from hotline.intelligence.actions.promote_release import promote_release
from hotline.intelligence.actions.register_release import register_release
from hotline.intelligence.actions.roll_back_release import roll_back_release
from hotline.intelligence.actions.start_canary import start_canary
from hotline.intelligence.actions.switch_task import switch_task
from hotline.intelligence.rules.tasks import Task

_RELEASES = "/intelligence/releases"


@router.post("/intelligence/tasks/{task}/switch", auth=Requires(SWITCH_INTELLIGENCE))
def post_task_switch(request: HttpRequest, task: Task, body: SwitchTaskBody) -> None:
    """Switch a task's models on or off (启用、停用)."""
    by = visitor_of(request)
    switch_task(task=task, is_on=body.is_on, reason=body.reason, by=by, now=now())


@router.post("/intelligence/tasks/{task}/acting", auth=Requires(ALLOW_ACTING))
def post_acting(request: HttpRequest, task: Task, body: ActingBody) -> None:
    """Allow or forbid acting without a person in one class (自动执行)."""
    verb = allow_acting_alone if body.is_allowed else forbid_acting_alone
    by = visitor_of(request)
    verb(task=task, class_key=body.class_key, reason=body.reason, by=by, now=now())


@router.post(_RELEASES, auth=Requires(MANAGE_MODELS))
def post_release(request: HttpRequest, body: ReleaseBody) -> ReleaseView:
    """Enter a model in the registry (登记)."""
    made = register_release(**body.model_dump(), by=visitor_of(request), now=now())
    return release_view(made)


@router.post(f"{_RELEASES}/{{int:release_id}}/canary", auth=Requires(MANAGE_MODELS))
def post_canary(request: HttpRequest, release_id: int, body: CanaryBody) -> ReleaseView:
    """Let it answer a share (灰度)."""
    by = visitor_of(request)
    made = start_canary(release_id=release_id, share=body.share, by=by, now=now())
    return release_view(made)


@router.post(f"{_RELEASES}/{{int:release_id}}/promote", auth=Requires(MANAGE_MODELS))
def post_promotion(request: HttpRequest, release_id: int) -> ReleaseView:
    """Let it answer everything (正式使用)."""
    return release_view(promote_release(release_id=release_id, by=visitor_of(request), now=now()))


@router.post(f"{_RELEASES}/{{int:release_id}}/roll-back", auth=Requires(MANAGE_MODELS))
def post_roll_back(request: HttpRequest, release_id: int, body: RollBackReleaseBody) -> ReleaseView:
    """Take it out at once (回退)."""
    by = visitor_of(request)
    made = roll_back_release(release_id=release_id, note=body.note, by=by, now=now())
    return release_view(made)
