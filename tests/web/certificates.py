"""Certificates for the tests' own server, right and wrong."""

from __future__ import annotations

import datetime
import ssl
from typing import TYPE_CHECKING

import trustme

if TYPE_CHECKING:
    from pathlib import Path


class Authority:
    """An authority of the tests' own; ``file`` is what a client has to trust."""

    def __init__(self, folder: Path) -> None:
        self._own = trustme.CA()
        self._file = folder / "authority.pem"
        self._own.cert_pem.write_to_path(str(self._file))

    @property
    def file(self) -> str:
        return str(self._file)

    def server(self, *names: str, days: int = 30) -> ssl.SSLContext:
        """TLS for a server of these names; a certificate of fewer than 0 days has expired."""
        until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
        certificate = self._own.issue_cert(*names, not_after=until)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        return context
