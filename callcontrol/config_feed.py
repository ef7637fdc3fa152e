"""The published telephony configuration: from the database, else the last copy on disk."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import psycopg
import structlog
from psycopg import sql
from pydantic import ValidationError

from contracts.telephony_config import NOTIFY_CHANNEL, TABLE, TelephonyConfiguration

log = structlog.get_logger(__name__)

_POLL_SECONDS = 30.0
_RETRY_SECONDS = 2.0
_NEWEST = sql.SQL("SELECT version, content FROM {} ORDER BY version DESC LIMIT 1").format(
    sql.Identifier(TABLE)
)


class ConfigFeed:
    """Holds the newest configuration; until there is one, calls run the engine's fallback."""

    def __init__(self, directory: Path, *, database_url: str) -> None:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = directory / "configuration.json"
        self._url = database_url
        self._current: TelephonyConfiguration | None = None
        self._arrived = asyncio.Event()
        self.on_change: Callable[[TelephonyConfiguration], None] = lambda _new: None
        self._load()

    @property
    def current(self) -> TelephonyConfiguration:
        """The newest configuration known; wait for :meth:`arrival` first."""
        if self._current is None:
            msg = "no configuration yet"
            raise RuntimeError(msg)
        return self._current

    async def arrival(self) -> None:
        """Wait until there is a configuration, and say so while there is none."""
        while self._current is None:
            log.warning("configuration_missing", meaning="calls run the engine's own fallback")
            try:
                async with asyncio.timeout(10):
                    await self._arrived.wait()
            except TimeoutError:
                continue

    def _load(self) -> None:
        try:
            self._accept(TelephonyConfiguration.model_validate_json(self._path.read_bytes()))
        except FileNotFoundError:
            return
        except (OSError, ValidationError):
            log.exception("configuration_copy_damaged")

    def _accept(self, fresh: TelephonyConfiguration) -> None:
        if self._current == fresh:
            return
        self._current = fresh
        self._arrived.set()
        log.info("configuration_accepted", version=fresh.version, seats=len(fresh.seats))
        self.on_change(fresh)

    async def run(self) -> None:
        """Follow the database for ever."""
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._url, autocommit=True, connect_timeout=5
                ) as connection:
                    await connection.execute(
                        sql.SQL("LISTEN {}").format(sql.Identifier(NOTIFY_CHANNEL))
                    )
                    while True:
                        await self._refresh(connection)
                        async for _ in connection.notifies(timeout=_POLL_SECONDS, stop_after=1):
                            pass
            except (psycopg.Error, OSError) as error:
                log.warning("configuration_database_away", error=str(error).strip())
            await asyncio.sleep(_RETRY_SECONDS)

    async def _refresh(self, connection: "psycopg.AsyncConnection[tuple[object, ...]]") -> None:
        row = await (await connection.execute(_NEWEST)).fetchone()
        if row is None:
            return
        version, content = row
        try:
            fields = content if isinstance(content, dict) else json.loads(str(content))
            fresh = TelephonyConfiguration.model_validate({**fields, "version": version})
        except ValueError:
            log.exception("configuration_refused", version=version)
            return
        if fresh != self._current:
            self._keep(fresh)
        self._accept(fresh)

    def _keep(self, fresh: TelephonyConfiguration) -> None:
        copy = self._path.with_suffix(".new")
        copy.write_text(fresh.model_dump_json(), encoding="utf-8")
        copy.replace(self._path)
