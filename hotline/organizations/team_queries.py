"""Load teams, and who belongs to which."""

from collections.abc import Iterable, Mapping

from hotline.organizations.models import Team


def list_teams() -> list[Team]:
    """Return every team, by code."""
    return list(Team.objects.all())


def list_teams_of(user_ids: Iterable[int]) -> Mapping[int, list[Team]]:
    """Return account → the teams it belongs to, by code."""
    wanted = set(user_ids)
    found: dict[int, list[Team]] = {}
    links = Team.members.through.objects.filter(user_id__in=wanted).select_related("team")
    for each in links.order_by("team__code"):
        found.setdefault(each.user_id, []).append(each.team)
    return found


def list_teams_led_by(user_id: int) -> list[Team]:
    """Return the teams somebody leads, by code."""
    return list(Team.objects.filter(leader_id=user_id))
