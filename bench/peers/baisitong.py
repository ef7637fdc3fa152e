"""PyPI's ``baisitong2``: installed in an environment of its own, run as its manual says."""

import contextlib
import os
import sqlite3
import subprocess
import venv
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.peers.contender import Ask, Contender, Text
from bench.peers.starting import answers, started, wait_until

PAGE = 30
A_DAY = 9000
"""Its numbers have four digits a day."""
_APPEAL = """
    INSERT INTO appeals (id, content, source, resident_name, contact, status, categories, key_info,
        sentiment, urgency, summary, analysis_source, analyzed_at, tokens_used, analysis_history,
        created_at)
    VALUES (?, ?, '12345转办', '陈静', '13907551234', 'dispatched', '["公共设施"]',
        '{"location": "", "time": "", "people": "", "matter": ""}', 3, 2, ?, 'rule_fallback', ?,
        0, '[]', ?)
"""
_ORDER = """
    INSERT INTO work_orders (order_no, appeal_id, department, cc_departments, status, sla_deadline,
        handler, result_note, created_at)
    VALUES (?, ?, '住建局', '[]', 'pending', ?, '', '', ?)
"""


@contextlib.contextmanager
def baisitong(data: Path, port: int, texts: list[Text]) -> Iterator[Contender]:
    """Install it once, start it on a new database, fill that, and yield it."""
    home = data / "baisitong2"
    program = home / "bin" / "baisitong2"
    if not program.exists():
        venv.create(home, with_pip=True)
        pip = [str(home / "bin" / "python"), "-m", "pip", "install", "-q", "baisitong2"]
        subprocess.run(pip, check=True)  # noqa: S603 - our own command
    database = home / "bench.db"
    for each in home.glob("bench.db*"):
        each.unlink()
    command = [str(program), "--host", "127.0.0.1", "--port", str(port)]
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": f"sqlite:///{database}"}
    address, log = f"http://127.0.0.1:{port}", home / "bench.log"
    with started(command, log, environment):
        wait_until(answers(f"{address}/api/health"), "baisitong2")
        yield _contender(address, _fill(database, texts))


def _contender(address: str, numbers: list[str]) -> Contender:
    return Contender(
        name="baisitong2",
        address=address,
        create=_create,
        page=lambda: Ask("GET", "/api/appeals", {"page_size": str(PAGE)}),
        by_words=lambda words: Ask("GET", "/api/appeals", {"page_size": str(PAGE), "q": words}),
        by_number=lambda number: Ask("GET", "/api/workorders", {"q": number}),
        count=_count,
        numbers=numbers,
    )


def _create(text: Text) -> Ask:
    body = {
        "content": _content(text),
        "source": "12345转办",
        "resident_name": "陈静",
        "contact": "13907551234",
    }
    return Ask("POST", "/api/appeals", body=body)


def _content(text: Text) -> str:
    return f"{text.place}：{text.event}{text.demand}"[:1000]


def _count(answer: Any) -> int:
    return len(answer["data"]["items"])


def _fill(database: Path, texts: list[Text]) -> list[str]:
    begin, numbers = datetime(2026, 11, 1, 8, 0), []  # noqa: DTZ001 - as it keeps them
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        for at, text in enumerate(texts, 1):
            day, sequence = divmod(at, A_DAY)
            moment = str(begin + timedelta(days=day, seconds=sequence * 4))
            number = f"WO-{begin + timedelta(days=day):%Y%m%d}-{sequence:04d}"
            content = _content(text)
            connection.execute(_APPEAL, (at, content, content[:60], moment, moment))
            connection.execute(_ORDER, (number, at, moment, moment))
            numbers.append(number)
    return numbers
