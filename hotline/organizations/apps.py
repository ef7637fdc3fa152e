"""Organizations as a Django app."""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Departments and teams."""

    name = "hotline.organizations"
    label = "organizations"
    verbose_name = "组织机构"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.organizations.events  # noqa: PLC0415 - apps must be loaded first
        import hotline.organizations.team_events  # noqa: F401, PLC0415 - as above
