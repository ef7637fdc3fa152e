"""The set-up skips what is in place, says what is missing, and works alone."""

import os
import threading
import time
from pathlib import Path

import pytest

import bootstrap
from bootstrap import SetupError, digest, ensure_system_packages, files_below, is_current


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the set-up at an empty checkout."""
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "LOG", tmp_path / "var" / "setup.log")
    return tmp_path


def test_stamp_matches_only_the_sources_it_was_written_for(checkout: Path) -> None:
    lock, stamp = checkout / "requirements.lock", checkout / ".stamp"
    lock.write_text("a==1")
    assert not is_current(stamp, digest([lock]))
    stamp.write_text(digest([lock]))
    assert is_current(stamp, digest([lock]))
    lock.write_text("a==2")
    assert not is_current(stamp, digest([lock]))


def test_digest_notices_names_contents_and_words_but_not_the_order(checkout: Path) -> None:
    one, two = checkout / "one", checkout / "two"
    one.write_text("x")
    two.write_text("y")
    assert digest([one, two]) == digest([two, one])
    assert digest([one, two]) != digest([one])
    assert digest([one], "3.11") != digest([one], "3.12")
    before = digest([one])
    one.rename(checkout / "three")
    assert digest([checkout / "three"]) != before


def test_files_below_takes_files_and_directories_and_ignores_what_is_not_there(
    checkout: Path,
) -> None:
    (checkout / "src" / "deep").mkdir(parents=True)
    (checkout / "src" / "deep" / "page.vue").write_text("")
    (checkout / "index.html").write_text("")
    found = files_below(checkout / "src", checkout / "index.html", checkout / "missing")
    assert {each.name for each in found} == {"page.vue", "index.html"}


def test_missing_package_of_an_ordinary_account_is_one_command_to_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap, "FOR_RUN", {"mmdebstrap": ("为什么", lambda: False)})
    with pytest.raises(SetupError, match=r"sudo apt-get install .* mmdebstrap"):
        ensure_system_packages(for_test=False)


def test_packages_for_tests_are_asked_for_only_when_tests_are_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap, "FOR_RUN", {})
    monkeypatch.setattr(bootstrap, "FOR_TEST", {"chromium": ("为什么", lambda: False)})
    ensure_system_packages(for_test=False)
    with pytest.raises(SetupError, match="chromium"):
        ensure_system_packages(for_test=True)


def test_program_that_fails_shows_its_last_lines_and_names_the_log(checkout: Path) -> None:
    with pytest.raises(SetupError, match="the reason") as refused:
        bootstrap.run("做一件事", ["sh", "-c", "echo the reason >&2; exit 3"])
    assert str(checkout / "var" / "setup.log") in str(refused.value)


def test_second_set_up_waits_for_the_first(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order: list[str] = []

    def second() -> None:
        with bootstrap.alone():
            order.append("second")

    with bootstrap.alone():
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.2)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]
    assert "等待" in capsys.readouterr().out
    assert (checkout / "var").is_dir()
