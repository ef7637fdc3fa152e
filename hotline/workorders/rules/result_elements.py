"""What a result (办理结果) must say before it can be reviewed (RPL-01, RPL-02)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

SHORTEST_TEXT = 15
"""Chinese characters and words a process or an outcome needs at least (RPL-02)."""
_CLOCK_TOLERANCE = timedelta(minutes=5)
_EMPTY_PHRASES = re.compile(
    r"(已|已经|正在|均|予以|我局|我单位|我中心|经核实|依法|及时|妥善|按规定|进行)*"
    r"(办结|处理|办理|解决|答复|知悉|收悉|阅|整改|反馈|转办|完毕|完成)+(了|完毕|完成)?"
)
BLANK = "＿＿"
"""What a mend leaves for the handler to fill in; a reply with one is not finished."""
_SENTENCE = re.compile(r"[^。；;，,！!\s]+[。；;，,！!]?")
_COUNTED = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]+")

ELEMENT_LABELS = {
    "handled_at": "办理时间",
    "place": "办理地点",
    "unit": "办理单位",
    "staff": "办理人员",
    "process": "办理过程",
    "outcome": "办理结果",
    "next_step": "下一步措施",
    "attachment_ids": "现场照片",
}
"""The elements by field, also the words a reviewer ticks as missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultText:
    """What a department wrote."""

    handled_at: datetime
    place: str
    unit: str
    staff: str
    process: str
    outcome: str
    is_solved: bool
    next_step: str


def _is_one_liner(text: str) -> bool:
    counted = len(_COUNTED.findall(text))
    sentences = _SENTENCE.findall(text)
    return counted < SHORTEST_TEXT or len(list(empty_sentences(text))) == len(sentences)


def empty_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences stand that say only that something was done, with their mark."""
    for each in _SENTENCE.finditer(text):
        if _EMPTY_PHRASES.fullmatch(each.group().rstrip("。；;，,！!")):
            yield each.span()


def missing_from_result(
    result: ResultText, *, registered_at: datetime, now: datetime, is_urgent: bool, photos: int
) -> dict[str, str]:
    """Return field → Chinese sentence for every element that is missing or too thin."""
    faults = {
        name: f"请填写{ELEMENT_LABELS[name]}。"
        for name in ("place", "unit", "staff", "process", "outcome")
        if not getattr(result, name).strip()
    }
    for name in ("process", "outcome"):
        if name not in faults and _is_one_liner(getattr(result, name)):
            faults[name] = (
                f"{ELEMENT_LABELS[name]}过于简单，请写清做了什么、结果如何，"
                f"不少于 {SHORTEST_TEXT} 个字。"
            )
    for name in ("process", "outcome", "next_step"):
        if BLANK in getattr(result, name):
            faults[name] = f"{ELEMENT_LABELS[name]}里还有空白（{BLANK}）没有填写。"
    if result.handled_at > now + _CLOCK_TOLERANCE:
        faults["handled_at"] = "办理时间不能晚于现在。"
    elif result.handled_at < registered_at.replace(second=0, microsecond=0):  # picked by the minute
        faults["handled_at"] = "办理时间不能早于工单登记时间。"
    if not result.is_solved and not result.next_step.strip():
        faults["next_step"] = "尚未解决的，请写明下一步措施和时间。"
    if is_urgent and photos < 1:
        faults["attachment_ids"] = "紧急工单请附现场照片。"
    return faults
