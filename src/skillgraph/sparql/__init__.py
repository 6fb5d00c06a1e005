"""What a stranger typed: it is read, what must not run is refused, the rest runs where it can be stopped."""
