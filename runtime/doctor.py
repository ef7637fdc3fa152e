"""Say in Chinese what is missing or wrong on this machine, and how to mend it."""

import contextlib
import ipaddress
import locale
import os
import shutil
import socket
import stat
import sys
import urllib.error
import urllib.request
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from runtime.console import Console
from runtime.environment import postgres_server
from runtime.findings import Finding, Weight, holder, is_free
from runtime.models_check import check_models
from runtime.places import PlaceError, service_account
from runtime.postgres import PostgresError
from runtime.process_table import ProcessTable
from runtime.settings import Settings
from runtime.sound_check import check_sound, voice_root
from runtime.voice_engine.errors import VoiceEngineError
from runtime.voice_engine.mirror import find_mirror
from runtime.voice_engine.root import MANIFEST

OLDEST_PYTHON = (3, 11)
MEGABYTE = 2**20
DISK_NEEDED = 1024 * MEGABYTE
DISK_WISHED = 5 * 1024 * MEGABYTE
BUILT_AFTER = datetime(2026, 1, 1, tzinfo=UTC)

Check = Callable[[Settings], Iterator[Finding]]


def check_python(_settings: Settings) -> Iterator[Finding]:
    """Python is new enough."""
    if sys.version_info < OLDEST_PYTHON:
        yield Finding(f"Python 版本太旧：{sys.version.split()[0]}", "请安装 Python 3.11 或更新版本")


def check_loopback(settings: Settings) -> Iterator[Finding]:
    """IPv4 loopback works, the carrier's test addresses included."""
    for address in ("127.0.0.1", "127.0.0.10", "127.0.0.20"):
        if not is_free(address, 0):
            yield Finding(f"无法使用 IPv4 回环地址 {address}", "请启用回环网卡：ip link set lo up")
            return
    if settings.bind not in {"127.0.0.1", "0.0.0.0", "::"} and not is_free(settings.bind, 0):  # noqa: S104 - compared
        yield Finding(
            f"本机没有地址 {settings.bind}(HOTLINE_BIND)", "请改为本机的地址，或去掉 HOTLINE_BIND"
        )


def check_ports(settings: Settings) -> Iterator[Finding]:
    """Every port of ours is free, unless we are running."""
    if ProcessTable(settings.run_dir).is_held() and (ProcessTable(settings.run_dir).read() or {}):
        return
    wanted = [(name, port, socket.SOCK_STREAM) for name, port in settings.tcp_ports().items()]
    wanted.append(("voice-sip", settings.engine_sip_port, socket.SOCK_DGRAM))
    for name, port, kind in wanted:
        if not is_free(settings.bind, port, kind):
            yield Finding(
                f"端口 {port}({name})已被占用：{holder(port, kind)}",
                "请停止占用它的进程，或换一组端口：HOTLINE_PORT_BASE=13300 make run",
            )


def check_disk(settings: Settings) -> Iterator[Finding]:
    """There is room for the database and the recordings."""
    place = next(each for each in (settings.var, *settings.var.parents) if each.exists())
    free = shutil.disk_usage(place).free
    if free < DISK_WISHED:
        yield Finding(
            f"磁盘空间不足：{place} 仅剩 {free // MEGABYTE} MB",
            "请清理磁盘，或用 HOTLINE_VAR=/更大的磁盘/hotline 指定状态目录（每小时通话约 115 MB）",
            Weight.BLOCKS if free < DISK_NEEDED else Weight.WARNS,
        )


def check_account(settings: Settings) -> Iterator[Finding]:
    """Root has an unprivileged account to lend; PostgreSQL's programs are there."""
    try:
        service_account()
        if settings.external_database is None:
            postgres_server(settings)
    except (PlaceError, PostgresError) as error:
        yield Finding(str(error), "运行 make setup 后重试")


def check_locale(_settings: Settings) -> Iterator[Finding]:
    """Chinese text survives: a UTF-8 locale and the Shanghai time zone exist."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        yield Finding("系统没有 C.UTF-8 区域设置", "请安装：apt-get install locales")
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    try:
        zoneinfo.ZoneInfo("Asia/Shanghai")
    except zoneinfo.ZoneInfoNotFoundError:
        yield Finding("找不到时区 Asia/Shanghai", "请安装：apt-get install tzdata")
    if datetime.now(UTC) < BUILT_AFTER:
        yield Finding("系统时间明显不对", "请校准时间：timedatectl set-ntp true")


def check_secrets(settings: Settings) -> Iterator[Finding]:
    """The secrets are readable by their owner only."""
    path = settings.var / "secrets.json"
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Finding(f"密钥文件 {path} 的权限过宽", f"请运行：chmod 600 {path}")
    if path.exists() and path.stat().st_uid != os.geteuid():
        yield Finding(f"密钥文件 {path} 不属于当前账户", "请用上次启动平台的账户运行")


def check_left_overs(settings: Settings) -> Iterator[Finding]:
    """Nothing of a killed run is still alive."""
    for name, pid in ProcessTable(settings.run_dir).left_overs():
        yield Finding(
            f"上次遗留的进程仍在运行：{name}(进程 {pid})",
            "运行 make stop（再次启动时也会自动结束）",
            Weight.WARNS,
        )


def check_web(settings: Settings) -> Iterator[Finding]:
    """The pages are built."""
    if not (settings.root / "web" / "dist" / "index.html").exists():
        yield Finding("网页还没有构建（缺少 web/dist）", "请运行：make setup")


def check_microphone(settings: Settings) -> Iterator[Finding]:
    """Browsers give the microphone to localhost or HTTPS only."""
    host = settings.browser_host
    is_local = host == "localhost"
    with contextlib.suppress(ValueError):
        is_local = is_local or ipaddress.ip_address(host).is_loopback
    if not is_local and not settings.https:
        yield Finding(
            f"浏览器在 {settings.web_address} 上不会开放麦克风（只允许 localhost 或 HTTPS）",
            "请在前面加 HTTPS 反向代理并设置 HOTLINE_HTTPS=1，或使用话机坐席",
            Weight.WARNS,
        )


def check_voice(settings: Settings) -> Iterator[Finding]:
    """The voice engine is built, or can be."""
    if (voice_root(settings) / MANIFEST).exists():
        return
    if shutil.which("mmdebstrap") is None:
        yield Finding("缺少 mmdebstrap（用来准备语音引擎）", "请安装：apt-get install mmdebstrap")
    try:
        mirror = find_mirror()
        with urllib.request.urlopen(f"{mirror.rstrip('/')}/dists/", timeout=10):  # noqa: S310 - apt's own source
            pass
    except VoiceEngineError as error:
        yield Finding(str(error), "或先在能联网的机器上准备 var/voice-root 再复制过来")
    except (OSError, ValueError) as error:
        if not isinstance(error, urllib.error.HTTPError):
            yield Finding(
                f"连不上 Debian 镜像（{error}）", "请检查网络，或设置 HOTLINE_DEBIAN_MIRROR"
            )


def check_chromium(_settings: Settings) -> Iterator[Finding]:
    """What only the demonstration and the tests need."""
    for program, package in (("chromium", "chromium"), ("sipp", "sip-tester")):
        if shutil.which(program) is None:
            yield Finding(
                f"没有 {program}（只有 make demo 和 make test 需要）",
                f"请安装：apt-get install {package}",
                Weight.WARNS,
            )


BEFORE_START: tuple[Check, ...] = (
    *(check_python, check_loopback, check_disk, check_account, check_locale),
    *(check_ports, check_web),
)
ALL: tuple[tuple[str, Check], ...] = (
    ("Python 版本", check_python),
    ("IPv4 回环地址", check_loopback),
    ("端口", check_ports),
    ("磁盘空间", check_disk),
    ("服务账户与数据库程序", check_account),
    ("区域、时区与时间", check_locale),
    ("密钥权限", check_secrets),
    ("遗留进程", check_left_overs),
    ("网页", check_web),
    ("麦克风", check_microphone),
    ("语音引擎", check_voice),
    ("录音与通话声音完整（试打一通电话）", check_sound),
    ("本机模型", check_models),
    ("演示与测试工具", check_chromium),
)


def before_start(settings: Settings) -> list[Finding]:
    """Find what would make a start fail."""
    found = [each for check in BEFORE_START for each in check(settings)]
    return [each for each in found if each.weight is Weight.BLOCKS]


def examine(settings: Settings, console: Console) -> int:
    """Print every check with its findings; the exit status for the shell."""
    blocked = False
    for label, check in ALL:
        findings = list(check(settings))
        if not findings:
            console.done(label)
        for each in findings:
            report = console.fail if each.weight is Weight.BLOCKS else console.warn
            report(f"{label}:{each.problem}")
            console.say(f"    解决办法：{each.remedy}")
            blocked = blocked or each.weight is Weight.BLOCKS
    console.say()
    console.say("发现必须解决的问题，见上。" if blocked else "没有发现妨碍运行的问题。")
    return 1 if blocked else 0
