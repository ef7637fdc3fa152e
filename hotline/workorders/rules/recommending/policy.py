"""What a site lets the recommender do (推荐策略): nothing by itself unless a class is proven."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from hotline.workorders.rules.recommending.fates import Fate

LEAST_PRECISION = 0.95
FEWEST_SHOWN = 100
AUTOMATIC_FROM = 0.97
"""The probability an order needs beside the class's proof."""
LOWEST, HIGHEST = 0.3, 0.99
USUAL = 0.5
SHORTEST_NOTE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The switch, the threshold of abstention, the departments dispatched to by themselves."""

    is_on: bool = True
    threshold: float = USUAL
    automatic: tuple[str, ...] = ()


def is_proven(fate: Fate | None) -> bool:
    """Tell whether a class's live precision is proven: enough orders, and 95 % for certain."""
    return fate is not None and fate.settled >= FEWEST_SHOWN and fate.proven >= LEAST_PRECISION


def faults_of_policy(
    policy: Policy, *, note: str, fates: Mapping[str, Fate], names: Collection[str]
) -> dict[str, str]:
    """Return field → Chinese sentence for everything a policy may not say."""
    faults = {}
    if len(note.strip()) < SHORTEST_NOTE:
        faults["note"] = "请写明为什么这样设置。"
    if not LOWEST <= policy.threshold <= HIGHEST:
        faults["threshold"] = f"把握门槛须在 {LOWEST:.0%} 到 {HIGHEST:.0%} 之间。"
    if any(code not in names for code in policy.automatic):
        faults["automatic"] = "所选承办单位不存在或已停用。"
    elif any(not is_proven(fates.get(code)) for code in policy.automatic):
        faults["automatic"] = (
            f"只有经 {FEWEST_SHOWN} 件以上实际派单验证、准确率 95% 置信下限不低于"
            f" {LEAST_PRECISION:.0%} 的单位才能开启自动派单。"
        )
    return faults
