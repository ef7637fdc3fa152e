"""What is known of a live call, kept on disk and on the citizen's channel for a restart."""

from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import UUID

import structlog
from pydantic import BaseModel, ValidationError

from callcontrol.calls.journey import Journey
from callcontrol.calls.party import Party
from callcontrol.files import Files
from contracts.call_events import Device, Direction, EndCause

log = structlog.get_logger(__name__)

Phase = Literal[
    "flow",
    "waiting",
    "preview",
    "offered",
    "dialling",
    "talking",
    "held",
    "consulting",
    "reconnecting",
    "transferring",
    "outside",
    "parked",
]
"""``transferring``: the operator gave the citizen away, whoever is next is being rung;
``outside``: the citizen talks to a party and no operator; ``parked``: waits in a slot (驻留)."""
WITH_OPERATOR: tuple[Phase, ...] = ("talking", "held", "consulting", "reconnecting")
IN_CONVERSATION: tuple[Phase, ...] = (*WITH_OPERATOR, "transferring", "outside", "parked")


class Snapshot(BaseModel):
    """Everything needed to take a call up again; the call's own notebook."""

    call_id: UUID
    direction: Direction
    caller: str
    dialled: str
    channel: str
    """The citizen's channel."""
    channel_name: str = ""
    correlation_id: UUID | None = None
    purpose: str = ""
    reference: str = ""
    label: str = ""
    """Outbound: what the operator's page shows."""
    preview_seconds: float = 0
    """Outbound: how long the operator may look at the item before dialling; 0: at once."""
    cause: EndCause = ""
    """Why nobody was reached, once it is known."""

    has_video: bool = False
    """A citizen's browser that sees and is seen (视频来访)."""
    language: str = "zh"
    language_keys: dict[str, str] = {}
    flow: str = ""
    step: int = 0
    queue: str = ""
    skills: list[str] = []
    """Wanted by the flow besides the queue's, such as ``dialect:hainan``."""
    priority: int = 0
    """Points the flow gave."""
    reasons: list[str] = []
    """Why the caller has priority."""
    waits_in: str = ""
    """The queue whose ``call.queued`` has no ``call.left_queue`` yet."""
    was_queued: bool = False
    """Waited before: whatever queue follows is one more for the same call."""
    last_operator_id: int | None = None
    """Whom the citizen talked to last time."""
    wrap_up_seconds: float = 30

    phase: Phase = "flow"
    entered_at: datetime
    queued_at: datetime | None = None
    is_first: bool = False
    offered_at: datetime | None = None
    ring_until: datetime | None = None
    answered_at: datetime | None = None
    waited_seconds: float = 0

    operator_id: int | None = None
    seat: str = ""
    device: Device | None = None
    leg: str = ""
    """The operator's channel in the conversation."""
    recording: str = ""
    recording_paused_until: datetime | None = None
    """The recording writes silence until then (暂停录音)."""
    playback: str = ""
    """The prompt the citizen hears."""
    parties: list[Party] = []
    """Whoever else was rung by or for the operator (多方)."""
    transferred_from: str = ""
    """The colleague who gave the call to this operator."""
    giver_id: int | None = None
    """Who gave the call away or parked it, and is rung should that come to nothing."""
    slot: str = ""
    """Where the citizen is parked (驻留位)."""
    journey: Journey = Journey()


class SnapshotStore:
    """One small file for each live call."""

    def __init__(self, directory: Path, files: Files) -> None:
        self._directory, self._files = directory, files
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)

    def _path(self, call_id: UUID) -> Path:
        return self._directory / f"{call_id}.json"

    def create(self, snapshot: Snapshot) -> None:
        """Keep a new call before anything is done for it: a killed process must not lose it."""
        try:
            text = snapshot.model_dump_json(exclude_defaults=True)
            self._path(snapshot.call_id).write_text(text, encoding="utf-8")
        except OSError:
            log.exception("snapshot_not_kept", call_id=str(snapshot.call_id))

    def save(self, snapshot: Snapshot, text: str) -> None:
        """Keep the call."""
        self._files.write(self._path(snapshot.call_id), text)

    def remove(self, call_id: UUID) -> None:
        """Forget a call that ended."""
        self._files.remove(self._path(call_id))

    def load(self) -> list[Snapshot]:
        """Read the calls that were alive when the last run stopped."""
        self._files.flush()
        snapshots = []
        for path in sorted(self._directory.glob("*.json")):
            try:
                snapshots.append(Snapshot.model_validate_json(path.read_bytes()))
            except (OSError, ValidationError):
                log.warning("snapshot_damaged", path=path.name)
                path.unlink(missing_ok=True)
        return snapshots
