"""A team leader on the floor's page, with the real engine: watch, force a state, listen in."""

from dataclasses import dataclass

import pytest
from playwright.async_api import expect

from tests.browser.orders.axe import grave_faults
from tests.browser.screens import PATIENCE_MS, OperatorScreen, Screen
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage
from tests.telephony.people import Person

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("call-pages"),
    pytest.mark.engine,
    pytest.mark.browser,
]
SEAT, LEADERS_SEAT = "8014", "8015"
CALLER = "13876540078"


@dataclass
class Floor:
    """An operator at a seat, and the leader who sees their desk."""

    operator: OperatorScreen
    leader: OperatorScreen
    chen: Person

    async def until_desk(self, state: str) -> None:
        """Wait until the leader sees the operator in a state."""
        desk = self.leader.page.locator(f'[data-desk="{self.chen.ident}"]')
        await expect(desk).to_have_attribute("data-state", state, timeout=PATIENCE_MS)

    async def open_desk(self) -> None:
        """Open the desk's details."""
        await self.leader.page.locator(f'[data-desk="{self.chen.ident}"]').click()

    async def leave(self) -> None:
        """Both go home; the desk is gone from the floor."""
        await self.operator.leave()
        desk = self.leader.page.locator(f'[data-desk="{self.chen.ident}"]')
        await expect(desk).to_have_count(0, timeout=PATIENCE_MS)
        await self.leader.leave()


async def _open(stage: EngineStage) -> Floor:
    """Let both sign in; the operator is ready, the leader looks at the floor."""
    house = stage.house
    operator = OperatorScreen(await stage.new_page(), house.web_origin)
    chen = house.person("operator", "chen")
    await operator.sign_in(chen)
    await operator.check_in(SEAT)
    await operator.become_ready()
    leader = OperatorScreen(await stage.new_page(), house.web_origin)
    await leader.sign_in(house.person("team_leader", "zhou"))
    await leader.go("/floor")
    floor = Floor(operator, leader, chen)
    await floor.until_desk("ready")
    return floor


async def _sit_down(leader: Screen) -> None:
    """Check the leader in without leaving the floor's page."""
    await leader.click("floor-check-in")
    await leader.choose("seat-select", LEADERS_SEAT)
    await leader.click("seat-check-in")
    await expect(leader.spot("my-seat")).to_contain_text(LEADERS_SEAT, timeout=PATIENCE_MS)


async def test_a_forced_state_reaches_the_operator(engine_stage: EngineStage) -> None:
    floor = await _open(engine_stage)
    await floor.open_desk()
    await floor.leader.click("floor-force-break")
    await floor.leader.click("floor-yes")
    await floor.until_desk("break")
    await floor.operator.until_state("break")
    await floor.leave()


async def test_a_leader_listens_whispers_and_stops(engine_stage: EngineStage) -> None:
    floor = await _open(engine_stage)
    async with Journal(engine_stage.house.database_url) as journal:
        line = await engine_stage.call_in(caller=CALLER, dialled="12345", tone=440)
        await floor.operator.answer()
        await floor.operator.until_phase("talking")
        await floor.until_desk("talking")
        await _sit_down(floor.leader)
        await floor.open_desk()
        await floor.leader.click("floor-listen_in")
        await floor.leader.click("call-answer")
        bar = floor.leader.spot("floor-supervision")
        await expect(bar).to_contain_text("正在监听", timeout=PATIENCE_MS)
        await floor.leader.click("floor-whisper")
        await expect(bar).to_contain_text("正在耳语", timeout=PATIENCE_MS)
        await floor.leader.click("floor-bar-stop")
        await expect(bar).to_have_count(0, timeout=PATIENCE_MS)
        await floor.operator.until_phase("talking")
        await journal.until_row("call.supervised", {"mode": "whisper", "ended": False})
        await floor.operator.click("call-hang-up")
        await line.until_over()
        await floor.operator.until_state("wrap_up")
        await floor.operator.click("wrap-up-finish")
    await floor.leave()


async def _tab(leader: Screen, key: str, landmark: str) -> None:
    """Go to a tab of the floor by its key, and let axe look at it."""
    await leader.page.keyboard.press(key)
    await expect(leader.spot(landmark)).to_be_visible(timeout=PATIENCE_MS)
    assert await grave_faults(leader.page) == []


async def test_a_message_is_acknowledged_and_counted(engine_stage: EngineStage) -> None:
    floor = await _open(engine_stage)
    await _tab(floor.leader, "c", "floor-chart")
    await _tab(floor.leader, "m", "call-out-people")
    await floor.leader.click("floor-write")
    await floor.leader.fill("broadcast-text", "供水咨询增多，请先查停水公告。")
    await floor.leader.click("broadcast-send")
    strip = floor.operator.spot("message-strip")
    await expect(strip).to_contain_text("请先查停水公告", timeout=PATIENCE_MS)
    await floor.operator.click("message-noted")
    await expect(strip).to_have_count(0, timeout=PATIENCE_MS)
    receipts = floor.leader.spot("floor-receipts").first
    await expect(receipts).to_have_text("已知悉 1 / 1", timeout=PATIENCE_MS)
    await floor.leader.page.keyboard.press("s")
    await floor.leader.click("floor-shape-map")
    await expect(floor.leader.spot("floor-map")).to_be_visible(timeout=PATIENCE_MS)
    await floor.leader.page.keyboard.press("j")
    await expect(floor.leader.spot("floor-panel")).to_contain_text(SEAT, timeout=PATIENCE_MS)
    await _tab(floor.leader, "s", "floor-map")
    await floor.leave()


async def test_the_wall_shows_nobody_and_comes_back_by_itself(engine_stage: EngineStage) -> None:
    floor = await _open(engine_stage)
    name = await floor.leader.page.locator(f'[data-desk="{floor.chen.ident}"] .name').inner_text()
    wall = Screen(await floor.leader.page.context.new_page(), engine_stage.house.web_origin)
    await wall.go("/wall")
    ready = wall.spot("wall-ready").locator("b")
    await expect(ready).to_have_text("1", timeout=PATIENCE_MS)
    assert name
    assert name not in await wall.page.content()
    assert await grave_faults(wall.page) == []
    engine_stage.switchboard.kill()
    await expect(wall.spot("wall-trouble")).to_be_visible(timeout=PATIENCE_MS)
    engine_stage.switchboard.start()
    await engine_stage.switchboard.until_ready()
    await expect(wall.spot("wall-trouble")).to_have_count(0, timeout=PATIENCE_MS)
    await expect(ready).to_have_text("1", timeout=PATIENCE_MS)
    await floor.leave()
