"""One module a format, each with ``read(path) -> Content``; they run in the child process only."""
