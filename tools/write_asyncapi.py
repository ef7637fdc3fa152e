"""Write ``docs/generated/asyncapi.json`` from the contracts (``make docs``)."""

import json
from pathlib import Path

from contracts.asyncapi import asyncapi_document

PAGE = Path(__file__).resolve().parents[1] / "docs" / "generated" / "asyncapi.json"


def main() -> None:
    """Write the document."""
    text = json.dumps(asyncapi_document(), ensure_ascii=False, indent=2)
    PAGE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
