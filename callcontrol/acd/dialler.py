"""Begin an outbound call for a ready operator, if everything allows it (外呼)."""

import asyncio
from uuid import UUID

import structlog

from callcontrol.acd.guests import PostponedError
from callcontrol.acd.matching import Matching
from callcontrol.calls.dialling import Refusal
from callcontrol.calls.registry import Registry
from callcontrol.operators.desk import Desk
from contracts.commands import WorkItem

log = structlog.get_logger(__name__)

TIRED_SECONDS = 600.0
"""So long an operator who has used the outbound limits up is offered no outbound work."""
_OPERATORS = frozenset({"daily_minutes", "hourly_calls"})
_FOR_GOOD = frozenset({"bad_number", "barred_number"})


class Dialler:
    """Weighs the trunk and the operator's limits, then opens the call."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._registry: Registry | None = None

    def connect(self, registry: Registry) -> None:
        """Learn where calls are opened; told once, before anything is dialled."""
        self._registry = registry

    @property
    def registry(self) -> Registry:
        """Where calls are opened."""
        if self._registry is None:
            msg = "the waiting room was never connected with the registry"
            raise RuntimeError(msg)
        return self._registry

    def is_live(self, call_id: UUID) -> bool:
        """Whether a call of ours is under way."""
        return self.registry.get(call_id) is not None

    def begin(self, item: WorkItem, desk: Desk) -> Refusal | None:
        """Open the call; a refusal that will last for ever is returned.

        Raises:
            PostponedError: not now, or not by this operator, who then rests from such calls.
            NotNowError: the operator is no longer free.

        """
        board = self.registry.board
        if not board.engine.is_ready:
            raise PostponedError
        refusal = board.meter.weigh(item.number, desk.operator_id)
        if refusal is None:
            self.registry.open_outbound(item, desk)
            return None
        log.info("outbound_refused", code=refusal.code, purpose=item.purpose)
        if refusal.code in _FOR_GOOD:
            return refusal
        if refusal.code in _OPERATORS:
            self._rest(desk.operator_id)
        raise PostponedError(is_for_all=refusal.code not in _OPERATORS)

    def _rest(self, operator_id: int) -> None:
        self._matching.roster.tired.add(operator_id)
        asyncio.get_running_loop().call_later(TIRED_SECONDS, self._rested, operator_id)

    def _rested(self, operator_id: int) -> None:
        self._matching.roster.tired.discard(operator_id)
        self._matching.match_soon()
