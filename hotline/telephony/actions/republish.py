"""Compose the telephony configuration anew and publish it when anything differs."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.guarded import writing
from hotline.core.turns import wait_for_turn
from hotline.telephony.actions.publish_configuration import publish_configuration
from hotline.telephony.models import PublishedConfiguration
from hotline.telephony.policy_errors import Contradiction
from hotline.telephony.policy_queries import compose_configuration
from hotline.telephony.rules.consistency import contradictions

_LOCK = 0x7E1E
_SHOWN = 3


def republish(*, by: Actor, now: datetime) -> tuple[PublishedConfiguration, bool]:
    """Publish what the rows say now; one publisher at a time.

    Returns:
        The newest version, and whether it is new.

    Raises:
        Contradiction: it would not hang together; the caller's change is rolled back.

    """
    with writing():
        wait_for_turn(_LOCK)
        wanted = compose_configuration(now)
        found = contradictions(wanted)
        if found:
            more = f" 另有 {len(found) - _SHOWN} 处。" if len(found) > _SHOWN else ""
            raise Contradiction("".join(found[:_SHOWN]) + more)
        return publish_configuration(wanted=wanted, by=by, now=now)
