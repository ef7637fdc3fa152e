"""Organizations as a Django app."""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Departments and teams."""

    name = "hotline.organizations"
    label = "organizations"
    verbose_name = "组织机构"
    default_auto_field = "django.db.models.BigAutoField"
