"""What the knowledge base answers is answered at the desk (WO-09, ASM-31: 知识库)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Mend, MendKind


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for every article that answers."""
    for each in known.articles:
        link = Mend(kind=MendKind.LINK_ANSWER, label="按此条知识答复", value=each.id)
        yield Fault(
            reason=f"知识库《{each.title}》可以解答（{each.because}），不应派单。", mends=(link,)
        )
