"""What an article is: its text, blocks, sentences and tokens."""
