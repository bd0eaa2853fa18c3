"""A built graph as people use it: tables, cards, networkx views and the files that other programs open."""
