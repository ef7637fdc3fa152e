"""Two operators and the keys between them, on the real engine (VOI-19)."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.failures import has_failed
from tests.browser.screens import OperatorScreen
from tests.telephony.on_engine import EngineStage
from tests.telephony.roster import DESKS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("call-pages"),
    pytest.mark.engine,
    pytest.mark.browser,
]
_seats = map(str, DESKS[-5:-1])


async def _sit(stage: EngineStage) -> OperatorScreen:
    seat = next(_seats)
    screen = OperatorScreen(await stage.new_page(), stage.house.web_origin)
    await screen.sign_in(stage.house.person("operator", f"wang-{seat}"))
    await screen.check_in(seat)
    return screen


@pytest_asyncio.fixture(loop_scope="session")
async def two(
    engine_stage: EngineStage, request: pytest.FixtureRequest
) -> AsyncIterator[tuple[OperatorScreen, OperatorScreen]]:
    """Two operators at their desks; only the first takes calls."""
    pair = (await _sit(engine_stage), await _sit(engine_stage))
    await pair[0].become_ready()
    yield pair
    if not has_failed(request.node):
        for screen in pair:
            await screen.leave()


async def _consult(first: OperatorScreen, second: OperatorScreen) -> None:
    """F7, the colleague's seat, Enter; the colleague picks up."""
    seat = (await second.spot("my-seat").inner_text()).split()[1]
    await first.page.keyboard.press("F7")
    await first.spot("directory-search").fill(seat)
    await expect(first.spot("directory-entry").first).to_contain_text(seat)
    await first.page.keyboard.press("Enter")
    await first.until_phase("consulting")
    await second.answer()
    await expect(first.spot("call-party")).to_have_attribute("data-state", "consulting")


async def test_consult_then_conference_then_leave_the_citizen_to_the_colleague(
    engine_stage: EngineStage, two: tuple[OperatorScreen, OperatorScreen]
) -> None:
    first, second = two
    line = await engine_stage.call_in(caller="13876540061", dialled="12345", tone=440)
    await first.answer()
    await first.until_phase("talking")
    await _consult(first, second)
    await first.click("call-conference")
    await expect(first.spot("call-party")).to_have_attribute("data-state", "joined")
    await second.until_phase("talking")
    await first.click("call-complete")
    await first.until_phase("none")
    await second.until_phase("talking")
    await second.click("call-hang-up")
    await line.until_over()


async def test_park_here_and_take_up_there(
    engine_stage: EngineStage, two: tuple[OperatorScreen, OperatorScreen]
) -> None:
    first, second = two
    line = await engine_stage.call_in(caller="13876540062", dialled="12345", tone=440)
    await first.answer()
    await first.until_phase("talking")
    await first.click("call-record")
    await expect(first.spot("call-recording")).to_contain_text("已停录")
    await first.click("call-record")
    await expect(first.spot("call-recording")).to_contain_text("录音中")
    await first.click("call-park")
    await first.until_phase("none")
    await expect(first.spot("notice-line")).to_contain_text("号位")
    await second.click("parked-open")
    await second.click("parked-retrieve")
    await second.until_phase("talking")
    await second.click("call-hang-up")
    await line.until_over()
