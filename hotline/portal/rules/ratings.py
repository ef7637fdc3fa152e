"""Which steps of a case a citizen rates (分步评价)."""

from enum import StrEnum

WORST, BEST = 1, 5


class RatedStep(StrEnum):
    """One step with its own stars."""

    INTAKE = "intake"
    HANDLING = "handling"
    RESULT = "result"


STEP_LABELS: dict[RatedStep, str] = {
    RatedStep.INTAKE: "热线受理",
    RatedStep.HANDLING: "承办单位办理",
    RatedStep.RESULT: "办理结果",
}
