"""Watch the voice engine's security log, raise alarms, keep its logs small."""
