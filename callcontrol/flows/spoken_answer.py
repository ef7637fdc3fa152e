"""Hear what a citizen says instead of a key (语音回答): record, let it be understood, forget it.

Nothing here acts when nobody recognises speech; a key always counts, whatever is said.
"""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from uuid import uuid4

from pydantic import ValidationError

from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import DigitPressed, TalkBegan, TalkEnded
from callcontrol.flows.hearing import next_key
from callcontrol.flows.visit import Visit
from contracts import spoken

_PAUSE_SECONDS = 1.0
"""Who is silent so long has answered."""
_LONGEST_SECONDS = 8.0
_UNDERSTOOD_WITHIN = 6.0
_LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Reply:
    """A key, pressed or meant; empty: nothing, or nothing that was understood."""

    key: str = ""
    is_spoken: bool = False
    is_sure: bool = False


def can_understand(visit: Visit) -> bool:
    """Tell whether somebody recognises speech now; a draft under test is asked by keys."""
    if visit.is_test:
        return False
    try:
        touched = (_folder(visit) / spoken.READY).stat().st_mtime
    except OSError:
        return False
    return time.time() - touched < spoken.READY_SECONDS


async def listen(visit: Visit, asks: str, *, seconds: float) -> Reply:
    """Wait so long for a key or for words; the sound is gone when this returns."""
    folder, name = _folder(visit), uuid4().hex
    try:
        heard = await _record(visit, spoken.sound_file(folder, name), seconds)
        if heard is None or heard:
            return Reply(key=heard or "")
        return await _understood(visit, folder, name, asks)
    finally:
        for place in (spoken.sound_file, spoken.question_file, spoken.answer_file):
            place(folder, name).unlink(missing_ok=True)


async def _record(visit: Visit, path: Path, seconds: float) -> str | None:
    """Record one answer: the key that was pressed instead, empty for words, None for nothing."""
    engine, notes = visit.call.engine, visit.notes
    try:
        await engine.watch_talking(notes.channel, _PAUSE_SECONDS)
        await engine.record(notes.channel_name, PurePosixPath(path))
    except EngineError as error:
        visit.call.log.warning("answer_not_recorded", error=str(error))
        return await next_key(visit, seconds=seconds) or None
    try:
        return await _wait(visit, seconds)
    finally:
        if not visit.call.has_citizen_left:
            await _stop(visit)


async def _stop(visit: Visit) -> None:
    try:
        await visit.call.engine.stop_recording(visit.notes.channel_name)
        await visit.call.engine.watch_talking(visit.notes.channel, None)
    except EngineError as error:
        visit.call.log.warning("answer_not_stopped", error=str(error))


async def _wait(visit: Visit, seconds: float) -> str | None:
    loop = asyncio.get_running_loop()
    until, is_spoken = loop.time() + seconds, False
    while True:
        try:
            async with asyncio.timeout_at(until):
                message = await visit.read()
        except TimeoutError:
            return "" if is_spoken else None
        match message:
            case DigitPressed(channel, digit) if channel == visit.notes.channel:
                return digit
            case TalkBegan() if not is_spoken:
                until, is_spoken = loop.time() + _LONGEST_SECONDS, True
            case TalkEnded() if is_spoken:
                return ""
            case _:
                pass


async def _understood(visit: Visit, folder: Path, name: str, asks: str) -> Reply:
    """Ask what was said; a key pressed meanwhile counts instead."""
    question = spoken.SpokenQuestion.model_validate(
        {"asks": asks, "language": visit.notes.language}
    )
    spoken.put(spoken.question_file(folder, name), question)
    until = asyncio.get_running_loop().time() + _UNDERSTOOD_WITHIN
    while asyncio.get_running_loop().time() < until:
        key = await next_key(visit, seconds=_LOOK_SECONDS)
        if key:
            return Reply(key=key)
        try:
            answer = spoken.SpokenAnswer.model_validate_json(
                spoken.answer_file(folder, name).read_bytes()
            )
        except FileNotFoundError:
            continue
        except ValidationError as error:
            visit.call.log.error("answer_unreadable", error=str(error))  # noqa: TRY400 - no traceback
            return Reply()
        return Reply(answer.key, is_spoken=True, is_sure=answer.is_sure)
    visit.call.log.warning("answer_not_understood_in_time", asks=asks)
    return Reply()


def _folder(visit: Visit) -> Path:
    return Path(visit.call.board.recordings_dir) / spoken.FOLDER
