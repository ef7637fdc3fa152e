"""Operators' states on disk, one small file each, so that a restart forgets nobody."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

import structlog
from pydantic import BaseModel, RootModel, ValidationError

from callcontrol.files import Files
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import OperatorState
from contracts.call_events import Device, OperatorStateName

log = structlog.get_logger(__name__)


class _Kept(BaseModel):
    operator_id: int
    display_name: str
    seat: str
    device: Device
    skills: dict[str, int]
    group: str = "hall"
    rights: frozenset[str] = frozenset()
    page_id: str
    call_id: UUID | None
    state: OperatorStateName
    since: datetime
    reason: str
    until: datetime | None
    idle_since: datetime | None
    after_call: OperatorStateName
    after_reason: str
    is_leaving: bool
    by: int | None = None
    after_by: int | None = None


class _Ended(RootModel[dict[int, datetime]]):
    """Operator → since when no older ticket is believed."""


class DeskStore:
    """One small file for each operator; a damaged one is reported and skipped."""

    def __init__(self, directory: Path, files: Files) -> None:
        self._directory, self._files = directory, files
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)

    def _path(self, desk: Desk) -> Path:
        return self._directory / f"{desk.operator_id}.json"

    def save(self, desk: Desk) -> None:
        """Keep the desk; a signed-out operator's file is removed."""
        path, state = self._path(desk), desk.state
        if state.name == "signed_out":
            self._files.remove(path)
            return
        kept = _Kept(
            operator_id=desk.operator_id,
            display_name=desk.display_name,
            seat=desk.seat,
            device=desk.device,
            skills=desk.skills,
            group=desk.group,
            rights=desk.rights,
            page_id=desk.page_id,
            call_id=desk.call_id,
            state=state.name,
            since=state.since,
            reason=state.reason,
            until=state.until,
            idle_since=state.idle_since,
            after_call=state.after_call,
            after_reason=state.after_reason,
            is_leaving=state.is_leaving,
            by=state.by,
            after_by=state.after_by,
        )
        self._files.write(path, kept.model_dump_json())

    def load(self) -> list[Desk]:
        """Read every kept desk."""
        self._files.flush()
        desks = []
        for path in sorted(self._directory.glob("[0-9]*.json")):
            try:
                desks.append(_open(_Kept.model_validate_json(path.read_bytes())))
            except (OSError, ValidationError):
                log.warning("operator_file_damaged", path=path.name)
        return desks

    def save_ended(self, ended: dict[int, datetime]) -> None:
        """Keep who signed out when, so that a restart believes no ticket older than that."""
        self._files.write(self._directory / "ended.json", _Ended(ended).model_dump_json())

    def load_ended(self) -> dict[int, datetime]:
        """Read who signed out when."""
        try:
            return _Ended.model_validate_json((self._directory / "ended.json").read_bytes()).root
        except FileNotFoundError:
            return {}
        except (OSError, ValidationError):
            log.warning("ended_sessions_damaged")
            return {}


def _open(kept: _Kept) -> Desk:
    return Desk(
        operator_id=kept.operator_id,
        display_name=kept.display_name,
        seat=kept.seat,
        device=kept.device,
        skills=kept.skills,
        group=kept.group,
        rights=kept.rights,
        page_id=kept.page_id,
        call_id=kept.call_id,
        state=OperatorState(
            kept.state,
            kept.since,
            reason=kept.reason,
            until=kept.until,
            idle_since=kept.idle_since,
            after_call=kept.after_call,
            after_reason=kept.after_reason,
            is_leaving=kept.is_leaving,
            by=kept.by,
            after_by=kept.after_by,
        ),
    )
