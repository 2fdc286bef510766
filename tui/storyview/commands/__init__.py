"""What the command line can do, a command a module; each has ``run`` and its own help."""
