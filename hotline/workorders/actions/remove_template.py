"""Give up the wording of a common call (删除常用语)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.form_events import TemplateRemoved
from hotline.workorders.form_queries import get_template_locked


def remove_template(*, template_id: int, by: Visitor, now: datetime) -> None:
    """Remove one's own, or a shared one for those who write them.

    Raises:
        NoSuchTemplate: there is none that they may edit.

    """
    with writing():
        kept = get_template_locked(template_id, by)
        happening = TemplateRemoved(name=kept.name, is_shared=kept.owner_id is None)
        record(happening, subject_id=kept.pk, by=by, now=now, correlation_id=None)
        if kept.owner_id is not None:
            kept.delete()
            return
        kept.is_active = False
        kept.save(update_fields=["is_active"])
