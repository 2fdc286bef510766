"""Invented web pages with the text, author, day and outlet that a reader would find in them."""
