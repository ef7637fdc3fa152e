"""The hotline goes on when call control, the engine or the database breaks (VOI-01, VOI-09)."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.telephony.desk import SimpleDesk
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage
from tests.telephony.on_fake import FakeStage
from tests.telephony.outage import DatabaseDoor
from tests.telephony.stage import Desk, Line, Stage
from tests.telephony.story import Operator

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("telephony")]

CALLERS = ("13800001111", "13800002222", "13800003333")


@dataclass
class Shift:
    """Operators at work and citizens who call, on either stage."""

    stage: Stage
    journal: Journal
    desks: dict[str, Desk] = field(default_factory=dict)

    async def seat(self, name: str, seat: str, *, is_ready: bool = True) -> Desk:
        """Let an operator begin to work."""
        person = self.stage.house.person("operator", name)
        desk = await self.stage.seat(person.ident, name, Operator(seat=seat))
        self.desks[name] = desk
        await desk.sign_in()
        if is_ready:
            await desk.become_ready()
        return desk

    async def call(self, caller: str) -> Line:
        """Let a citizen call."""
        return await self.stage.call_in(caller=caller, dialled="12345", tone=440)

    async def until(self, kind: str, *, times: int = 1, **details: Any) -> dict[str, Any]:
        """Wait for a row of the journal; returns the newest."""
        await self.journal.until_row(kind, details, times=times)
        rows = [row for row in self.journal.rows if row["kind"] == kind]
        return next(row for row in reversed(rows) if details.items() <= row["details"].items())


@contextlib.asynccontextmanager
async def open_shift(stage: Stage) -> AsyncIterator[Shift]:
    """Begin a shift; everybody leaves at its end."""
    async with Journal(stage.house.database_url) as journal:
        shift = Shift(stage, journal)
        try:
            yield shift
        finally:
            for desk in shift.desks.values():
                await desk.leave()


@pytest.mark.engine
async def test_call_control_killed_loses_no_call_and_cleans_up_behind_those_who_left(
    engine_stage: EngineStage,
) -> None:
    board = engine_stage.switchboard
    async with open_shift(engine_stage) as shift:
        first = await shift.seat("wang", "8001")
        second = await shift.seat("li", "8002")
        staying, leaving = await shift.call(CALLERS[0]), await shift.call(CALLERS[1])
        await shift.until("call.answered", times=2)
        waiting = await shift.call("13800004444")
        await shift.until("call.queued", times=3)
        await asyncio.sleep(1)
        board.kill()
        await asyncio.sleep(0.5)
        leaving.hang_up()
        await leaving.until_over()
        newcomer = await shift.call(CALLERS[2])
        await newcomer.until_up()  # by the engine's own queue
        board.start()
        await board.until_ready()
        for desk in (first, second):
            await desk.reconnect()
        await shift.until("call.reconciled", times=2)
        ended = await shift.until("call.ended")
        assert ended["details"]["outcome"] == "answered"
        await shift.until("call.answered", times=3)  # the freed operator takes who waited
        newcomer.hang_up()
        staying.hang_up()
        waiting.hang_up()
        await shift.until("call.ended", times=3)
        await board.until_health(calls=0)
        await shift.journal.until_absorbed()
        entered = {row["call_id"] for row in shift.journal.of_calls()}
        assert len(entered) == 3
        assert "PJSIP/8001p" not in engine_stage.engine.cli("core show channels concise")


@pytest.mark.engine
async def test_engine_killed_is_taken_up_again_and_citizens_cut_off_are_listed(
    engine_stage: EngineStage,
) -> None:
    board = engine_stage.switchboard
    async with open_shift(engine_stage) as shift:
        desk = await shift.seat("wang", "8001")
        talking = await shift.call(CALLERS[0])
        answered = await shift.until("call.answered")
        await shift.call(CALLERS[1])
        await shift.until("call.queued", times=2)
        engine_stage.machine.kill()
        killed_at = time.monotonic()
        await board.until_health(engine=False)
        await asyncio.to_thread(engine_stage.machine.start)
        await board.until_health(engine=True)
        away = time.monotonic() - killed_at
        assert away < 10, away
        row = await shift.until("floor.engine_restarted")
        assert len(row["details"]["lost_calls"]) == 2
        assert str(answered["call_id"]) in row["details"]["lost_calls"]
        await shift.until("call.ended", times=2, cause="engine_lost", ended_by="system")
        await board.until_health(calls=0)
        talking.hang_up()
        states = shift.journal.states_of
        wang = engine_stage.house.person("operator", "wang").ident
        await shift.journal.until(lambda: states(wang)[-1] == "ready", "wang ready again")
        again = await shift.call(CALLERS[2])  # the telephone was not touched
        await shift.until("call.answered", times=2)
        again.hang_up()
        await shift.until("call.ended", times=3)
        await desk.finish_wrap_up()


async def test_database_away_stops_no_call_and_every_event_arrives_once(
    fake_stage: FakeStage,
) -> None:
    board, house = fake_stage.switchboard, fake_stage.house
    door = DatabaseDoor(house.var / "door", house.database_url)
    await door.open()
    board.kill()
    board.further = {"DATABASE_URL": door.url}
    board.start()
    try:
        await board.until_ready()
        async with open_shift(fake_stage) as shift:
            desk = await shift.seat("wang", "8001")
            first = await shift.call(CALLERS[0])
            await shift.until("call.recording_started")
            await door.shut()
            await board.until_health(database=False)
            first.hang_up()
            await board.until_health(calls=0)
            await desk.finish_wrap_up()
            second = await shift.call(CALLERS[1])
            assert isinstance(desk, SimpleDesk)
            await desk.page.until(lambda: desk.page.state == "talking")
            second.hang_up()
            await board.until_health(calls=0)
            await shift.journal.read()
            assert shift.journal.count("call.ended", {}) == 0
            board.kill()  # what was spooled outlives the process too
            await door.open()
            board.start()
            await board.until_ready()
            await shift.until("call.ended", times=2, outcome="answered")
            await shift.until("call.recording_started", times=2)
            await shift.journal.until_absorbed()
            kinds = [row["kind"] for row in shift.journal.of_calls()]
            once = ("entered", "queued", "answered", "trunk_leg_ended", "ended")
            for kind in once:
                assert kinds.count(f"call.{kind}") == 2, kinds
            ids = [row["event_id"] for row in shift.journal.rows]
            assert len(set(ids)) == len(ids)
            await desk.reconnect()
    finally:
        board.kill()
        await door.shut()
        board.further = {}
        board.start()
        await board.until_ready()
