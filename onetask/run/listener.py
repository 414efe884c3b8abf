"""The listening socket of the web process."""

import socket

BACKLOG = 2048


def listener(host: str, port: int) -> socket.socket:
    """TCP_NODELAY stands on the listener: else each answer waits 40 ms for a delayed ACK."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.bind((host, port))
    sock.listen(BACKLOG)
    sock.settimeout(0)
    return sock
