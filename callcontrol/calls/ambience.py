"""What a citizen hears while apart from an operator: a prompt, then music."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING
from uuid import uuid4

from callcontrol.asterisk.errors import EngineError, GoneError

if TYPE_CHECKING:
    from callcontrol.calls.call import Call

_TOO_MANY_TO_COUNT = 100


def sound(name: str) -> str:
    """Name one of our prompts to the engine."""
    return f"sound:hotline/{name}"


def position_media(ahead: int, language: str) -> str:
    """Say how many wait ahead (您前面还有 N 位), or that everybody is busy."""
    if not 0 < ahead < _TOO_MANY_TO_COUNT:
        return sound("all-busy")
    number = chinese_number(ahead) if language == "zh" else f"number:{ahead}"
    return f"{sound('position-prefix')},{number},{sound('position-suffix')}"


def chinese_number(number: int) -> str:
    """Say 1 to 99 as Chinese does, 十二 and 三十五; the engine itself would say 一十二."""
    tens, ones = divmod(number, 10)
    digits = ([tens] if tens > 1 else []) + ([10] if tens else []) + ([ones] if ones else [])
    return ",".join(f"sound:digits/{digit}" for digit in digits)


class Ambience:
    """One thing at a time; that the citizen left meanwhile is no error here."""

    def __init__(self, call: "Call") -> None:
        self._call = call
        self._has_music = False

    @property
    def is_busy(self) -> bool:
        """Whether the citizen hears anything."""
        return bool(self._call.notes.playback) or self._has_music

    async def say(self, media: str) -> str:
        """Start a prompt in the call's language; returns its id for PlaybackEnded."""
        await self.stop_prompt()
        notes = self._call.notes
        notes.playback = playback = f"play-{uuid4().hex}"
        self._has_music = False
        self._call.save()
        try:
            await self._call.engine.play(notes.channel, playback, media, notes.language)
        except GoneError:
            pass
        except EngineError as error:
            self._call.log.warning("prompt_failed", media=media, error=str(error))
            await self.start_music()
        return playback

    async def ended(self, playback: str) -> None:
        """Let music follow the prompt that ended."""
        if playback == self._call.notes.playback:
            await self.start_music()

    async def start_music(self) -> None:
        """Start music unless it plays already."""
        self.prompt_ended()
        if self._has_music:
            return
        self._has_music = True
        await self._try(self._call.engine.start_music(self._call.notes.channel))

    async def hush(self) -> None:
        """Silence, before the citizen is joined with someone."""
        await self.stop_prompt()
        if self._has_music:
            self._has_music = False
            await self._try(self._call.engine.stop_music(self._call.notes.channel))

    async def stop_prompt(self) -> None:
        """Cut the prompt short, if one plays."""
        if playback := self._call.notes.playback:
            await self._try(self._call.engine.stop_playback(playback))
            self.prompt_ended()

    async def _try(self, act: Awaitable[None]) -> None:
        """What a citizen hears is never a reason to lose the call."""
        try:
            await act
        except EngineError as error:
            self._call.log.warning("ambience_failed", error=str(error))

    def prompt_ended(self) -> None:
        """Nothing is said any more; the notes may be written on the channel."""
        if self._call.notes.playback:
            self._call.notes.playback = ""
            self._call.note_soon()

    def adopt_music(self) -> None:
        """Believe that music plays, after a restart."""
        self._has_music = True
