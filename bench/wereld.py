"""A proef database for measuring: registers, people, and TLV zaken that were begun beforehand.

The measured mix is an ordinary TLV from dien_in to maak_bekend, one step a day. The forms are the examples of the
declaration, taken from a zaak that was walked beforehand, and given as plain JSON data after that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import orjson

from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.opslag.rijen import Boeking
from kernproces.rollen import Rol
from loket.bedrading import Samenstel, maak_proef
from loket.instellingen import uit_omgeving
from loket.scenario import proefregisters
from loket.scenario.personen import MANDATEN

BEGIN = datetime.fromisoformat("2026-03-02T06:00:00+00:00")
EEN_DAG = timedelta(days=1)
# actie, by whom: everything that a person does to bring an application to its bekendmaking.
MIX: tuple[tuple[str, str, Rol], ...] = (
    ("dien_in", "bestuurder", Rol.BEVOEGD_GEZAG),
    ("verzoek_aanvulling", "behandelaar", Rol.BEHANDELAAR),
    ("vul_aan", "school", Rol.ONDERSTEUNINGSCOORDINATOR),
    ("breng_advies_uit", "deskundige1", Rol.DESKUNDIGE),
    ("breng_advies_uit", "deskundige2", Rol.DESKUNDIGE),
    ("stel_concept_op", "behandelaar", Rol.BEHANDELAAR),
    ("verleen", "directeur", Rol.DIRECTEUR_BESTUURDER),
    ("maak_bekend", "secretariaat", Rol.SECRETARIAAT),
)


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of the mix, ready to be done in any zaak; and what the store wrote for it in the zaak walked before."""

    voorganger: str
    opdracht: Opdracht
    op: datetime
    boeking: Boeking

    @property
    def hoofdgebeurtenis(self) -> bytes:
        """The stored entry of the step itself, as large as the floor's."""
        inhoud: bytes = self.boeking.gebeurtenissen[0][2]
        return inhoud


def samenstel(url: str, map_: str) -> Samenstel:
    """Everything wired on this database, with its keys in the folder."""
    return maak_proef(uit_omgeving({"DATABASE_URL": url, "KERNPROCES_MAP": map_}))


def richt_in(s: Samenstel) -> None:
    """Registers and people, as a scenario has them."""
    proefregisters.vul(s.registers, BEGIN)
    for naam, rol in {(naam, rol) for _, naam, rol in MIX}:
        rij = {
            "rollen": [rol.value],
            "functies": None,
            "mandaten": list(MANDATEN.get(rol, ())),
            "scholen": [],
            "alle_dossiers": True,
            "competent_tot": None,
            "vervangt": [],
        }
        s.registers.werk_bij("mensen", {naam: rij}, Rol.SYSTEEM.value, Rol.SYSTEEM, BEGIN)


def begin_zaak(s: Samenstel, nummer: str) -> str:
    """A dossier with a TLV zaak in concept."""
    s.dossiers.open(
        "bestuurder",
        Rol.BEVOEGD_GEZAG,
        BEGIN,
        dossier=f"D-{nummer}",
        leerling="Voorbeeld",
        school=proefregisters.SCHOOL,
    )
    opdracht = Opdracht("start", "bestuurder", Rol.BEVOEGD_GEZAG, "voorbeeld")
    return s.kern.start("tlv", f"D-{nummer}", opdracht, BEGIN, nummer=nummer).zaak


def begin_zaken(s: Samenstel, aantal: int) -> list[str]:
    """That many zaken, ready for the mix."""
    return [begin_zaak(s, f"M-{i}") for i in range(aantal)]


def stappen(s: Samenstel, dag: int) -> list[Stap]:
    """Walk the mix in a zaak that is handed in on this day, and keep what each step asked and wrote."""
    zaak = begin_zaak(s, f"V-{dag}")
    uit = []
    for later, (actie, wie, rol) in enumerate(MIX):
        op = BEGIN + (dag + later) * EEN_DAG
        with s.opslag.lezen() as lezer:
            gegevens = s.kern.voorbeeld(lezer, zaak, actie, wie, rol, op)
        opdracht = Opdracht(actie, wie, rol, gegevens)
        uit.append(Stap(zaak, opdracht, op, geschreven(s, zaak, partial(_doe, s, zaak, opdracht, op))))
    return uit


def _doe(s: Samenstel, zaak: str, opdracht: Opdracht, op: datetime) -> None:
    gelukt(s.kern.doe(zaak, opdracht, op))


def geschreven(s: Samenstel, zaak: str, doe: Callable[[], object]) -> Boeking:
    """Do it and answer the rows that are new or changed because of it."""
    voor = _koppen(s)
    doe()
    boeking = Boeking([], [])
    with s.opslag.lezen() as lezer:
        for stroom, nr in _koppen(s).items():
            if nr == voor.get(stroom):
                continue
            nieuw = list(lezer.geschiedenis(stroom, voor.get(stroom, 0) + 1))
            boeking.gebeurtenissen += [(stroom, *rij) for rij in nieuw]
            vraag = "SELECT stroom, soort, nr, hash, stand FROM stroom WHERE stroom = ?"
            boeking.stromen += lezer.rij_query(vraag, (stroom,))
        eerste = voor[f"zaak/{zaak}"]
        boeking.werkvoorraad += lezer.rij_query("SELECT * FROM werkvoorraad WHERE zaak = ?", (zaak,))
        boeking.outbox += lezer.rij_query("SELECT * FROM outbox WHERE zaak = ? AND nr > ?", (zaak, eerste))
        termijnen = {orjson.loads(g[2])["open"].get("termijn") for g in boeking.gebeurtenissen}
        alle = lezer.rij_query("SELECT * FROM termijn WHERE zaak = ?", (zaak,))
        boeking.termijnen += [rij for rij in alle if rij[1] in termijnen]
    return boeking


def _koppen(s: Samenstel) -> dict[str, int]:
    with s.opslag.lezen() as lezer:
        return dict(lezer.rij_query("SELECT stroom, nr FROM stroom ORDER BY stroom DESC"))


def gelukt(antwoord: Antwoord) -> Antwoord:
    """A refused step would measure nothing."""
    if not antwoord.gelukt:
        raise RuntimeError("; ".join(b.reden for b in antwoord.beletselen))
    return antwoord


def loop(s: Samenstel, zaak: str, wandeling: list[Stap]) -> None:
    """The whole mix in one zaak."""
    for stap in wandeling:
        gelukt(s.kern.doe(zaak, stap.opdracht, stap.op))
