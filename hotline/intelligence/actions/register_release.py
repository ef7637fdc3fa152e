"""Enter a model in the registry (登记模型)."""

from datetime import datetime
from typing import Any

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.guarded import writing
from hotline.intelligence.actions._releases import tell
from hotline.intelligence.events import ReleaseRegistered
from hotline.intelligence.models import Release
from hotline.intelligence.rules.releases import ReleaseState
from hotline.intelligence.rules.tasks import Task
from hotline.intelligence.site import read_site


def register_release(
    *,
    task: Task,
    provider: str,
    model: str,
    version: str,
    figures: dict[str, Any],
    note: str,
    by: Actor,
    now: datetime,
) -> Release:
    """Keep what it is and what its evaluation said; it answers nothing yet.

    Raises:
        Invalid: it has no name, or the site has no such provider.
        ModelsMisconfigured: the site's file is broken.

    """
    if provider not in read_site().providers:
        msg = "没有配置这个服务。"
        raise Invalid(msg, fields={"provider": msg})
    if not model.strip():
        msg = "请写明模型名称。"
        raise Invalid(msg, fields={"model": msg})
    with writing():
        made = Release.objects.create(
            task=task,
            provider=provider,
            model=model.strip(),
            version=version.strip(),
            state=ReleaseState.REGISTERED,
            figures=figures,
            note=note.strip(),
            registered_at=now,
            registered_by_label=by.actor_label,
            changed_at=now,
        )
        tell(ReleaseRegistered, made, by=by, now=now, note=made.note)
    return made
