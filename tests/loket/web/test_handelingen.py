"""What administrators did, a page at a time."""

import re

from kernproces.rollen import Rol
from tests.loket.web.proef import NU, Proef


def test_door_de_handelingen_wordt_gebladerd_en_elke_staat_er_een_keer(proef: Proef) -> None:
    bij = (Rol.SYSTEEM.value, Rol.SYSTEEM)
    for n in range(70):
        proef.samenstel.registers.werk_bij("scholen", {f"nieuw-{n}": {"naam": f"School {n}"}}, *bij, NU)
    bea, adres, gezien = proef.als("bea"), "/beheer/handelingen?soort=registers&wie=systeem", list[str]()
    while adres:
        html = bea.get(adres)
        gezien += re.findall(r"[Ss]cholen: (nieuw-\d+)", html)
        verder = re.search(r'rel="next" href="([^"]+)"', html)
        adres = verder[1] if verder else ""
    assert gezien[:50] == [f"nieuw-{n}" for n in range(69, 19, -1)], "de nieuwste eerst"
    assert sorted(gezien) == sorted(f"nieuw-{n}" for n in range(70))
