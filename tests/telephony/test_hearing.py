"""What reaches a citizen's ear, and keys pressed as most carriers send them (RFC 4733)."""

import asyncio

import pytest

from runtime.phone import Phone
from runtime.phone.sound import tone
from tests.telephony.house import SIP
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage
from tests.telephony.sipp.telephones import CARRIER
from tests.telephony.story import Operator

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("telephony"),
    pytest.mark.engine,
]
QUIET = 200
OPERATOR = Operator(seat="8004", tone=1200, languages=["en"])


async def test_citizen_who_presses_a_key_hears_greeting_operator_and_music(
    engine_stage: EngineStage,
) -> None:
    stage, house = engine_stage, engine_stage.house
    desk = await stage.seat(house.person("operator", "li").ident, "li", OPERATOR)
    server = ("127.0.0.1", house.base + SIP)
    async with (
        Journal(house.database_url) as journal,
        Phone(address=CARRIER, server=server, number="13876540021") as phone,
    ):
        await desk.sign_in()
        await desk.become_ready()
        call = await phone.dial("12345")
        await call.answered(5)
        call.mouth.play(tone(440), loop=True)
        await asyncio.sleep(1.5)
        assert call.ear.rms(1) > QUIET, "no greeting"
        call.mouth.press("2")
        await journal.until_row("call.queued", {"language": "en"})
        await journal.until_row("call.answered", {"seat": "8004"})
        await asyncio.sleep(1.5)
        assert list(call.ear.frequencies(1)) == [1200]
        await desk.hold()
        await journal.until_row("call.held", {})
        await asyncio.sleep(1.5)
        assert call.ear.rms(1) > QUIET, "no music on hold"
        assert 1200 not in call.ear.frequencies(1)
        await desk.resume()
        await journal.until_row("call.resumed", {})
        await asyncio.sleep(1.5)
        assert list(call.ear.frequencies(1)) == [1200]
        await call.hang_up()
        await journal.until_row("call.ended", {"outcome": "answered", "ended_by": "citizen"})
    await desk.leave()
