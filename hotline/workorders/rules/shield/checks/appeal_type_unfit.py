"""Who says 投诉 or 举报 is not filed as asking a question (WO-05, WO-17)."""

import re
from collections.abc import Iterator

from hotline.reference.rules.dictionaries import AppealType
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Span, set_field

_SOFT = frozenset({AppealType.INQUIRY, AppealType.SUGGESTION, AppealType.PRAISE})
_SAYS = {
    AppealType.COMPLAINT: (
        "投诉",
        re.compile(r"(?:我要|要求|来电|特此|强烈|进行|现|想)投诉|^投诉"),
    ),
    AppealType.REPORT: (
        "举报",
        re.compile(r"(?:我要|要求|来电|特此|实名|匿名|进行|现|想)举报|^举报"),
    ),
}
_ASKS_HOW = re.compile(r"(?:如何|怎么|怎样|哪里|哪儿|电话|渠道|能否|可以)[^，。]{0,6}$")


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when the words name a stronger type than the one chosen."""
    if draft.appeal_type not in _SOFT:
        return
    for field in ("event", "demand"):
        text = draft.texts.get(field, "")
        for value, (label, pattern) in _SAYS.items():
            match = pattern.search(text)
            if match is None or _ASKS_HOW.search(text[: match.start()]):
                continue
            start, end = match.span()
            yield Fault(
                reason=f"文字写明“{match.group()}”，{label}件必须派单，不能按所选类型办理。",
                span=Span(field=field, start=start, end=end, text=match.group()),
                mends=(set_field("appeal_type", value, f"改为{label}"),),
            )
            return
