"""Say which teams somebody belongs to and leads (调整班组)."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from hotline.accounts.models import User
from hotline.accounts.people_queries import get_person_locked
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.organizations.errors import UnknownTeam
from hotline.organizations.models import Team
from hotline.organizations.team_events import TeamsOfPersonChanged


def set_teams(
    *, user_id: int, belongs_to: AbstractSet[int], leads: AbstractSet[int], by: Actor, now: datetime
) -> User:
    """Replace both; whoever led one of these teams before leads it no longer, and that is told too.

    Raises:
        NotFound: there is no such person.
        UnknownTeam: there is no such team.

    """
    with writing():
        user = get_person_locked(user_id)
        known = {each.pk: each for each in Team.objects.select_for_update()}
        if (belongs_to | leads) - set(known):
            msg = "所选班组不存在，请刷新后重选。"
            raise UnknownTeam(msg, fields={"teams": msg})
        former = {each.leader for each in known.values() if each.pk in leads and each.leader}
        told = {each: _words(each) for each in {user, *former}}
        user.teams.set(sorted(belongs_to))
        Team.objects.filter(leader=user).exclude(pk__in=leads).update(leader=None)
        Team.objects.filter(pk__in=leads).update(leader=user)
        for each, old in told.items():
            if (new := _words(each)) != old:
                happening = TeamsOfPersonChanged(old=old, new=new)
                record(happening, subject_id=each.pk, by=by, now=now, correlation_id=None)
    return user


def _words(user: User) -> list[str]:
    belongs = Team.objects.filter(members=user).values_list("name", flat=True)
    leads = Team.objects.filter(leader=user).values_list("name", flat=True)
    return [*belongs, *(f"{name}（班长）" for name in leads)]
