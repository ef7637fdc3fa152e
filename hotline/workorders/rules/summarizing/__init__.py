"""Title and summary of a long text (标题与摘要): words of the text itself, nothing written anew."""

from hotline.workorders.rules.summarizing.ranking import Summary, summarize

__all__ = ["Summary", "summarize"]
