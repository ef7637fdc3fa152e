"""The knowledge base on the command line: articles in a file, questions in another."""
