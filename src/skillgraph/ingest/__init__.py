"""What people bring: files made into rows, and rows into records."""
