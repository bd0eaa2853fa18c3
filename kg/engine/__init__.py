"""Engines run the stages read → extract → resolve → rdf → store. ``local`` uses the processes of one machine."""
