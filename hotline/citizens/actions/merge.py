"""Merge two files (合并档案) that are one person's, and undo it (撤销合并)."""

from datetime import datetime

from hotline.citizens.errors import CannotMerge, CitizenInvalid
from hotline.citizens.events import CitizensMerged, CitizensUnmerged
from hotline.citizens.models import Citizen, Merging
from hotline.citizens.queries import get_citizen, root_of
from hotline.citizens.rules.identities import (
    LONGEST_NOTE,
    SHORTEST_REASON,
    Proof,
    fault_of_merge,
)
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def merge(
    *, kept_id: int, absorbed_id: int, reason: str, proof: Proof, by: Actor, now: datetime
) -> Merging:
    """Show two files as one from now on; no number, contact or order moves.

    Raises:
        NoCitizen: one of them does not exist.
        CitizenInvalid: no reason was given.
        CannotMerge: they are one already, or the second is part of another.

    """
    reason = _reason(reason)
    with writing():
        _lock(kept_id, absorbed_id)
        kept, absorbed = root_of(get_citizen(kept_id)), get_citizen(absorbed_id)
        fault = fault_of_merge(
            kept_id,
            absorbed_id,
            root_of_kept=kept.pk,
            root_of_absorbed=root_of(absorbed).pk,
        )
        if fault:
            raise CannotMerge(fault)
        absorbed.merged_into = kept
        absorbed.save(update_fields=["merged_into"])
        merging = Merging.objects.create(
            kept=kept,
            absorbed=absorbed,
            reason=reason,
            proof=proof,
            merged_at=now,
            merged_by_label=by.actor_label[:80],
        )
        happening = CitizensMerged(absorbed_id=absorbed.pk, proof=proof, reason=reason)
        record(happening, subject_id=kept.pk, by=by, now=now, correlation_id=None)
    return merging


def unmerge(*, merging_id: int, reason: str, by: Actor, now: datetime) -> Merging:
    """Make the two files two again, exactly as they were.

    Raises:
        CitizenInvalid: no reason was given.
        CannotMerge: there is no such merging, or it was undone before.

    """
    reason = _reason(reason)
    with writing():
        merging = Merging.objects.select_for_update().filter(pk=merging_id).first()
        if merging is None or merging.undone_at is not None:
            msg = "没有这次合并，或已经撤销。"
            raise CannotMerge(msg)
        absorbed = get_citizen(merging.absorbed_id)
        absorbed.merged_into = None
        absorbed.save(update_fields=["merged_into"])
        merging.undone_at, merging.undone_by_label = now, by.actor_label[:80]
        merging.save(update_fields=["undone_at", "undone_by_label"])
        happening = CitizensUnmerged(absorbed_id=absorbed.pk, reason=reason)
        record(happening, subject_id=merging.kept_id, by=by, now=now, correlation_id=None)
    return merging


def _lock(*citizen_ids: int) -> None:
    """Lock both files in one order, so that two merges of the same pair do not wait in a ring."""
    rows = Citizen.objects.select_for_update().filter(pk__in=citizen_ids).order_by("pk")
    list(rows.values_list("pk", flat=True))


def _reason(text: str) -> str:
    reason = text.strip()
    if not SHORTEST_REASON <= len(reason) <= LONGEST_NOTE:
        msg = f"请写明理由（{SHORTEST_REASON} 至 {LONGEST_NOTE} 字）。"
        raise CitizenInvalid(msg, fields={"reason": msg})
    return reason
