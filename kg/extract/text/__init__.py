"""Syllables, sentences, lexical units and chunks: what the grammar is written over."""
