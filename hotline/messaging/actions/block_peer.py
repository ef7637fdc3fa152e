"""Block somebody who writes nuisances (文字渠道黑名单): one proposes, another decides."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from hotline.accounts.visitor import Visitor
from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.errors import BlockTakesTwo, ConversationOver, NoSuchBlock
from hotline.messaging.events import PeerBlockDecided, PeerBlockProposed
from hotline.messaging.models import BlockedPeer, Conversation
from hotline.messaging.rules.conversation import Closing, ConversationState

_State = BlockedPeer.State


def propose_block(*, conversation_id: UUID, reason: str, by: Visitor, now: datetime) -> BlockedPeer:
    """Propose to block who wrote the conversation; once proposed or in force it stays so."""
    with writing():
        conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
        earlier = BlockedPeer.objects.filter(
            channel=conversation.channel,
            peer_index=conversation.peer_index,
            state__in=(_State.PROPOSED, _State.IN_FORCE),
        ).first()
        if earlier is not None:
            return earlier
        made = BlockedPeer.objects.create(
            conversation=conversation,
            channel=conversation.channel,
            peer_index=conversation.peer_index,
            reason=reason[:200],
            state=_State.PROPOSED,
            proposed_by_id=by.user_id,
            proposed_by_label=by.actor_label[:80],
            proposed_at=now,
        )
        record(
            PeerBlockProposed(reason=made.reason),
            subject_id=conversation.pk,
            by=by,
            now=now,
            correlation_id=conversation.pk,
        )
    return made


def approve_block(*, block_id: int, by: Visitor, now: datetime) -> BlockedPeer:
    """Put a block in force.

    Raises:
        NoSuchBlock: nothing was proposed.
        BlockTakesTwo: who proposed it cannot approve it.

    """
    with writing():
        block = _locked(block_id, _State.PROPOSED)
        if block.proposed_by_id == by.user_id:
            msg = "加入黑名单须由另一人批准。"
            raise BlockTakesTwo(msg)
        return _decide(block, _State.IN_FORCE, by, now)


def refuse_block(*, block_id: int, by: Visitor, now: datetime) -> BlockedPeer:
    """Refuse what was proposed; who proposed it may take it back this way.

    Raises:
        NoSuchBlock: nothing was proposed.

    """
    with writing():
        return _decide(_locked(block_id, _State.PROPOSED), _State.REFUSED, by, now)


def lift_block(*, block_id: int, by: Visitor, now: datetime) -> BlockedPeer:
    """Let somebody write to us again.

    Raises:
        NoSuchBlock: it is not in force.

    """
    with writing():
        return _decide(_locked(block_id, _State.IN_FORCE), _State.LIFTED, by, now)


def end_blocked(*, now: datetime, at_most: int = 200) -> int:
    """End the conversations that people who are blocked began; return how many."""
    blocked = BlockedPeer.objects.filter(
        state=_State.IN_FORCE, channel=OuterRef("channel"), peer_index=OuterRef("peer_index")
    )
    waiting = Conversation.objects.filter(Exists(blocked), state=ConversationState.WAITING)
    ended = 0
    for each in waiting.values_list("pk", flat=True)[:at_most]:
        with suppress(ConversationOver):
            close_conversation(conversation_id=each, closing=Closing.NUISANCE, by=SYSTEM, now=now)
            ended += 1
    return ended


def _locked(block_id: int, state: BlockedPeer.State) -> BlockedPeer:
    rows = BlockedPeer.objects.select_for_update(of=("self",)).select_related("conversation")
    block = rows.filter(pk=block_id, state=state).first()
    if block is None:
        msg = "没有这条黑名单记录，或已有人处理。"
        raise NoSuchBlock(msg)
    return block


def _decide(
    block: BlockedPeer, state: BlockedPeer.State, by: Visitor, now: datetime
) -> BlockedPeer:
    block.state = state
    if state != _State.LIFTED:
        block.decided_by_id, block.decided_by_label = by.user_id, by.actor_label[:80]
        block.decided_at = now
    block.save()
    record(
        PeerBlockDecided(state=state),
        subject_id=block.conversation_id,
        by=by,
        now=now,
        correlation_id=block.conversation_id,
    )
    return block
