"""A citizen at home (市民): calls the hotline, says what is wrong, answers the follow-up call."""

import asyncio
import time

from runtime.console import Console
from runtime.phone.call import Call, CallFailed
from runtime.phone.phone import Phone
from runtime.phone.sound import RATE, Samples, rms

PICK_UP_SECONDS = 2.0
REPEAT_SECONDS = 8.0
TIMES_TO_A_PERSON = 4
TIMES_IN_ALL = 30
QUIET_RMS = 300
QUIET_SECONDS = 1.5
"""Prompts and waiting music are never quiet that long: then a person listens."""
LOOK_SECONDS = 0.25
DEAD_SECONDS = 60.0
REASONS = {
    "hung up by the other side": "对方已挂机",
    "hung up by us": "已挂机",
    "the caller gave up": "对方在接听前挂断",
}


class Visitor:
    """Speaks the sentences and tells the terminal what happens."""

    def __init__(self, console: Console, *, appeal: Samples, answer: Samples) -> None:
        self.console = console
        self.appeal = appeal
        self.answer = answer

    async def call_hotline(self, phone: Phone, number: str) -> bool:
        """Place the call and stay on the line until it ends; tell whether it was answered."""
        self.console.progress(f"正在用 {phone.number} 拨打 {number} …(Ctrl-C 挂断)")
        call = await phone.dial(number)
        try:
            await call.answered()
        except CallFailed as failure:
            self.console.fail(f"没有接通：{failure.status} {failure.reason}")
            return False
        self.console.done("已接通，正在播放问候语/排队；话务员接听后即可对话")
        await self._converse(call, self.appeal, first_after=REPEAT_SECONDS)
        return True

    async def await_follow_ups(self, phone: Phone) -> None:
        """Leave the telephone on the table and answer whoever calls, for ever."""
        where = f"{phone.address}:{phone.port}"
        self.console.progress(f"电话放在桌上({where}),等待回访来电 …(Ctrl-C 结束)")
        while True:
            call = await phone.next_call()
            self.console.progress(f"来电：{call.remote_number or '号码未显示'}，正在振铃")
            await asyncio.sleep(PICK_UP_SECONDS)
            if call.state == "ended":
                self.console.warn("对方在接听前挂断")
                continue
            call.answer()
            self.console.done("已接听回访电话")
            await self._converse(call, self.answer, first_after=REPEAT_SECONDS / 2)

    async def _converse(self, call: Call, sentence: Samples, *, first_after: float) -> None:
        """Say the sentence now and then, a few times more once a person listens."""
        began = time.monotonic()
        next_at, left, heard_person = began + first_after, TIMES_IN_ALL, False
        while call.state == "talking":
            await asyncio.sleep(LOOK_SECONDS)
            now = time.monotonic()
            if now - began > DEAD_SECONDS and not call.ear.samples(DEAD_SECONDS).size:
                self.console.warn(f"{DEAD_SECONDS:.0f} 秒没有收到任何声音，线路已断")
                await call.hang_up()
            elif not heard_person and now - began > 2 * QUIET_SECONDS and _is_quiet(call):
                heard_person, left = True, min(left, TIMES_TO_A_PERSON)
                next_at = min(next_at, now + LOOK_SECONDS)
                self.console.done("音乐停了，应已有人接听")
            if left and now >= next_at and not call.mouth.is_speaking:
                call.mouth.play(sentence)
                next_at = now + sentence.size / RATE + REPEAT_SECONDS
                left -= 1
                self.console.progress("说话中（语音示例）")
        seconds = time.monotonic() - began
        reason = REASONS.get(call.end_reason, call.end_reason)
        self.console.progress(f"通话结束：{reason}，通话 {seconds:.0f} 秒")


def _is_quiet(call: Call) -> bool:
    heard = call.ear.samples(QUIET_SECONDS)
    return heard.size > QUIET_SECONDS * RATE / 2 and rms(heard) < QUIET_RMS
