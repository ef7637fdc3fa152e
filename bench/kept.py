"""An installation that is kept between runs: what takes an hour to fill is filled once."""

import contextlib
import json
import signal
from collections.abc import Iterator
from pathlib import Path

from bench.platform import manage, surroundings
from runtime.places import place_state
from runtime.postgres import PostgresServer

_SECRETS = "environment.json"
FILLING = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "15min",
    "autovacuum": "off",
    "log_min_duration_statement": "-1",
}
"""While it is filled: a power cut would cost the directory, and it can be filled again."""


@contextlib.contextmanager
def kept_installation(
    state: Path, *, port_base: int = 39000, is_filling: bool = False
) -> Iterator[dict[str, str]]:
    """Start PostgreSQL on a directory, new or kept, migrated, with one city; stop it at the end."""
    state = place_state(state.resolve())
    state.mkdir(parents=True, exist_ok=True)
    state.chmod(0o755)
    postgres = PostgresServer(state, is_durable=True, extra=FILLING if is_filling else {})
    postgres.prepare()
    server = postgres.spawn()
    try:
        environment = _environment(state, postgres.uri(), port_base)
        manage(environment, "migrate", "-v0")
        if is_filling:
            manage(environment, "load_city")
        yield environment
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(300)


def _environment(state: Path, url: str, port_base: int) -> dict[str, str]:
    """Return the environment with the secrets of the first start: what is sealed must be opened."""
    path = state / _SECRETS
    made = surroundings(state, url, port_base)
    if path.exists():
        made |= json.loads(path.read_text())
    else:
        ends = ("_KEY", "_SECRET", "_PASSWORD")
        own = (name for name in made if name.startswith("HOTLINE_") and name.endswith(ends))
        secrets = {name: made[name] for name in own}
        path.touch(mode=0o600)
        path.write_text(json.dumps(secrets))
    return made
