"""Places in line that outlive the call (保留位置), one small file each, for a restart."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

import structlog
from pydantic import BaseModel, ValidationError

from callcontrol.files import Files

log = structlog.get_logger(__name__)


class KeptPlace(BaseModel):
    """Everything needed to ring a citizen back in turn."""

    return_call_id: UUID
    call_id: UUID
    """The call in which the citizen asked."""
    number: str
    queue: str
    language: str
    wanted: list[str] = []
    since: datetime
    """In line since; it was then that the citizen began to wait."""
    points: int = 0
    head_start: float = 0
    """Seconds of waiting that the points were worth."""
    is_first: bool = False
    asked_at: datetime
    attempts: int = 0
    made_call_id: UUID | None = None
    """The call that rings the citizen now."""


class PlaceStore:
    """One file for each place; a damaged one is reported and removed."""

    def __init__(self, directory: Path, files: Files) -> None:
        self._directory, self._files = directory, files
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)

    def _path(self, return_call_id: UUID) -> Path:
        return self._directory / f"{return_call_id}.json"

    def save(self, place: KeptPlace) -> None:
        """Keep the place."""
        text = place.model_dump_json(exclude_defaults=True)
        self._files.write(self._path(place.return_call_id), text)

    def remove(self, return_call_id: UUID) -> None:
        """Forget a place that is no longer needed."""
        self._files.remove(self._path(return_call_id))

    def load(self) -> list[KeptPlace]:
        """Read the places kept by the last run."""
        self._files.flush()
        places = []
        for path in sorted(self._directory.glob("*.json")):
            try:
                places.append(KeptPlace.model_validate_json(path.read_bytes()))
            except (OSError, ValidationError):
                log.warning("kept_place_damaged", path=path.name)
                path.unlink(missing_ok=True)
        return places
