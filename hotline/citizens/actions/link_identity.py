"""Link an identity (关联身份) that proved to be a citizen's, or unlink it."""

from datetime import datetime

from hotline.citizens.errors import CitizenInvalid, IdentityTaken
from hotline.citizens.events import IdentityLinked, IdentityUnlinked
from hotline.citizens.models import Citizen, Identity
from hotline.citizens.queries import root_of
from hotline.citizens.rules.identities import IdentityKind, Proof, normalize_identity
from hotline.core.actor import Actor
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def link_identity(
    *, citizen_id: int, kind: IdentityKind, value: str, proof: Proof, by: Actor, now: datetime
) -> Identity:
    """Keep that the identity is the citizen's; linking twice changes nothing.

    Raises:
        CitizenInvalid: the identity is empty.
        IdentityTaken: it is another person's; merging the files is a decision of its own.

    """
    plain = normalize_identity(kind, value)
    if not plain:
        msg = "身份标识不能为空。"
        raise CitizenInvalid(msg, fields={"value": msg})
    index = blind_index(plain)
    with writing():
        citizen = Citizen.objects.select_for_update().get(pk=citizen_id)
        identity, is_new = Identity.objects.get_or_create(
            kind=kind,
            value_index=index,
            defaults={
                "citizen": citizen,
                "value": plain,
                "proof": proof,
                "linked_at": now,
                "linked_by_label": by.actor_label[:80],
            },
        )
        if not is_new and root_of(identity.citizen) != root_of(citizen):
            msg = "这个账号已属于另一位市民；如确为同一人，请合并两份档案。"
            raise IdentityTaken(msg)
        if is_new:
            happening = IdentityLinked(identity=kind, proof=proof)
            record(happening, subject_id=citizen.pk, by=by, now=now, correlation_id=None)
    return identity


def unlink_identity(*, identity_id: int, by: Actor, now: datetime) -> None:
    """Forget that the identity is the citizen's; a second time changes nothing."""
    with writing():
        identity = Identity.objects.select_for_update().filter(pk=identity_id).first()
        if identity is None:
            return
        happening = IdentityUnlinked(identity=identity.kind)
        record(happening, subject_id=identity.citizen_id, by=by, now=now, correlation_id=None)
        identity.delete()
