"""Dates, terms and the years that an article leaves out."""
