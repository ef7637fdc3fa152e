"""The doors of the knowledge base."""

from ninja import Router

from hotline.knowledge.api.articles import router as articles
from hotline.knowledge.api.files import router as files
from hotline.knowledge.api.registers import router as registers
from hotline.knowledge.api.search import router as search

router = Router()
for _part in (articles, files, registers, search):
    router.add_router("", _part)

__all__ = ["router"]
