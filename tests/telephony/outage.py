"""A door to the database that a test may shut: call control's own way to it, and no other's."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

SOCKET = ".s.PGSQL.5432"
CHUNK = 65536


@dataclass
class DatabaseDoor:
    """Carries bytes between a socket of its own and the database's."""

    directory: Path
    database_url: str
    server: "asyncio.Server | None" = None
    writers: "set[asyncio.StreamWriter]" = field(default_factory=set)

    @property
    def url(self) -> str:
        """The same database, by this door."""
        parts = urlsplit(self.database_url)
        query = {**parse_qs(parts.query), "host": [str(self.directory)]}
        return urlunsplit(parts._replace(query=urlencode(query, doseq=True)))

    async def open(self) -> None:
        """Let call control through."""
        self.directory.mkdir(parents=True, exist_ok=True)
        self.server = await asyncio.start_unix_server(self._carry, self.directory / SOCKET)

    async def shut(self) -> None:
        """Cut every connection and take no more."""
        if self.server is not None:
            self.server.close()
        for writer in tuple(self.writers):
            writer.transport.abort()
        (self.directory / SOCKET).unlink(missing_ok=True)

    async def _carry(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        host = parse_qs(urlsplit(self.database_url).query)["host"][0]
        far, on = await asyncio.open_unix_connection(Path(host) / SOCKET)
        self.writers |= {back, on}
        try:
            await asyncio.gather(_copy(near, on), _copy(far, back))
        finally:
            self.writers -= {back, on}


async def _copy(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while chunk := await source.read(CHUNK):
            sink.write(chunk)
            await sink.drain()
    with contextlib.suppress(ConnectionError):
        sink.close()
