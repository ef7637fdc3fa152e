"""The doors of the knowledge base."""

from ninja import Router

from hotline.knowledge.api.articles import router as articles
from hotline.knowledge.api.files import router as files
from hotline.knowledge.api.registers import router as registers

router = Router()
for _part in (articles, files, registers):
    router.add_router("", _part)

__all__ = ["router"]
