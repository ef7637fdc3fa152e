"""Keep the wording of a common call (保存常用语)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.queries import get_topic
from hotline.workorders.form_errors import BadTemplate, NotYoursToShare
from hotline.workorders.form_events import TemplateSaved
from hotline.workorders.form_permissions import SHARE_TEMPLATES
from hotline.workorders.form_queries import get_template_locked
from hotline.workorders.models import OrderTemplate
from hotline.workorders.rules.template_entries import TemplateEntry, template_faults

MOST_OWN, MOST_SHARED = 60, 200


def save_template(
    *, template_id: int | None, is_shared: bool, entry: TemplateEntry, by: Visitor, now: datetime
) -> OrderTemplate:
    """Write a new one, or change one; whose it is does not change.

    Raises:
        NotYoursToShare: a shared one is new, and the visitor does not write those.
        NoSuchTemplate: there is none of this id that they may edit.
        BadTemplate: what is wrong with it, by field.
        UnknownTopic: there is no such active topic.

    """
    if is_shared and not by.has(SHARE_TEMPLATES):
        msg = "共享常用语由班长维护；您可以存为自己的。"
        raise NotYoursToShare(msg)
    if faults := template_faults(entry):
        msg = "常用语还需要修改。"
        raise BadTemplate(msg, fields=faults)
    if entry.topic_code:
        get_topic(entry.topic_code)
    with writing():
        if template_id is None:
            kept = OrderTemplate(owner_id=None if is_shared else by.user_id)
        else:
            kept = get_template_locked(template_id, by)
        _require_room(kept, entry.name, is_new=template_id is None)
        old, new = _change(kept, entry)
        kept.saved_at, kept.saved_by_label = now, by.actor_label
        kept.save()
        if kept.owner_id is None and (gone := old.get("name")):
            _remember(kept, gone)
        shared = kept.owner_id is None
        told = {"old": old, "new": new} if shared else {}
        happening = TemplateSaved(name=kept.name, is_shared=shared, **told)
        record(happening, subject_id=kept.pk, by=by, now=now, correlation_id=None)
    return kept


def _require_room(kept: OrderTemplate, name: str, *, is_new: bool) -> None:
    beside = OrderTemplate.objects.filter(owner_id=kept.owner_id).exclude(pk=kept.pk)
    if beside.filter(name=name, is_active=True).exists():
        msg = "已有同名的常用语。"
        raise BadTemplate(msg, fields={"name": msg})
    if kept.owner_id is None:  # the name of one that was removed is free again
        beside.filter(name=name, is_active=False).delete()
    most = MOST_SHARED if kept.owner_id is None else MOST_OWN
    if is_new and beside.filter(is_active=True).count() >= most:
        msg = f"常用语最多 {most} 条，请先删除不用的。"
        raise BadTemplate(msg, fields={"name": msg})


def _remember(kept: OrderTemplate, name: str) -> None:
    """Keep the name a shared one had, so that the city's file does not bring it back."""
    OrderTemplate.objects.create(
        name=name,
        shortcut=kept.shortcut,
        is_active=False,
        saved_at=kept.saved_at,
        saved_by_label=kept.saved_by_label,
    )


def _change(kept: OrderTemplate, entry: TemplateEntry) -> tuple[dict[str, str], dict[str, str]]:
    """Take the entry's fields over; return those that changed, as they were and as they are."""
    new = {name: value for name, value in entry.columns().items() if getattr(kept, name) != value}
    old = {name: str(getattr(kept, name)) for name in new} if kept.pk else {}
    for name, value in new.items():
        setattr(kept, name, value)
    return old, new
