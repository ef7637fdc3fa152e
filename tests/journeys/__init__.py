"""Citizens' stories through the API, across domains."""
