"""Short messages (短信): by a gateway over HTTP, or straight from a carrier over CMPP."""
