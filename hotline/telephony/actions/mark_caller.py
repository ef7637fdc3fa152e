"""Mark a caller (来电人标记): VIP, special care, blocked. Blocking takes two people."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from contracts.credentials import number_index
from hotline.accounts.visitor import Visitor
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.masking import mask_phone
from hotline.telephony.actions.republish import republish
from hotline.telephony.models import CallerMark
from hotline.telephony.policy_errors import MarkedAlready, NoSuchMark, TakesTwo
from hotline.telephony.policy_events import CallerMarkDecided, CallerMarkProposed

_State = CallerMark.State


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom to mark, how, why, until when."""

    number: str
    kind: CallerMark.Kind
    note: str
    reason: str
    until: date | None


def propose_mark(*, proposal: Proposal, by: Visitor, now: datetime) -> CallerMark:
    """Propose a mark; it changes nothing until somebody approves it.

    Raises:
        Invalid: that is no telephone number.
        MarkedAlready: another proposal for the number waits.

    """
    plain = normalize_number(proposal.number)
    if not plain:
        msg = "请填写正确的电话号码。"
        raise Invalid(msg, fields={"number": msg})
    index = number_index(settings.HOTLINE_ENVIRONMENT.seat_secret, plain)
    with writing():
        if CallerMark.objects.filter(number_index=index, state=_State.PROPOSED).exists():
            msg = "这个号码已有一条待批准的标记。"
            raise MarkedAlready(msg)
        mark = CallerMark.objects.create(
            number=plain,
            number_index=index,
            number_masked=mask_phone(plain),
            kind=proposal.kind,
            note=proposal.note,
            reason=proposal.reason,
            until=proposal.until,
            state=_State.PROPOSED,
            proposed_by_id=by.user_id,
            proposed_by_label=by.actor_label,
            proposed_at=now,
        )
        proposed = CallerMarkProposed(
            caller=mark.number_masked, mark=mark.kind, reason=proposal.reason
        )
        record(proposed, subject_id=mark.pk, by=by, now=now, correlation_id=None)
    return mark


def approve_mark(*, mark_id: int, by: Visitor, now: datetime) -> CallerMark:
    """Put the mark in force and publish; an earlier mark of the number is lifted.

    Raises:
        NoSuchMark: nothing was proposed.
        TakesTwo: who proposed to block cannot approve it.

    """
    with writing():
        mark = _locked(mark_id, _State.PROPOSED)
        if mark.kind == CallerMark.Kind.BLOCKED and mark.proposed_by_id == by.user_id:
            msg = "加入黑名单须由另一人批准。"
            raise TakesTwo(msg)
        earlier = CallerMark.objects.select_for_update().filter(
            number_index=mark.number_index, state=_State.IN_FORCE
        )
        for each in earlier:
            _decide(each, _State.LIFTED, by, now)
        _decide(mark, _State.IN_FORCE, by, now)
        republish(by=by, now=now)
    return mark


def refuse_mark(*, mark_id: int, by: Visitor, now: datetime) -> CallerMark:
    """Refuse what was proposed; who proposed it may take it back this way.

    Raises:
        NoSuchMark: nothing was proposed.

    """
    with writing():
        mark = _locked(mark_id, _State.PROPOSED)
        _decide(mark, _State.REFUSED, by, now)
    return mark


def lift_mark(*, mark_id: int, by: Visitor, now: datetime) -> CallerMark:
    """Lift a mark that is in force, and publish.

    Raises:
        NoSuchMark: it is not in force.

    """
    with writing():
        mark = _locked(mark_id, _State.IN_FORCE)
        _decide(mark, _State.LIFTED, by, now)
        republish(by=by, now=now)
    return mark


def _locked(mark_id: int, state: CallerMark.State) -> CallerMark:
    mark = CallerMark.objects.select_for_update().filter(pk=mark_id, state=state).first()
    if mark is None:
        msg = "没有这条标记，或已有人处理。"
        raise NoSuchMark(msg)
    return mark


def _decide(mark: CallerMark, state: CallerMark.State, by: Visitor, now: datetime) -> None:
    mark.state = state
    if state != _State.LIFTED:
        mark.decided_by_id, mark.decided_by_label = by.user_id, by.actor_label
        mark.decided_at = now
    mark.save()
    decided = CallerMarkDecided(caller=mark.number_masked, mark=mark.kind, state=state)
    record(decided, subject_id=mark.pk, by=by, now=now, correlation_id=None)
