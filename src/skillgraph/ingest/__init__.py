"""What people bring, read into records: cells, headings, values."""
