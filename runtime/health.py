"""Ask every part whether it works, from outside."""

import base64
import http.client
import json
from collections.abc import Callable
from typing import Any

import psycopg

from runtime.assembly import PROBE_SECONDS, answers, probe_host
from runtime.environment import child_environment
from runtime.settings import Settings

HEARTBEAT = """
select coalesce(max(last_heartbeat) > now() - interval '90 seconds', false)
from procrastinate_workers
"""


def fetch_json(
    host: str, port: int, path: str, headers: dict[str, str] | None = None
) -> dict[str, Any] | None:
    """Return what a local HTTP server answers, None when it does not answer properly."""
    connection = http.client.HTTPConnection(host, port, timeout=PROBE_SECONDS)
    try:
        connection.request("GET", path, headers=headers or {})
        answer: Any = json.loads(connection.getresponse().read())
    except (OSError, ValueError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    return answer if isinstance(answer, dict) else None


def ask_database(url: str, question: str) -> object:
    """Return the first value of the first row, None when the database does not answer."""
    try:
        with psycopg.connect(url, connect_timeout=int(PROBE_SECONDS)) as connection:
            row = connection.execute(question.encode()).fetchone()
    except psycopg.Error:
        return None
    return row[0] if row else None


class Health:
    """The state of one installation, part by part; each answer has ``healthy``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._environment = child_environment(settings)
        self._host = probe_host(settings)

    def checks(self) -> dict[str, Callable[[], dict[str, Any]]]:
        """One check per process, by its name."""
        return {
            "postgres": self.postgres,
            "voice": self.voice,
            "web": self.web,
            "worker": self.worker,
            "callcontrol": self.callcontrol,
        }

    def postgres(self) -> dict[str, Any]:
        """The database answers a query."""
        version = ask_database(self._environment["DATABASE_URL"], "show server_version")
        return {"healthy": version is not None, "version": version}

    def voice(self) -> dict[str, Any]:
        """The engine answers on the interface call control uses, with call control's password."""
        password = self._environment["HOTLINE_ARI_PASSWORD"]
        token = base64.b64encode(f"hotline:{password}".encode()).decode()
        report = fetch_json(
            self._host,
            self._settings.engine_http_port,
            "/ari/asterisk/info?only=system",
            {"Authorization": f"Basic {token}"},
        )
        version = (report or {}).get("system", {}).get("version")
        return {"healthy": version is not None, "version": version}

    def web(self) -> dict[str, Any]:
        """The API answers, which needs the database too."""
        return {"healthy": answers(self._settings.web_port, "/api/session", host=self._host)}

    def worker(self) -> dict[str, Any]:
        """The worker of the jobs left a heartbeat a short while ago."""
        beat = ask_database(self._environment["DATABASE_URL"], HEARTBEAT)
        return {"healthy": beat is True}

    def callcontrol(self) -> dict[str, Any]:
        """Call control sees the engine and the database."""
        report = fetch_json(self._host, self._settings.callcontrol_port, "/health")
        healthy = bool(report and report.get("status") == "ok" and report.get("engine"))
        return {"healthy": healthy, "version": (report or {}).get("version"), "report": report}
