"""The shape of the network: a graph in, a plain result with its reason out."""
