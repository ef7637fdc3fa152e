"""Let a registered model answer all questions (正式使用)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.guarded import writing
from hotline.intelligence.actions._releases import current, move, refuse_unless, tell
from hotline.intelligence.events import ReleasePromoted
from hotline.intelligence.models import Release
from hotline.intelligence.queries import get_release_locked
from hotline.intelligence.rules.releases import ReleaseState


def promote_release(*, release_id: int, by: Actor, now: datetime) -> Release:
    """Put it in service; it remembers whom it replaced. Only what was on trial may serve.

    Raises:
        NoSuchRelease: there is none.
        ReleaseNotThere: it was not on trial.

    """
    with writing():
        release = get_release_locked(release_id)
        refuse_unless(release, ReleaseState.CANARY)
        before = current(release, ReleaseState.SERVING)
        if before is not None:
            move(before, ReleaseState.RETIRED, now)
        release.replaces = before
        move(release, ReleaseState.SERVING, now)
        tell(ReleasePromoted, release, by=by, now=now)
    return release
