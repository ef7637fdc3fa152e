"""Every check of a reply beside its elements: data, in the order people read findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hotline.workorders.rules.reply import answered, fit, private, wording
from hotline.workorders.rules.reply.draft import ReplyDraft, ReplyOrder
from hotline.workorders.rules.shield.finding import Fault, Severity

Find = Callable[[ReplyDraft, ReplyOrder], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class ReplyCheck:
    """One row: a stable word, a Chinese label, how grave, what it serves, and the rule."""

    code: str
    label: str
    severity: Severity
    serves: str
    find: Find


_W, _H = Severity.WARNS, Severity.HINTS

REPLY_CHECKS: tuple[ReplyCheck, ...] = (
    ReplyCheck("reply_unsolved", "是否解决", _W, "RPL-01", wording.unsolved),
    ReplyCheck("reply_unfit", "答非所问", _W, "RPL-03", fit.beside_the_point),
    ReplyCheck("reply_asked", "逐项答复", _W, "RPL-03", answered.every_ask),
    ReplyCheck("reply_contact", "联系市民", _W, "RPL-01", wording.contact),
    ReplyCheck("reply_basis", "政策依据", _W, "RPL-01", wording.basis),
    ReplyCheck("reply_by_when", "完成时间", _W, "RPL-01", wording.by_when),
    ReplyCheck("reply_private", "个人信息", _W, "PUB-01", private.numbers),
    ReplyCheck("reply_empty", "空话", _W, "RPL-02", wording.empty),
    ReplyCheck("reply_template", "套话", _W, "RPL-02", answered.template),
    ReplyCheck("reply_when", "过程时间", _H, "RPL-01", wording.when),
)
