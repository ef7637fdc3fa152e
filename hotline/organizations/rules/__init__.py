"""The words of the city's file of departments."""
