"""Set a queue, opening hours, a dialled number, an outside contact or a setting."""

from datetime import datetime

from pydantic import BaseModel

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.republish import republish
from hotline.telephony.models import PolicyEntry
from hotline.telephony.policy_errors import ChangedMeanwhile
from hotline.telephony.policy_events import PolicyChanged
from hotline.telephony.rules.policy import Kind, is_name, name_of, shown
from hotline.telephony.rules.policy_limits import odd_values


def save_policy(
    *, kind: Kind, content: BaseModel, revision: int, by: Actor, now: datetime
) -> PolicyEntry:
    """Create the entry (``revision`` 0) or change it, and publish.

    Raises:
        Invalid: its name is none, or a value is out of bounds.
        ChangedMeanwhile: ``revision`` is not the newest.
        Contradiction: something else still needs what it was.

    """
    if not is_name(kind, name_of(kind, content)):
        msg = "名称只能由小写字母、数字、连字符和下划线组成，不超过 40 个字符。"
        raise Invalid(msg, fields={"name": msg})
    wanted = content.model_dump(mode="json")
    odd = odd_values(kind, wanted)
    if odd:
        msg = "提交的内容有误，请按提示修改。"
        raise Invalid(msg, fields=odd)
    with writing():
        entry = _locked(kind, content, by, now)
        if entry.revision != revision and not (revision == 0 and not entry.is_active):
            raise ChangedMeanwhile(entry.changed_by_label)
        old = entry.content if entry.revision and entry.is_active else None
        if old == wanted:
            return entry
        entry.content = wanted
        entry.revision += 1
        entry.is_active, entry.is_from_city = True, False
        entry.changed_at, entry.changed_by_label = now, by.actor_label
        entry.save()
        changed = PolicyChanged(old=shown(kind, old), new=shown(kind, wanted))
        subject = f"{kind}:{entry.name}".rstrip(":")
        record(changed, subject_id=subject, by=by, now=now, correlation_id=None)
        republish(by=by, now=now)
    return entry


def _locked(kind: Kind, content: BaseModel, by: Actor, now: datetime) -> PolicyEntry:
    entry, _ = PolicyEntry.objects.select_for_update().get_or_create(
        kind=kind,
        name=name_of(kind, content),
        defaults={
            "content": {},
            "revision": 0,
            "changed_at": now,
            "changed_by_label": by.actor_label,
        },
    )
    return entry
