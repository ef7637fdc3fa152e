"""Knowledge base (知识库): articles, their review, their search."""
