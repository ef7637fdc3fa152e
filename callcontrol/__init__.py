"""Call control: the asyncio brain of the switchboard; knows the voice engine, not Django."""
