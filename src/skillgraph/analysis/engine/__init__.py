"""The measures on arrays: what networkx defines, reckoned by numpy and scipy for networks of any size."""
