"""Whom an operator may ring or give a call to, and the polite refusals (VOI-19, VOI-17)."""

from dataclasses import dataclass

from callcontrol.calls.dialling import mask_number
from callcontrol.calls.numbers import clean_number
from callcontrol.calls.switchboard import Switchboard
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import TABLE, Verb
from contracts.operator_messages import Refused, Target
from contracts.telephony_config import OutsideContact

NO_SUCH_OPERATOR = Refused(code="no_target", message="该热线员未签入，无法接通")
ONESELF = Refused(code="no_target", message="不能转给自己")
OPERATOR_BUSY = Refused(code="busy", message="该热线员正忙，暂时无法接听")
NO_SUCH_QUEUE = Refused(code="no_target", message="没有这个队列")
ONLY_INBOUND = Refused(code="not_allowed", message="外呼电话不能转入排队队列")
NO_SUCH_NUMBER = Refused(code="no_target", message="没有这个外部联系人，号码也不正确")
MAY_NOT_DIAL = Refused(code="not_allowed", message="您没有拨打外部号码的权限，请从通讯录选择")
NOT_A_PARTY = Refused(code="no_target", message="请选择热线员或外部联系人")


@dataclass(frozen=True, slots=True)
class ToOperator:
    """A colleague who can be rung now."""

    desk: Desk


@dataclass(frozen=True, slots=True)
class ToOutside:
    """A number on the trunk (中继): experts, departments, 110/119/120, or typed."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class ToQueue:
    """A queue (队列) of ours."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class ToSlot:
    """A parking slot (驻留位)."""

    slot: str


Destination = ToOperator | ToOutside | ToQueue | ToSlot


def resolve(board: Switchboard, target: Target, *, asker: Desk) -> Destination | Refused:
    """Find whom the target means, or say in Chinese why it cannot be."""
    match target.kind:
        case "operator":
            desk = board.floor.get(int(target.value)) if target.value.isdecimal() else None
            return weigh_colleague(desk, asker=asker)
        case "queue":
            return _find_queue(board, target.value)
        case "outside":
            return _find_outside(board, target.value, asker)
        case "slot":
            return ToSlot(target.value)


def resolve_dialled(board: Switchboard, number: str, *, asker: Desk) -> Destination | Refused:
    """Find whom a phone means that dials a transfer itself: a seat, or an outside number."""
    desk = board.floor.at_seat(number)
    if desk is not None:
        return weigh_colleague(desk, asker=asker)
    return _find_outside(board, number, asker)


def weigh_colleague(desk: Desk | None, *, asker: Desk) -> ToOperator | Refused:
    """Whether a colleague can be rung now."""
    if desk is None or desk.page is None:
        return NO_SUCH_OPERATOR
    if desk is asker:
        return ONESELF
    return ToOperator(desk) if is_free(desk) else OPERATOR_BUSY


def is_free(desk: Desk) -> bool:
    """Whether the operator is in no call and not on a break."""
    return desk.page is not None and desk.state.name in TABLE[Verb.SUMMON]


def _find_queue(board: Switchboard, name: str) -> ToQueue | Refused:
    queues = board.configuration().queues
    found = next((one for one in queues if one.name == name), None)
    return NO_SUCH_QUEUE if found is None else ToQueue(found.name, found.label)


def _find_outside(board: Switchboard, value: str, asker: Desk) -> ToOutside | Refused:
    contact = _find_contact(board.configuration().contacts, value)
    number = clean_number(contact.number if contact is not None else value)
    if not number:
        return NO_SUCH_NUMBER
    if contact is None and "dial" not in asker.rights:
        return MAY_NOT_DIAL
    refusal = board.meter.weigh(number, asker.operator_id)
    if refusal is not None:
        return Refused(code=refusal.code, message=refusal.message)
    return ToOutside(number, contact.label if contact is not None else mask_number(number))


def _find_contact(contacts: list[OutsideContact], value: str) -> OutsideContact | None:
    return next((one for one in contacts if value in (one.name, one.number)), None)
