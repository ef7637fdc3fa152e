"""Departments and teams."""

from hotline.organizations.models.department import Department
from hotline.organizations.models.team import Team

__all__ = ["Department", "Team"]
