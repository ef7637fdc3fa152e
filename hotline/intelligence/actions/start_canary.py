"""Let a registered model answer a share of the questions (灰度)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.guarded import writing
from hotline.intelligence.actions._releases import current, move, refuse_unless, tell
from hotline.intelligence.events import CanaryStarted
from hotline.intelligence.models import Release
from hotline.intelligence.queries import get_release_locked
from hotline.intelligence.rules.releases import ReleaseState

MOST_SHARE = 50


def start_canary(*, release_id: int, share: int, by: Actor, now: datetime) -> Release:
    """Give it the share, or another share; whatever was on trial before is retired.

    Raises:
        Invalid: no share from one to fifty of a hundred.
        NoSuchRelease: there is none.
        ReleaseNotThere: it serves already, or is retired.

    """
    if not 1 <= share <= MOST_SHARE:
        msg = f"灰度比例应在 1% 到 {MOST_SHARE}% 之间。"
        raise Invalid(msg, fields={"share": msg})
    with writing():
        release = get_release_locked(release_id)
        refuse_unless(release, ReleaseState.REGISTERED, ReleaseState.CANARY)
        if (before := current(release, ReleaseState.CANARY)) is not None:
            move(before, ReleaseState.RETIRED, now)
        move(release, ReleaseState.CANARY, now, share=share)
        tell(CanaryStarted, release, by=by, now=now, share=share)
    return release
