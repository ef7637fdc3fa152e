"""Is everything answered that was asked, and in words of its own (RPL-02, RPL-03)."""

import re
from collections.abc import Iterator

from hotline.workorders.rules.demands import propose_split
from hotline.workorders.rules.reply.draft import TEXT_LABELS, ReplyDraft, ReplyOrder
from hotline.workorders.rules.reply.fit import says_something
from hotline.workorders.rules.result_elements import BLANK
from hotline.workorders.rules.shield.finding import Fault, Span, append, replace
from hotline.workorders.rules.shingles import shingles

_ASK = re.compile(r"[^。！？!?；;\n]+[？?]|(?:另外|此外|同时|还有|并)[^。！？!?；;\n，,]{4,}")
_TEMPLATE = re.compile(
    r"感谢您?(?:对我[市局区们]?.{0,8}工作)?的?(?:关心|支持|理解|监督|来电|来信)(?:[、和与]?(?:关心|支持|理解|监督))*|"
    r"您(?:所)?(?:反映|提出|咨询|投诉)的(?:问题|事项|情况)(?:已|我们已|我局已)?(?:收悉|知悉|受理)|"
    r"(?:我局|我们|单位)?(?:将|会)?(?:进一步)?加(?:强|大)(?:对.{0,8}的)?(?:监管|管理|巡查|巡逻|执法|宣传)(?:力度)?|"
    r"(?:给您)?(?:带来|造成)的?不便.{0,6}(?:谅解|理解|歉意)|"
    r"如(?:有|您有|仍有)(?:其他)?疑问.{0,14}(?:联系|咨询|拨打)|祝您?(?:生活愉快|工作顺利|身体健康)"
)
_SHORTEST, _SHARE = 4, 0.5
_SHOWN = 24
_MOST = 3


def every_ask(draft: ReplyDraft, order: ReplyOrder) -> Iterator[Fault]:
    """Yield a fault for each thing asked, of several, of which the reply says no word."""
    if not (draft.process and draft.outcome):
        return
    said = shingles(draft.story)
    asks = _asks(order)
    if len(asks) < 2:  # noqa: PLR2004 - one alone is another check's
        return
    for ask in [each for each in asks if not says_something(each) & said][:_MOST]:
        short = ask if len(ask) <= _SHOWN else f"{ask[: _SHOWN - 1]}…"
        yield Fault(
            reason=f"市民还问了“{short}”，回复没有提到，请逐项答复。",
            mends=(append("outcome", f"关于“{short}”：{BLANK}。", "补答这一项"),),
        )


def _asks(order: ReplyOrder) -> list[str]:
    text = f"{order.event}\n{order.demand}"
    parts = [each.text for each in propose_split(text)] or [
        each.group().strip() for each in _ASK.finditer(text)
    ]
    return [each for each in dict.fromkeys(parts) if len(says_something(each)) >= _SHORTEST]


def template(draft: ReplyDraft, _order: ReplyOrder) -> Iterator[Fault]:
    """Yield a fault for each field of which stock phrases make half or more."""
    for field, text in draft.texts.items():
        hits = list(_TEMPLATE.finditer(text))
        if not hits or sum(len(each.group()) for each in hits) < _SHARE * len(text.strip()):
            continue
        start, end = hits[0].span()
        span = Span(field=field, start=start, end=end, text=hits[0].group())
        yield Fault(
            reason=f"{TEXT_LABELS[field]}大半是“{span.text}”这样的套话，请写这件事本身怎样办的。",
            span=span,
            mends=(replace(span, "", "删去这句套话"),),
        )
