"""Show inspections."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from hotline.accounts.queries import list_display_names
from hotline.accounts.visitor import Visitor
from hotline.quality.api import schemas as out
from hotline.quality.evidence_text import read
from hotline.quality.models import Dispute, InspectedItem, Inspection
from hotline.quality.permissions import DISPUTE, INSPECT, RULE_ON_DISPUTE
from hotline.quality.queries import dispute_of, items_of
from hotline.quality.rules.disputes import DISPUTE_LABELS, DisputeState
from hotline.quality.rules.sampling import DRAWN_LABELS, Drawn
from hotline.quality.rules.scorecards import SUBJECT_LABELS, Subject
from hotline.quality.rules.states import MACHINE_LABEL, STATE_LABELS, InspectionState
from hotline.quality.rules.verdicts import VERDICT_LABELS, Verdict
from hotline.telephony.caption_queries import words_of
from hotline.telephony.models import Recording
from hotline.telephony.policy_queries import contents

NOBODY = "—"


def skill_labels() -> dict[str, str]:
    """Return the queue's name → what people call it."""
    return {each["name"]: each["label"] for each in contents("queue")}


def rows_out(rows: Iterable[Inspection]) -> list[out.InspectionRow]:
    """Return the rows of a list with the names of people."""
    listed = list(rows)
    names = list_display_names(each.operator_id for each in listed if each.operator_id)
    skills = skill_labels()
    return [row_out(each, names, skills) for each in listed]


def row_out(
    each: Inspection, names: Mapping[int, str], skills: Mapping[str, str]
) -> out.InspectionRow:
    """Return one row."""
    subject = Subject.CALL if each.call_id else Subject.ORDER
    sampled = getattr(each, "sampled", None)
    dispute = getattr(each, "dispute", None)
    return out.InspectionRow(
        id=each.pk,
        subject=subject,
        subject_label=SUBJECT_LABELS[subject],
        number=each.order.number if each.order else "",
        call_id=each.call_id,
        operator_id=each.operator_id,
        operator=names.get(each.operator_id or 0, NOBODY),
        skill_label=skills.get(each.skill, each.skill),
        happened_at=each.happened_at,
        state=each.state,
        state_label=STATE_LABELS[InspectionState(each.state)],
        score=each.score,
        is_red=each.is_red,
        machine_score=each.machine_score,
        machine_is_red=each.machine_is_red,
        has_words=each.has_words,
        sampled=DRAWN_LABELS[Drawn(sampled.why)] if sampled else "",
        dispute_label=DISPUTE_LABELS[DisputeState(dispute.state)] if dispute else "",
        inspected_by=each.inspected_by_label,
    )


def detail_out(inspection: Inspection, visitor: Visitor, now: datetime) -> out.InspectionDetail:
    """Return one inspection with items, words, recording and what the visitor may do."""
    (row,) = rows_out([inspection])
    rules = {each.code: each.rule for each in inspection.scorecard.entry().items}
    dispute = dispute_of(inspection)
    is_own = inspection.operator_id == visitor.user_id
    is_inspected = inspection.state == InspectionState.INSPECTED
    until = inspection.dispute_until
    ruled_out = {inspection.inspected_by_id, inspection.operator_id}
    return out.InspectionDetail(
        **row.model_dump(),
        scorecard=str(inspection.scorecard),
        machine_note=MACHINE_LABEL,
        scored_at=inspection.scored_at,
        inspected_at=inspection.inspected_at,
        words=inspection.words,
        dispute_until=until,
        items=[_item(each, rules) for each in items_of(inspection)],
        turns=_turns(inspection),
        recording_id=_recording(inspection),
        dispute=_dispute(dispute) if dispute else None,
        may_inspect=not is_inspected and not is_own and visitor.has(INSPECT),
        may_dispute=(
            is_own
            and is_inspected
            and dispute is None
            and visitor.has(DISPUTE)
            and until is not None
            and now <= until
        ),
        may_rule=(
            dispute is not None
            and dispute.state == DisputeState.OPEN
            and visitor.has(RULE_ON_DISPUTE)
            and visitor.user_id not in ruled_out
        ),
    )


def _item(each: InspectedItem, rules: Mapping[str, str]) -> out.ItemOut:
    person = VERDICT_LABELS[Verdict(each.person_verdict)] if each.person_verdict else ""
    return out.ItemOut(
        code=each.code,
        label=each.label,
        rule=rules.get(each.code, ""),
        most=each.most,
        is_red_line=each.is_red_line,
        machine_verdict=Verdict(each.machine_verdict),
        machine_label=VERDICT_LABELS[Verdict(each.machine_verdict)],
        machine_points=each.machine_points,
        confidence=each.confidence,
        why=each.why,
        evidence=[
            out.EvidenceOut(
                note=one.note,
                quote=one.quote,
                party=one.party,
                second=one.second,
                turn_at=one.turn_at,
                field=one.field,
            )
            for one in read(each.evidence)
        ],
        person_verdict=each.person_verdict,
        person_label=person,
        person_points=each.person_points,
        reason=each.reason,
        is_agreed=each.is_agreed,
    )


def _turns(inspection: Inspection) -> list[out.TurnOut]:
    if inspection.call_id is None:
        return []
    return [
        out.TurnOut(
            party=each.party, begins_at=each.begins_at, ends_at=each.ends_at, text=each.text
        )
        for each in words_of(inspection.call_id)
    ]


def _recording(inspection: Inspection) -> int | None:
    if inspection.call_id is None:
        return None
    talks = Recording.objects.filter(call_id=inspection.call_id, kind=Recording.Kind.TALK)
    return talks.order_by("started_at", "pk").values_list("pk", flat=True).first()


def _dispute(dispute: Dispute) -> out.DisputeOut:
    return out.DisputeOut(
        codes=dispute.codes,
        reason=dispute.reason,
        state=dispute.state,
        state_label=DISPUTE_LABELS[DisputeState(dispute.state)],
        made_at=dispute.made_at,
        made_by=dispute.made_by_label,
        ruled_at=dispute.ruled_at,
        ruled_by=dispute.ruled_by_label,
        words=dispute.words,
        score_before=dispute.score_before,
    )
