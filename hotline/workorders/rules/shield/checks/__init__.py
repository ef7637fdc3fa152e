"""One check a file: ``find(draft, known, city)`` yields faults."""
