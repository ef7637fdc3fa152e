"""What is said in public (@提到与评论): each a conversation of its own, answered below it."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hotline.contacts.rules.channels import Channel
from hotline.core.text import Text
from hotline.messaging.channels.weibo.pushes import Push
from hotline.messaging.channels.weibo.rules.moments import parse_moment
from hotline.messaging.channels.weibo.rules.peers import Peer
from hotline.messaging.rules.incoming import Incoming

_Id = Annotated[int, Field(gt=0, lt=2**63)]


class User(BaseModel):
    """Who wrote it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: _Id
    screen_name: Text = ""


class Post(BaseModel):
    """A post (微博) that names us."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: _Id
    text: Text = ""
    created_at: str = ""
    user: User | None = None
    """None: it was deleted meanwhile."""


class Comment(Post):
    """A comment that names us, or stands below a post of ours."""

    status: Post | None = None


def incoming_of_post(post: Post, account: str, now: datetime) -> Incoming | None:
    """Return what somebody posted; None when it is gone."""
    if post.user is None:
        return None
    return _incoming(post, post.user, Peer(post.user.id, post.id), account, now)


def incoming_of_comment(comment: Comment, account: str, now: datetime) -> Incoming | None:
    """Return what somebody commented; None when it, or what it stands below, is gone."""
    if comment.user is None or comment.status is None:
        return None
    peer = Peer(comment.user.id, comment.status.id, comment.id)
    return _incoming(comment, comment.user, peer, account, now)


def mention_of(push: Push, account: str, now: datetime) -> Incoming | None:
    """Return a mention that was pushed: known again when it is polled.

    Of a comment the push does not say below which post it stands, so that it could not be
    answered: it comes by the next poll.
    """
    key = push.get("key")
    is_number = key.isascii() and key.isdecimal()
    if push.get("subtype") != "status" or not is_number or not 0 < int(key) < 2**63:
        return None
    post = Post(
        id=int(key), text=push.text, created_at=push.created_at, user=User(id=push.sender_id)
    )
    return incoming_of_post(post, account, now)


def _incoming(said: Post, user: User, peer: Peer, account: str, now: datetime) -> Incoming:
    what = "comment" if peer.comment else "status"
    written_at = parse_moment(said.created_at)
    return Incoming(
        channel=Channel.WEIBO,
        account=account,
        external_id=f"{what}:{said.id}",
        thread=f"{what}:{said.id}",
        peer=str(peer),
        peer_name=user.screen_name,
        subject="微博评论" if peer.comment else "微博 @ 提到",
        text=said.text,
        written_at=written_at if written_at and written_at <= now else None,
    )
