"""The door for operators' pages: one WebSocket each."""
