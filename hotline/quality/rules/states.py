"""Where an inspection stands."""

from enum import StrEnum


class InspectionState(StrEnum):
    """The machine's word alone, or a person's too."""

    PRE_SCORED = "pre_scored"
    INSPECTED = "inspected"


STATE_LABELS: dict[InspectionState, str] = {
    InspectionState.PRE_SCORED: "机器预评",
    InspectionState.INSPECTED: "已质检",
}
MACHINE_LABEL = "机器预评，由质检人员确认"
