"""Every verb with everything filled in but who and when: for the matrix and the walk."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.organizations.models import Department
from hotline.workorders.actions._ruling_rules import Reach
from hotline.workorders.actions.accept import accept
from hotline.workorders.actions.allot import allot
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.actions.approve_extension import approve_extension
from hotline.workorders.actions.approve_result import approve_result
from hotline.workorders.actions.approve_send_back import approve_send_back
from hotline.workorders.actions.approve_suspension import approve_suspension
from hotline.workorders.actions.close import close
from hotline.workorders.actions.co_handle import co_handle
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.extend import extend
from hotline.workorders.actions.forward import forward
from hotline.workorders.actions.link import link
from hotline.workorders.actions.reassign import reassign
from hotline.workorders.actions.record_reply import record_reply
from hotline.workorders.actions.refuse_extension import refuse_extension
from hotline.workorders.actions.refuse_result import refuse_result
from hotline.workorders.actions.refuse_send_back import refuse_send_back
from hotline.workorders.actions.refuse_suspension import refuse_suspension
from hotline.workorders.actions.release_helper import release_helper
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.actions.resume import resume
from hotline.workorders.actions.rule_on_return import rule_on_return
from hotline.workorders.actions.send_back import send_back
from hotline.workorders.actions.submit_part import submit_part
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.actions.suspend import suspend
from hotline.workorders.actions.take_back import take_back
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import VERBS
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import State, Verb
from hotline.workorders.tests.attention import attention_acts, prepare_attention
from hotline.workorders.tests.families import family_acts
from hotline.workorders.tests.orders import (
    BASIS,
    REASON,
    a_result,
    an_outside_body,
    asked_to_extend,
    asked_to_suspend,
    later,
    registered,
    upload,
)
from tests.cast import Cast

_ON_EXTENSION = {Verb.APPROVE_EXTENSION, Verb.REFUSE_EXTENSION}


def act_of(cast: Cast, order: WorkOrder, verb: Verb) -> Callable[..., WorkOrder]:
    """Return the action with everything filled in but who and when.

    What a verb answers is asked first: a request, a helper's turn.
    """
    _prepare(cast, order, verb)
    return filled_in(cast, order, verb, by=cast.zhao_min, now=later(order, 120))


def filled_in(
    cast: Cast, order: WorkOrder, verb: Verb, *, by: Visitor, now: datetime
) -> Callable[..., WorkOrder]:
    """Return the action with everything filled in that makes sense at this moment."""
    files = [upload(by)] if verb is Verb.SEND_BACK else []
    acts = _handling(cast, order, now) | _desk(cast, files, now) | family_acts(cast, order)
    acts |= attention_acts(cast, now)
    return partial(acts[verb], number=order.number)


def filled_verbs(cast: Cast, order: WorkOrder) -> list[Verb]:
    """List the verbs that are filled in here; the matrix insists on all."""
    now = order.registered_at
    return [
        *_handling(cast, order, now),
        *_desk(cast, [], now),
        *family_acts(cast, order),
        *attention_acts(cast, now),
    ]


def _desk(cast: Cast, files: list[UUID], now: datetime) -> dict[Verb, Callable[..., Any]]:
    return {
        Verb.ANSWER_DIRECTLY: partial(answer_directly, text="已说明办理流程。"),
        Verb.DISPATCH: partial(dispatch, department_id=cast.urban.pk),
        Verb.ACCEPT: accept,
        Verb.SEND_BACK: partial(send_back, reason=REASON, legal_basis=BASIS, attachment_ids=files),
        Verb.APPROVE_SEND_BACK: partial(approve_send_back, comment="理由成立。"),
        Verb.REFUSE_SEND_BACK: partial(refuse_send_back, comment="理由不成立。"),
        Verb.RULE_ON_RETURN: partial(
            rule_on_return,
            department_id=cast.urban.pk,
            reason="路灯属城市照明设施，应由城管局维护。",
            legal_basis="《城市照明管理规定》第四条",
            reach=Reach(ends_on=now.date() + timedelta(days=90)),
        ),
        Verb.SUBMIT_RESULT: partial(
            submit_result, result=a_result(handled_at=now), attachment_ids=[]
        ),
        Verb.APPROVE_RESULT: approve_result,
        Verb.REFUSE_RESULT: partial(refuse_result, missing=["process"], comment="请补充过程。"),
        Verb.CLOSE: partial(close, closing=Closing.SOLVED),
        Verb.REOPEN: partial(reopen, reason="灯还是不亮。"),
    }


def _handling(cast: Cast, order: WorkOrder, now: datetime) -> dict[Verb, Callable[..., Any]]:
    part = a_result(handled_at=now, unit="市水务局管网科", staff="孙伟")
    return {
        Verb.FORWARD: partial(
            forward, department_id=an_outside_body().pk, reason="属省级事权事项。"
        ),
        Verb.RECORD_REPLY: partial(record_reply, result=part, attachment_ids=[]),
        Verb.TAKE_BACK: partial(take_back, reason="对方答复不属其办理。"),
        Verb.REASSIGN: partial(reassign, department_id=cast.water.pk, reason="属水务局职责。"),
        Verb.ALLOT: partial(allot, unit_id=cast.urban.pk, person_id=cast.zhao_min.user_id),
        Verb.CO_HANDLE: partial(
            co_handle, department_id=a_third_department().pk, reason="请协助断电施工。"
        ),
        Verb.SUBMIT_PART: partial(submit_part, result=part, attachment_ids=[]),
        Verb.RELEASE_HELPER: partial(
            release_helper, department_id=cast.water.pk, reason="已查明与供水无关。"
        ),
        Verb.SUSPEND: partial(
            suspend, reason="须等厂家补发配件，预计三天到货。", until=now + timedelta(days=6)
        ),
        Verb.APPROVE_SUSPENSION: partial(approve_suspension, comment="情况属实。"),
        Verb.REFUSE_SUSPENSION: partial(refuse_suspension, comment="可先行抢修。"),
        Verb.RESUME: resume,
        Verb.EXTEND: partial(
            extend, reason="需跨路段更换电缆，工程量较大。", until=_two_days_more(order, now)
        ),
        Verb.APPROVE_EXTENSION: partial(approve_extension, comment="同意。"),
        Verb.REFUSE_EXTENSION: partial(refuse_extension, comment="可按期办结。"),
    }


def _two_days_more(order: WorkOrder, now: datetime) -> datetime:
    clocks = order.deadlines.filter(clock=Clock.HANDLING, stopped_at__isnull=True)
    return max([each.ends_at for each in clocks], default=now) + timedelta(days=2)


def _prepare(cast: Cast, order: WorkOrder, verb: Verb) -> None:
    if verb is Verb.UNLINK and order.state != State.CLOSED:
        other = registered(cast).number
        link(number=order.number, other=other, by=cast.wang_fang, now=later(order, 90))
    prepare_attention(cast, order, verb)
    if order.state == State.AWAITING_HELPERS and verb in _ON_EXTENSION:
        asked_to_extend(cast, order, 65, by=cast.sun_wei)
    if order.state != State.HANDLING:
        return
    if verb in {Verb.APPROVE_SUSPENSION, Verb.REFUSE_SUSPENSION}:
        asked_to_suspend(cast, order)
    elif verb in _ON_EXTENSION:
        asked_to_extend(cast, order)
    elif verb in {Verb.ACCEPT, Verb.SUBMIT_PART, Verb.RELEASE_HELPER}:
        co_handle(
            number=order.number,
            department_id=cast.water.pk,
            reason="请排查灯杆旁的供水井盖。",
            by=cast.li_qiang,
            now=later(order, 20),
        )


def a_third_department() -> Department:
    """Return 供电局, which nobody of the cast handles for."""
    return Department.objects.get_or_create(
        code="power", defaults={"name": "市供电局", "short_name": "供电局"}
    )[0]


def player(cast: Cast, verb: Verb, state: State) -> Visitor:
    """Return somebody of the cast who may use the verb, from the right department."""
    if is_helpers(verb, state):
        return cast.sun_wei
    roles = VERBS[verb].roles
    return next(each for each in cast.everybody().values() if each.roles & roles)


def outsiders(cast: Cast, verb: Verb, state: State) -> list[Visitor]:
    """Return who has the right role in the wrong department."""
    return [cast.zhao_min] if is_helpers(verb, state) else [cast.sun_wei]


def is_helpers(verb: Verb, state: State) -> bool:
    """Tell whether the verb is a helper's own at this state."""
    if verb is Verb.EXTEND:
        return state is State.AWAITING_HELPERS
    is_accept = verb is Verb.ACCEPT and state is not State.AWAITING_ACCEPTANCE
    return is_accept or verb is Verb.SUBMIT_PART
