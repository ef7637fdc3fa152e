"""Who of the citizens' browsers is let in (视频来访): one signed pass, one call."""

from datetime import UTC, datetime

import structlog

from callcontrol.asterisk.events import ChannelEntered
from contracts.visits import ENDPOINT, VisitPass, VisitPassError, read_pass

log = structlog.get_logger(__name__)

SEES = "may:see"
"""The skill of whoever sits at a browser: a desk phone shows no picture."""
_PASS = 3
"""Which argument of the dialplan's it is; see ``extensions.conf``."""
_ALWAYS = datetime.min.replace(tzinfo=UTC)


def is_visitor(entered: ChannelEntered) -> bool:
    """Tell whether the channel is a citizen's browser."""
    return entered.name.startswith(f"PJSIP/{ENDPOINT}-")


class VisitGate:
    """Remembers the passes that were used for as long as they are valid.

    What an earlier run admitted it does not know, so a pass older than this run admits nobody:
    the page asks for another. Without a secret nobody is admitted at all.
    """

    def __init__(self, secret: str = "", *, since: datetime = _ALWAYS) -> None:
        self._secret, self._since = secret, since
        self._used: dict[str, datetime] = {}

    def admit(self, entered: ChannelEntered, *, now: datetime) -> VisitPass | None:
        """Take the pass of a visitor's channel; None when it admits nobody."""
        try:
            leave = self._take(entered.arguments[_PASS:], now)
        except VisitPassError as error:
            log.warning("visit_refused", channel=entered.channel, reason=str(error))
            return None
        log.info("visit_admitted", call_id=str(leave.visit_id))
        return leave

    def _take(self, arguments: tuple[str, ...], now: datetime) -> VisitPass:
        self._used = {one: until for one, until in self._used.items() if until > now}
        if not self._secret or not arguments:
            msg = "no pass"
            raise VisitPassError(msg)
        leave = read_pass(self._secret, arguments[0], now=now)
        if leave.issued_at < self._since:
            msg = "pass of before the restart"
            raise VisitPassError(msg)
        if str(leave.visit_id) in self._used:
            msg = "used pass"
            raise VisitPassError(msg)
        self._used[str(leave.visit_id)] = leave.expires_at
        return leave
