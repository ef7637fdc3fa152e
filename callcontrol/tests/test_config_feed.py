"""The published configuration: newest wins, a copy survives, a damaged one changes nothing."""

import asyncio
import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from callcontrol.config_feed import ConfigFeed
from callcontrol.tests.world import CONFIGURATION
from contracts.telephony_config import NOTIFY_CHANNEL, TABLE

NOWHERE = "postgresql://127.0.0.1:1/none"


@pytest.fixture
def database() -> Iterator[tuple[str, "psycopg.Connection[tuple[object, ...]]"]]:
    """A schema of the test's own with the table of published versions."""
    url, schema = os.environ["DATABASE_URL"], f"k_{uuid4().hex[:8]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
        connection.execute(f"SET search_path = {schema}".encode())
        connection.execute(
            f"CREATE TABLE {TABLE} (version int PRIMARY KEY, content jsonb)".encode()
        )
        joint = "&" if "?" in url else "?"
        yield f"{url}{joint}options=-csearch_path%3D{schema}", connection
        connection.execute(f"DROP SCHEMA {schema} CASCADE".encode())


def publish(
    connection: "psycopg.Connection[tuple[object, ...]]", version: int, content: object
) -> None:
    statement = f"INSERT INTO {TABLE} VALUES (%s, %s)"  # noqa: S608 - a constant of ours
    connection.execute(statement.encode(), (version, json.dumps(content)))
    connection.execute(f"NOTIFY {NOTIFY_CHANNEL}".encode())


async def test_new_version_is_followed_and_a_damaged_one_ignored(
    tmp_path: Path, database: tuple[str, "psycopg.Connection[tuple[object, ...]]"]
) -> None:
    url, connection = database
    content = CONFIGURATION.model_dump(mode="json")
    publish(connection, 1, content)
    feed = ConfigFeed(tmp_path, database_url=url)
    seen: list[int] = []
    feed.on_change = lambda fresh: seen.append(fresh.version)
    task = asyncio.create_task(feed.run())
    try:
        async with asyncio.timeout(20):
            await feed.arrival()
            publish(connection, 2, {"numbers": "nonsense"})
            await asyncio.sleep(0.3)
            assert feed.current.version == 1
            publish(connection, 3, {**content, "dial_seconds": 20})
            while feed.current.version != 3:  # noqa: ASYNC110 - a real database is watched
                await asyncio.sleep(0.05)
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    assert seen == [1, 3]
    copy = ConfigFeed(tmp_path, database_url=NOWHERE)
    assert (copy.current.version, copy.current.dial_seconds) == (3, 20)


async def test_first_start_without_a_database_waits(tmp_path: Path) -> None:
    feed = ConfigFeed(tmp_path, database_url=NOWHERE)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await feed.arrival()


def test_damaged_copy_on_disk_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "configuration.json").write_text("{")
    feed = ConfigFeed(tmp_path, database_url=NOWHERE)
    with pytest.raises(RuntimeError):
        _ = feed.current
