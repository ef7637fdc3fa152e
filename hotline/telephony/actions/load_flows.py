"""Bring the IVR flows in line with the city's file."""

from collections.abc import Sequence
from datetime import datetime

from contracts.ivr import Flow
from hotline.core.actor import Actor
from hotline.core.guarded import writing
from hotline.telephony.actions.publish_flow import append_version
from hotline.telephony.flow_queries import newest_version
from hotline.telephony.models import IvrFlow

_NOTE = "载入城市资料"


def load_flows(*, flows: Sequence[Flow], by: Actor, now: datetime) -> int:
    """Publish each flow that differs from what the file said last; return how many.

    A flow whose newest version somebody published in the screens stays as it is. The
    caller publishes the configuration.
    """
    changed = 0
    with writing():
        for flow in flows:
            row, _ = IvrFlow.objects.select_for_update().get_or_create(
                name=flow.name, defaults={"label": flow.label}
            )
            newest = newest_version(row)
            steps = flow.model_dump(mode="json")["steps"]
            if newest is not None and (not newest.is_from_city or newest.steps == steps):
                continue
            if row.label != flow.label:
                row.label = flow.label
                row.save(update_fields=["label"])
            append_version(row, steps, note=_NOTE, by=by, now=now, is_from_city=True)
            changed += 1
    return changed
