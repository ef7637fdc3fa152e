"""Who sits at a call's table: one bridge, and whoever should hear each other now."""

from typing import TYPE_CHECKING

from callcontrol.asterisk.errors import EngineError, GoneError, RefusedError
from callcontrol.asterisk.events import ChannelGone
from callcontrol.calls.snapshot import Phase

if TYPE_CHECKING:
    from callcontrol.calls.call import Call


class Table:
    """The call's bridge: who should be in it follows from the phase and the parties.

    Nothing but the difference is asked of the engine, so arranging again does no harm.
    """

    def __init__(self, call: "Call") -> None:
        self._call = call
        self.members: set[str] = set()
        self.intruders: set[str] = set()
        """Legs of supervisors who talk with everybody (强插)."""
        self._with_music: set[str] = set()

    def adopt(self, members: frozenset[str]) -> None:
        """Believe the engine, after a restart."""
        self.members = set(members)
        waiting = (party.leg for party in self._call.notes.parties if party.state == "consulting")
        self._with_music = set(waiting) - self.members

    def forget(self, channel: str) -> None:
        """The channel is gone; the engine took it away itself."""
        self.members.discard(channel)
        self.intruders.discard(channel)
        self._with_music.discard(channel)

    def _wanted(self, phase: Phase) -> list[str]:
        notes = self._call.notes
        seated = [notes.leg] if notes.leg else []
        for party in notes.parties:
            is_in = party.state == "joined" or (
                party.state == "consulting" and phase == "consulting"
            )
            if is_in:
                seated.append(party.leg)
        seated += sorted(self.intruders)
        has_company = any(party.state == "joined" for party in notes.parties)
        if phase in ("talking", "outside") or (phase == "reconnecting" and has_company):
            seated.append(notes.channel)
        return seated

    async def arrange(self, phase: Phase) -> bool:
        """Bring everybody where they belong in ``phase``; False when somebody was gone.

        The call hears who was gone. A citizen taken away hears music.

        Raises:
            AwayError: the engine cannot be asked now; nothing is known to be gone.

        """
        await self._call.open_bridge()
        wanted = self._wanted(phase)
        for channel in self.members - set(wanted):
            await self.lift(channel)
            if channel == self._call.notes.channel:
                await self._call.ambience.start_music()
        for party in self._call.notes.parties:
            if party.state == "consulting" and party.leg not in wanted:
                await self._entertain(party.leg)
        found = [await self._seat(channel) for channel in wanted]
        return all(found)

    async def lift(self, channel: str) -> None:
        """Take a channel out of the bridge; it stays ours."""
        await self._call.engine.part(self._call.bridge, channel)
        self.members.discard(channel)

    async def _seat(self, channel: str) -> bool:
        if channel in self.members:
            return True
        engine, call = self._call.engine, self._call
        try:
            if channel == call.notes.channel:
                await call.ambience.hush()
            elif channel in self._with_music:
                self._with_music.discard(channel)
                await engine.stop_music(channel)
            await engine.join(call.bridge, channel)
        except (GoneError, RefusedError) as error:
            call.log.warning("join_failed", channel=channel, error=str(error))
            call.hear(ChannelGone(channel))
            return False
        self.members.add(channel)
        return True

    async def _entertain(self, channel: str) -> None:
        if channel in self._with_music:
            return
        self._with_music.add(channel)
        try:
            await self._call.engine.start_music(channel)
        except EngineError as error:
            self._call.log.warning("music_failed", channel=channel, error=str(error))
