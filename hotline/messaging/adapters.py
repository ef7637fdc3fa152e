"""What every channel does, and which channels are installed.

A channel is a folder below ``channels/`` whose ``adapter.py`` has one ``ADAPTER``; its
``api.py``, where there is one, has the ``router`` the channel's service knocks at. Delete
the folder and the channel is gone; nothing else names it.
"""

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ninja import Router
from pydantic import BaseModel, ConfigDict

from hotline.contacts.rules.channels import CHANNEL_LABELS, Channel
from hotline.messaging import channels
from hotline.messaging.rules.incoming import Incoming, MessageKind


class AccountSettings(BaseModel):
    """What an account of a channel needs; each channel extends it. Empty: needs nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingFile:
    """A file of ours: its name, kind and bytes."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message of ours as an adapter needs it."""

    message_id: int
    peer: str
    kind: MessageKind
    text: str
    subject: str = ""
    thread_ids: tuple[str, ...] = ()
    """The channel's ids of what was said before, oldest first: mail threads by them."""
    files: tuple[OutgoingFile, ...] = ()
    number: str = ""
    """The receipt number of the conversation, where there is one."""
    heard_at: datetime | None = None
    """When the citizen last wrote in the conversation; None: nobody knows."""
    is_automatic: bool = False
    """No person wrote it: services that can are told, so that no machine answers it."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message of ours that the service says came back."""

    external_id: str
    why: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a channel that is asked had, and where to go on next time."""

    messages: tuple[Incoming, ...] = ()
    cursor: str = ""
    undelivered: tuple[Undelivered, ...] = ()
    has_more: bool = False
    """There is more than one answer holds: ask again at once."""


class Adapter:
    """The base of every channel's adapter: what is not overridden the channel cannot do."""

    channel: Channel
    settings: type[AccountSettings] = AccountSettings
    is_polled: bool = False
    """Asked every minute by :meth:`fetch`, because its service does not knock."""
    needs_account: bool = True
    """False: works without anything being set up."""

    @property
    def label(self) -> str:
        """The channel in Chinese."""
        return CHANNEL_LABELS[self.channel]

    def send(self, account: str, settings: Any, outgoing: Outgoing) -> str:
        """Hand a message to the service; return the service's id of it.

        Raises:
            SendingFailed: the service did not take it.

        """
        raise NotImplementedError

    def fetch(self, account: str, settings: Any, cursor: str) -> Fetched:
        """Return what came since ``cursor``.

        Raises:
            SendingFailed: the service does not answer.

        """
        raise NotImplementedError

    def download(self, account: str, settings: Any, remote_id: str) -> tuple[str, bytes]:
        """Return a file's name and bytes by the channel's id of it.

        Raises:
            SendingFailed: it cannot be had.

        """
        raise NotImplementedError

    def check(self, account: str, settings: Any) -> str:
        """Try the service without sending to a citizen; return what is wrong, or nothing."""
        del account, settings
        return ""

    def publish(self, account: str, settings: Any) -> str:
        """Show the city's content plan, such as a menu; return what is shown, or nothing.

        Raises:
            SendingFailed: the service did not take it.

        """
        del account, settings
        return ""

    def prove_page(self, account: str, settings: Any, url: str, *, now: datetime) -> dict[str, Any]:
        """Return what the service's own browser wants of a page of ours at this address.

        Raises:
            SendingFailed: the service does not answer, or knows no such thing.

        """
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _Installed:
    by_channel: Mapping[Channel, Adapter] = field(default_factory=dict)
    routers: tuple[Router, ...] = ()


@cache
def _installed() -> _Installed:
    adapters: dict[Channel, Adapter] = {}
    routers = []
    for each in sorted(pkgutil.iter_modules(channels.__path__), key=lambda one: one.name):
        folder = f"{channels.__name__}.{each.name}"
        if not find_spec(f"{folder}.adapter"):
            continue  # what channels share, or what is left of a deleted one
        adapter: Adapter = import_module(f"{folder}.adapter").ADAPTER
        adapters[adapter.channel] = adapter
        if find_spec(f"{folder}.api"):
            routers.append(import_module(f"{folder}.api").router)
    return _Installed(adapters, tuple(routers))


def find_adapters() -> Mapping[Channel, Adapter]:
    """Return the adapter of every installed channel."""
    return _installed().by_channel


def find_routers() -> tuple[Router, ...]:
    """Return the doors the channels' services knock at."""
    return _installed().routers
