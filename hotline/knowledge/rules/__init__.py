"""Pure decisions of the knowledge base."""
