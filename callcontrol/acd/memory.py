"""Who called lately, hung up while waiting, talked to whom (来电记忆), without any number.

Callers are known by a blind index of their number only; a restart forgets nothing, and the
oldest are forgotten when there are too many. Serves VOI-18.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog
from pydantic import BaseModel, ValidationError

from callcontrol.acd.priority import Circumstance
from callcontrol.files import Files
from contracts.credentials import number_index
from contracts.telephony_config import CallerMark, TelephonyConfiguration

log = structlog.get_logger(__name__)

_CITY = ZoneInfo("Asia/Shanghai")
_LAST_OPERATOR_DAYS = 7
_MOST_IN_A_FILE = 200
"""Of 256 files, one for each beginning of an index: 51,200 callers."""
_KINDS = ("blocked", "vip", "care")


class _Caller(BaseModel):
    called_at: datetime
    abandoned_at: datetime | None = None
    operator_id: int | None = None
    talked_at: datetime | None = None


class _Shelf(BaseModel):
    callers: dict[str, _Caller] = {}


class CallerMemory:
    """What is known of a caller besides the number: remembered here, marked in configuration."""

    def __init__(
        self,
        directory: Path,
        files: Files,
        *,
        secret: str,
        clock: Callable[[], datetime],
        configuration: Callable[[], TelephonyConfiguration],
    ) -> None:
        self._directory, self._files, self._secret = directory, files, secret
        self._clock, self._configuration = clock, configuration
        self._shelves: dict[str, _Shelf] = {}
        self._marks: dict[str, list[CallerMark]] = {}
        self._marks_of: list[CallerMark] | None = None
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)

    def index_of(self, number: str) -> str:
        """The caller's blind index; empty for a withheld number."""
        return number_index(self._secret, number) if number else ""

    # ---- what is marked

    def mark_of(self, number: str) -> CallerMark | None:
        """The mark that counts today: blocked before VIP before care."""
        configured = self._configuration().callers
        if configured is not self._marks_of:
            self._marks, self._marks_of = {}, configured
            for mark in configured:
                self._marks.setdefault(mark.number_index, []).append(mark)
        if not number or not self._marks:
            return None
        today = self._clock().astimezone(_CITY).date()
        marks = self._marks.get(self.index_of(number), [])
        valid = [mark for mark in marks if _counts(mark, today)]
        return min(valid, key=lambda mark: _KINDS.index(mark.kind), default=None)

    def is_blocked(self, number: str) -> bool:
        """Whether calls of this number are refused (黑名单)."""
        mark = self.mark_of(number)
        return mark is not None and mark.kind == "blocked"

    # ---- what is remembered

    def circumstances(self, number: str, *, entered_at: datetime) -> frozenset[Circumstance]:
        """Why the caller goes before others, as of the call that came in at ``entered_at``."""
        found: set[Circumstance] = set()
        mark = self.mark_of(number)
        if mark is not None and mark.kind != "blocked":
            found.add("vip" if mark.kind == "vip" else "care")
        known = self._find(number)
        if known is not None:
            minutes = self._configuration().caller_rules.memory_minutes
            since = entered_at - timedelta(minutes=minutes)
            if since <= known.called_at < entered_at:
                found.add("repeat")
            if known.abandoned_at is not None and since <= known.abandoned_at < entered_at:
                found.add("abandoned_before")
        return frozenset(found)

    def last_operator(self, number: str) -> int | None:
        """Whom the caller talked to last, within a week."""
        known = self._find(number)
        if known is None or known.talked_at is None:
            return None
        is_old = self._clock() - known.talked_at > timedelta(days=_LAST_OPERATOR_DAYS)
        return None if is_old else known.operator_id

    def note_call(self, number: str, *, entered_at: datetime) -> None:
        """The citizen called; told when the call is over, so that it is no repeat of itself."""
        self._keep(number, called_at=entered_at)

    def note_abandoned(self, number: str) -> None:
        """The citizen hung up while waiting."""
        self._keep(number, abandoned_at=self._clock())

    def note_talk(self, number: str, operator_id: int) -> None:
        """The citizen talks to this operator; whatever was abandoned before is made good."""
        self._keep(number, abandoned_at=None, operator_id=operator_id, talked_at=self._clock())

    def _find(self, number: str) -> _Caller | None:
        index = self.index_of(number)
        return self._shelf(index).callers.get(index) if index else None

    def _keep(self, number: str, **changes: datetime | int | None) -> None:
        index = self.index_of(number)
        if not index:
            return
        callers = self._shelf(index).callers
        known = callers.pop(index, None) or _Caller(called_at=self._clock())
        callers[index] = known.model_copy(update=changes)  # the newest stands last
        while len(callers) > _MOST_IN_A_FILE:
            del callers[next(iter(callers))]
        text = self._shelf(index).model_dump_json(exclude_defaults=True)
        self._files.write(self._path(index), text)

    def _path(self, index: str) -> Path:
        return self._directory / f"{index[:2]}.json"

    def _shelf(self, index: str) -> _Shelf:
        name = index[:2]
        if name not in self._shelves:
            self._shelves[name] = self._read(self._path(index))
        return self._shelves[name]

    def _read(self, path: Path) -> _Shelf:
        try:
            return _Shelf.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return _Shelf()
        except (OSError, ValidationError):
            log.warning("caller_file_damaged", path=path.name)
            return _Shelf()


def _counts(mark: CallerMark, today: date) -> bool:
    return mark.until is None or mark.until >= today
