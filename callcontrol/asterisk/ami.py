"""The engine's manager socket, used for one thing: starting a stereo recording (MixMonitor)."""

import asyncio
import contextlib
import itertools

from callcontrol.asterisk.errors import AwayError, RefusedError

_SECONDS = 5.0


class AmiConnection:
    """Connects when needed and stays connected; one action at a time."""

    def __init__(self, *, host: str, port: int, password: str) -> None:
        self._host, self._port, self._password = host, port, password
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._lock = asyncio.Lock()
        self._numbers = itertools.count(1)

    async def act(self, action: str, **fields: str) -> dict[str, str]:
        """Run one action and return its answer's fields.

        Raises:
            RefusedError: the engine answered with an error.
            AwayError: the manager socket cannot be reached.

        """
        async with self._lock:
            try:
                async with asyncio.timeout(_SECONDS):
                    answer = await self._attempt(action, fields)
            except (OSError, EOFError, TimeoutError) as error:
                self.drop()
                reason = f"{action}: {error!r}"
                raise AwayError(reason) from error
            except asyncio.CancelledError:
                self.drop()  # an answer may be half read
                raise
        if answer.get("Response") != "Success":
            reason = f"{action}: {answer.get('Message', '')}"
            raise RefusedError(reason)
        return answer

    async def _attempt(self, action: str, fields: dict[str, str]) -> dict[str, str]:
        was_connected = self._streams is not None
        try:
            return await self._exchange(action, fields)
        except (OSError, EOFError):
            if not was_connected:
                raise
            self.drop()
            return await self._exchange(action, fields)

    async def _exchange(self, action: str, fields: dict[str, str]) -> dict[str, str]:
        if self._streams is None:
            reader, writer = await asyncio.open_connection(self._host, self._port)
            self._streams = (reader, writer)
            await reader.readline()  # the banner
            login = {"Username": "hotline", "Secret": self._password, "Events": "off"}
            answer = await self._say("Login", login)
            if answer.get("Response") != "Success":
                self.drop()
                return answer
        return await self._say(action, fields)

    async def _say(self, action: str, fields: dict[str, str]) -> dict[str, str]:
        if self._streams is None:
            raise EOFError
        reader, writer = self._streams
        number = str(next(self._numbers))
        lines = {"Action": action, "ActionID": number, **fields}
        if any("\r" in value or "\n" in value for value in lines.values()):
            msg = f"{action}: a field holds a line break"
            raise RefusedError(msg)
        writer.write("".join(f"{k}: {v}\r\n" for k, v in lines.items()).encode() + b"\r\n")
        await writer.drain()
        while True:
            block = (await reader.readuntil(b"\r\n\r\n")).decode(errors="replace")
            pairs = (line.partition(": ") for line in block.splitlines() if line)
            answer = {key: value for key, _, value in pairs}
            if answer.get("ActionID") == number:
                return answer

    def drop(self) -> None:
        """Forget the connection; the next action makes a new one."""
        if self._streams is not None:
            with contextlib.suppress(OSError, RuntimeError):
                self._streams[1].close()
            self._streams = None
