"""Loaded by every Python that starts with this folder in PYTHONPATH: refuses, and notes, all use of the network.

Python children inherit the variable, so a search is watched whole. A note in the file catches what the code swallowed.
"""

import os
import sys
from pathlib import Path

REFUSED = {
    "socket.bind",
    "socket.connect",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
}
# Pipes between a process and its children may be sockets of the AF_UNIX family: those never leave the machine.
INTERNET_FAMILIES = {2, 10, 30}


def refuse(event: str, args: tuple[object, ...]) -> None:
    """Audit hook: raise on anything that could reach another machine."""
    if event in REFUSED or (event == "socket.__new__" and args[1] in INTERNET_FAMILIES):
        with Path(os.environ["NETWORK_NOTES"]).open("a", encoding="utf-8") as notes:
            notes.write(f"{event} {' '.join(sys.orig_argv)}\n")
        raise PermissionError(f"network refused: {event}")


sys.addaudithook(refuse)
