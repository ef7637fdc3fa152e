"""A citizen writes: call control gives it to who is idle, beside calls and over a restart."""

import asyncio

import pytest

from tests.telephony.desk import SimpleDesk
from tests.telephony.house import House
from tests.telephony.on_fake import FakeStage
from tests.telephony.test_resilience import open_shift

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("telephony")]


async def _act(house: House, *words: str) -> str:
    return await asyncio.to_thread(house.run, "-m", "tests.telephony.writing", *words)


async def test_a_text_goes_to_who_is_idle_and_is_still_theirs_after_a_restart(
    fake_stage: FakeStage,
) -> None:
    board, house = fake_stage.switchboard, fake_stage.house
    port = {"HOTLINE_CALLCONTROL_PORT": str(board.port)}
    feed = house.start("text-feed", "-m", "tests.telephony.writing", "feed", extra=port)
    try:
        async with open_shift(fake_stage) as shift:
            desk = await shift.seat("wang", "8001")
            assert isinstance(desk, SimpleDesk)
            ident = await _act(house, "write")
            wang = house.person("operator", "wang").ident
            row = await shift.until("text.assigned", operator_id=wang)
            assert row["details"]["conversation_id"] == ident
            await desk.page.until(lambda: desk.page.texts == [ident])
            assert desk.page.state == "ready"
            await shift.journal.until_absorbed()
            taken = "SELECT 1 FROM messaging_conversation WHERE id = %s AND operator_id = %s"
            async with asyncio.timeout(20):
                while not await shift.journal.select(taken, ident, wang):  # noqa: ASYNC110 - a table
                    await asyncio.sleep(0.1)
            await _act(house, "open", ident, str(wang))

            call = await shift.call("13800005555")
            await shift.until("call.answered", operator_id=wang)
            call.hang_up()
            await shift.until("call.ended")

            board.kill()
            board.start()
            await board.until_ready()
            await desk.reconnect()
            await shift.journal.until(lambda: desk.page.texts == [ident], "the text's return")
            await _act(house, "close", ident, str(wang))
            await shift.journal.until(lambda: not desk.page.texts, "the text's end")
            assert shift.journal.count("text.assigned", {}) == 1
    finally:
        feed.stop()
