"""What a reply must not be without: the same rules that stop it when it is sent."""

from collections.abc import Iterator
from datetime import datetime

from hotline.reference.rules.calendar import SHANGHAI
from hotline.workorders.rules.reply.draft import ReplyDraft, ReplyOrder
from hotline.workorders.rules.result_elements import BLANK, ResultText, missing_from_result
from hotline.workorders.rules.shield.finding import Fault, Mend, Span, append, set_field

_NO_TIME = "请填写办理时间。"
_PROCESS = f"派员到现场核实，情况为：{BLANK}；采取的措施：{BLANK}。"
_OUTCOME = f"经办理，{BLANK}，目前{BLANK}。"
_NEXT = f"计划于{BLANK}月{BLANK}日前{BLANK}，完成后再次告知市民。"


def missing(draft: ReplyDraft, order: ReplyOrder) -> dict[str, str]:
    """Return field → Chinese sentence, as the door that takes the reply will say it."""
    result = ResultText(
        handled_at=draft.handled_at or order.now,
        place=draft.place,
        unit=draft.unit,
        staff=draft.staff,
        process=draft.process,
        outcome=draft.outcome,
        is_solved=draft.is_solved,
        next_step=draft.next_step,
    )
    faults = missing_from_result(
        result,
        registered_at=order.registered_at,
        now=order.now,
        is_urgent=order.wants_photo,
        photos=draft.photos,
    )
    return ({} if draft.handled_at else {"handled_at": _NO_TIME}) | faults


def faults(draft: ReplyDraft, order: ReplyOrder) -> Iterator[tuple[str, Fault]]:
    """Yield the field with each fault, its place in the text and how it is mended."""
    for field, sentence in missing(draft, order).items():
        span = Span(field=field, start=0, end=0, text="")
        blank = getattr(draft, field).find(BLANK) if field in draft.texts else -1
        if blank >= 0:
            span = Span(field=field, start=blank, end=blank + len(BLANK), text=BLANK)
        mends = () if blank >= 0 else tuple(_mends(field, order))
        yield field, Fault(reason=sentence, span=span, mends=mends)


def _mends(field: str, order: ReplyOrder) -> Iterator[Mend]:
    known = {"place": order.place, "unit": order.unit, "staff": order.staff}
    if field == "handled_at":
        yield set_field(field, _moment(order.now), "填入现在")
    elif field in known:
        if known[field]:
            yield set_field(field, known[field], f"填入“{_short(known[field])}”")
    elif field == "process":
        yield append(field, _PROCESS, "套用过程句式")
    elif field == "outcome":
        yield append(field, _OUTCOME, "套用结果句式")
    elif field == "next_step":
        yield append(field, _NEXT, "套用计划句式")
        yield set_field("is_solved", "true", "改为已解决")


def _moment(now: datetime) -> str:
    return now.astimezone(SHANGHAI).replace(second=0, microsecond=0).isoformat()


def _short(text: str) -> str:
    longest = 12
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
