"""Results made visible: tables, spreadsheets, JSON, Markdown and the map."""
