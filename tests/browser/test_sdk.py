"""The softphone in somebody else's page: the SDK's own example, on the real engine."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.failures import has_failed
from tests.browser.screens import PATIENCE_MS, OperatorScreen
from tests.telephony.on_engine import EngineStage
from tests.telephony.roster import DESKS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("call-pages"),
    pytest.mark.engine,
    pytest.mark.browser,
]
SEAT = str(DESKS[-1])


@pytest_asyncio.fixture(loop_scope="session")
async def wang(
    engine_stage: EngineStage, request: pytest.FixtureRequest
) -> AsyncIterator[OperatorScreen]:
    """An operator who is signed in at the platform and opens another system's page."""
    screen = OperatorScreen(await engine_stage.new_page(), engine_stage.house.web_origin)
    await screen.sign_in(engine_stage.house.person("operator", f"wang-{SEAT}"))
    await screen.go("/sdk/example/index.html")
    yield screen
    if not has_failed(request.node):
        await screen.go("/desk")
        await screen.leave()


async def test_ten_lines_make_a_page_answer_hold_and_hang_up(
    engine_stage: EngineStage, wang: OperatorScreen
) -> None:
    bar = wang.page.locator("hotline-softphone-bar")
    await bar.get_by_label("坐席").select_option(SEAT, timeout=PATIENCE_MS)
    await bar.get_by_role("button", name="签入").click()
    await wang.until_state("not_ready")
    await wang.become_ready()
    line = await engine_stage.call_in(caller="13876540051", dialled="12345", tone=440)
    await wang.until_phase("offered")
    await expect(wang.page.locator("#caller")).to_have_text("13876540051（offered）")
    await wang.page.keyboard.press("F2")
    await wang.until_phase("talking")
    await wang.page.keyboard.press("F8")
    await wang.until_phase("held")
    await wang.click("call-resume")
    await wang.until_phase("talking")
    await wang.click("call-hang-up")
    await line.until_over()
    await expect(wang.page.locator("#caller")).to_have_text("无")
