"""Show what an order bears beside its handling, as far as each visitor may see it."""

from typing import cast

from hotline.accounts.visitor import Visitor
from hotline.reference.rules.calendar import local_date
from hotline.workorders.api.attention_schemas import (
    AttentionView,
    CorrectionView,
    DifficultyView,
    DirectLinkView,
    SupervisionLevel,
    SupervisionView,
    UnifiedReplyView,
    UrgeView,
    WithdrawalView,
)
from hotline.workorders.models import (
    Correction,
    Difficulty,
    DirectLink,
    Supervision,
    UnifiedReply,
    Withdrawal,
    WorkOrder,
)
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.rules.correction import FIELD_LABELS, SEALED, CorrectedField
from hotline.workorders.rules.supervision import LEVEL_LABELS, Level
from hotline.workorders.rules.urging import SOURCE_LABELS, Source
from hotline.workorders.rules.withdrawal import SAID_LABELS, Said

_SEALED = "（加密保存）"


def attention_view(order: WorkOrder, visitor: Visitor) -> AttentionView:
    """Show presses, letters, difficulty and corrections of one order."""
    is_ours = sees_every_order(visitor)
    level = order.supervision_level
    reply = UnifiedReply.objects.select_related("answer").filter(order=order).first()
    link = order.direct_links.select_related("department").last()
    letters = order.supervisions.select_related("department")
    return AttentionView(
        urge_count=order.urge_count,
        supervision_level=cast("SupervisionLevel", level),
        supervision_label=LEVEL_LABELS[Level(level)] if level else "",
        is_difficult=order.is_difficult,
        urges=[
            UrgeView(
                source_label=SOURCE_LABELS[Source(each.source)],
                note=each.note,
                urged_at=each.urged_at,
                urged_by=each.urged_by_label,
            )
            for each in order.urges.all()
        ],
        supervisions=[_supervision(each) for each in letters],
        difficulty=_difficulty(order.difficulties.last()),
        direct_link=_direct_link(link) if link else None,
        corrections=[_correction(each, is_ours=is_ours) for each in order.corrections.all()],
        withdrawal=_withdrawal(Withdrawal.objects.filter(order=order).first(), is_ours=is_ours),
        unified_reply=_unified_reply(reply) if reply else None,
    )


def _supervision(each: Supervision) -> SupervisionView:
    return SupervisionView(
        id=each.pk,
        letter=each.letter,
        level=each.level,
        level_label=LEVEL_LABELS[Level(each.level)],
        leader=each.leader,
        department_name=each.department.name,
        reason=each.reason,
        reply_by=each.reply_by,
        issued_at=each.issued_at,
        issued_by=each.issued_by_label,
        reply=each.reply,
        replied_at=each.replied_at,
        replied_by=each.replied_by_label,
        is_late=each.replied_at is not None and each.replied_at > each.reply_by,
        reply_document=each.reply_document,
        recorded_at=each.recorded_at,
        recorded_by=each.recorded_by_label,
        lifted_at=each.lifted_at,
        lifted_by=each.lifted_by_label,
        lifted_because=each.lifted_because,
    )


def _difficulty(each: Difficulty | None) -> DifficultyView | None:
    if each is None:
        return None
    return DifficultyView(
        cause_label=each.get_cause_display(),
        reason=each.reason,
        escalated_at=each.escalated_at,
        escalated_by=each.escalated_by_label,
        reported_to=each.reported_to,
        reported_note=each.reported_note,
        reported_at=each.reported_at,
        reported_by=each.reported_by_label,
        ended_at=each.ended_at,
        ended_by=each.ended_by_label,
        ended_because=each.ended_because,
    )


def _direct_link(each: DirectLink) -> DirectLinkView:
    return DirectLinkView(
        department_name=each.department.name,
        linked_at=each.linked_at,
        started_on=each.started_on,
        grace_until=each.grace_until,
        is_in_grace=local_date(each.linked_at) <= each.grace_until,
    )


def _correction(each: Correction, *, is_ours: bool) -> CorrectionView:
    is_sealed = each.field in SEALED
    is_hidden = is_sealed and not is_ours
    return CorrectionView(
        field_label=FIELD_LABELS[CorrectedField(each.field)],
        is_sealed=is_sealed,
        old=_SEALED if is_hidden else each.old,
        new=_SEALED if is_hidden else each.new,
        reason=each.reason,
        corrected_at=each.corrected_at,
        corrected_by=each.corrected_by_label,
    )


def _withdrawal(each: Withdrawal | None, *, is_ours: bool) -> WithdrawalView | None:
    if each is None:
        return None
    return WithdrawalView(
        said_label=SAID_LABELS[Said(each.said_by)],
        words=each.words if is_ours else _SEALED,
        withdrawn_at=each.withdrawn_at,
        noted_by=each.noted_by_label,
    )


def _unified_reply(each: UnifiedReply) -> UnifiedReplyView:
    return UnifiedReplyView(
        title=each.answer.title,
        text=each.text,
        replied_at=each.replied_at,
        replied_by=each.replied_by_label,
    )
