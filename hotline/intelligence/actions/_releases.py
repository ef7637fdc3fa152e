"""What every verb of the registry does alike."""

from datetime import datetime
from typing import Any

from hotline.core.actor import Actor
from hotline.core.eventlog import Happening, record
from hotline.intelligence.errors import ReleaseNotThere
from hotline.intelligence.models import Release
from hotline.intelligence.rules.releases import RELEASE_LABELS, ReleaseState


def refuse_unless(release: Release, *states: ReleaseState) -> None:
    """Refuse a registered model in another state.

    Raises:
        ReleaseNotThere: it is elsewhere; the sentence says where.

    """
    if release.state not in states:
        msg = f"这个模型{RELEASE_LABELS[ReleaseState(release.state)]}，不能这样操作。"
        raise ReleaseNotThere(msg)


def current(release: Release, state: ReleaseState) -> Release | None:
    """Return the model that is in that state for the same task and provider, locked."""
    rows = Release.objects.select_for_update().exclude(pk=release.pk)
    return rows.filter(task=release.task, provider=release.provider, state=state).first()


def move(release: Release, state: ReleaseState, now: datetime, *, share: int = 0) -> None:
    """Put it into the state."""
    release.state, release.share, release.changed_at = state, share, now
    release.save(update_fields=["state", "share", "changed_at", "replaces"])


def tell(
    kind: type[Happening], release: Release, *, by: Actor, now: datetime, **details: Any
) -> None:
    """Record what happened to it."""
    happening = kind(
        task=release.task,
        provider=release.provider,
        model=release.model,
        version=release.version,
        **details,
    )
    record(happening, subject_id=release.pk, by=by, now=now, correlation_id=None)
