"""Decisions, resolutions, laws: what they are called and who issued them."""
