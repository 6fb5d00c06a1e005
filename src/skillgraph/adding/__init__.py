"""What people bring becomes part of a workspace: records, entities and sources, all or nothing."""
