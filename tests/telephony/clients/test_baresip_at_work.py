"""baresip as a seat's telephone while call control works: rung, held, resumed, recorded."""

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
ADDRESS = "127.0.0.82"
HALL, HOME = "8009", "8301"
CITIZEN, OPERATOR = 440, 1700
PATIENCE = 15.0


def account(house: House, seat: str) -> Account:
    """Set the telephone up as the platform tells it to: plain in the hall, encrypted at home."""
    name = endpoint_name(seat, "desk_phone")
    is_home = seat == HOME
    return Account(
        name=name,
        password=seat_password(house.secret("SEAT_SECRET"), name),
        server=f"127.0.0.1:{house.base + (SIPS if is_home else SIP)}",
        transport="tls" if is_home else "udp",
        certificate=certificate_of(house),
        is_encrypted=is_home,
    )


def page_at(stage: EngineStage, seat: str) -> OperatorPage:
    """Open the operator's page; at home, on the computer that is bound to the seat."""
    ident = stage.house.person("operator", "chen").ident
    page = stage.switchboard.page(ident, "chen", Operator(seat=seat))
    if seat == HOME:
        page.ticket = page.ticket.model_copy(update={"device_bound": True, "group": "home"})
    return page


@pytest.mark.parametrize("seat", [HALL, HOME])
async def test_baresip_takes_a_call(engine_stage: EngineStage, tmp_path: Path, seat: str) -> None:
    house, page = engine_stage.house, page_at(engine_stage, seat)
    server = ("127.0.0.1", house.base + SIP)
    async with (
        Journal(house.database_url) as journal,
        Phone(address=CARRIER, server=server, number="13876540077") as phone,
    ):
        with baresip(tmp_path, account(house, seat), hertz=OPERATOR, address=ADDRESS) as desk:
            await until_registered(engine_stage.engine, desk, f"{seat}p")
            await page.open()
            assert not page.refusals
            await page.become_ready()
            call = await phone.dial("12345")
            await call.answered(PATIENCE)
            call.mouth.play(tone(CITIZEN), loop=True)
            await journal.until_row("call.answered", {"seat": seat})
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
        assert CITIZEN in frequencies(desk.heard()[-8000:])
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
