"""What a team leader's floor page and call control say to each other over one WebSocket.

The page connects to ``/floor`` and says :class:`WatchFloor` with a ticket that has the right
``floor`` (or ``wall``: the same without people); acts need ``supervise``. Listening rings the
supervisor's own desk, so the supervisor must be signed in at a seat and not in a call. Serves
SEAT-08, VOI-18, QA listening.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from contracts.call_events import (
    AlarmLevel,
    Device,
    Direction,
    OperatorStateName,
    SuperviseMode,
)


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# ---- the page says


class WatchFloor(_Message):
    """Open the floor; answered with :class:`FloorView` now and after every change."""

    type: Literal["watch_floor"] = "watch_floor"
    ticket: str


class Supervise(_Message):
    """Begin to listen, or change to whispering or barging in during the same listening."""

    type: Literal["supervise"] = "supervise"
    operator_id: int
    mode: SuperviseMode


class StopSupervising(_Message):
    """Hang the supervisor's phone up; the call goes on."""

    type: Literal["stop_supervising"] = "stop_supervising"


class TakeOver(_Message):
    """Take the operator's call over (接管): the operator leaves it."""

    type: Literal["take_over"] = "take_over"
    operator_id: int


class ForceEnd(_Message):
    """End the operator's call (强拆)."""

    type: Literal["force_end"] = "force_end"
    operator_id: int


class ForceState(_Message):
    """Set an operator's state (强制置闲、示忙、小休、签出)."""

    type: Literal["force_state"] = "force_state"
    operator_id: int
    state: Literal["ready", "not_ready", "break", "signed_out"]


class PullCall(_Message):
    """Give a waiting citizen to this operator, past the line (指定接听)."""

    type: Literal["pull_call"] = "pull_call"
    call_id: UUID
    operator_id: int


class Ping(_Message):
    """Keep the connection alive."""

    type: Literal["ping"] = "ping"


FromFloor = Annotated[
    WatchFloor | Supervise | StopSupervising | TakeOver | ForceEnd | ForceState | PullCall | Ping,
    Field(discriminator="type"),
]
parse_from_floor: TypeAdapter[FromFloor] = TypeAdapter(FromFloor)


# ---- call control says


class DeskView(_Message):
    """One operator who is signed in."""

    operator_id: int
    display_name: str
    seat: str
    group: str
    device: Device
    state: OperatorStateName
    reason: str = ""
    since: datetime
    call_id: UUID | None = None
    call_phase: str = ""
    direction: Direction | None = None
    caller: str = ""
    """Masked, such as ``138****0001``."""
    queue: str = ""
    talking_since: datetime | None = None
    has_page: bool
    supervised_by: str = ""
    answered_today: int = 0
    missed_today: int = 0
    skills: dict[str, int] = {}


class WaitingView(_Message):
    """One citizen who waits."""

    call_id: UUID
    queue: str
    caller: str
    """Masked."""
    language: str
    since: datetime
    priority: int
    reasons: list[str]
    is_return_call: bool = False
    estimated_wait_seconds: float | None = None


class QueueLine(_Message):
    """One queue now and today (since midnight, Asia/Shanghai)."""

    name: str
    label: str
    waiting: int
    longest_wait_seconds: float
    ready: int
    talking: int
    wrap_up: int
    entered_today: int
    answered_today: int
    abandoned_today: int
    answered_in_time_today: int
    """Within the queue's ``service_level_seconds``."""
    service_level_seconds: int
    forecast_wait_seconds: float | None = None


class AlarmLine(_Message):
    """An alarm that is on."""

    alarm: str
    level: AlarmLevel
    subject: str
    text: str
    since: datetime


class TrunkLine(_Message):
    """Trunk channels (中继通道) in use, and minutes this year."""

    channels: int
    inbound: int
    outbound: int
    line_limit: int
    lines: int
    softphones: int
    softphones_used: int


class FloorView(_Message):
    """The whole floor; sent at most once a second, only when something changed."""

    type: Literal["floor"] = "floor"
    at: datetime
    desks: list[DeskView]
    waiting: list[WaitingView]
    queues: list[QueueLine]
    alarms: list[AlarmLine]
    trunk: TrunkLine


class SupervisionView(_Message):
    """What the supervisor's own listening is now; None: none."""

    type: Literal["supervision"] = "supervision"
    operator_id: int | None
    mode: SuperviseMode | None = None


class Done(_Message):
    """An act was carried out."""

    type: Literal["done"] = "done"
    act: str


class Refused(_Message):
    """An act was refused; ``message`` is Chinese."""

    type: Literal["refused"] = "refused"
    code: str
    message: str


class Pong(_Message):
    """Answer to :class:`Ping`."""

    type: Literal["pong"] = "pong"


ToFloor = FloorView | SupervisionView | Done | Refused | Pong
