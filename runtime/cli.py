"""The command line: ``bin/hotline <command>``, in Chinese."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence

from runtime.addresses import announce
from runtime.certificate import offer_certificate
from runtime.console import Console
from runtime.demo.show import show_demo
from runtime.doctor import examine
from runtime.environment import child_environment
from runtime.management import become_manage, become_module
from runtime.phone.__main__ import main as telephone
from runtime.places import PlaceError
from runtime.process_table import ProcessTable
from runtime.settings import Settings, SettingsError
from runtime.status import collect, show
from runtime.stop import stop
from runtime.up import up

ALONE = {
    "clock": "按本市的时限和日历计时",
    "shield": "对文件里的文字做派单前体检",
    "topics": "训练、应用和评测事项分类（train、predict）",
    "knowledge": "为知识文章建索引、检索（index、search）",
    "places": "解析地址、按说法找地名（parse、find）",
    "transcribe": "把录音转成文字，带时间",
    "draft": "从通话文字起草工单，每项带出处",
    "models": "列出、安装、校验本机模型（list、install、verify）",
}
"""Commands that need no running platform; each is a module of ``hotline.config``."""
PASSED_ON = {
    **ALONE,
    "manage": "运行一条管理命令",
    "orders": "导入或导出工单（jsonl、xlsx）",
    "call": "打一个真实的测试电话，说一句中文，保持在线",
    "phone": "一部等待回访来电的测试电话",
}
ON_STAGE = frozenset({"call", "phone", "demo"})
"""Commands that need the platform to be running."""


def build_parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    parser = argparse.ArgumentParser(prog="hotline", description="12345 热线平台")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    commands.add_parser("up", help="启动整个平台，Ctrl-C 停止")
    commands.add_parser("stop", help="停止正在运行的平台")
    status = commands.add_parser("status", help="查看地址、端口、进程、版本和健康状况")
    status.add_argument("--json", action="store_true", help="输出 JSON")
    commands.add_parser("addresses", help="再次显示各页面的地址")
    commands.add_parser("doctor", help="检查这台机器缺什么、错在哪、怎么解决")
    commands.add_parser("demo", help="机器人在正在运行的平台上演完整个故事")
    certificate = commands.add_parser("certificate", help="生成自签发的 TLS 证书，供试用")
    certificate.add_argument("hosts", nargs="*", metavar="域名或地址", help="默认为对外地址")
    for name, text in PASSED_ON.items():
        commands.add_parser(name, help=text)
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; what follows a passed-on command is not ours to understand."""
    if arguments and arguments[0] in PASSED_ON:
        return argparse.Namespace(command=arguments[0], words=list(arguments[1:]))
    return build_parser().parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status for the shell."""
    chosen = parse(sys.argv[1:] if arguments is None else arguments)
    console = Console(sys.stdout)
    try:
        settings = Settings.from_environment()
        return run(chosen, settings, console)
    except (SettingsError, PlaceError) as error:
        console.fail(str(error))
        return 2


def run(chosen: argparse.Namespace, settings: Settings, console: Console) -> int:
    """Carry out the chosen command."""
    commands: dict[str, Callable[[], int]] = {
        "up": lambda: up(settings, console),
        "stop": lambda: stop(settings, console),
        "status": lambda: show_status(settings, console, as_json=chosen.json),
        "addresses": lambda: announce(settings, console),
        "doctor": lambda: examine(settings, console),
        "manage": lambda: become_manage(settings, child_environment(settings), chosen.words),
        "orders": lambda: become_manage(
            settings, child_environment(settings), ["orders", *chosen.words]
        ),
        "call": lambda: telephone(["call", *chosen.words]),
        "phone": lambda: telephone(["listen", *chosen.words]),
        "demo": lambda: show_demo(settings, console),
        "certificate": lambda: offer_certificate(settings, console, chosen.hosts),
    }
    if chosen.command in ALONE:
        return become_module(settings, chosen.command, chosen.words)
    if chosen.command in ON_STAGE and not ProcessTable(settings.run_dir).is_held():
        console.fail("平台没有在运行，请先在另一个终端运行：make run")
        return 1
    return commands[chosen.command]()


def show_status(settings: Settings, console: Console, *, as_json: bool) -> int:
    """Print the status; 0 only when everything is healthy."""
    status = collect(settings)
    if as_json:
        console.say(json.dumps(status, ensure_ascii=False, indent=2))
    else:
        show(status, console)
    return 0 if status["healthy"] else 1
