"""The status keeps its promise to scripts, running or not."""

import json
import os
import re
from pathlib import Path

import pytest

from runtime.process_table import ProcessTable, start_time
from runtime.processes import Child, ChildState
from runtime.services import Service
from runtime.settings import Settings
from runtime.status import collect
from runtime.up import static_digest

KEYS = {
    *("version", "running", "ready", "healthy", "supervisor", "state_dir", "log_dir", "city"),
    *("database", "ports", "addresses", "test_phone", "processes"),
}
PROCESS_KEYS = {"name", "pid", "state", "since", "restarts", "version", "healthy", "detail"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n')
    return Settings(root=tmp_path, var=tmp_path / "var", port_base=31800)


def a_child(pid: int) -> Child:
    return Child(Service(name="worker", command=("true",)), ChildState.RUNNING, pid)


def test_status_of_a_stopped_platform_still_names_addresses_and_ports(settings: Settings) -> None:
    status = collect(settings)
    assert set(status) == KEYS
    assert (status["running"], status["healthy"], status["processes"]) == (False, False, [])
    assert status["version"] == "1.2.3"
    assert status["addresses"]["operator_desk"] == "http://127.0.0.1:31845/desk"
    assert status["ports"]["engine_sip"] == 31860
    assert status["test_phone"]["username"] == "citizen"
    json.dumps(status)


def test_status_of_a_platform_whose_parts_do_not_answer_is_unhealthy(settings: Settings) -> None:
    settings.run_dir.mkdir(parents=True)
    table = ProcessTable(settings.run_dir)
    with table.hold() as is_ours:
        assert is_ours
        table.write([a_child(os.getpid())], is_ready=True)
        status = collect(settings)
    assert set(status) == KEYS
    assert status["running"]
    assert status["healthy"] is False
    assert [set(each) for each in status["processes"]] == [PROCESS_KEYS]


def test_lock_of_one_supervisor_keeps_a_second_one_out_and_is_free_afterwards(
    tmp_path: Path,
) -> None:
    first, second = ProcessTable(tmp_path), ProcessTable(tmp_path)
    with first.hold() as is_first:
        assert is_first
        assert second.is_held()
        with second.hold() as is_second:
            assert not is_second
    assert not second.is_held()


def test_table_of_a_dead_supervisor_names_only_children_that_are_the_same_process(
    tmp_path: Path,
) -> None:
    table = ProcessTable(tmp_path)
    table.write([a_child(os.getpid())], is_ready=True)
    assert table.left_overs() == [("worker", os.getpid())]

    path = tmp_path / "supervisor.json"
    reused = re.sub(r'("start_time": )\d+', r"\g<1>1", path.read_text())
    path.write_text(reused)
    assert table.left_overs() == []


def test_table_of_an_earlier_boot_of_the_machine_is_not_believed(tmp_path: Path) -> None:
    table = ProcessTable(tmp_path)
    table.write([a_child(os.getpid())], is_ready=True)
    path = tmp_path / "supervisor.json"
    path.write_text(re.sub(r'("boot": )"[^"]+"', r'\g<1>"another"', path.read_text()))
    assert table.left_overs() == []


def test_start_time_of_a_process_that_is_gone_is_none() -> None:
    assert start_time(2**22 + 1) is None
    assert start_time(os.getpid()) is not None


def test_static_digest_changes_with_a_file_and_with_the_lock(tmp_path: Path) -> None:
    (tmp_path / "hotline" / "core" / "static").mkdir(parents=True)
    (tmp_path / "requirements.lock").write_text("a==1")
    first = static_digest(tmp_path)
    (tmp_path / "hotline" / "core" / "static" / "x.css").write_text("b {}")
    second = static_digest(tmp_path)
    (tmp_path / "requirements.lock").write_text("a==2")
    assert len({first, second, static_digest(tmp_path)}) == 3
