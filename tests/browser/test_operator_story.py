"""A citizen's whole story, by hand on the real pages: call, order, department, follow-up, end."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from tests.browser.chromium import MICROPHONE_TONE
from tests.browser.screens import Demand, OperatorScreen, Screen, fill_order
from tests.telephony.house import WAV_HEADER
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage
from tests.telephony.sound import read_stereo, seconds_heard

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("call-pages"),
    pytest.mark.engine,
    pytest.mark.browser,
]
CITIZEN = "13876540001"
TALK_SECONDS = 1.5
SHORTEST_TALK = 1.0
DEPARTMENT = "综合行政执法局"
NOISE = Demand(
    topic="噪声",
    area="龙华区",
    place="龙华区国贸路 12 号小区北门",
    event="每天夜里 11 点以后工地仍在施工，打桩声很大，孩子无法入睡。",
    wish="请停止夜间施工，并告知处理结果。",
)


@dataclass
class Staff:
    """Opens a browser of their own for everybody."""

    stage: EngineStage

    async def operator(self, name: str, seat: str, *, role: str = "operator") -> OperatorScreen:
        """Let an operator sign in and check in."""
        screen = OperatorScreen(await self.stage.new_page(), self.stage.house.web_origin)
        await screen.sign_in(self.stage.house.person(role, name))
        await screen.check_in(seat)
        return screen

    async def clerk(self, name: str, role: str) -> Screen:
        """Let somebody without a telephone sign in."""
        screen = Screen(await self.stage.new_page(), self.stage.house.web_origin)
        await screen.sign_in(self.stage.house.person(role, name))
        return screen


async def test_a_citizens_call_becomes_an_order_that_is_handled_and_followed_up(
    engine_stage: EngineStage,
) -> None:
    staff = Staff(engine_stage)
    async with Journal(engine_stage.house.database_url) as journal:
        lin = await staff.operator("lin", "8011")
        await lin.become_ready()
        number = await _take_the_call(engine_stage, lin, journal)
        await _handle(staff, number)
        await _call_back(staff, number, journal)
        await journal.until_absorbed()
        query = "SELECT state FROM workorders_workorder WHERE number = %s"
        assert await journal.select(query, number) == [{"state": "closed"}]
        await _tell_one_story(journal, number)
        await _listen(staff, journal, number)
        await lin.leave()


async def _take_the_call(stage: EngineStage, lin: OperatorScreen, journal: Journal) -> str:
    """Answer, read the screen pop, register the order, hang up, finish wrap-up."""
    line = await stage.call_in(caller=CITIZEN, dialled="12345", tone=440)
    await lin.answer()
    await lin.until_phase("talking")
    await journal.until_row("call.recording_started", {})
    await lin.shows("screen-pop-phone", CITIZEN[-4:])
    await lin.shows("screen-pop-place", "海")
    await fill_order(lin, NOISE, name="陈静")
    await lin.click("order-submit")
    number = await lin.value_of("registered-number")
    await lin.click("call-hang-up")
    await line.until_over()
    await lin.until_state("wrap_up")
    await lin.click("order-finished")
    await lin.until_state("ready")
    return number


async def _handle(staff: Staff, number: str) -> None:
    """Dispatch, accept, submit the result, review it."""
    dispatcher = await staff.clerk("li", "dispatcher")
    await dispatcher.go(f"/orders/{number}")
    await dispatcher.click("verb-dispatch")
    await dispatcher.choose("field-department_id", DEPARTMENT)
    await dispatcher.click("verb-confirm")
    await dispatcher.until_order("awaiting_acceptance")
    handler = await staff.clerk("zhao", "handler")
    await handler.go("/department")
    await handler.open_order(number)
    await handler.click("verb-accept")
    await handler.click("verb-confirm")
    await handler.until_order("handling")
    await _submit_result(handler)
    await handler.until_order("awaiting_review")
    reviewer = await staff.clerk("wu", "reviewer")
    await reviewer.go(f"/orders/{number}")
    await reviewer.click("verb-approve_result")
    await reviewer.click("verb-confirm")
    await reviewer.until_order("handled")
    for each in (dispatcher, handler, reviewer):
        await each.page.context.close()


async def _submit_result(handler: Screen) -> None:
    """Write down what was done, with the elements that a reviewer asks for."""
    await handler.click("verb-submit_result")
    handled_at = handler.page.get_by_role("combobox", name="办理时间")
    await handled_at.fill(f"{datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%d %H:%M}")
    await handled_at.press("Enter")
    await handler.fill("field-place", "国贸路 12 号工地")
    await handler.fill("field-unit", "市城管局龙华执法大队")
    await handler.fill("field-staff", "赵敏")
    await handler.fill("field-process", "当晚到场查看，约谈施工单位负责人，责令停止夜间施工。")
    await handler.fill("field-outcome", "施工单位已停止夜间施工，并书面承诺不再违反规定。")
    await handler.click("verb-confirm")


async def _call_back(staff: Staff, number: str, journal: Journal) -> None:
    """Call the citizen back, ask, note the answer, close the order."""
    zheng = await staff.operator("zheng", "8012", role="follow_up_operator")
    citizen = await staff.stage.plug_in_citizen(CITIZEN, 440, "answers")
    await zheng.go("/follow-ups")
    await zheng.page.get_by_test_id("tray-row").filter(has_text=number).click()
    await zheng.click("follow-up-call")
    await zheng.until_phase("talking")
    await journal.until_row("call.recording_started", {}, times=2)
    await asyncio.sleep(TALK_SECONDS)
    citizen.put_down()
    await zheng.until_phase("none")
    await zheng.click("follow-up-reached-yes")
    await zheng.click("follow-up-solved-yes")
    await zheng.click("follow-up-rating-5")
    await zheng.fill("follow-up-comment", "市民表示满意。")
    await zheng.click("follow-up-complete")
    await zheng.go(f"/orders/{number}")
    await zheng.until_order("closed")
    await citizen.stop()
    await zheng.leave()


async def _tell_one_story(journal: Journal, number: str) -> None:
    """One correlation id ties call, contact, order and follow-up; the log tells it all."""
    query = (
        "SELECT DISTINCT e.kind FROM core_event e"
        " JOIN workorders_workorder w USING (correlation_id) WHERE w.number = %s"
    )
    told = {row["kind"] for row in await journal.select(query, number)}
    assert {
        *("call.entered", "call.answered", "call.ended", "contact.opened", "recording.started"),
        *("workorder.registered", "workorder.dispatched", "workorder.accepted"),
        *("workorder.result_submitted", "workorder.handled", "workorder.closed"),
        *("followup.planned", "followup.called", "followup.completed"),
    } <= told


async def _listen(staff: Staff, journal: Journal, number: str) -> None:
    """The team leader says why and hears both calls of the story; each listening is logged."""
    leader = await staff.clerk("zhou", "team_leader")
    await leader.go(f"/orders/{number}")
    recordings = leader.spot("recording")
    await expect(recordings).to_have_count(2)
    for n in range(2):
        await recordings.nth(n).click()
        async with leader.page.expect_request("**/api/recordings/*?listening=*") as asked:
            await leader.click("reason-submit")
        await leader.page.keyboard.press("Escape")
        answer = await leader.page.request.get((await asked.value).url)
        assert answer.ok
        left, right = read_stereo((await answer.body())[WAV_HEADER:])
        assert seconds_heard(left, 440) > SHORTEST_TALK
        assert seconds_heard(right, MICROPHONE_TONE) > SHORTEST_TALK
    query = "SELECT count(*) AS n FROM core_event WHERE kind = 'recording.listened'"
    assert (await journal.select(query))[0]["n"] >= 2
