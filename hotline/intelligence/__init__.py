"""Doors to models: speech synthesis; knows nothing of a hotline's business."""
