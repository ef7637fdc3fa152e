"""The doors of administration."""

from hotline.administration.api import (
    audit,
    audit_exports,
    intelligence,
    intelligence_verbs,
    people,
    people_import,
    person_verbs,
    roles,
)
from hotline.administration.api.routing import router

__all__ = [
    "audit",
    "audit_exports",
    "intelligence",
    "intelligence_verbs",
    "people",
    "people_import",
    "person_verbs",
    "roles",
    "router",
]
