"""What the synthetic workspaces are made of: bodies, facts about them, documents that say the facts."""
