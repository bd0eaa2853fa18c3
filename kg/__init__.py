"""kg: knowledge graphs of Vietnamese public life."""

__version__ = "0.1.0"
