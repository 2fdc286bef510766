"""The widgets of the reader: each draws itself in strips and tells what was done to it."""
