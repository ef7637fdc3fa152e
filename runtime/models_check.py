"""Say which of the models this machine could run are missing, and what the platform then lacks."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from runtime.findings import Finding, Weight
from runtime.settings import Settings

_SECONDS = 60


def check_models(settings: Settings) -> Iterator[Finding]:
    """Each missing model costs something; none keeps the platform from running."""
    environment = {**os.environ, "PYTHONPATH": str(settings.root)}
    environment.setdefault("HOTLINE_VAR", str(settings.var))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "hotline.config.models", "list", "--json"],
            check=True,
            capture_output=True,
            timeout=_SECONDS,
            env=environment,
        )
        models = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        yield Finding(
            "没能检查本机模型", "请运行：bin/hotline models list，看它说什么", Weight.WARNS
        )
        return
    for each in models:
        if each["state"] == "whole":
            continue
        state = "不完整或已损坏" if each["state"] == "damaged" else "未安装"
        yield Finding(
            f"{each['label']} {state}：{each['without']}",
            f"需要时运行：bin/hotline models install {each['name']}",
            Weight.WARNS,
        )
