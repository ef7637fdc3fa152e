"""What other systems read and write: GeoReport v2 (Open311)."""
