"""What a good reply says beside its elements: who was told, by which rule, when, what next."""

import re
from collections.abc import Iterator

from hotline.reference.rules.calendar import SHANGHAI
from hotline.reference.rules.dictionaries import AppealType
from hotline.workorders.rules.reply.draft import TEXT_LABELS, ReplyDraft, ReplyOrder
from hotline.workorders.rules.result_elements import BLANK, empty_sentences
from hotline.workorders.rules.shield.finding import (
    Fault,
    Span,
    append,
    replace,
    set_field,
)

_TOLD = re.compile(
    r"联系|致电|电话|短信|微信|告知|答复|回复|沟通|当面|见面|走访|上门|解释|说明了|反馈给|回访"
)
_BASIS = re.compile(
    r"《[^》]+》|第[一二三四五六七八九十百零0-9]+条|条例|办法|规定|规范|标准|依法|文件"
)
_WHEN = re.compile(r"\d+\s*月\d+\s*日|\d+\s*[时点]|当[日天]|今[日天]|昨[日天]|上午|下午|晚上|次日")
_BY_WHEN = re.compile(r"\d+\s*月|\d+\s*[日天号]|月底|年底|季度|本周|下周|下月|本月|[一二三两]周")
_OPEN_ENDS = re.compile(
    r"尚未|未能|无法|暂不能|暂时不能|正在协调|正在推进|待[^。；，]{1,12}后|有待"
)
_NEEDS_BASIS = frozenset(
    {AppealType.INQUIRY, AppealType.COMPLAINT, AppealType.REPORT, AppealType.SUGGESTION}
)


def contact(draft: ReplyDraft, order: ReplyOrder) -> Iterator[Fault]:
    """Yield a fault where nobody seems to have spoken with the citizen."""
    if draft.story and order.may_contact and not _TOLD.search(draft.story):
        words = f"{BLANK}月{BLANK}日{BLANK}时电话联系市民，告知了办理情况，市民表示{BLANK}。"
        yield Fault(
            reason="没有写与市民联系的情况：何时、以什么方式联系，市民怎么说。",
            mends=(append("outcome", words, "补一句联系情况"),),
        )


def basis(draft: ReplyDraft, order: ReplyOrder) -> Iterator[Fault]:
    """Yield a fault where a reply that explains or refuses names no rule."""
    needs = order.appeal_type in _NEEDS_BASIS or not draft.is_solved
    if draft.story and needs and not _BASIS.search(draft.story):
        words = f"依据《{BLANK}》第{BLANK}条，{BLANK}。"
        yield Fault(
            reason="没有写政策依据：咨询、投诉、举报、建议和未解决的事项，请写明依据的文件和条款。",
            mends=(append("process", words, "补一句政策依据"),),
        )


def when(draft: ReplyDraft, _order: ReplyOrder) -> Iterator[Fault]:
    """Yield a fault where the process tells no time; the time of handling can be put before it."""
    if draft.process and draft.handled_at and not _WHEN.search(draft.process):
        at = draft.handled_at.astimezone(SHANGHAI)
        start = Span(field="process", start=0, end=0, text="")
        words = f"{at.month}月{at.day}日{at.hour}时，"
        yield Fault(
            reason="办理过程里没有写时间。",
            span=start,
            mends=(replace(start, words, f"在开头加“{words}”"),),
        )


def unsolved(draft: ReplyDraft, _order: ReplyOrder) -> Iterator[Fault]:
    """Yield a fault where the words say less than "solved"."""
    found = _OPEN_ENDS.search(draft.outcome)
    if draft.is_solved and found:
        start, end = found.span()
        yield Fault(
            reason=f"选了“已解决”，办理结果却写着“{found.group()}”，请核对。",
            span=Span(field="outcome", start=start, end=end, text=found.group()),
            mends=(set_field("is_solved", "false", "改为尚未解决"),),
        )


def by_when(draft: ReplyDraft, _order: ReplyOrder) -> Iterator[Fault]:
    """Yield a fault where the next step has no date."""
    if not draft.is_solved and draft.next_step and not _BY_WHEN.search(draft.next_step):
        words = f"计划于{BLANK}月{BLANK}日前完成。"
        yield Fault(
            reason="下一步措施没有写时间，市民会追问何时办好。",
            mends=(append("next_step", words, "补上完成时间"),),
        )


def empty(draft: ReplyDraft, _order: ReplyOrder) -> Iterator[Fault]:
    """Yield a fault for each sentence that says nothing among others that do."""
    for field, text in draft.texts.items():
        for start, end in empty_sentences(text):
            span = Span(field=field, start=start, end=end, text=text[start:end])
            if end - start == len(text):
                continue  # nothing else is there: that it is too thin says it all
            yield Fault(
                reason=f"{TEXT_LABELS[field]}里的“{span.text}”没有内容。",
                span=span,
                mends=(replace(span, "", "删去这句"),),
            )
