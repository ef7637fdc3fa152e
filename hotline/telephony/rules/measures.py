"""Every figure with its formula beside it: the contract's definition, and the industry's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hotline.telephony.rules.figures import Tally

Basis = Literal["contract", "standard", "industry"]
BASES: dict[Basis, str] = {
    "contract": "合同口径",
    "standard": "国家标准 GB/T 33358-2016",
    "industry": "行业口径",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure (指标): a quotient of two sums of a tally."""

    name: str
    label: str
    basis: Basis
    formula: str
    """Chinese; ``{within}`` and ``{short}`` stand for the seconds asked for."""
    over: Callable[[Tally], float]
    under: Callable[[Tally], float]
    unit: Literal["rate", "seconds"] = "rate"
    target: float | None = None

    def value(self, tally: Tally) -> float | None:
        """Return the figure; None when there is nothing to divide by."""
        under = self.under(tally)
        return self.over(tally) / under if under else None


MEASURES: tuple[Measure, ...] = (
    Measure(
        "answer_rate",
        "接通率",
        "contract",
        "人工接通的来电 ÷ 进入队列的来电；一通来电只计一次，要求回拨、留言均不算接通",
        lambda t: t.answered,
        lambda t: t.entered_queue,
        target=0.95,
    ),
    Measure(
        "answer_rate_with_returns",
        "接通率（含要求回拨）",
        "contract",
        "（人工接通 + 要求回拨）÷ 进入队列；仅在业主同意将回拨计入接通时使用",
        lambda t: t.answered + t.return_asked,
        lambda t: t.entered_queue,
    ),
    Measure(
        "answer_rate_industry",
        "接通率（剔除短时放弃）",
        "industry",
        "人工接通 ÷（进入队列 - {short} 秒内放弃）",
        lambda t: t.answered,
        lambda t: t.entered_queue - t.abandoned_short,
    ),
    Measure(
        "answered_within",
        "{within} 秒内接听率",
        "standard",
        "进入队列后 {within} 秒内人工接通 ÷ 人工接通",
        lambda t: t.answered_within,
        lambda t: t.answered,
    ),
    Measure(
        "service_level",
        "服务水平（{within} 秒）",
        "contract",
        "{within} 秒内人工接通 ÷（人工接通 + 全部放弃）",
        lambda t: t.answered_within,
        lambda t: t.answered + t.abandoned,
    ),
    Measure(
        "service_level_industry",
        "服务水平（{within} 秒，按离队计）",
        "industry",
        "{within} 秒内离开队列（接通、放弃或要求回拨）÷ 进入队列",
        lambda t: t.left_within,
        lambda t: t.entered_queue,
    ),
    Measure(
        "abandonment_rate",
        "放弃率",
        "contract",
        "（排队中放弃 + 振铃中放弃）÷ 进入队列；导航中挂机不计入",
        lambda t: t.abandoned,
        lambda t: t.entered_queue,
    ),
    Measure(
        "abandonment_rate_long",
        "放弃率（剔除短时放弃）",
        "industry",
        "超过 {short} 秒的放弃 ÷（进入队列 - {short} 秒内放弃）",
        lambda t: t.abandoned_long,
        lambda t: t.entered_queue - t.abandoned_short,
    ),
    Measure(
        "average_wait",
        "平均接听速度",
        "industry",
        "接通来电的等待秒数之和 ÷ 人工接通",
        lambda t: t.wait_answered_seconds,
        lambda t: t.answered,
        "seconds",
    ),
    Measure(
        "average_wait_of_all",
        "平均等待（含放弃）",
        "industry",
        "接通与放弃来电的等待秒数之和 ÷（人工接通 + 放弃）",
        lambda t: t.wait_answered_seconds + t.wait_abandoned_seconds,
        lambda t: t.answered + t.abandoned,
        "seconds",
    ),
    Measure(
        "average_handling_time",
        "平均处理时长",
        "contract",
        "（通话 + 保持 + 话后处理，含工单录入）÷ 人工接通的来电；转接合并为一通",
        lambda t: t.handling_seconds,
        lambda t: t.answered + t.answered_directly,
        "seconds",
    ),
    Measure(
        "average_handling_time_industry",
        "平均处理时长（按接听次数）",
        "industry",
        "（通话 + 保持 + 话后处理）÷ 接听次数；转接后由另一热线员接听的另计一次",
        lambda t: t.handling_seconds,
        lambda t: t.talks,
        "seconds",
    ),
    Measure(
        "occupancy",
        "热线员占用率",
        "industry",
        "（通话 + 保持 + 话后处理）÷（通话 + 保持 + 话后处理 + 置闲）；振铃、示忙、小休不计",
        lambda t: t.busy_seconds,
        lambda t: t.busy_seconds + t.ready_seconds,
    ),
    Measure(
        "return_asked_rate",
        "要求回拨率",
        "industry",
        "要求回拨 ÷ 进入队列",
        lambda t: t.return_asked,
        lambda t: t.entered_queue,
    ),
    Measure(
        "blocked_rate",
        "线路占满拒接率",
        "industry",
        "线路占满被拒接的来电 ÷（被拒接的来电 + 进线）；取自语音引擎记录，不在话单之内",
        lambda t: t.blocked,
        lambda t: t.blocked + t.came_in,
    ),
)
