"""The watch (值守): one look at the whole floor, its alarms, and healing what is out of step."""
