"""A published checkpoint from a model hub, where there is a network and somebody asks: the one way out of the program.

Nothing here opens a connection except :mod:`wolofsearch.encoder.fetching.hub`, which only ever runs as a process of its
own.
"""
