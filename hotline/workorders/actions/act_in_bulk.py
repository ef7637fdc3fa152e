"""Carry out one verb on many orders (批量操作); one refusal never stops the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

import structlog
from django.db import DatabaseError, transaction

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Refusal
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions.accept import accept
from hotline.workorders.actions.answer_unified import answer_unified
from hotline.workorders.actions.approve_extension import approve_extension
from hotline.workorders.actions.approve_result import approve_result
from hotline.workorders.actions.approve_send_back import approve_send_back
from hotline.workorders.actions.approve_suspension import approve_suspension
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.refuse_extension import refuse_extension
from hotline.workorders.actions.refuse_send_back import refuse_send_back
from hotline.workorders.actions.refuse_suspension import refuse_suspension
from hotline.workorders.actions.urge import urge
from hotline.workorders.list_errors import TooMany
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.bulk import BULK_VERBS, MOST_ORDERS, NOT_DONE, Outcome
from hotline.workorders.rules.urging import Source
from hotline.workorders.rules.workflow import VERB_LABELS, Verb
from hotline.workorders.search_events import ActedInBulk


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkAct:
    """One verb with its words, meant for every order alike."""

    verb: Verb
    text: str = ""
    department_id: int | None = None
    answer_id: int | None = None
    shield_reason: str = ""


_log = structlog.get_logger()
_Doer = Callable[[BulkAct, str, Visitor, datetime], WorkOrder]


def _commenting(verb: Callable[..., WorkOrder]) -> _Doer:
    """Return what carries out a verb that asks for nothing but a comment."""
    return lambda act, number, by, now: verb(number=number, comment=act.text, by=by, now=now)


_DOERS: Mapping[Verb, _Doer] = {
    Verb.DISPATCH: lambda act, number, by, now: dispatch(
        number=number,
        department_id=act.department_id or 0,
        note=act.text,
        shield_reason=act.shield_reason,
        by=by,
        now=now,
    ),
    Verb.ACCEPT: lambda _act, number, by, now: accept(number=number, by=by, now=now),
    Verb.APPROVE_RESULT: _commenting(approve_result),
    Verb.APPROVE_SEND_BACK: _commenting(approve_send_back),
    Verb.REFUSE_SEND_BACK: _commenting(refuse_send_back),
    Verb.APPROVE_SUSPENSION: _commenting(approve_suspension),
    Verb.REFUSE_SUSPENSION: _commenting(refuse_suspension),
    Verb.APPROVE_EXTENSION: _commenting(approve_extension),
    Verb.REFUSE_EXTENSION: _commenting(refuse_extension),
    Verb.URGE: lambda act, number, by, now: urge(
        number=number, source=Source.HOTLINE, reason=act.text, by=by, now=now
    ),
    Verb.ANSWER_UNIFIED: lambda act, number, by, now: answer_unified(
        number=number, answer_id=act.answer_id or 0, by=by, now=now
    ),
}


def preview_in_bulk(
    act: BulkAct, numbers: Sequence[str], *, by: Visitor, now: datetime
) -> list[Outcome]:
    """Say what would become of each order, by trying it and taking it back.

    Every order is tried as if the others were not touched.

    Raises:
        TooMany: more orders than one person can answer for.
        Refusal: the verb is not for many orders at once.

    """
    return [_tried(act, number, by, now) for number in _checked(act, numbers)]


def act_in_bulk(
    act: BulkAct, numbers: Sequence[str], *, by: Visitor, now: datetime
) -> list[Outcome]:
    """Carry the verb out on each order, in a transaction of its own.

    Raises:
        TooMany: more orders than one person can answer for.
        Refusal: the verb is not for many orders at once.

    """
    outcomes = [_done(act, number, by, now) for number in _checked(act, numbers)]
    with writing():
        happening = ActedInBulk(
            verb=act.verb,
            done=[each.number for each in outcomes if each.is_done],
            refused=[each.number for each in outcomes if not each.is_done],
        )
        record(happening, subject_id=uuid4(), by=by, now=now, correlation_id=None)
    return outcomes


def _checked(act: BulkAct, numbers: Sequence[str]) -> list[str]:
    if act.verb not in BULK_VERBS:
        msg = f"“{VERB_LABELS[act.verb]}”要逐件办理，不能批量操作。"
        raise Refusal(msg, code="not_in_bulk")
    chosen = list(dict.fromkeys(numbers))
    if not 1 <= len(chosen) <= MOST_ORDERS:
        msg = f"一次可以选 1 到 {MOST_ORDERS} 件工单。"
        raise TooMany(msg)
    return chosen


def _tried(act: BulkAct, number: str, by: Visitor, now: datetime) -> Outcome:
    with transaction.atomic():
        outcome = _done(act, number, by, now)
        transaction.set_rollback(True)
    return outcome


def _done(act: BulkAct, number: str, by: Visitor, now: datetime) -> Outcome:
    try:
        order = _DOERS[act.verb](act, number, by, now)
    except Refusal as refusal:
        said = next(iter(refusal.fields.values()), refusal.message)
        return Outcome(number, is_done=False, code=refusal.code, sentence=said)
    except DatabaseError:
        # The orders before it are done, and whoever chose them must learn of each.
        _log.exception("bulk_act_failed", number=number, verb=act.verb)
        return Outcome(number, is_done=False, code="failed", sentence=NOT_DONE)
    return Outcome(number, is_done=True, state=order.state)
