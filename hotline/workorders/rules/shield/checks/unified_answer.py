"""Where a unified answer exists, nothing is dispatched (WO-08, ASM-31: 统一答复)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Mend, MendKind


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for every unified answer that fits."""
    for each in known.answers:
        link = Mend(kind=MendKind.LINK_ANSWER, label="用统一答复答复", value=each.id)
        yield Fault(
            reason=f"已有统一答复《{each.title}》（{each.because}），不应再派单。", mends=(link,)
        )
