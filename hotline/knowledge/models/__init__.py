"""Articles, their versions and files; feedback, requests, findings, gaps."""

from hotline.knowledge.models.article import Article
from hotline.knowledge.models.article_file import ArticleFile
from hotline.knowledge.models.article_version import ArticleVersion
from hotline.knowledge.models.entry_request import EntryRequest, Finding
from hotline.knowledge.models.feedback import Feedback
from hotline.knowledge.models.gap import Gap
from hotline.knowledge.models.search_entry import SearchEntry, SearchPosting
from hotline.knowledge.models.search_frame import SearchCell, SearchFrame

__all__ = [
    "Article",
    "ArticleFile",
    "ArticleVersion",
    "EntryRequest",
    "Feedback",
    "Finding",
    "Gap",
    "SearchCell",
    "SearchEntry",
    "SearchFrame",
    "SearchPosting",
]
