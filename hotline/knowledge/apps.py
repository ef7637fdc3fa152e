"""Knowledge as a Django app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """The knowledge base."""

    name = "hotline.knowledge"
    label = "knowledge"
    verbose_name = "知识库"
    default_auto_field = "django.db.models.BigAutoField"
