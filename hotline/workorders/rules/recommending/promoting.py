"""When a model may be trained, and when it may take the place of the one in force."""

from dataclasses import dataclass

FEWEST_ORDERS = 300
"""Below that the hold-out has too few orders to say anything (样本不足)."""
FEWEST_OF_CLASS = 5
"""A department or topic with fewer closed orders is not learnt."""
FEWEST_NEW = 30
"""With fewer new closed orders a night the model in force stays untried."""
HOLD_OUT_SHARE = 0.2
_TOLERANCE = 0.01
FEWEST_FRESH = 100
"""Orders neither model has seen; with so many both are compared on the same ones."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How a candidate did beside the version in force."""

    macro_f1: float
    accuracy: float
    old_macro_f1: float | None
    """As measured on its own hold-out; None: there is no version in force."""
    fresh: int = 0
    fresh_accuracy: float = 0.0
    old_fresh_accuracy: float = 0.0


def why_too_few(count: int, classes: int) -> str:
    """Say in Chinese why nothing is trained; empty when there are enough orders."""
    if count < FEWEST_ORDERS:
        return f"样本不足：可用的已办结工单 {count} 件，至少需要 {FEWEST_ORDERS} 件。"
    return "样本不足：只有一个承办单位办结过工单。" if classes < 2 else ""  # noqa: PLR2004 - a choice has two sides


def why_not_promoted(trial: Trial) -> str:
    """Say in Chinese why the candidate stays out of force; empty when it is not worse."""
    if trial.old_macro_f1 is None:
        return ""
    if trial.fresh >= FEWEST_FRESH and (
        trial.fresh_accuracy < trial.old_fresh_accuracy - _TOLERANCE
    ):
        return (
            f"在两者都没见过的 {trial.fresh} 件工单上，新版准确率 {trial.fresh_accuracy:.1%}，"
            f"低于在用版本的 {trial.old_fresh_accuracy:.1%}。"
        )
    if trial.fresh < FEWEST_FRESH and trial.macro_f1 < trial.old_macro_f1 - _TOLERANCE:
        return f"新版宏平均 F1 {trial.macro_f1:.3f}，低于在用版本的 {trial.old_macro_f1:.3f}。"
    return ""
