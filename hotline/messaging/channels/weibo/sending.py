"""Send an answer: privately (私信), or as a comment everybody can read."""

import json

from hotline.messaging.adapters import Outgoing
from hotline.messaging.channels.weibo.client import WeiboClient
from hotline.messaging.channels.weibo.rules.peers import Peer
from hotline.messaging.errors import SendingFailed

MOST_PRIVATE, MOST_PUBLIC = 300, 140


def send_text(client: WeiboClient, outgoing: Outgoing) -> str:
    """Send it; return the platform's id of it, empty where it gives none.

    Raises:
        SendingFailed: it was not taken, or is longer than Weibo allows.

    """
    peer = Peer.parse(outgoing.peer)
    if peer is None:
        msg = "这个会话没有可以回复的微博用户。"
        raise SendingFailed(msg, is_final=True)
    most, what = (MOST_PUBLIC, "评论") if peer.status else (MOST_PRIVATE, "私信")
    if len(outgoing.text) > most:
        msg = f"微博{what}一条不超过 {most} 字，请分成几条发送。"
        raise SendingFailed(msg, is_final=True)
    if not peer.status:
        return _privately(client, peer, outgoing.text)
    return _publicly(client, peer, outgoing.text)


def _privately(client: WeiboClient, peer: Peer, text: str) -> str:
    data = json.dumps({"text": text}, ensure_ascii=False)
    answer = client.message(type="text", data=data, receiver_id=peer.uid, save_sender_box=1)
    if answer.get("result") is False:
        msg = "微博没有发出私信：市民可能已取消关注，或超过 48 小时没有互动。"
        raise SendingFailed(msg)
    return ""


def _publicly(client: WeiboClient, peer: Peer, text: str) -> str:
    form: dict[str, object] = {"id": peer.status, "comment": text}
    if client.settings.operator_ip:
        form["rip"] = client.settings.operator_ip
    if peer.comment:
        answer = client.post("/2/comments/reply.json", cid=peer.comment, **form)
    else:
        answer = client.post("/2/comments/create.json", **form)
    return f"comment:{answer.get('id', '')}"
