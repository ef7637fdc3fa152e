"""Does the reply speak of what was asked (RPL-03)."""

from collections.abc import Iterator

from hotline.workorders.rules.reply.draft import ReplyDraft, ReplyOrder
from hotline.workorders.rules.result_elements import BLANK
from hotline.workorders.rules.shield.finding import Fault, append
from hotline.workorders.rules.shingles import shingles

_USUAL = (
    "请尽快希望要求诉求市民群众反映反应投诉举报咨询求助建议处理办理解决核实答复回复联系电话"
    "有关相关部门单位来电人问题情况为何什么时候能否是否可以已经我局我们他们小区附近门口连续"
    "没有不能现场检查工作人员当日派员说明进行安排管理维修整改监督"
)
_SAYS_NOTHING = shingles(_USUAL)
_ENOUGH = 3
_LONGEST = 24


def says_something(text: str) -> frozenset[str]:
    """Return the pairs of a text that are not in everybody's mouth."""
    return shingles(text) - _SAYS_NOTHING


def beside_the_point(draft: ReplyDraft, order: ReplyOrder) -> Iterator[Fault]:
    """Yield a fault where not one pair of words of the demand comes back in the reply."""
    asked = says_something(order.demand) | says_something(order.event)
    if len(asked) < _ENOUGH or not (draft.process and draft.outcome):
        return
    if asked & shingles(draft.story):
        return
    demand = " ".join(order.demand.split())
    short = demand if len(demand) <= _LONGEST else f"{demand[: _LONGEST - 1]}…"
    yield Fault(
        reason=f"回复没有提到市民要求的事（{short}），请对照诉求逐项答复。",
        mends=(append("outcome", f"针对市民提出的“{short}”：{BLANK}。", "逐项答复诉求"),),
    )
