"""Find a Debian mirror: the one this machine's apt already uses, so no host is named here."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from runtime.voice_engine.errors import VoiceEngineError

SETTING = "HOTLINE_DEBIAN_MIRROR"
APT = Path("/etc/apt")
ONE_LINE = re.compile(r"^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+\S+")


def addresses_in_list(text: str) -> Iterator[str]:
    """Read the classic format: ``deb [options] ADDRESS SUITE component…``."""
    for line in text.splitlines():
        if found := ONE_LINE.match(line):
            yield found.group(1)


def addresses_in_sources(text: str) -> Iterator[str]:
    """Read the deb822 format: paragraphs with ``Types``, ``URIs`` and perhaps ``Enabled: no``."""
    for paragraph in re.split(r"\n\s*\n", text):
        fields: dict[str, str] = {}
        name = ""
        for line in paragraph.splitlines():
            if line.startswith("#"):
                continue
            if line[:1].isspace():
                fields[name] = f"{fields.get(name, '')} {line.strip()}"
                continue
            name, _, value = line.partition(":")
            name = name.strip().lower()
            fields[name] = value.strip()
        if "deb" in fields.get("types", "").split() and fields.get("enabled", "yes") != "no":
            yield from fields.get("uris", "").split()


def _is_remote(address: str) -> bool:
    return address.startswith(("http://", "https://", "mirror+http", "file:/", "copy:/"))


def find_mirror(apt: Path = APT) -> str:
    """Return the Debian mirror's address; an entry ending in ``/debian`` is preferred.

    Raises:
        VoiceEngineError: the machine's apt names no mirror and the setting is empty.

    """
    if wanted := os.environ.get(SETTING, "").strip():
        return wanted
    readers = {".list": addresses_in_list, ".sources": addresses_in_sources}
    files = [apt / "sources.list", *sorted((apt / "sources.list.d").glob("*"))]
    found = [
        address
        for file in files
        if file.is_file() and file.suffix in readers
        for address in readers[file.suffix](file.read_text(errors="replace"))
        if _is_remote(address)
    ]
    for address in found:
        if address.rstrip("/").endswith("/debian"):
            return address
    msg = f"apt 源里找不到 Debian 镜像（…/debian）。请设置环境变量 {SETTING}"
    raise VoiceEngineError(msg)
