"""Create the first teams (班组) of the hotline's own people."""

from collections.abc import Sequence

from hotline.accounts.queries import get_user_by_username
from hotline.core.guarded import writing
from hotline.organizations.models import Team
from hotline.organizations.rules.entries import TeamEntry


def create_teams(*, entries: Sequence[TeamEntry]) -> int:
    """Create the teams that do not exist yet; known ones are left as people made them."""
    created = 0
    with writing():
        for entry in entries:
            team, is_new = Team.objects.get_or_create(
                code=entry.code, defaults={"name": entry.name}
            )
            if not is_new:
                continue
            team.leader = get_user_by_username(entry.leader)
            team.save(update_fields=["leader"])
            people = (get_user_by_username(each) for each in entry.members)
            team.members.set([each for each in people if each is not None])
            created += 1
    return created
