"""A citizen's page and an operator's page see each other, on the real engine; sound is recorded."""

import asyncio
from uuid import UUID

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.chromium import MICROPHONE_TONE
from tests.browser.screens import PATIENCE_MS, OperatorScreen, Screen
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage
from tests.telephony.roster import DESKS
from tests.telephony.sound import read_stereo, seconds_heard
from tests.telephony.story import Operator

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("call-pages"),
    pytest.mark.engine,
    pytest.mark.browser,
]
SEAT = str(DESKS[-2])
PHONE_SEAT = "8060"
CAMERA_WIDTH = 320
CONTEXT = 6
"""Which column of the engine's own records says where the call was last."""
SHORTEST_TALK = 1.0
PHONE = {"width": 390, "height": 844}
FRAMES = "video => video.getVideoPlaybackQuality().totalVideoFrames"


async def test_citizen_and_operator_see_each_other_and_the_sound_is_kept(
    engine_stage: EngineStage,
) -> None:
    origin = engine_stage.house.web_origin
    async with Journal(engine_stage.house.database_url) as journal:
        wang = OperatorScreen(await engine_stage.new_page(), origin)
        await wang.sign_in(engine_stage.house.person("operator", f"wang-{SEAT}"))
        await wang.check_in(SEAT)
        await wang.become_ready()
        citizen = Screen(await engine_stage.new_page(), origin)
        visit_id = await _begin(citizen)
        await wang.answer()
        await wang.until_phase("talking")
        await _see_each_other(citizen, wang)
        await _close_cameras(citizen, wang)
        await _hold(citizen, wang)
        await citizen.click("visit-hang-up")
        await expect(citizen.spot("visit-over")).to_have_text("通话已结束", timeout=PATIENCE_MS)
        await wang.until_phase("none")
        await expect(wang.spot("video-pane")).to_have_count(0)
        await journal.until_absorbed()
        await _both_are_recorded(engine_stage, journal, visit_id)
        await wang.leave()


async def test_a_colleague_at_a_desk_phone_takes_over_by_voice(engine_stage: EngineStage) -> None:
    origin = engine_stage.house.web_origin
    wang = OperatorScreen(await engine_stage.new_page(), origin)
    await wang.sign_in(engine_stage.house.person("operator", f"wang-{SEAT}"))
    await wang.check_in(SEAT)
    await wang.become_ready()
    chen = engine_stage.house.person("operator", "chen")
    colleague = await engine_stage.seat(chen.ident, "chen", Operator(seat=PHONE_SEAT, tone=800))
    await colleague.sign_in()
    await colleague.become_ready()
    citizen = Screen(await engine_stage.new_page(), origin)
    await _begin(citizen)
    await wang.answer()
    await wang.until_phase("talking")
    await wang.page.keyboard.press("F7")
    await wang.fill("directory-search", PHONE_SEAT)
    await expect(wang.spot("directory-entry").first).to_contain_text(PHONE_SEAT)
    await wang.page.keyboard.press("Control+Enter")
    await colleague.pick_up()
    await citizen.shows("video-words", "对方使用话机，只能通话")
    await colleague.hang_up()
    await expect(citizen.spot("visit-over")).to_be_visible(timeout=PATIENCE_MS)
    await colleague.leave()
    await wang.leave()


async def test_a_pass_admits_no_second_call(engine_stage: EngineStage) -> None:
    origin = engine_stage.house.web_origin
    wang = OperatorScreen(await engine_stage.new_page(), origin)
    await wang.sign_in(engine_stage.house.person("operator", f"wang-{SEAT}"))
    await wang.check_in(SEAT)
    citizen = Screen(await engine_stage.new_page(), origin)
    used: list[bytes] = []

    async def keep_the_first(route: object) -> None:
        if not used:
            answer = await route.fetch()  # type: ignore[attr-defined]
            used.append(await answer.body())
        await route.fulfill(body=used[0], content_type="application/json")  # type: ignore[attr-defined]

    await citizen.page.route("**/api/portal/video-visits", keep_the_first)
    before = _turned_away(engine_stage)
    await _begin(citizen)
    await citizen.click("visit-hang-up")
    await citizen.spot("visit-begin").click(timeout=PATIENCE_MS)
    await expect(citizen.spot("visit-trouble")).to_have_text(
        "这次视频请求已失效，请重新发起。", timeout=PATIENCE_MS
    )
    assert _turned_away(engine_stage) == before + 1  # in the engine's records no citizen's call
    await wang.leave()


def _turned_away(stage: EngineStage) -> int:
    """Count in the engine's own records the visits that came without a pass."""
    records = stage.house.var / "voice/log/cdr-custom/Master.csv"
    lines = records.read_text().splitlines() if records.exists() else []
    return sum(line.split(",")[CONTEXT] == "no-pass" for line in lines)


async def test_nobody_is_let_in_while_passes_cannot_be_checked(engine_stage: EngineStage) -> None:
    origin, board = engine_stage.house.web_origin, engine_stage.switchboard
    wang = OperatorScreen(await engine_stage.new_page(), origin)
    await wang.sign_in(engine_stage.house.person("operator", f"wang-{SEAT}"))
    await wang.check_in(SEAT)
    citizen = Screen(await engine_stage.new_page(), origin)
    await citizen.go("/video")
    board.kill()
    try:
        await citizen.click("visit-begin")
        await citizen.shows("visit-trouble", "视频服务暂时不可用，请稍后再试，或拨打 12345。")
    finally:
        board.start()
        await board.until_ready()
    await wang.until_state("not_ready")
    await wang.leave()


async def _begin(citizen: Screen) -> UUID:
    """Open the page on a telephone, begin, and wait in the queue."""
    await citizen.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    await citizen.go("/video")
    async with citizen.page.expect_response("**/api/portal/video-visits") as answered:
        await citizen.click("visit-begin")
    visit = await (await answered.value).json()
    stage = citizen.spot("video-field")
    await expect(stage).to_have_attribute("data-stage", "waiting", timeout=PATIENCE_MS)
    return UUID(visit["visit_id"])


async def _see_each_other(citizen: Screen, wang: OperatorScreen) -> None:
    """The operator sees at once; the citizen as soon as the operator's camera is opened."""
    await _sees(wang.spot("video-citizen"))
    await citizen.shows("video-words", "热线员已接听")
    await wang.click("video-camera")
    await _sees(citizen.spot("video-operator"))
    await expect(citizen.spot("video-words")).to_have_count(0)
    await _sees(wang.spot("video-citizen"))


async def _close_cameras(citizen: Screen, wang: OperatorScreen) -> None:
    """Either side says that the other's camera is closed; longer than the engine's patience."""
    await wang.click("video-camera")
    await citizen.shows("video-words", "没有打开摄像头")
    await citizen.click("visit-camera")
    await wang.shows("video-still", "市民关闭了摄像头")
    await asyncio.sleep(10)
    await citizen.click("visit-camera")
    await _sees(wang.spot("video-citizen"))
    await wang.click("video-camera")
    await _sees(citizen.spot("video-operator"))


async def _hold(citizen: Screen, wang: OperatorScreen) -> None:
    """Music and a word instead of the picture, then both see again."""
    await wang.click("call-hold")
    await wang.until_phase("held")
    await wang.shows("video-still", "保持中")
    await citizen.shows("video-words", "请稍候")
    await wang.click("call-resume")
    await wang.until_phase("talking")
    await _sees(wang.spot("video-citizen"))
    await _sees(citizen.spot("video-operator"))


async def _sees(video: Locator) -> None:
    """A picture from a camera moves: new frames arrive."""
    await expect(video).to_be_visible(timeout=PATIENCE_MS)
    element = await video.element_handle()
    page: Page = video.page
    await page.wait_for_function(
        "([video, width]) => video.videoWidth >= width", arg=[element, CAMERA_WIDTH]
    )
    before = int(await video.evaluate(FRAMES))
    await page.wait_for_function(
        "([video, before]) => video.getVideoPlaybackQuality().totalVideoFrames > before + 10",
        arg=[element, before],
    )


async def _both_are_recorded(stage: EngineStage, journal: Journal, visit_id: UUID) -> None:
    """The sealed recording of the visit's own call has both voices."""
    query = "SELECT id FROM telephony_recording WHERE call_id = %s"
    rows = await journal.select(query, visit_id)
    assert len(rows) == 1
    left, right = read_stereo(stage.house.open_recording(rows[0]["id"]))
    assert seconds_heard(left, MICROPHONE_TONE) > SHORTEST_TALK
    assert seconds_heard(right, MICROPHONE_TONE) > SHORTEST_TALK
