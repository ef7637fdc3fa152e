"""Play a story: everybody does what the file says, then everything left behind is compared."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from contracts.ivr import Flow
from tests.telephony.checks import (
    check_events,
    check_heard,
    check_log,
    check_recording,
    check_rows,
    check_states,
)
from tests.telephony.journal import Journal
from tests.telephony.observer import Observer
from tests.telephony.stage import Desk, Line, Stage, Telephone
from tests.telephony.story import Step, Story

LEAVING_SECONDS = 3.0
BETWEEN_KEYS = 0.15


@dataclass
class Play:
    """One performance of a story on a stage."""

    story: Story
    stage: Stage
    journal: Journal
    observer: Observer
    operator_ids: dict[str, int] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)
    line: Line | None = None
    telephone: Telephone | None = None

    async def perform(self, step: Step) -> None:
        """Do one step."""
        match step.who:
            case "story":
                await self._wait(step)
            case "citizen":
                await self._citizen(step)
            case "call_control":
                await self._call_control(step)
            case "hotline" if step.does == "tries_for":
                await self._try_draft(str(step.what))
            case "hotline" if step.does == "relays_for":
                await self._relay(str(step.what))
            case "hotline" if step.does == "asks":
                await self._robot_call()
            case "hotline":
                await self._call_back(str(step.what))
            case "outside":
                await self.stage.send_garbage()
                await self.stage.must_live()
            case name:
                await self._operator(self.desks[name], step)

    async def _operator(self, desk: Desk, step: Step) -> None:
        if step.what is None:
            await getattr(desk, step.does)()
            return
        kind, value = next(iter(step.what.items()))
        if kind == "operator":
            value = self.operator_ids[value]
        await getattr(desk, step.does)(kind, str(value))

    async def _wait(self, step: Step) -> None:
        if step.does == "seconds":
            await asyncio.sleep(float(step.what))
        elif isinstance(step.what, str):
            await self.journal.until_row(step.what, {})
        else:
            details = dict(step.what)
            if "operator" in details:
                details["operator_id"] = self.operator_ids[details.pop("operator")]
            await self.journal.until_row(details.pop("event"), details)

    async def _citizen(self, step: Step) -> None:
        who = self.story.citizen
        if step.does == "calls":
            dialled = step.what or who.dials
            self.line = await self.stage.call_in(caller=who.number, dialled=dialled, tone=who.tone)
            return
        if step.does == "puts_down":
            assert self.telephone is not None
            self.telephone.put_down()
            return
        if step.does == "hears":
            await self.observer.until_heard(str(step.what))
            return
        if step.does == "presses" and self.line is None:
            assert self.telephone is not None
            await self._press(self.telephone, str(step.what))
            return
        assert self.line is not None
        match step.does:
            case "is_answered":
                await self.line.until_up()
            case "presses":
                await self._press(self.line, str(step.what))
            case "hangs_up":
                self.line.hang_up()
                await self.line.until_over()
            case "is_let_go":
                await self.line.until_over()
            case other:
                msg = f"a citizen cannot {other}"
                raise ValueError(msg)

    async def _press(self, line: Line | Telephone, keys: str) -> None:
        """Press one key after another, each when the engine has understood the one before."""
        for key in keys:
            understood = len(self.observer.keys)
            line.press(key)
            await self.observer.until_pressed(understood + 1)
            await asyncio.sleep(BETWEEN_KEYS)

    async def _call_control(self, step: Step) -> None:
        if step.does == "is_killed":
            self.stage.switchboard.kill()
        else:
            self.stage.switchboard.start()
            await self.stage.switchboard.until_ready()
            for desk in self.desks.values():
                await desk.reconnect()

    async def _call_back(self, operator: str) -> None:
        who = self.story.citizen
        self.telephone = await self.stage.plug_in_citizen(who.number, who.tone, who.phone)
        await self.stage.switchboard.place_call(self.operator_ids[operator], who.number)

    async def _relay(self, handler: str) -> None:
        """Join a handler's phone, which answers, with the citizen's."""
        who = self.story.citizen
        self.telephone = await self.stage.plug_in_citizen(who.number, who.tone, who.phone)
        await self.stage.let_answer(handler)
        await self.stage.switchboard.relay_call(handler, who.number)

    async def _robot_call(self) -> None:
        """Let the story's own flow ring the citizen."""
        who = self.story.citizen
        self.telephone = await self.stage.plug_in_citizen(who.number, who.tone, who.phone)
        await self.stage.switchboard.robot_call(who.number, self.story.name)

    async def _try_draft(self, editor: str) -> None:
        draft = Flow(name=self.story.name, version=0, steps=self.story.draft)
        await self.stage.switchboard.try_flow(self.operator_ids[editor], draft)

    async def sign_in(self) -> None:
        """Plug the outside party in and seat every operator, in the order of the file."""
        if (outside := self.story.outside) is not None:
            self.telephone = await self.stage.plug_in_citizen(
                outside.number, outside.tone, "answers"
            )
        for name, operator in self.story.operators.items():
            ident = self.stage.house.person("operator", name).ident
            self.operator_ids[name] = ident
            self.desks[name] = await self.stage.seat(ident, name, operator)
            await self.desks[name].sign_in()
            if operator.is_ready:
                await self.desks[name].become_ready()

    async def leave(self) -> None:
        """Let everybody go home, however the story went."""
        if self.line is not None:
            with contextlib.suppress(Exception):
                self.line.hang_up()
        if self.telephone is not None:
            await self.telephone.stop()
        for desk in self.desks.values():
            await desk.leave()
        for ident in self.operator_ids.values():
            with contextlib.suppress(AssertionError):
                await self._until_signed_out(ident)

    async def _until_signed_out(self, ident: int) -> None:
        """Let no late row of this story be taken for one of the next."""
        seen = self.journal.states_of
        await self.journal.until(lambda: seen(ident)[-1:] in ([], ["signed_out"]), "signing out")


@contextlib.asynccontextmanager
async def _performance(story: Story, stage: Stage, observer: Observer) -> AsyncIterator[Play]:
    async with Journal(stage.house.database_url) as journal:
        play = Play(story, stage, journal, observer)
        try:
            await play.sign_in()
            yield play
        finally:
            await play.leave()


async def play_story(story: Story, stage: Stage) -> None:
    """Play a story on a stage and compare what it left behind.

    Raises:
        AssertionError: something differs from the file.

    """
    board = stage.switchboard
    password = stage.house.secret("ARI_PASSWORD")
    async with (
        Observer(board.engine_port, password) as observer,
        _performance(story, stage, observer) as play,
    ):
        for step in story.steps:
            await play.perform(step)
        journal = play.journal
        calls = sum(kind == "call.ended" for kind, _ in story.events or [])
        await journal.until(lambda: journal.count("call.ended", {}) >= calls, "the call's end")
        await board.until_health(calls=0)
        check_heard(story, observer.heard)
        await check_states(story, journal, play.operator_ids)
        await journal.until_absorbed()
        check_events(story, journal.of_calls(), play.operator_ids)
        await check_rows(story, journal)
        await check_log(story, journal)
        await check_recording(story, journal, stage.house)
        await _nothing_is_left(observer)
    await stage.must_live()


async def _nothing_is_left(observer: Observer) -> None:
    async with asyncio.timeout(LEAVING_SECONDS + 1):
        for _ in range(int(LEAVING_SECONDS / 0.1)):
            if not (left := await observer.left_alive()):
                return
            await asyncio.sleep(0.1)
        assert left == []
