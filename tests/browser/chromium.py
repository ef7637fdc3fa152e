"""Debian's Chromium, with a tone for a microphone."""

import contextlib
import wave
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
from playwright.async_api import Browser, async_playwright

from tests.telephony.sound import RATE

EXECUTABLE = "/usr/bin/chromium"
MICROPHONE_TONE = 1200
SECONDS = 10
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]


def write_microphone(path: Path) -> Path:
    """Write the sound of the fake microphone, as a WAV file that loops without a click."""
    moments = np.arange(RATE * SECONDS) / RATE
    samples = (9000 * np.sin(2 * np.pi * MICROPHONE_TONE * moments)).astype("<i2")
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return path


@contextlib.asynccontextmanager
async def open_chromium(folder: Path) -> AsyncIterator[Browser]:
    """Start Chromium without a screen; every person gets a context of their own in it."""
    sound = write_microphone(folder / "microphone.wav")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=EXECUTABLE,
            args=[*FLAGS, f"--use-file-for-fake-audio-capture={sound}"],
        )
        try:
            yield browser
        finally:
            await browser.close()
