"""Remove a queue, opening hours, a dialled number or an outside contact."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.republish import republish
from hotline.telephony.models import PolicyEntry
from hotline.telephony.policy_errors import ChangedMeanwhile, NoSuchEntry
from hotline.telephony.policy_events import PolicyChanged
from hotline.telephony.rules.policy import LABELS, Kind, shown


def remove_policy(*, kind: Kind, name: str, revision: int, by: Actor, now: datetime) -> None:
    """Switch the entry off and publish; the city's file does not bring it back.

    Raises:
        NoSuchEntry: there is none.
        ChangedMeanwhile: ``revision`` is not the newest.
        Contradiction: a number, flow or queue still needs it.

    """
    with writing():
        rows = PolicyEntry.objects.select_for_update().filter(kind=kind, name=name)
        entry = rows.filter(is_active=True).first()
        if entry is None:
            msg = f"没有名为“{name}”的{LABELS[kind]}。"
            raise NoSuchEntry(msg)
        if entry.revision != revision:
            raise ChangedMeanwhile(entry.changed_by_label)
        entry.is_active, entry.is_from_city = False, False
        entry.revision += 1
        entry.changed_at, entry.changed_by_label = now, by.actor_label
        entry.save()
        changed = PolicyChanged(old=shown(kind, entry.content), new=None)
        record(changed, subject_id=f"{kind}:{name}", by=by, now=now, correlation_id=None)
        republish(by=by, now=now)
