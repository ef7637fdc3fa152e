"""Say in Chinese which models there are, and what is missing costs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hotline.intelligence.embedded import own_python
from hotline.intelligence.embedded.catalogue import EmbeddedModel, all_models
from hotline.intelligence.embedded.verifying import LABELS, Wholeness, examine

PYTHON = "python"


def rows(models: Path, *, deep: bool) -> list[dict[str, Any]]:
    """Describe every model and the models' Python."""
    found = [row(each, models, deep=deep) for each in all_models()]
    return [*found, python_row(models)]


def row(model: EmbeddedModel, models: Path, *, deep: bool) -> dict[str, Any]:
    """Describe one model."""
    state = examine(model, models, deep=deep)
    return {
        "name": model.name,
        "label": model.label,
        "task": model.task,
        "licence": model.licence,
        "source": model.source,
        "state": state.value,
        "bytes": model.size,
        "download_bytes": model.download,
        "folder": str(models / model.name),
        "packages": [
            {"registry": each.registry, "name": each.name, "version": each.version}
            | {"sha256": each.sha256}
            for each in model.packages
        ],
        "files": [{"path": f.path, "sha256": f.sha256, "bytes": f.size} for f in model.files],
        "without": model.without,
    }


def python_row(models: Path) -> dict[str, Any]:
    """Describe the models' Python."""
    state = Wholeness.WHOLE if own_python.is_ready(models) else Wholeness.ABSENT
    return {
        "name": PYTHON,
        "label": "模型专用的 Python 与程序库",
        "task": "run",
        "licence": "见 requirements-models.lock",
        "state": state.value,
        "bytes": 400_000_000,
        "download_bytes": 110_000_000,
        "folder": str(models / "python"),
        "without": "上面的模型都不能运行",
    }


def sentences(found: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines for a terminal."""
    for each in found:
        state = LABELS[Wholeness(each["state"])]
        size = f"{each['bytes'] / 1e6:.0f} MB"
        yield f"{each['name']:<13}{state}  {size:>7}  {each['licence']}  {each['label']}"
        if each["state"] != Wholeness.WHOLE:
            yield f"{'':<13}没有它：{each['without']}"
    yield ""
    yield "安装：bin/hotline models install [名称 …]（不写名称即全部）"
    yield "校验：bin/hotline models verify"
