"""Ask for work when the doors are under attack; each piece of work opens them once."""

from datetime import datetime

from hotline.core.crypto.cipher import blind_index
from hotline.portal.challenges import is_needed, read_challenge
from hotline.portal.errors import ChallengeNeeded, TokenInvalid
from hotline.portal.models import Deed
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.rules.limits import BITS
from hotline.portal.rules.work import is_solved

_SENTENCE = "当前提交人数异常多，请稍候几秒，页面会自动完成验证后重新提交。"


def refuse_without_work(challenge: str, *, now: datetime) -> None:
    """Pass who did the work, and everybody while there is no attack.

    Raises:
        ChallengeNeeded: no work, or work that was used already.

    """
    if not is_needed(now):
        return
    token, _, answer = challenge.rpartition(":")
    try:
        read_challenge(token, now=now)
    except TokenInvalid as error:
        raise ChallengeNeeded(_SENTENCE) from error
    if not is_solved(token, answer, BITS):
        raise ChallengeNeeded(_SENTENCE)
    _, is_fresh = Deed.objects.get_or_create(
        key_index=blind_index(f"challenge/{token}"),
        defaults={"deed": DeedKind.CHALLENGE, "number": "", "done_at": now},
    )
    if not is_fresh:
        raise ChallengeNeeded(_SENTENCE)
