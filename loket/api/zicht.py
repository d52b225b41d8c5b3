"""Zicht: the rule of kernproces.rechten.inzage at the API, and what of an entry goes out.

Whoever stands outside sees what his own side recorded; the technical administrator no content at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from kernproces.beurt import Wie, wacht_op, wie_van
from kernproces.datum import voluit
from kernproces.gebeurtenissen import dossierstroom, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.inkijk import Inkijk
from kernproces.gebruik.stuk import Stuk
from kernproces.opslag.rijen import Lezer
from kernproces.rechten.inzage import Inzage, kijker
from kernproces.rechten.mensen import Mensen
from kernproces.taal.beletsel import Beletsel, ander
from kernproces.taal.formulier import GEZONDHEID
from kernproces.taal.workflow import Workflow
from kernproces.tijdstip import dag_van
from kernproces.vertrouwelijk.geheimen import voeg_samen
from kernproces.zaak.stand import Entry, Stand
from loket.api.balie import Balie, Toegang
from loket.api.problemen import geweigerd, onbekend
from loket.leeslog.regel import leesregel
from loket.lijst.selectie import Selectie

DOSSIER = dossierstroom("")
# What every reader sees of an entry: where the zaak went and what its terms do, not with which gegevens.
OPENBAAR = frozenset(
    {"actie", "van", "naar", "klaar", "termijn", "na", "zaak", "dossier", "workflow", "versie", "hoofdzaak"}
)


@dataclass
class Zicht:
    """The eyes of one request."""

    balie: Balie
    wie: Toegang
    lezer: Lezer
    mensen: Mensen = field(init=False)
    inkijk: Inkijk = field(init=False)
    _gezien: dict[str, Inzage] = field(default_factory=dict)
    _gevraagd: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """No role, no right: a role that the token names must also be held today."""
        self.mensen = self.balie.samenstel.kern.bron.registers(self.lezer).mensen
        dag = dag_van(self.wie.nu)
        kringen = self.balie.samenstel.kern.register.kringen
        k = kijker(self.mensen, self.wie.persoon, self.wie.rol, self.wie.nu, kringen)
        if k is None:
            reden = f"Deze persoon heeft op {voluit(dag)} niet de rol {self.wie.rol.titel}."
            raise geweigerd([Beletsel("rol", reden, "geen rol, geen recht", ander(self.wie.rol))], status=403)
        self.inkijk = Inkijk(k, kringen)

    # ------------------------------------------------------------ which zaken and dossiers

    @property
    def buiten(self) -> bool:
        """A school or a family."""
        return self.inkijk.k.buiten

    def zaak(self, zaak: str) -> Geladen:
        """A zaak with its dossier. For who stands outside, not there and not yours give the same answer."""
        g = self._laad(zaak)
        if g is None:
            raise onbekend(f"zaak {zaak!r}")
        self._keur(self.inzage(g.zaak), f"zaak {zaak!r}", g.zaak["dossier"], zaak)
        return g

    def inzage(self, zaak: Stand) -> Inzage:
        """What of this zaak is for these eyes, and why."""
        self._gezien[zaakstroom(zaak["zaak"])] = antwoord = self.inkijk.zaak(self.lezer, zaak)
        return antwoord

    def _laad(self, zaak: str) -> Geladen | None:
        if not bruikbaar(zaak):
            return None
        try:
            return self.balie.samenstel.kern.bron.laad(self.lezer, zaak)
        except OnbekendError:
            return None

    def antwoord_dossier(self, dossier: str) -> Inzage:
        """What of a dossier is for these eyes; who stands outside does not hear that it is there."""
        rij = self.lezer.stroom(dossierstroom(dossier)) if bruikbaar(dossier) else None
        if rij is None or self.buiten:
            raise onbekend(f"dossier {dossier!r}")
        return self.inkijk.dossier(self.lezer, dossier)

    def dossier(self, dossier: str) -> Stand:
        """The facts of a dossier, with those of its zaken that are for these eyes."""
        rij = self.lezer.stroom(dossierstroom(dossier)) if bruikbaar(dossier) else None
        if rij is None:
            raise onbekend(f"dossier {dossier!r}")
        self._keur(self.inkijk.dossier(self.lezer, dossier), f"dossier {dossier!r}", dossier)
        stand = stand_van(rij)
        return stand | {"zaken": self.inkijk.zaken(self.lezer, stand)}

    def hoofdzaak(self, naam: str | None) -> str | None:
        """The zaak that another hangs on, when it is for these eyes: of a closed one not even the number."""
        return naam if naam and self._ziet([naam]) else None

    def opent_voor(self, school: str | None) -> bool:
        """Whether this person may open a dossier for a pupil of this school."""
        return self.inkijk.k.opent_voor(school)

    def beurt(self, stand: Stand, workflow: Workflow) -> bool:
        """Whether a zaak waits for this person."""
        return wacht_op(self._wie, stand, workflow)

    def wacht_op_mij(self, s: Selectie) -> Selectie:
        """The same for a list."""
        return replace(s, beurt=(self._wie.rol.value,), wacht_op=self._wie)

    @cached_property
    def _wie(self) -> Wie:
        return wie_van(self.inkijk.k, self.mensen, dag_van(self.wie.nu))

    def _keur(self, antwoord: Inzage, wat: str, dossier: str, zaak: str = "") -> None:
        """Go on and record that it is shown, or tell why not."""
        if antwoord.beletsel is not None:
            raise onbekend(wat) if self.buiten else geweigerd([antwoord.beletsel], status=403)
        soort = "zaak" if zaak else "dossier"
        regel, meteen = leesregel(self.inkijk.k, antwoord, dossier, zaak, soort, "api", bool(zaak))
        self.balie.samenstel.leeslog.noteer(regel, meteen=meteen)

    # ------------------------------------------------------------ what of it

    def inhoud(self, entry: Entry) -> dict[str, Any]:
        """The open content of an entry with, under gegevens, what of the confidential content is for these eyes."""
        open_ = self._zonder_verborgen(entry["open"])
        mag = self._leest(entry)
        if mag is None:
            return {k: v for k, v in open_.items() if k in OPENBAAR}
        geheim = self.balie.samenstel.kern.archief.ontsluit(entry, mag)
        if "wordt" in open_:
            return {**open_, "wordt": voeg_samen(open_["wordt"], {c: g["wordt"] for c, g in geheim.items()})}
        if "gegevens" in open_:
            return {**open_, "gegevens": voeg_samen(open_["gegevens"], geheim)}
        return open_ if not geheim else voeg_samen(open_, geheim)

    def _zonder_verborgen(self, open_: dict[str, Any]) -> dict[str, Any]:
        """Without the numbers of other zaken of the dossier that are not for these eyes: what it hangs on, what a step read."""
        anders: dict[str, Any] = {}
        if open_.get("hoofdzaak"):
            anders["hoofdzaak"] = self.hoofdzaak(open_["hoofdzaak"])
        if open_.get("gelezen"):
            kop = zaakstroom("")
            mag = self._ziet(s.removeprefix(kop) for s in open_["gelezen"] if s.startswith(kop))
            anders["gelezen"] = {
                s: nr
                for s, nr in open_["gelezen"].items()
                if not s.startswith(kop) or s.removeprefix(kop) in mag
            }
        return open_ | anders

    def _ziet(self, zaken: Iterable[str]) -> set[str]:
        """Which of these zaken are for these eyes; each is asked once a request."""
        gevraagd = set(zaken)
        if nieuw := gevraagd - self._gevraagd.keys():
            mag = self.inkijk.zichtbaar(self.lezer, nieuw)
            self._gevraagd |= {z: z in mag for z in nieuw}
        return {z for z in gevraagd if self._gevraagd[z]}

    def ziet_stuk(self, dossier: str, stuk: Stuk) -> bool:
        """Whether a document is for these eyes."""
        return self.inkijk.ziet_stuk(self.lezer, self.mensen, dossier, stuk)

    def noteer_stuk(self, dossier: str, stuk: Stuk) -> None:
        """In the read log, before its bytes go out."""
        antwoord = self.inkijk.bij_stuk(self.lezer, dossier, stuk)
        gezond = stuk.categorie is GEZONDHEID
        regel, meteen = leesregel(self.inkijk.k, antwoord, dossier, stuk.zaak or "", "stuk", "api", gezond)
        self.balie.samenstel.leeslog.noteer(regel, meteen=meteen)

    def wie_deed(self, entry: Entry) -> str | None:
        """The person behind an entry; whoever stands outside sees the role of staff, not who it was."""
        return None if self.buiten and not self._eigen(entry) else str(entry["actor"])

    def _leest(self, entry: Entry) -> frozenset[str] | None:
        """The confidential categories of an entry for these eyes; None: nothing of what was filled in."""
        van_dossier = entry["stroom"].startswith(DOSSIER)
        gezien = self._gezien.get(entry["stroom"])
        antwoord = self.inkijk.dossier(self.lezer, entry["open"]["dossier"]) if van_dossier else gezien
        return self.inkijk.k.leest(entry, self.mensen, antwoord)

    def _eigen(self, entry: Entry) -> bool:
        """Recorded by this person; for a school also by a colleague of the school."""
        return self.inkijk.k.eigen_kant(entry, self.mensen)


def bruikbaar(naam: str) -> bool:
    """Whether this can be the number of anything; a database refuses some characters outright."""
    return naam.isprintable() and 0 < len(naam) <= 200
