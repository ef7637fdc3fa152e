"""Ask for what was said in public since last time, page by page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from hotline.messaging.adapters import Fetched
from hotline.messaging.channels.weibo.client import WeiboClient
from hotline.messaging.channels.weibo.mentions import (
    Comment,
    Post,
    incoming_of_comment,
    incoming_of_post,
)
from hotline.messaging.channels.weibo.rules.cursors import format_cursor, parse_cursor
from hotline.messaging.channels.weibo.rules.moments import parse_moment
from hotline.messaging.rules.incoming import Incoming

_A_PAGE, _MOST_PAGES = 50, 40


@dataclass(frozen=True, slots=True)
class _List:
    """One list of the platform: where it is, what its answer calls it."""

    name: str
    path: str
    field: str
    read: Callable[[Any, str, datetime], Incoming | None]


def _post(raw: Any, account: str, now: datetime) -> Incoming | None:
    return incoming_of_post(Post.model_validate(raw), account, now)


def _comment(raw: Any, account: str, now: datetime) -> Incoming | None:
    return incoming_of_comment(Comment.model_validate(raw), account, now)


_MENTIONS = (
    _List("mentions", "/2/statuses/mentions.json", "statuses", _post),
    _List("named", "/2/comments/mentions.json", "comments", _comment),
)
_COMMENTS = (_List("comments", "/2/comments/to_me.json", "comments", _comment),)


def poll(client: WeiboClient, account: str, cursor: str, now: datetime) -> Fetched:
    """Return what is new in every list, oldest first; what we wrote ourselves is left out."""
    settings = client.settings
    lists = (
        *(_MENTIONS if settings.reads_mentions else ()),
        *(_COMMENTS if settings.reads_comments else ()),
    )
    seen = parse_cursor(cursor)
    found: list[Incoming] = []
    for each in lists:
        since = seen.get(each.name, 0)
        begins = None if each.name in seen else now - timedelta(days=settings.backlog_days)
        raws = list(_pages(client, each, since))
        seen[each.name] = max([since, *(_id_of(raw) for raw in raws)])
        wanted = (raw for raw in reversed(raws) if _is_wanted(raw, settings.uid, begins))
        found.extend(_read(each, wanted, account, now))
    return Fetched(tuple(found), format_cursor(seen))


def _pages(client: WeiboClient, asked: _List, since: int) -> Iterator[dict[str, Any]]:
    """Give everything newer than ``since``, newest first."""
    for page in range(1, _MOST_PAGES + 1):
        answer = client.get(asked.path, since_id=since, count=_A_PAGE, page=page)
        items = answer.get(asked.field)
        raws = [raw for raw in items if isinstance(raw, dict)] if isinstance(items, list) else []
        yield from (raw for raw in raws if _id_of(raw) > since)
        if len(raws) < _A_PAGE or since == 0:
            return


def _is_wanted(raw: dict[str, Any], own: int, begins: datetime | None) -> bool:
    user = raw.get("user")
    if isinstance(user, dict) and user.get("id") == own:
        return False
    moment = parse_moment(str(raw.get("created_at", "")))
    return begins is None or (moment is not None and moment >= begins)


def _read(
    asked: _List, raws: Iterator[dict[str, Any]], account: str, now: datetime
) -> Iterator[Incoming]:
    for raw in raws:
        try:
            read = asked.read(raw, account, now)
        except ValidationError:
            continue
        if read is not None:
            yield read


def _id_of(raw: dict[str, Any]) -> int:
    value = raw.get("id")
    return value if isinstance(value, int) and 0 < value < 2**63 else 0
