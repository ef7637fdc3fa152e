"""Work orders as a Django app."""

from django.apps import AppConfig


class WorkordersConfig(AppConfig):
    """From a demand to its closing."""

    name = "hotline.workorders"
    label = "workorders"
    verbose_name = "工单"
    default_auto_field = "django.db.models.BigAutoField"
