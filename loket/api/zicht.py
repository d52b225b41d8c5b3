"""Zicht: what somebody may see. Staff see every dossier, a school and a family their own; nobody more than the role needs.

Health data stay with the SWV and its experts (WPO 18a lid 13); the auditor sees codes, dates and numbers, the technical
administrator no content at all (domein.md section 6, F3). Whoever stands outside sees what his own side recorded.
"""

from dataclasses import dataclass, field
from typing import Any

import orjson

from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.stuk import Stuk
from kernproces.geheimen import voeg_samen
from kernproces.mensen import Bevoegdheid, Mensen
from kernproces.opslag.rijen import Lezer, Waarde
from kernproces.rollen import BUITENROLLEN, SCHOOLROLLEN, ZIET_GEZONDHEID, Rol
from kernproces.situatie import dag_van
from kernproces.stand import Entry, Stand
from kernproces.taal.beletsel import Beletsel, ander
from kernproces.taal.formulier import Categorie
from loket.api.balie import Balie, Toegang
from loket.api.problemen import geweigerd, onbekend

ALLES = frozenset(c.value for c in Categorie)
NIETS: frozenset[str] = frozenset()
# What every reader sees of an entry: where the zaak went and what its terms do, not with which gegevens.
OPENBAAR = frozenset(
    {"actie", "van", "naar", "klaar", "termijn", "na", "zaak", "dossier", "workflow", "versie", "hoofdzaak"}
)
Voorwaarde = tuple[str, tuple[Waarde, ...]]


@dataclass(slots=True)
class Zicht:
    """The eyes of one request."""

    balie: Balie
    wie: Toegang
    lezer: Lezer
    mensen: Mensen = field(init=False)
    _bevoegd: Bevoegdheid = field(init=False)

    def __post_init__(self) -> None:
        """No role, no right: a role that the token names must also be held today."""
        self.mensen = self.balie.samenstel.kern.bron.registers(self.lezer).mensen
        dag = dag_van(self.wie.nu)
        bevoegd = self.mensen.bevoegdheid(self.wie.persoon, self.wie.rol, dag)
        if bevoegd is None:
            reden = f"Deze persoon heeft op {dag:%d-%m-%Y} niet de rol {self.wie.rol.titel}."
            raise geweigerd([Beletsel("rol", reden, "geen rol, geen recht", ander(self.wie.rol))], status=403)
        self._bevoegd = bevoegd

    # ------------------------------------------------------------ which dossiers

    @property
    def buiten(self) -> bool:
        """A school or a family."""
        return self.wie.rol in BUITENROLLEN

    def mag_dossier(self, dossier: Stand) -> bool:
        """Whether this dossier is for these eyes: the rule of the judgement (kernproces.oordeel)."""
        persoon = self._bevoegd.keten[-1] if self._bevoegd.keten else self.wie.persoon
        dag = dag_van(self.wie.nu)
        return self.mensen.hoort_bij(
            persoon, self.wie.rol, dag, dossier.get("school"), dossier.get("betrokkenen", {})
        )

    def zaak(self, zaak: str) -> Geladen:
        """A zaak with its dossier; not there and not yours give the same answer."""
        try:
            if (g := self._laad(zaak)) is not None and self.mag_dossier(g.dossier):
                return g
        except OnbekendError:
            pass
        raise onbekend(f"zaak {zaak!r}")

    def _laad(self, zaak: str) -> Geladen | None:
        return self.balie.samenstel.kern.bron.laad(self.lezer, zaak) if bruikbaar(zaak) else None

    def dossier(self, dossier: str) -> Stand:
        """The facts of a dossier; not there and not yours give the same answer."""
        rij = self.lezer.stroom(f"dossier/{dossier}") if bruikbaar(dossier) else None
        if rij is None or not self.mag_dossier(stand := stand_van(rij)):
            raise onbekend(f"dossier {dossier!r}")
        return stand

    def dossiers(self) -> list[str] | None:
        """The dossiers of whoever stands outside; None: every dossier of the organisation."""
        persoon = self._bevoegd.keten[-1] if self._bevoegd.keten else self.wie.persoon
        versie = self.mensen.op(persoon, dag_van(self.wie.nu)) or {}
        if not self.buiten or versie.get("alle_dossiers"):
            return None
        postgres = self.balie.samenstel.opslag.dialect == "postgresql"
        bevat = (
            "position(convert_to(?, 'UTF8') in stand) > 0"
            if postgres
            else "instr(stand, CAST(? AS BLOB)) > 0"
        )
        sporen = [f'"{spoor}"' for spoor in (persoon, *versie.get("scholen", ()))]
        waar = " OR ".join(bevat for _ in sporen)
        sql = f"SELECT stand FROM stroom WHERE stroom > 'dossier/' AND stroom < 'dossier0' AND ({waar}) ORDER BY stroom"  # noqa: S608 one of two fixed texts
        standen = (orjson.loads(rij[0]) for rij in self.lezer.rij_query(sql, sporen))
        return [s["dossier"] for s in standen if self.mag_dossier(s)]

    def voorwaarde(self, kolom: str) -> Voorwaarde:
        """The same as a condition on a column with the dossier; every value is a parameter."""
        dossiers = self.dossiers()
        if dossiers is None:
            return "1 = 1", ()
        return (
            (f"{kolom} IN ({', '.join('?' * len(dossiers))})", tuple(dossiers)) if dossiers else ("1 = 0", ())
        )

    # ------------------------------------------------------------ what of it

    @property
    def categorieen(self) -> frozenset[str]:
        """The confidential categories of what others recorded."""
        if self.wie.rol in ZIET_GEZONDHEID:
            return ALLES
        return NIETS

    def inhoud(self, entry: Entry) -> dict[str, Any]:
        """The open content of an entry with, under gegevens, what of the confidential content is for these eyes."""
        open_: dict[str, Any] = entry["open"]
        eigen = self._eigen(entry)
        if not eigen and (self.buiten or self.wie.rol is Rol.BEHEERDER):
            return {k: v for k, v in open_.items() if k in OPENBAAR}
        geheim = self.balie.samenstel.kern.archief.ontsluit(entry, ALLES if eigen else self.categorieen)
        if "wordt" in open_:
            return {**open_, "wordt": voeg_samen(open_["wordt"], {c: g["wordt"] for c, g in geheim.items()})}
        if "gegevens" in open_:
            return {**open_, "gegevens": voeg_samen(open_["gegevens"], geheim)}
        return open_ if not geheim else voeg_samen(open_, geheim)

    def ziet_stuk(self, stuk: Stuk) -> bool:
        """Whether a document is for these eyes: what one's own side brought, else by what it holds."""
        if self._eigen({"actor": stuk.actor, "rol": stuk.rol}):
            return True
        return not self.buiten and stuk.categorie.value in self.categorieen

    def wie_deed(self, entry: Entry) -> str | None:
        """The person behind an entry; whoever stands outside sees the role of staff, not who it was."""
        return None if self.buiten and not self._eigen(entry) else str(entry["actor"])

    def _eigen(self, entry: Entry) -> bool:
        """Recorded by this person; for a school also by a colleague of the school."""
        if entry["actor"] == self.wie.persoon:
            return True
        return self.wie.rol in SCHOOLROLLEN and entry["rol"] in SCHOOLROLLEN


def bruikbaar(naam: str) -> bool:
    """Whether this can be the number of anything; a database refuses some characters outright."""
    return naam.isprintable() and 0 < len(naam) <= 200
