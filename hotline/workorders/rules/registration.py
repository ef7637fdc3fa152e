"""What a demand must say before it becomes an order (WO-05, WO-06, WO-07)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hotline.citizens.rules.numbers import normalize_number
from hotline.contacts.rules.channels import Channel
from hotline.reference.rules.dictionaries import AppealType, Urgency
from hotline.workorders.rules.secrecy import Secrecy

MAX_DEMANDS = 10
"""One call brings a handful of demands; more is a mistake of the page."""
MAX_TEXT = 20_000
"""Of some 10,300 letters to a city's government the longest had 8,994 characters; none is cut."""
MAX_PLACE = 200
MAX_NAME = 40
MAX_PHONE = 30
_SHORTEST_REASON = 5
CLOCK_TOLERANCE = timedelta(minutes=5)
_LIVING_MEMORY = timedelta(days=100 * 365)
MUST_BE_DISPATCHED = frozenset({AppealType.COMPLAINT, AppealType.REPORT})
"""Answering these at the desk instead of dispatching them needs a reason (WO-05)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The citizen as they describe themselves in this call."""

    name: str
    phone: str
    sex: str = ""
    is_confidential: bool = False
    is_anonymous: bool = False
    """Wants to be known by nobody: neither name nor citizen's file go with the order."""

    @property
    def is_hidden(self) -> bool:
        """Whether departments learn nothing of the caller."""
        return self.is_confidential or self.is_anonymous


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectAnswer:
    """What the operator answered at once; the reason is for types that must be dispatched."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One demand (诉求) as the operator took it down."""

    appeal_type: AppealType
    urgency: Urgency
    topic_code: str
    area_code: str
    place: str
    event: str
    demand: str
    event_time: datetime | None = None
    secrecy: Secrecy = Secrecy.NORMAL
    desk_code: str = ""
    desk_answers: Mapping[str, str] = field(default_factory=dict)
    direct_answer: DirectAnswer | None = None
    original_event: str = ""
    """How the words came, where cleaning changed them (原文)."""
    original_demand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where an imported order comes from; only an import says so."""

    source: str
    external_id: str
    channel: Channel
    registered_at: datetime | None = None
    """When it was registered there, if the file says so."""


def missing_elements(each: Demand, *, now: datetime) -> dict[str, str]:
    """Return field → Chinese sentence for every required element that is missing or wrong."""
    elements = (
        ("place", each.place, "事发地点"),
        ("event", each.event, "事件经过"),
        ("demand", each.demand, "诉求内容"),
    )
    faults = {field: f"请填写{label}。" for field, text, label in elements if not text.strip()}
    if each.event_time is not None and each.event_time > now + CLOCK_TOLERANCE:
        faults["event_time"] = "事发时间不能晚于现在。"
    elif each.event_time is not None and each.event_time < now - _LIVING_MEMORY:
        faults["event_time"] = "事发时间过早，请核对年份。"
    return faults


def missing_caller(caller: Caller) -> dict[str, str]:
    """Return what is missing of the caller; somebody who wants secrecy may stay nameless."""
    faults = {}
    if not caller.name.strip() and not caller.is_hidden:
        faults["name"] = "请填写诉求人姓名；对方不愿透露时请勾选保密。"
    if not caller.phone.strip():
        faults["phone"] = "请填写联系电话。"
    elif not normalize_number(caller.phone):
        faults["phone"] = "联系电话格式不正确。"
    return faults


def missing_anything(caller: Caller, demands: list[Demand], *, now: datetime) -> dict[str, str]:
    """Return path → Chinese sentence for a whole registration; empty when it may be made."""
    faults = {f"caller.{field}": text for field, text in missing_caller(caller).items()}
    if not 1 <= len(demands) <= MAX_DEMANDS:
        faults["demands"] = f"一次可登记 1 到 {MAX_DEMANDS} 项诉求。"
    for position, each in enumerate(demands):
        missing = missing_elements(each, now=now)
        faults |= {f"demands.{position}.{field}": text for field, text in missing.items()}
    return faults


def missing_of_answer(appeal_type: AppealType, answer: DirectAnswer) -> dict[str, str]:
    """Return what a direct answer lacks: its text, or the reason this type asks for (WO-05)."""
    if not answer.text.strip():
        return {"text": "请填写答复内容。"}
    if appeal_type in MUST_BE_DISPATCHED and len(answer.reason.strip()) < _SHORTEST_REASON:
        return {"reason": "投诉、举报应当派单；直接答复请写明不派单的理由。"}
    return {}
