"""The stock of outbound calls (外呼任务): one is begun when somebody would be idle (CB-05)."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import structlog

from callcontrol.acd.dialler import Dialler
from callcontrol.acd.guests import Guest, PostponedError
from callcontrol.acd.matching import Matching
from callcontrol.operators.desk import Desk
from contracts.commands import WorkItem
from contracts.telephony_config import TelephonyConfiguration

log = structlog.get_logger(__name__)

RETRY_SECONDS = 60.0
_REMEMBERED = 5000
_ONE_AFTER_ANOTHER = timedelta(microseconds=1)


class WorkStock:
    """What waits unbegun; the business side replaces it, operators use it up."""

    def __init__(
        self,
        matching: Matching,
        *,
        dialler: Dialler,
        clock: Callable[[], datetime],
        configuration: Callable[[], TelephonyConfiguration],
    ) -> None:
        self._matching, self._dialler = matching, dialler
        self._clock, self._configuration = clock, configuration
        self._items: dict[UUID, tuple[WorkItem, datetime]] = {}
        """Unbegun items, and when each came."""
        self._begun: dict[UUID, None] = {}
        self._paused_until: datetime | None = None
        self._timer: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._items)

    def offer(self, items: Iterable[WorkItem]) -> None:
        """Replace what waits unbegun; what has begun is never begun again."""
        now, before = self._clock(), self._items
        self._items = {}
        for number, item in enumerate(items):
            if item.item_id in self._begun or self._dialler.is_live(item.item_id):
                continue
            known = before.get(item.item_id)
            came = known[1] if known is not None else now + number * _ONE_AFTER_ANOTHER
            self._items[item.item_id] = (item, came)
        for item_id in before:
            self._matching.leave(item_id)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put into line what may be begun now; come back when something else may, or no longer."""
        now = self._clock()
        is_paused = self._paused_until is not None and self._paused_until > now
        moments = [self._paused_until] if is_paused and self._paused_until is not None else []
        for item, came in tuple(self._items.values()):
            if item.expires_at <= now:
                self._drop(item)
            elif is_paused or item.not_before > now:
                self._matching.leave(item.item_id)
                moments.append(max(item.not_before, now))
            else:
                moments.append(item.expires_at)
                if item.item_id not in self._matching:
                    self._matching.enter(self._guest(item, came))
        self._set_timer(min(moments, default=None), now)
        self._matching.match_soon()

    def _set_timer(self, moment: datetime | None, now: datetime) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if moment is not None:
            seconds = (moment - now).total_seconds() + 0.01
            self._timer = asyncio.get_running_loop().call_later(seconds, self._lay_out)

    def _drop(self, item: WorkItem) -> None:
        self._items.pop(item.item_id, None)
        self._matching.leave(item.item_id)

    def _guest(self, item: WorkItem, came: datetime) -> Guest:
        rules = self._configuration().caller_rules
        return Guest(
            guest_id=item.item_id,
            queue=item.queue,
            language=item.language,
            since=came,
            head_start=float(item.priority * rules.seconds_per_point),
            kind="work",
            seize=partial(self._begin, item),
        )

    def _begin(self, item: WorkItem, desk: Desk) -> None:
        if item.expires_at <= self._clock():
            self._drop(item)
            raise PostponedError
        try:
            refusal = self._dialler.begin(item, desk)
        except PostponedError as error:
            if error.is_for_all:
                self._paused_until = self._clock() + timedelta(seconds=RETRY_SECONDS)
            asyncio.get_running_loop().call_soon(self._lay_out)
            raise
        self._drop(item)
        if refusal is not None:
            raise PostponedError
        self._begun[item.item_id] = None
        if len(self._begun) > _REMEMBERED:
            del self._begun[next(iter(self._begun))]
        log.info("work_begun", item_id=str(item.item_id), purpose=item.purpose)
