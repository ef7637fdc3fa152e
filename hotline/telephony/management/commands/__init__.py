"""Management commands of telephony."""
