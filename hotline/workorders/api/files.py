"""Show an attachment, as the visitor gets it."""

from typing import Literal

from hotline.accounts.visitor import Visitor
from hotline.files.rules.file_kinds import KINDS
from hotline.files.rules.scans import SCAN_LABELS
from hotline.workorders.actions.open_attachment import is_kept_from, size_for
from hotline.workorders.api.views import AttachmentView
from hotline.workorders.file_permissions import RELEASE_FILE
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.permissions import sees_every_order


def attachment_view(
    each: Attachment, visitor: Visitor, order: WorkOrder | None = None
) -> AttachmentView:
    """Show what a file is; only the hotline learns that the original says where it was taken."""
    is_ours = sees_every_order(visitor)
    return AttachmentView(
        id=each.pk,
        name=each.name,
        size=size_for(each, visitor),
        kind=_kind(each),
        has_preview=each.preview_size > 0,
        width=each.width,
        height=each.height,
        scan=each.scan,
        scan_label=SCAN_LABELS.get(each.scan, each.scan),
        had_location=each.had_location and is_ours,
        is_internal=each.is_internal,
        is_inherited=order is not None and each.order_id != order.pk,
        is_held=each.is_held,
        may_open=not is_kept_from(each, visitor),
        may_release=each.is_held and is_ours and visitor.has(RELEASE_FILE),
        uploaded_at=each.uploaded_at,
        uploaded_by=each.uploaded_by_label,
    )


def _kind(each: Attachment) -> Literal["picture", "document", "sound", "film"]:
    content_type = KINDS[each.kind].content_type
    if content_type.startswith("image/"):
        return "picture"
    if content_type.startswith("audio/"):
        return "sound"
    return "film" if content_type.startswith("video/") else "document"
