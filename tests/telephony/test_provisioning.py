"""340 seats at once (VOI-09): no restart, no call disturbed, every new phone registers."""

import asyncio
import time
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.rows import tuple_row
from psycopg.types.json import Jsonb

from contracts.credentials import seat_password
from contracts.telephony_config import NOTIFY_CHANNEL, TABLE
from runtime.phone.call import CallFailed
from runtime.phone.phone import Phone
from tests.telephony.house import SIP, House
from tests.telephony.on_engine import EngineStage
from tests.telephony.test_resilience import open_shift

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("telephony")]

SURGE = [str(7001 + number) for number in range(340)]
AT_ONCE_SECONDS = 5.0


def _publish(house: House, seats: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Publish the newest configuration with other seats; return the seats it had."""
    with psycopg.connect(house.database_url, row_factory=tuple_row) as connection:
        newest = sql.SQL("SELECT version, content FROM {} ORDER BY version DESC LIMIT 1")
        row = connection.execute(newest.format(sql.Identifier(TABLE))).fetchone()
        assert row is not None
        version, content = row
        before = list(content["seats"])
        fresh = {**content, "seats": before if seats is None else seats, "version": version + 1}
        insert = sql.SQL("INSERT INTO {} (version, content, published_at) VALUES (%s, %s, now())")
        connection.execute(insert.format(sql.Identifier(TABLE)), (version + 1, Jsonb(fresh)))
        connection.execute(f"NOTIFY {NOTIFY_CHANNEL}")
    return before


async def _register(house: House, seat: str) -> None:
    """Register a seat's desk phone as soon as the engine knows it."""
    name = f"{seat}p"
    password = seat_password(house.secret("SEAT_SECRET"), name)
    server = ("127.0.0.1", house.base + SIP)
    async with (
        asyncio.timeout(AT_ONCE_SECONDS),
        Phone(address="127.0.0.1", server=server, number=name, password=password) as phone,
    ):
        while True:
            try:
                await phone.register(expires=60)
            except CallFailed:
                await asyncio.sleep(0.1)
            else:
                await phone.register(expires=0)
                return


@pytest.mark.engine
async def test_surge_of_seats_is_provisioned_at_once_while_a_call_goes_on(
    engine_stage: EngineStage,
) -> None:
    house = engine_stage.house
    async with open_shift(engine_stage) as shift:
        await shift.seat("wang", "8001")
        line = await shift.call("13800001111")
        await shift.until("call.answered")
        present = _publish(house, None)
        began = time.monotonic()
        surge = [{"extension": seat} for seat in SURGE]
        try:
            _publish(house, [*present, *surge])
            await asyncio.gather(*(_register(house, seat) for seat in (SURGE[0], SURGE[-1])))
            assert time.monotonic() - began < AT_ONCE_SECONDS
            assert (await engine_stage.switchboard.health())["calls"] == 1
            assert shift.journal.count("call.ended", {}) == 0
        finally:
            _publish(house, present)
        line.hang_up()
        ended = await shift.until("call.ended")
        assert (ended["details"]["outcome"], ended["details"]["ended_by"]) == (
            "answered",
            "citizen",
        )
