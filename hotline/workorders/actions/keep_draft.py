"""Keep an unfinished form (保存登记草稿) beside the browser's own copy."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.form_errors import DraftChanged, DraftGone, TooManyDrafts
from hotline.workorders.form_events import DraftBegun
from hotline.workorders.models import KeptDraft, Registration

MOST_DRAFTS = 30
_GONE = "这份草稿已在别处提交、清空或过期。"


@dataclass(frozen=True, slots=True)
class Form:
    """A form as its page has it, and which saved version the page last saw; 0 is none."""

    slot: str
    key: UUID
    content: str
    seen_version: int


def keep_draft(*, form: Form, by: Visitor, now: datetime) -> KeptDraft:
    """Keep it for this person alone, in place of the version the page saw.

    Raises:
        DraftChanged: another window saved it in between; nothing is overwritten.
        DraftGone: it was registered or cleared elsewhere.
        TooManyDrafts: they have more unfinished ones than anybody comes back to.

    """
    with writing():
        own = KeptDraft.objects.filter(owner_id=by.user_id)
        kept = own.select_for_update().filter(slot=form.slot).first()
        if kept is None:
            return _begin(form, by=by, now=now)
        _require_seen(kept, form)
        kept.key, kept.content = form.key, form.content
        kept.version, kept.saved_at = kept.version + 1, now
        kept.save(update_fields=["key", "content", "version", "saved_at"])
    return kept


def _require_seen(kept: KeptDraft, form: Form) -> None:
    if kept.version != form.seen_version:
        msg = "这份草稿已在另一个窗口改过，请选择保留哪一份。"
        raise DraftChanged(msg)


def _begin(form: Form, *, by: Visitor, now: datetime) -> KeptDraft:
    if form.seen_version or Registration.objects.filter(key=form.key).exists():
        raise DraftGone(_GONE)
    if KeptDraft.objects.filter(owner_id=by.user_id).count() >= MOST_DRAFTS:
        msg = f"未提交的草稿已有 {MOST_DRAFTS} 份，请先提交或清空不用的。"
        raise TooManyDrafts(msg)
    kept, is_new = KeptDraft.objects.get_or_create(
        owner_id=by.user_id,
        slot=form.slot,
        defaults={"key": form.key, "content": form.content, "version": 1, "saved_at": now},
    )
    if not is_new:  # two windows began at the same moment
        _require_seen(kept, form)
    record(DraftBegun(slot=form.slot), subject_id=kept.pk, by=by, now=now, correlation_id=None)
    return kept
