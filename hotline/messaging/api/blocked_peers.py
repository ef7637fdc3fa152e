"""The doors of blocks on people who write (文字渠道黑名单): see, decide, lift."""

from datetime import datetime
from typing import Literal, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.visitor import Visitor
from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.messaging.actions.block_peer import approve_block, lift_block, refuse_block
from hotline.messaging.models import BlockedPeer
from hotline.messaging.permissions import DECIDE_BLOCKS
from hotline.messaging.rules.peers import peer_label

router = Router(tags=["conversations"])
BlockState = Literal["proposed", "in_force", "refused", "lifted"]
_MOST = 500
_ACTS = {"approve": approve_block, "refuse": refuse_block, "lift": lift_block}


class BlockedPeerView(Schema):
    """A block, proposed or decided; never an address in full."""

    id: int
    conversation_id: UUID
    channel_label: str
    peer_label: str
    reason: str
    state: BlockState
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    is_mine: bool
    """The visitor proposed it, and cannot approve it."""


@router.get("/messaging/blocked-peers", auth=Requires(DECIDE_BLOCKS))
def get_blocked_peers(
    request: HttpRequest,
    state: BlockState = "in_force",
) -> list[BlockedPeerView]:
    """List the blocks in one state, newest first."""
    visitor = visitor_of(request)
    rows = BlockedPeer.objects.select_related("conversation").filter(state=state)
    return [_view(each, visitor) for each in rows[:_MOST]]


@router.post("/messaging/blocked-peers/{int:block_id}/{act}", auth=Requires(DECIDE_BLOCKS))
def post_decide(
    request: HttpRequest, block_id: int, act: Literal["approve", "refuse", "lift"]
) -> BlockedPeerView:
    """Approve what another proposed, refuse it, or lift what is in force."""
    visitor = visitor_of(request)
    return _view(_ACTS[act](block_id=block_id, by=visitor, now=now()), visitor)


def _view(block: BlockedPeer, visitor: Visitor) -> BlockedPeerView:
    wrote = block.conversation
    return BlockedPeerView(
        id=block.pk,
        conversation_id=wrote.pk,
        channel_label=block.get_channel_display(),
        peer_label=peer_label(Channel(wrote.channel), wrote.peer, wrote.peer_name),
        reason=block.reason,
        state=cast("BlockState", block.state),
        proposed_by=block.proposed_by_label,
        proposed_at=block.proposed_at,
        decided_by=block.decided_by_label,
        decided_at=block.decided_at,
        is_mine=block.proposed_by_id == visitor.user_id,
    )
