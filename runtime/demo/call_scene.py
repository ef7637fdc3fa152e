"""First scene: the citizen calls, the operator answers, the appeal becomes a work order."""

import asyncio
import io
import wave
from typing import Any

import numpy as np

from runtime.demo.cast import CITIZEN_HERTZ, Cast
from runtime.demo.operator import MICROPHONE_HERTZ
from runtime.demo.stage import Step, check, until
from runtime.phone import Call
from runtime.phone.sound import Samples, frequencies, tone
from runtime.status import collect

LISTENING_SECONDS = 3
TONE_WIDTH = 8
EVENT = "演示：小区北门路灯已连续三晚不亮，老人夜间出行摔倒。"
DEMAND = "演示：请尽快修复路灯，并告知完成时间。"


async def look_at_platform(cast: Cast) -> str:
    """Every process is healthy."""
    status = await asyncio.to_thread(collect, cast.settings)
    sick = [each["name"] for each in status["processes"] if not each["healthy"]]
    check(status["healthy"], f"平台不健康：{'、'.join(sick) or '尚未就绪'}")
    return f"{len(status['processes'])} 个进程"


async def create_robots(cast: Cast) -> str:
    """Give every role its robot."""
    await cast.create_robots()
    return "、".join(name for name, _ in cast.passwords.values())


async def sign_in(cast: Cast) -> str:
    """The operator signs in on the page."""
    await cast.stack.enter_async_context(cast.operator)
    await cast.operator.sign_in(*cast.passwords["operator"])
    return "无头浏览器，麦克风播放 1000 Hz"


async def check_in(cast: Cast) -> str:
    """The operator takes a seat and is ready."""
    seat = await cast.operator.check_in()
    await cast.operator.click("state-ready")
    return seat


async def dial(cast: Cast) -> str:
    """The citizen dials 12345 and is answered by the greeting."""
    call = await cast.citizen.dial("12345")
    await call.answered(15)
    call.mouth.play(tone(CITIZEN_HERTZ), loop=True)
    cast.citizen_call = call
    return f"主叫 {cast.number[:3]}****{cast.number[-4:]}"


async def offer(cast: Cast) -> str:
    """The call rings at the operator's page."""
    cast.call_id = await cast.operator.wait_for_phase("offered")
    return cast.call_id


async def answer(cast: Cast) -> str:
    """The operator answers."""
    await cast.operator.click("call-answer")
    check(await cast.operator.wait_for_phase("talking") == cast.call_id, "接起的不是这个电话")
    return ""


async def hear(cast: Cast) -> str:
    """The citizen hears the operator's microphone."""
    await hears_operator(cast.live_call(), "市民没有听到热线员的声音")
    await asyncio.sleep(LISTENING_SECONDS)
    return f"市民听到 {MICROPHONE_HERTZ} Hz"


async def hears_operator(call: Call, otherwise: str) -> None:
    """Insist that the tone of the operator's microphone arrives."""

    async def is_heard() -> bool:
        return MICROPHONE_HERTZ in near(call.ear.frequencies(1.0))

    await until(is_heard, otherwise, seconds=10)


def near(heard: dict[int, int]) -> set[int]:
    """Round what was heard to the two tones of the story."""
    tones = (CITIZEN_HERTZ, MICROPHONE_HERTZ)
    return {want for want in tones for hertz in heard if abs(hertz - want) < TONE_WIDTH}


async def screen_pop(cast: Cast) -> str:
    """The page shows who calls."""
    await cast.operator.wait_for("screen-pop")
    shown = await (await cast.operator.wait_for("screen-pop-phone")).inner_text()
    check(cast.number[-4:] in shown.replace(" ", ""), f"弹屏号码不对：{shown}")
    return await cast.operator.part("screen-pop-place").first.inner_text()


async def register(cast: Cast) -> str:
    """The operator writes the order."""
    page = cast.operator
    await page.fill("order-caller-name", "陈静")
    await page.click("order-appeal-type-help")
    await page.click("order-urgency-general")
    topic = await page.choose("order-topic")
    area = await page.choose("order-area")
    await page.fill("order-place", "演示路 1 号北门")
    await page.fill("order-event", EVENT)
    await page.fill("order-demand", DEMAND)
    await page.click("order-submit")
    await page.wait_for("order-registered")
    cast.order = (await page.part("registered-number").first.inner_text()).strip()
    cast.query_code = "".join((await page.part("registered-code").first.inner_text()).split())
    check(cast.order and cast.query_code, "没有得到工单号和查询码")
    return f"工单 {cast.order}({topic},{area})"


async def hang_up(cast: Cast) -> str:
    """The operator hangs up, the citizen's line goes down, wrap-up ends."""
    call = cast.live_call()
    await cast.operator.click("call-hang-up")
    await call.ended(10)
    await cast.operator.wait_for("wrap-up-finish")
    await cast.operator.click("wrap-up-finish")
    await cast.operator.wait_for("state-not-ready")
    return ""


async def recording(cast: Cast) -> str:
    """The order plays the call: the citizen left, the operator right."""
    office = await cast.office("operator")

    async def find() -> list[dict[str, Any]]:
        order = await office.get(f"/api/work-orders/{cast.order}")
        found: list[dict[str, Any]] = order["recordings"]
        return found

    found: Any = await until(find, "工单里没有录音", seconds=30)
    sound = await office.fetch(f"/api/recordings/{found[0]['id']}")
    left, right = stereo(sound)
    check(near(frequencies(middle(left))) == {CITIZEN_HERTZ}, "录音左声道不是市民的声音")
    check(near(frequencies(middle(right))) == {MICROPHONE_HERTZ}, "录音右声道不是热线员的声音")
    return f"{left.size / 8000:.1f} 秒，左 {CITIZEN_HERTZ} Hz，右 {MICROPHONE_HERTZ} Hz"


def stereo(sound: bytes) -> tuple[Samples, Samples]:
    """Split a WAV file into left and right."""
    with wave.open(io.BytesIO(sound)) as file:
        check(file.getnchannels() == 2, "录音不是双声道")  # noqa: PLR2004 - left and right
        pairs = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    return pairs[:, 0].astype(np.int16), pairs[:, 1].astype(np.int16)


def middle(samples: Samples) -> Samples:
    """Return the second in the middle, where both certainly speak."""
    start = max(0, samples.size // 2 - 4000)
    return samples[start : start + 8000]


STEPS: tuple[Step[Cast], ...] = (
    Step("平台各部分健康", look_at_platform),
    Step("准备机器人账号", create_robots),
    Step("热线员在浏览器登录", sign_in),
    Step("热线员签入坐席并置闲", check_in),
    Step("市民拨打 12345，听到问候语", dial),
    Step("来电在热线员的网页振铃", offer),
    Step("热线员接听", answer),
    Step("双方通话", hear),
    Step("来电弹屏", screen_pop),
    Step("热线员登记工单", register),
    Step("热线员挂机，话后处理结束", hang_up),
    Step("录音可在工单里播放，左右声道正确", recording),
)
