"""The PostgreSQL supervisor on the real server: start, crash, adopt, stop."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from runtime.places import service_account
from runtime.postgres import PostgresServer


@pytest.fixture(autouse=True)
def lives(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """End and reap every server a test started."""
    started: list[subprocess.Popen[bytes]] = []
    spawn = PostgresServer.spawn

    def remember(server: PostgresServer) -> subprocess.Popen[bytes]:
        started.append(spawn(server))
        return started[-1]

    monkeypatch.setattr(PostgresServer, "spawn", remember)
    yield
    for server in started:
        if server.poll() is None:
            server.send_signal(signal.SIGQUIT)
        server.wait(20)


@pytest.fixture
def postgres(tmp_path: Path) -> PostgresServer:
    """Describe a cluster in a directory the service account can reach."""
    for step in (tmp_path, *tmp_path.parents):
        if step.owner() == tmp_path.owner() and step != Path("/"):
            step.chmod(step.stat().st_mode | 0o011)
    return PostgresServer(tmp_path / "state", is_durable=False)


def ask(postgres: PostgresServer, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(postgres.uri(), autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


def test_server_on_first_start_creates_a_tuned_cluster_that_only_a_socket_reaches(
    postgres: PostgresServer,
) -> None:
    assert postgres.prepare() is True
    server = postgres.spawn()

    assert ask(postgres, "show timezone") == [("Asia/Shanghai",)]
    assert ask(postgres, "show jit") == [("off",)]
    assert ask(postgres, "show listen_addresses") == [("",)]
    assert "公共" in str(ask(postgres, "select '公共设施'::text"))
    account = service_account()
    owner = Path(f"/proc/{server.pid}").stat().st_uid
    assert owner == (account.uid if account else os.geteuid())
    assert (postgres.socket_dir.stat().st_mode & 0o777) == 0o700


def test_server_after_kill_of_everything_starts_again_and_keeps_committed_rows(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    durable = PostgresServer(postgres.state, is_durable=True)
    durable.prepare()
    server = durable.spawn()
    ask(durable, "create table kept as select generate_series(1, 1000) as n")
    server.kill()
    server.wait(10)

    assert durable.prepare() is False
    durable.spawn()

    assert ask(durable, "select count(*) from kept") == [(1000,)]
    assert tmp_path.exists()


def test_server_left_behind_by_a_killed_parent_is_stopped_before_the_next_start(
    postgres: PostgresServer,
) -> None:
    postgres.prepare()
    orphan = postgres.spawn()
    assert postgres.left_over() == orphan.pid

    successor = PostgresServer(postgres.state, is_durable=False)
    successor.prepare()
    orphan.wait(10)
    fresh = successor.spawn()

    assert fresh.pid != orphan.pid
    assert ask(successor, "select 1") == [(1,)]


def test_lock_file_of_a_dead_server_whose_pid_was_reused_is_forgotten(
    postgres: PostgresServer,
) -> None:
    postgres.prepare()
    server = postgres.spawn()
    server.kill()
    server.wait(10)
    stranger = subprocess.Popen(["sleep", "30"])
    lock = postgres.cluster / "postmaster.pid"
    lines = lock.read_text().splitlines()
    lock.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")

    assert postgres.left_over() is None
    postgres.prepare()
    assert postgres.spawn().poll() is None
    assert stranger.poll() is None
    stranger.send_signal(signal.SIGTERM)
    stranger.wait(5)


def test_ready_is_not_believed_from_the_file_of_an_earlier_server(postgres: PostgresServer) -> None:
    postgres.prepare()
    server = postgres.spawn()
    assert postgres.is_ready(server.pid)
    assert not postgres.is_ready(server.pid + 1)
    server.send_signal(signal.SIGINT)
    server.wait(20)
    assert not postgres.is_ready(server.pid)


def test_stop_of_a_running_server_is_orderly_and_quick(postgres: PostgresServer) -> None:
    postgres.prepare()
    server = postgres.spawn()
    began = time.monotonic()
    assert postgres.stop_left_over() is True
    assert server.wait(5) == 0
    assert time.monotonic() - began < 10


def test_socket_directory_of_a_long_path_moves_to_a_short_one(tmp_path: Path) -> None:
    deep = tmp_path / ("长" * 40) / "state"
    server = PostgresServer(deep, account=None)
    assert len(os.fsencode(server.socket_dir)) < 90
    assert server.socket_dir == PostgresServer(deep, account=None).socket_dir
