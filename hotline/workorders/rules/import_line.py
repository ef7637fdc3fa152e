"""Read one line of an import of orders (导入): the order it tells of, or what is wrong with it.

An order keeps its own channel, its own number and the time it was registered; its clocks run
from then. What a department has in hand elsewhere cannot be imported: nobody here has it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from hotline.contacts.rules.channels import CHANNEL_LABELS, Channel
from hotline.reference.rules.dictionaries import APPEAL_TYPE_LABELS, URGENCY_LABELS
from hotline.workorders.rules.closing import CLOSING_LABELS, Closing
from hotline.workorders.rules.exported_caller import NAMELESS
from hotline.workorders.rules.import_columns import (
    LineError,
    answers,
    chosen,
    moment,
    named,
    said_yes,
    short,
    texts_of,
)
from hotline.workorders.rules.original_words import without_surrogates
from hotline.workorders.rules.registration import (
    CLOCK_TOLERANCE,
    MAX_PLACE,
    MAX_TEXT,
    Caller,
    Demand,
    DirectAnswer,
    Provenance,
)
from hotline.workorders.rules.secrecy import SECRECY_LABELS, Secrecy
from hotline.workorders.rules.workflow import State
from hotline.workorders.rules.workflow_words import STATE_LABELS

_NAMESPACE = UUID("5f0b2f0e-6d3c-4d0a-9a53-5f6d2f6b1a11")
_MAX_ID = 60
_MAX_REASON = 500
_OLDEST = timedelta(days=30 * 365)
_SEXES = {"": "", "未知": "", "男": "male", "女": "female", "male": "male", "female": "female"}
_LAST = datetime.max.replace(tzinfo=UTC)
_SECRECY = {each: SECRECY_LABELS[each] for each in Secrecy}
_MASKED = re.compile(r"\*")


@dataclass(frozen=True, slots=True)
class Answered:
    """The direct answer an order was closed with where it comes from, and when."""

    answer: DirectAnswer
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One order to be registered, and what it was where it comes from."""

    external_id: str
    channel: Channel
    registered_at: datetime | None
    """When it was registered there; None: now."""
    caller: Caller
    demand: Demand
    answered: Answered | None = None

    def key(self, source: str) -> UUID:
        """Return the registration's key: the same for the same number of the same source."""
        return uuid5(_NAMESPACE, f"{source}\x1f{self.external_id}")

    def provenance(self, source: str) -> Provenance:
        """Return where the order comes from."""
        return Provenance(
            source=source,
            external_id=self.external_id,
            channel=self.channel,
            registered_at=self.registered_at,
        )


def read_line(raw: Mapping[str, object], *, now: datetime) -> ImportLine:
    """Return the order a line describes; what it must say is checked when it is registered.

    Raises:
        LineError: a column is unknown, or its value cannot be understood.

    """
    text, came = texts_of(raw)
    external_id = short(text["external_id"] or text["number"], "外部编号", _MAX_ID)
    if not external_id:
        msg = "缺少外部编号；没有它，重复导入时无法识别。"
        raise LineError(msg)
    registered_at = moment(text["registered_at"], "登记时间")
    _refuse_strange_time(registered_at, now)
    demand = _demand(text, came)
    _refuse_later_event(demand.event_time, registered_at)
    return ImportLine(
        external_id,
        named(CHANNEL_LABELS, text["channel"] or Channel.PHONE, "渠道"),
        registered_at,
        _caller(text),
        demand,
        _answered(text, registered_at or now, now),
    )


def place_in_time(raw: Mapping[str, object]) -> tuple[datetime, str]:
    """Return by what lines are sorted: a day's numbers are given in the order they once were.

    What does not say when it was registered comes last, in the order of the file.
    """
    try:
        text, _ = texts_of(raw)
        at = moment(text["registered_at"], "登记时间")
    except LineError:
        at = None
    return (_LAST, "") if at is None else (at, text["number"])


def _caller(text: Mapping[str, str]) -> Caller:
    if _MASKED.search(text["phone"]):
        msg = f"联系电话“{text['phone']}”是脱敏的，请用能看全号的账号导出后再导入。"
        raise LineError(msg)
    is_anonymous = text["name"] == NAMELESS
    return Caller(
        name="" if is_anonymous else text["name"],
        phone=text["phone"],
        sex=chosen(_SEXES, text["sex"], "性别"),
        is_confidential=said_yes(text["is_confidential"], "要求保密"),
        is_anonymous=is_anonymous,
    )


def _demand(text: Mapping[str, str], came: Mapping[str, str]) -> Demand:
    raw = {name: without_surrogates(came.get(name, "")) for name in ("event", "demand")}
    return Demand(
        appeal_type=named(APPEAL_TYPE_LABELS, text["appeal_type"], "诉求类型"),
        urgency=named(URGENCY_LABELS, text["urgency"] or "一般", "紧急程度"),
        topic_code=text["topic_code"],
        area_code=text["area_code"],
        place=short(text["place"], "事发地点", MAX_PLACE),
        event=short(text["event"], "事件经过", MAX_TEXT),
        demand=short(text["demand"], "诉求内容", MAX_TEXT),
        event_time=moment(text["event_time"], "事发时间"),
        secrecy=named(_SECRECY, text["secrecy"] or Secrecy.NORMAL, "密级"),
        desk_code=text["desk_code"],
        desk_answers=answers(text["desk_answers"], "专席表单"),
        original_event="" if raw["event"] == text["event"] else raw["event"],
        original_demand="" if raw["demand"] == text["demand"] else raw["demand"],
    )


def _answered(text: Mapping[str, str], registered_at: datetime, now: datetime) -> Answered | None:
    state = named(STATE_LABELS, text["state"] or State.AWAITING_DISPATCH, "状态")
    if state is State.AWAITING_DISPATCH:
        return None
    closing = text["closing"] and named(CLOSING_LABELS, text["closing"], "结案方式")
    if state is not State.CLOSED or closing != Closing.ANSWERED_DIRECTLY:
        msg = (
            f"状态为“{STATE_LABELS[state]}”的工单不能导入：只收待派单的，"
            "和以直接答复结案的；在办的请在原系统办结。"
        )
        raise LineError(msg)
    closed_at = moment(text["closed_at"], "结案时间")
    if closed_at is not None and not registered_at <= closed_at <= now + CLOCK_TOLERANCE:
        msg = "结案时间应在登记时间之后、现在之前。"
        raise LineError(msg)
    answer = DirectAnswer(
        text=short(text["direct_answer"], "直接答复内容", MAX_TEXT),
        reason=short(text["direct_answer_reason"], "直接答复理由", _MAX_REASON),
    )
    return Answered(answer, closed_at)


def _refuse_later_event(event_time: datetime | None, registered_at: datetime | None) -> None:
    if event_time and registered_at and event_time > registered_at + CLOCK_TOLERANCE:
        msg = "事发时间不能晚于登记时间。"
        raise LineError(msg)


def _refuse_strange_time(registered_at: datetime | None, now: datetime) -> None:
    if registered_at is None:
        return
    if registered_at > now + CLOCK_TOLERANCE:
        msg = "登记时间不能晚于现在。"
        raise LineError(msg)
    if registered_at < now - _OLDEST:
        msg = "登记时间过早，请核对年份。"
        raise LineError(msg)
