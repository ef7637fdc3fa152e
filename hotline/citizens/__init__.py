"""Citizens (市民): the people who call, their numbers and their privacy."""
