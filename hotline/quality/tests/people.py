"""More people than the cast has: a second reviewer, and teams with a leader."""

from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import visitor_for
from hotline.accounts.visitor import Visitor
from hotline.organizations.models import Team
from tests.cast import Cast


def another_reviewer(cast: Cast) -> Visitor:
    """Let the dispatcher review too."""
    user = User.objects.get(pk=cast.li_qiang.user_id)
    RoleGrant.objects.create(user=user, role="reviewer")
    return visitor_for(user)


def a_team(cast: Cast, *members: Visitor) -> Team:
    """Let 周班长 lead a team of these."""
    team = Team.objects.create(code="team-1", name="一班", leader_id=cast.leader_zhou.user_id)
    team.members.set([each.user_id for each in members])
    return team
