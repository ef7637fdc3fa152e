"""Take a model out of service or off trial, at once (回退)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.guarded import writing
from hotline.intelligence.actions._releases import move, refuse_unless, tell
from hotline.intelligence.events import ReleaseRolledBack
from hotline.intelligence.models import Release
from hotline.intelligence.queries import get_release_locked
from hotline.intelligence.rules.releases import ReleaseState


def roll_back_release(*, release_id: int, note: str, by: Actor, now: datetime) -> Release:
    """Retire it; the one it replaced serves again, and where there is none the site's own.

    Raises:
        Invalid: nobody says why.
        NoSuchRelease: there is none.
        ReleaseNotThere: it answers nothing anyway.

    """
    if not note.strip():
        msg = "请写明回退的原因。"
        raise Invalid(msg, fields={"note": msg})
    with writing():
        release = get_release_locked(release_id)
        refuse_unless(release, ReleaseState.CANARY, ReleaseState.SERVING)
        served = release.state == ReleaseState.SERVING
        move(release, ReleaseState.RETIRED, now)
        if served and release.replaces_id is not None:
            move(get_release_locked(release.replaces_id), ReleaseState.SERVING, now)
        tell(ReleaseRolledBack, release, by=by, now=now, note=note.strip())
    return release
