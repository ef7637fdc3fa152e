"""Tell everything about the running platform: addresses, ports, processes, health."""

import tomllib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from runtime.addresses import PAGES, page_addresses, test_phone
from runtime.assembly import NAMES
from runtime.console import GREEN, RED, Console, padded
from runtime.health import Health
from runtime.process_table import ProcessTable
from runtime.settings import Settings
from runtime.sms import NAME as SMS
from runtime.sms import speaks_cmpp

STATE_LABELS = {
    "starting": "启动中",
    "running": "运行中",
    "waiting_to_restart": "等待重启",
    "stopped": "已停止",
}


def platform_version(settings: Settings) -> str:
    """Version of this checkout."""
    project = tomllib.loads((settings.root / "pyproject.toml").read_text())
    return str(project["project"]["version"])


def collect(settings: Settings) -> dict[str, Any]:
    """Gather the status; the keys are a promise to scripts."""
    table = ProcessTable(settings.run_dir)
    running = table.is_held()
    rows = (table.read() or {}) if running else {}
    health = check(settings) if running and rows else {}
    processes = [_process(settings, row, health) for row in rows.get("processes", [])]
    expected = {name for name in NAMES if name != "postgres" or not settings.external_database}
    expected |= {SMS} if speaks_cmpp(settings) else set()
    complete = expected <= {each["name"] for each in processes}
    return {
        "version": platform_version(settings),
        "running": running,
        "ready": bool(rows.get("is_ready")),
        "healthy": complete and all(each["healthy"] for each in processes),
        "supervisor": {"pid": rows.get("pid"), "started_at": rows.get("started_at")},
        "state_dir": str(settings.var),
        "log_dir": str(settings.log_dir),
        "city": settings.city,
        "database": "external" if settings.external_database else "embedded",
        "ports": {
            "web": settings.web_port,
            "callcontrol": settings.callcontrol_port,
            "engine_http": settings.engine_http_port,
            "engine_ami": settings.engine_ami_port,
            "engine_sip": settings.engine_sip_port,
            "rtp": [settings.rtp_start, settings.rtp_end],
        },
        "addresses": page_addresses(settings),
        "test_phone": test_phone(settings),
        "processes": processes,
    }


def check(settings: Settings) -> dict[str, dict[str, Any]]:
    """Ask all parts at the same time."""
    checks = Health(settings).checks()
    with ThreadPoolExecutor(len(checks)) as pool:
        asked = {name: pool.submit(each) for name, each in checks.items()}
        return {name: each.result() for name, each in asked.items()}


def _process(
    settings: Settings, row: dict[str, Any], health: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    found = health.get(row["name"], {"healthy": row["state"] == "running"})
    return {
        "name": row["name"],
        "pid": row["pid"],
        "state": row["state"],
        "since": row["since"],
        "restarts": row["restarts"],
        "version": found.get("version") or platform_version(settings),
        "healthy": bool(found["healthy"]) and row["state"] == "running",
        "detail": found.get("report"),
    }


def show(status: dict[str, Any], console: Console) -> None:
    """Print the status for a person."""
    if not status["running"]:
        console.say("平台没有在运行。启动：make run")
        return
    console.say(f"12345 热线平台 {status['version']}    状态目录 {status['state_dir']}")
    for each in status["processes"]:
        sign = console.paint("✓", GREEN) if each["healthy"] else console.paint("✗", RED)
        label = STATE_LABELS.get(each["state"], each["state"])
        console.say(
            f"  {sign} {each['name']:<12} {padded(label, 10)}进程 {each['pid'] or '-'}  "
            f"重启 {each['restarts']} 次  版本 {each['version']}"
        )
    for key, (label, _) in PAGES.items():
        console.say(f"    {padded(label, 16)}{status['addresses'][key]}")
