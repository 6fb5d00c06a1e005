"""A file that people bring, made into records: what stands in its cells, its headings and its rows."""
