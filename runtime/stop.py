"""Take the running platform down from another terminal."""

import os
import signal
import time

from runtime.console import Console
from runtime.process_table import ProcessTable
from runtime.settings import Settings


def stop(settings: Settings, console: Console, *, seconds: float = 60) -> int:
    """Ask the running supervisor to stop and wait for it; the exit status for the shell."""
    table = ProcessTable(settings.run_dir)
    if not table.is_held():
        ended = []
        if table.read() is not None:
            with table.hold() as is_ours:
                ended = table.end_left_overs() if is_ours else []
        console.done("平台没有在运行" + (f",已结束遗留进程：{'、'.join(ended)}" if ended else ""))
        return 0
    running = table.read()
    if running is None:
        console.fail("平台刚刚开始启动，请稍后再试")
        return 1
    console.progress("正在停止 …")
    os.kill(int(running["pid"]), signal.SIGTERM)
    deadline = time.monotonic() + seconds
    while table.is_held():
        if time.monotonic() > deadline:
            console.fail(f"{seconds:.0f} 秒内没有停止(进程 {running['pid']})")
            return 1
        time.sleep(0.1)
    console.done("已停止")
    return 0
