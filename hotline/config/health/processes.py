"""Are the processes alive: web, worker of the jobs, call control, voice engine."""

from collections.abc import Iterator
from datetime import datetime

from procrastinate.contrib.django.models import ProcrastinateWorker

from hotline.config.health.findings import Check, State
from hotline.core.stalled_jobs import SILENCE
from hotline.telephony.callcontrol_door import ask_health

_RESTART = "在服务器上运行 bin/hotline status；退出的进程会自动重启，反复重启时看日志目录。"
_ENGINE = "在服务器上运行 bin/hotline status 与 bin/hotline doctor；来电暂由引擎自带队列接待。"


def check_processes(now: datetime) -> Iterator[Check]:
    """Check every process that can be asked from here."""
    yield Check("web", "网页服务", State.GREEN, "正在回答本页。")
    yield _worker(now)
    yield from _call_control()


def _worker(now: datetime) -> Check:
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gte=now - SILENCE).count()
    if alive:
        return Check("worker", "后台任务进程", State.GREEN, f"{alive} 个进程有心跳。")
    minutes = int(SILENCE.total_seconds() // 60)
    found = f"{minutes} 分钟内没有任何心跳：预警、归档、消息投递都已停下。"
    return Check("worker", "后台任务进程", State.RED, found, _RESTART)


def _call_control() -> Iterator[Check]:
    report = ask_health()
    if report is None:
        yield Check("callcontrol", "话务控制", State.RED, "没有回答。", _RESTART)
        yield Check("engine", "语音引擎", State.AMBER, "话务控制没有回答，无法得知。", _ENGINE)
        return
    found = f"{report.calls} 个通话，{report.operators} 个坐席在线，版本 {report.version}。"
    if report.database:
        yield Check("callcontrol", "话务控制", State.GREEN, found)
    else:
        away = "连不上数据库，通话照常进行，话单暂存在本机。"
        yield Check(
            "callcontrol", "话务控制", State.AMBER, away, "检查数据库；恢复后话单自动补写。"
        )
    if report.engine:
        yield Check("engine", "语音引擎", State.GREEN, "已连接。")
    else:
        yield Check("engine", "语音引擎", State.RED, "话务控制连不上语音引擎。", _ENGINE)
