"""Debian's ``request-tracker5`` on PostgreSQL, behind Apache with mod_fcgid as its manual says."""

import contextlib
import http.cookiejar
import json
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from bench.peers.contender import Ask, Contender, Text
from bench.peers.debian import Debian
from bench.peers.request_tracker_files import APACHE, PACKAGES, SITE
from bench.peers.request_tracker_rows import fill
from bench.peers.starting import answers, wait_until
from runtime.postgres import TUNED, shared_buffers

PAGE = 30
PASSWORD = "bench"  # noqa: S105 - a database that is thrown away
_POSTGRES = (
    "/usr/lib/postgresql/15/bin/postgres -D /var/lib/postgresql/15/main"
    " -c config_file=/etc/postgresql/15/main/postgresql.conf -c listen_addresses=127.0.0.1"
)
_OURS_TOO = ("work_mem", "effective_cache_size", "random_page_cost", "jit", "max_wal_size")
"""Its PostgreSQL has the settings of ours, as far as they help it."""
_FIELDS = "Subject,Status,Created,Due,Owner,Queue"
_FIRST = {
    "Queue": "General",
    "Subject": "first",
    "Requestor": "chenjing@example.invalid",
    "Content": "first",
    "ContentType": "text/plain",
}


@contextlib.contextmanager
def request_tracker(data: Path, port: int, texts: list[Text]) -> Iterator[Contender]:
    """Install it once, start it on a new database, fill that, and yield it."""
    debian, address = Debian(data / "rt"), f"http://127.0.0.1:{port}"
    debian.install(PACKAGES)
    _configure(debian, port)
    with debian.start(_postgres(port + 1), data / "rt-postgres.log", "postgres"):
        admin = f"host=127.0.0.1 port={port + 1} user=postgres password={PASSWORD}"
        _prepare(debian, admin, port + 1)
        debian.call("mkdir -p /tmp/fcgid && chown www-data /tmp/fcgid")
        command = "apache2 -f /etc/apache2/bench.conf -DFOREGROUND"
        with debian.start(command, data / "rt-apache.log"):
            wait_until(answers(f"{address}/NoAuth/Login.html"), "request-tracker5")
            headers = {"Cookie": _signed_in(address)}
            _ask(address, _create_of(_FIRST), headers)
            yield _contender(address, headers, fill(f"{admin} dbname=rtdb", texts))


def _postgres(port: int) -> str:
    wanted = {each: TUNED[each] for each in _OURS_TOO}
    wanted |= {"shared_buffers": shared_buffers(), "port": str(port)}
    return _POSTGRES + "".join(f" -c {name}={value}" for name, value in wanted.items())


def _configure(debian: Debian, port: int) -> None:
    etc, values = debian.root / "etc", {"port": port, "database_port": port + 1}
    for path, text in {
        "request-tracker5/RT_SiteConfig.d/99-bench.pm": SITE.format(**values),
        "apache2/bench.conf": APACHE.replace("{port}", str(port)),
    }.items():
        (etc / path).write_text(text)
        (etc / path).chmod(0o644)
    debian.call("chmod -R go+rX /etc/request-tracker5")
    version = debian.root / "var/lib/postgresql/15/main/PG_VERSION"
    if not version.exists():
        debian.call("pg_createcluster 15 main")


def _prepare(debian: Debian, admin: str, port: int) -> None:
    """Set up its tables as its own program does, once; every run begins with a copy of those."""
    local = f"psql -h /var/run/postgresql -p {port} -tAc"
    ready = f"""{local} 'select 1'"""
    wait_until(lambda: debian.call(ready, "postgres"), "PostgreSQL of request-tracker5")
    debian.call(f"""{local} "alter user postgres password '{PASSWORD}'" """, "postgres")
    with psycopg.connect(admin, autocommit=True, dbname="postgres") as connection:
        names = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
        connection.execute("DROP DATABASE IF EXISTS rtdb WITH (FORCE)")
        if "rtempty" not in names:
            setup = f"rt-setup-database-5 --action init --dba postgres --dba-password {PASSWORD}"
            debian.call(setup)
            connection.execute("ALTER DATABASE rtdb RENAME TO rtempty")
        connection.execute("CREATE DATABASE rtdb TEMPLATE rtempty OWNER rtuser")


def _signed_in(address: str) -> str:
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    form = urllib.parse.urlencode({"user": "root", "pass": "password"}).encode()
    opener.open(f"{address}/NoAuth/Login.html", form, timeout=60).close()
    return "; ".join(f"{each.name}={each.value}" for each in jar)


def _ask(address: str, ask: Ask, headers: dict[str, str]) -> None:
    body = json.dumps(ask.body).encode()
    headers = headers | {"Content-Type": "application/json"}
    request = urllib.request.Request(address + ask.path, body, headers)  # noqa: S310 - ours
    urllib.request.urlopen(request, timeout=60).close()  # noqa: S310 - ours


def _contender(address: str, headers: dict[str, str], numbers: list[str]) -> Contender:
    return Contender(
        name="request-tracker5",
        address=address,
        create=_create,
        page=lambda: _tickets("id > 0"),
        by_words=lambda words: _tickets(f"Subject LIKE '{words}'"),
        by_number=lambda number: _tickets(f"id = {number}"),
        count=_count,
        numbers=numbers,
        headers=headers,
    )


def _create(text: Text) -> Ask:
    content = f"{text.place}\n{text.event}\n{text.demand}"
    return _create_of(_FIRST | {"Subject": text.event[:200], "Content": content})


def _create_of(body: dict[str, str]) -> Ask:
    return Ask("POST", "/REST/2.0/ticket", body=body)


def _tickets(query: str) -> Ask:
    newest = {"orderby": "id", "order": "DESC", "per_page": str(PAGE), "fields": _FIELDS}
    return Ask("GET", "/REST/2.0/tickets", {"query": query, **newest})


def _count(answer: Any) -> int:
    return len(answer["items"])
