"""Print the API's OpenAPI document, from which the web client is generated."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from hotline.config.api import api
from hotline.config.openapi import describe


class Command(BaseCommand):
    """``python -m hotline.manage export_openapi > schema.json``."""

    help = "Print the OpenAPI document."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print it with sorted keys, so that it can be compared."""
        schema = describe(api)
        self.stdout.write(json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True))
