"""Start the whole platform on one machine: PostgreSQL, voice engine, processes."""
