"""``bin/hotline models list|install|verify``: nothing is downloaded without being asked for."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from hotline.config.models.progress import Progress
from hotline.config.models.showing import PYTHON, rows, sentences
from hotline.intelligence.embedded import own_python
from hotline.intelligence.embedded.catalogue import EmbeddedModel, all_models, get_model
from hotline.intelligence.embedded.errors import ModelInstallError
from hotline.intelligence.embedded.installing import Sources, install
from hotline.intelligence.embedded.verifying import LABELS, Wholeness, examine
from hotline.intelligence.model_settings import ModelSettings


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one of the three; 0 when all asked for is whole."""
    chosen = _parser().parse_args(arguments)
    models = ModelSettings().models
    try:
        if chosen.what == "list":
            return _list(models, as_json=chosen.json)
        if chosen.what == "verify":
            return _verify(models, chosen.names, as_json=chosen.json)
        return _install(models, chosen.names, is_agreed=chosen.yes)
    except ModelInstallError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("\n已取消；已经装好的模型保留。\n")
        return 130


def _list(models: Path, *, as_json: bool) -> int:
    found = rows(models, deep=False)
    text = json.dumps(found, ensure_ascii=False, indent=2) if as_json else None
    sys.stdout.write((text or "\n".join(sentences(found))) + "\n")
    return 0


def _verify(models: Path, names: Sequence[str], *, as_json: bool) -> int:
    """Read every byte; what nobody asked for and is absent is told, and no fault."""
    wanted = _named(names) if names else list(all_models())
    found = {each.name: examine(each, models, deep=True) for each in wanted}
    if not names or PYTHON in names:
        ready = own_python.is_ready(models)
        found[PYTHON] = Wholeness.WHOLE if ready else Wholeness.ABSENT
    if as_json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{name:<13}{LABELS[state]}\n" for name, state in found.items())
    bad = {Wholeness.DAMAGED, *({Wholeness.ABSENT} if names else ())}
    return 1 if bad.intersection(found.values()) else 0


def _install(models: Path, names: Sequence[str], *, is_agreed: bool) -> int:
    settings = ModelSettings()
    if settings.models_mirror is not None and not settings.models_mirror.is_dir():
        msg = f"HOTLINE_MODELS_MIRROR 指向的文件夹不存在：{settings.models_mirror}"
        raise ModelInstallError(msg)
    wanted = [each for each in _named(names) if examine(each, models) is not Wholeness.WHOLE]
    needs_python = not own_python.is_ready(models)
    if not wanted and not needs_python:
        sys.stderr.write("都已装好。\n")
        return 0
    if not (is_agreed or _agree(wanted, models, needs_python=needs_python)):
        sys.stderr.write("没有安装。\n")
        return 1
    progress = Progress(sum(each.size for each in wanted))
    sources = Sources(mirror=settings.models_mirror, hub=settings.models_hub)
    for each in wanted:
        install(each, models, sources, say=progress.say, told=progress.add)
        progress.end(f"✓ {each.name}：{each.label}，{each.size / 1e6:.0f} MB，校验相符")
    if needs_python:
        own_python.build(models, mirror=sources.mirror, say=progress.say)
        progress.end(f"✓ {PYTHON}：模型专用的 Python，程序库按校验值安装")
    sys.stderr.write(f"全部装在 {models}。\n")
    return 0


def _agree(wanted: Sequence[EmbeddedModel], models: Path, *, needs_python: bool) -> bool:
    """Show what would be fetched and ask; without a terminal the answer is no."""
    for each in wanted:
        size = each.download / 1e6
        sys.stderr.write(f"  {each.name:<13}{size:6.0f} MB  {each.licence}  {each.label}\n")
    if needs_python:
        sys.stderr.write(f"  {PYTHON:<13}   110 MB  模型专用的 Python 与程序库\n")
    if not sys.stdin.isatty():
        sys.stderr.write("不在终端里运行，请加 --yes 表示同意下载。\n")
        return False
    sys.stderr.write(f"将下载并装到 {models}，继续吗？[y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "是"}


def _named(names: Sequence[str]) -> list[EmbeddedModel]:
    if not names:
        return list(all_models())
    known = {each.name for each in all_models()} | {PYTHON}
    unknown = [name for name in names if name not in known]
    if unknown:
        msg = f"没有叫 {'、'.join(unknown)} 的模型；可选：{'、'.join(sorted(known))}"
        raise ModelInstallError(msg)
    return [found for name in names if (found := get_model(name)) is not None]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotline models", description="本机模型；平台不必运行")
    asks = parser.add_subparsers(dest="what", required=True, metavar="list|install|verify")
    listing = asks.add_parser("list", help="有哪些模型、许可、大小、是否装好、没有它会怎样")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    installing = asks.add_parser("install", help="下载、还原、校验（先问，或加 --yes）")
    installing.add_argument("names", nargs="*", metavar="名称", help="默认全部")
    installing.add_argument("--yes", action="store_true", help="同意下载，不再询问")
    verifying = asks.add_parser("verify", help="按 SHA-256 逐个校验还原后的模型")
    verifying.add_argument("names", nargs="*", metavar="名称", help="默认全部")
    verifying.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
