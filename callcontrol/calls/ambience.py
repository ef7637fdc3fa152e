"""What a citizen hears while apart from an operator: a prompt, then music."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING
from uuid import uuid4

from callcontrol.asterisk.errors import EngineError, GoneError
from callcontrol.calls.spoken import find_prompt, position_media, sound

if TYPE_CHECKING:
    from callcontrol.calls.call import Call

__all__ = ["Ambience", "position_media", "sound"]


class Ambience:
    """One thing at a time; that the citizen left meanwhile is no error here."""

    def __init__(self, call: "Call") -> None:
        self._call = call
        self._has_music = False

    @property
    def is_busy(self) -> bool:
        """Whether the citizen hears anything."""
        return bool(self._call.notes.playback) or self._has_music

    async def say_prompt(self, name: str) -> str:
        """Start a prompt by its name, published or the engine's own; returns its id."""
        call = self._call
        prompts = call.board.configuration().prompts
        saying = find_prompt(name, call.notes.language, prompts)
        return await self.say(saying.media, language=saying.language)

    async def say(self, media: str, *, language: str = "") -> str:
        """Start sounds, in the call's language if none is given; returns their id.

        Whoever is spoken to leaves the bridge first: the engine would wait for its end.
        """
        await self.stop_prompt()
        if self._call.notes.channel in self._call.table.members:
            await self._try(self._call.table.lift(self._call.notes.channel))
        notes = self._call.notes
        notes.playback = playback = f"play-{uuid4().hex}"
        self._has_music = False
        self._call.save()
        try:
            spoken = language or notes.language
            await self._call.engine.play(notes.channel, playback, media, spoken)
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
