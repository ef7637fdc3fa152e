"""Whether this installation speaks with a carrier itself, which takes a process of its own."""

import os
import tomllib

from runtime.settings import Settings

NAME = "sms"


def speaks_cmpp(settings: Settings) -> bool:
    """Tell whether an account of short messages in the site's file uses CMPP."""
    path = os.environ.get("HOTLINE_CHANNELS_FILE") or settings.var / "channels.toml"
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a path, or the words of a variable
            accounts = tomllib.load(file).get("sms", {})
    except (OSError, tomllib.TOMLDecodeError):
        return False  # the page of channels says what is wrong with it
    tables = accounts.values() if isinstance(accounts, dict) else ()
    return any(isinstance(each, dict) and each.get("protocol") == "cmpp" for each in tables)
