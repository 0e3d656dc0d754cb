"""Readings shown to people: an HTML page that stands alone and a picture for the terminal."""
