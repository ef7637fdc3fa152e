"""A text that may hold several demands is looked at once more (WO-07)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hotline.workorders.rules.shield.checks._matters import Matter, matters_of
from hotline.workorders.rules.shield.checks._splits import split_of
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Mend, MendKind, Span

_ASK = "分属不同单位的请拆开，同一件事不必。"
_SEVERAL = 2


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when the points of a text may be demands, or its sentences matters apart."""
    split = split_of(draft, city)
    if split is None:
        yield from _by_matters(draft, city)
    elif not split.is_sure:
        count = len(split.parts)
        yield Fault(
            reason=f"像有 {count} 件诉求：{split.shown}；{_ASK}",
            mends=(Mend(kind=MendKind.SPLIT, label=f"拆成 {count} 件", parts=split.parts),),
        )


def _by_matters(draft: Draft, city: City) -> Iterator[Fault]:
    matters = matters_of(draft.event or "", city)
    if len(matters) < _SEVERAL:
        return
    second = matters[1]
    groups = "、".join(f"“{each.group}”" for each in matters)
    end = second.start + len(second.text)
    yield Fault(
        reason=f"像有 {len(matters)} 件诉求，分属{groups}；{_ASK}",
        span=Span(field="event", start=second.start, end=end, text=second.text),
        mends=(
            Mend(
                kind=MendKind.SPLIT,
                label=f"拆成 {len(matters)} 件",
                parts=tuple(_parts(draft.event or "", matters)),
            ),
        ),
    )


def _parts(text: str, matters: Sequence[Matter]) -> Iterator[str]:
    """Cut the whole text where each matter begins; nothing of it is lost."""
    starts = [0, *(each.start for each in matters[1:]), len(text)]
    for start, end in pairwise(starts):
        yield text[start:end].strip(" ，,。；;\n")
