"""Tell another run of the engine from a broken connection to the same one (语音引擎重启)."""

from pathlib import Path

import structlog

from callcontrol.files import Files

log = structlog.get_logger(__name__)


class EngineRuns:
    """Remembers when the engine that we last saw had started."""

    def __init__(self, path: Path, files: Files) -> None:
        self._path, self._files = path, files
        self._known = path.read_text(encoding="utf-8") if path.exists() else ""

    def is_new(self, started_at: str) -> bool:
        """Whether this is another run than the one seen before; the first ever is not."""
        before, self._known = self._known, started_at
        if started_at == before:
            return False
        self._files.write(self._path, started_at)
        log.warning("engine_run", started_at=started_at, before=before)
        return bool(before)
