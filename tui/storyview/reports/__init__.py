"""What leaves storyview: JSON and plain text."""
