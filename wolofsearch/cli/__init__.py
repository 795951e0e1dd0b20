"""The command line: thin, one module a group of commands; the only room that knows click."""
