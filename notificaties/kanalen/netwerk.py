"""Netwerk: to which addresses webhooks may go. Only public ones over TLS, unless the settings name the place.

The name is looked up here and the connection goes to the address that was judged: a name that changes in between
(DNS rebinding) does not lead inside.
"""

import ipaddress
import socket
from dataclasses import dataclass

from notificaties.kanalen.basis import KanaalFout


@dataclass(frozen=True, slots=True)
class Netwerkbeleid:
    """Hosts and networks inside that webhooks may reach, also without TLS: `127.0.0.1`, `10.2.0.0/16`, `zaken.intern`."""

    toegestaan: tuple[str, ...] = ()

    def zoek(self, host: str, poort: int, *, tls: bool) -> str:
        """The address to connect to. KanaalFout when the name is unknown or leads where we do not go."""
        if not tls and host not in self.toegestaan:
            raise KanaalFout("Een webhook gaat alleen over https. Pas het adres aan.", blijvend=True)
        try:
            gevonden = socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as fout:
            raise KanaalFout(
                "De naam in het adres van de webhook is niet te vinden.", kanaal_dicht=True
            ) from fout
        for *_, (ip, *_rest) in gevonden:
            if self.mag(host, str(ip)):
                return str(ip)
        raise KanaalFout(
            "Het adres van de webhook ligt in een besloten netwerk. Sta het toe met KERNPROCES_WEBHOOK_NETWERK.",
            blijvend=True,
        )

    def mag(self, host: str, ip: str) -> bool:
        """Whether this address may be reached."""
        adres = ipaddress.ip_address(ip.partition("%")[0])
        if isinstance(adres, ipaddress.IPv6Address) and adres.ipv4_mapped is not None:
            adres = adres.ipv4_mapped
        if host in self.toegestaan or any(_in(adres, netwerk) for netwerk in self.toegestaan):
            return True
        return adres.is_global and not adres.is_multicast


def _in(adres: ipaddress.IPv4Address | ipaddress.IPv6Address, netwerk: str) -> bool:
    try:
        return adres in ipaddress.ip_network(netwerk)
    except ValueError:  # a name
        return False
