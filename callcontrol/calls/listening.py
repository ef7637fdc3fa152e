"""One supervisor's listening (监听): who, on which leg, and how."""

from dataclasses import dataclass

from callcontrol.operators.desk import Desk
from contracts.call_events import SuperviseMode


@dataclass(slots=True, eq=False, kw_only=True)
class Listening:
    """Begun when the supervisor's phone is rung; ended once."""

    desk: Desk
    leg: str
    mode: SuperviseMode
    is_up: bool = False
    snoop: str = ""
    """The channel that hears the operator's leg; empty while barging in."""
    is_snoop_up: bool = False
    bridge: str = ""
    """Where supervisor and snoop sit."""
    told: SuperviseMode | None = None
    """The mode that was journaled last."""
    operator_id: int = 0

    @property
    def is_barging(self) -> bool:
        """Whether the supervisor talks with everybody (强插)."""
        return self.mode == "barge_in" and self.is_up
