"""Decode a sound in the child process, and say in Chinese why it cannot be done."""

import json
import subprocess
import sys

import numpy as np
from django.conf import settings

from hotline.telephony.policy_errors import UnfitSound
from hotline.telephony.rules.prompt_sound import Fitted, UnfitError, fit

MOST_BYTES = 20 * 1024 * 1024
_SECONDS = 60
_EXIT_TOO_LONG = 4


def fitted(content: bytes) -> Fitted:
    """Turn an uploaded or rendered file into a prompt.

    Raises:
        UnfitSound: no sound we know, too big, silent, clipped, too short or too long.

    """
    if len(content) > MOST_BYTES:
        msg = "文件超过 20 MB。"
        raise UnfitSound(msg)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "hotline.telephony.sound_decoder"],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            cwd=settings.BASE_DIR,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"},
        )
    except subprocess.TimeoutExpired as error:
        msg = "录音无法解码。"
        raise UnfitSound(msg) from error
    if done.returncode == _EXIT_TOO_LONG:
        msg = "录音超过 3 分钟。"
        raise UnfitSound(msg)
    if done.returncode != 0:
        msg = "无法识别的录音文件，请使用 WAV、MP3、OGG 或 FLAC 格式（不支持 M4A）。"
        raise UnfitSound(msg)
    head, _, body = done.stdout.partition(b"\n")
    samples = np.frombuffer(body, "<f4").astype(np.float64)
    try:
        return fit(samples, int(json.loads(head)["rate"]))
    except UnfitError as error:
        raise UnfitSound(str(error)) from error
