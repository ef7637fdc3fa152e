"""The pure side of searching the knowledge base: features, ranking, passages."""
