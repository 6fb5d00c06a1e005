"""The workspace → files in the formats of other tools; `writing` is the door."""
