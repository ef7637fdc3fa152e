"""baresip as a home seat's telephone while call control works: rung, held, resumed, recorded."""

import asyncio
from pathlib import Path

import pytest

from contracts.credentials import endpoint_name, seat_password
from runtime.phone import Phone
from runtime.phone.sound import frequencies, tone
from tests.telephony.clients.baresip import Account, baresip, until_registered
from tests.telephony.holes.verdict import channels
from tests.telephony.house import SIP, House
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage
from tests.telephony.page import OperatorPage
from tests.telephony.real_engine import SIPS, certificate_of
from tests.telephony.sipp.telephones import CARRIER
from tests.telephony.story import Operator

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("telephony"),
    pytest.mark.engine,
]
SEAT, HOME = "8301", "127.0.0.82"
CITIZEN, OPERATOR = 440, 1700
PATIENCE = 15.0


def account(house: House) -> Account:
    """Set the telephone up as the platform tells it to."""
    name = endpoint_name(SEAT, "desk_phone")
    return Account(
        name=name,
        password=seat_password(house.secret("SEAT_SECRET"), name),
        server=f"127.0.0.1:{house.base + SIPS}",
        certificate=certificate_of(house),
    )


def page_at_home(stage: EngineStage) -> OperatorPage:
    """Open the operator's page on the computer that is bound to the seat."""
    ident = stage.house.person("operator", "chen").ident
    page = stage.switchboard.page(ident, "chen", Operator(seat=SEAT))
    page.ticket = page.ticket.model_copy(update={"device_bound": True, "group": "home"})
    return page


async def test_seat_at_home_takes_a_call(engine_stage: EngineStage, tmp_path: Path) -> None:
    house, page = engine_stage.house, page_at_home(engine_stage)
    server = ("127.0.0.1", house.base + SIP)
    async with (
        Journal(house.database_url) as journal,
        Phone(address=CARRIER, server=server, number="13876540077") as phone,
    ):
        with baresip(tmp_path, account(house), hertz=OPERATOR, address=HOME) as seat:
            await until_registered(engine_stage.engine, seat, f"{SEAT}p")
            await page.open()
            assert not page.refusals
            await page.become_ready()
            call = await phone.dial("12345")
            await call.answered(PATIENCE)
            call.mouth.play(tone(CITIZEN), loop=True)
            await journal.until_row("call.answered", {"seat": SEAT})
            await journal.until_row("call.recording_started", {})
            await asyncio.sleep(1.5)
            assert list(call.ear.frequencies(1)) == [OPERATOR]
            await page.say_of_call("hold")
            await journal.until_row("call.held", {})
            await asyncio.sleep(1.5)
            assert OPERATOR not in call.ear.frequencies(1)
            await page.say_of_call("resume")
            await journal.until_row("call.resumed", {})
            await asyncio.sleep(1.5)
            assert list(call.ear.frequencies(1)) == [OPERATOR]
            await call.hang_up()
            await journal.until_row("call.ended", {"outcome": "answered"})
            await page.leave()
        assert CITIZEN in frequencies(seat.heard()[-8000:])
        left, right = channels(await recorded(journal, house))
    assert list(frequencies(left[-8000:].astype("<i2"))) == [CITIZEN]
    assert list(frequencies(right[-8000:].astype("<i2"))) == [OPERATOR]


async def recorded(journal: Journal, house: House) -> bytes:
    """Wait until the recording is sealed, and open it."""
    query = "SELECT * FROM telephony_recording WHERE call_id = ANY(%s)"
    async with asyncio.timeout(PATIENCE):
        while True:
            [row] = await journal.select(query, journal.call_ids())
            if row["status"] == "ready":
                return await asyncio.to_thread(house.open_recording, row["id"])
            await asyncio.sleep(0.2)
