"""The model trained on the site's own orders as an adviser of the shield (派单前体检)."""

from collections.abc import Iterable

from hotline.workorders.recommender_files import DEPARTMENTS, TOPICS, Predictor, load_predictor
from hotline.workorders.recommender_queries import policy_in_force, version_in_force
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Finding
from hotline.workorders.rules.shield.learnt import findings_of


class LearntAdviser:
    """An adviser by the version in force; without one it has nothing to say."""

    def advise(self, draft: Draft, known: Known, city: City) -> Iterable[Finding]:  # noqa: ARG002 - the door's shape
        """Return what the model finds; every finding says that a machine made it."""
        if not draft.story:
            return ()
        departments, topics = predictor_in_force(DEPARTMENTS), predictor_in_force(TOPICS)
        return tuple(findings_of(draft, city, departments=departments, topics=topics))


def predictor_in_force(kind: str) -> Predictor | None:
    """Return a model of the version in force; None without one, or where it is switched off."""
    version = version_in_force()
    if version is None or not policy_in_force().is_on:
        return None
    return load_predictor(version.number, version.digest, kind)
