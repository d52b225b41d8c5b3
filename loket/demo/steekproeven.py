"""The steekproeven of the demo year: four that were done, one with the pool under way, and one that waits to be drawn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from kernproces.gebruik.dossiers import organisatiedossier
from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from kernproces.tijdstip import AMSTERDAM
from loket.bedrading import Samenstel
from workflows.schooljaar import begin_schooljaar

KWA = Rol.KWALITEITSMEDEWERKER
BUREAU = (("ruben", Rol.TWEEDE_LEZER), ("jet", Rol.JURIST))
POOL = (
    ("hanna", "gedragswetenschapper"),
    ("ilse", "ondersteuningscoordinator"),
    ("bas", "leerlingbegeleider"),
)
AFRONDEN = ("stel_resultaten_vast", "bespreek", "bepaal_maatregelen", "sluit")
TLV, KERN = "tlv-besluit", "kernproces-resultaat"


@dataclass(slots=True)
class Proef:
    """One steekproef: planned so many days ago, over how long, and how far it got (`tot`)."""

    geleden: int
    soort: str
    omvang: int
    criteria: str = TLV
    tot: str = "sluit"
    meer: dict[str, Any] = field(default_factory=dict)
    zaak: str = ""

    @property
    def pool(self) -> bool:
        """Judged by the pool of experts."""
        return self.soort == "deskundigen"


def jaar() -> tuple[Proef, ...]:
    """What the quality officer did this year."""
    return (
        Proef(230, "bureau", 6, meer={"bij_verschil": "overleg", "beoordelaars_per_zaak": 2}),
        Proef(215, "deskundigen", 4, meer={"beoordelaars_per_zaak": 3}),
        Proef(160, "pro", 3, meer={"strata": "school"}),
        Proef(40, "kernproces", 5, KERN),
        Proef(24, "deskundigen", 4, tot="beoordeel", meer={"beoordelaars_per_zaak": 3}),
        Proef(2, "bureau", 6, tot="plan", meer={"beoordelaars_per_zaak": 2}),
    )


AVOND = time(19)  # after what the stories do, so that a draw sees all that was recorded before it


class Steekproefjaar:
    """Plays the steekproeven, each step on its day."""

    def __init__(self, s: Samenstel, vandaag: date) -> None:
        self._s = s
        self._agenda: list[tuple[date, Callable[[datetime], None]]] = []
        for nr, proef in enumerate(jaar()):
            self._plan(proef, vandaag - timedelta(days=proef.geleden), nr)

    def _plan(self, p: Proef, dag: date, nr: int) -> None:
        stappen: list[Callable[[datetime], None]] = [lambda nu: self._begin(p, nr, nu)]
        stappen += [lambda nu: self._doe(p, "trek", nu), lambda nu: self._verdeel(p, nu)]
        stappen += [lambda nu: self._beoordeel(p, nu)]
        stappen += [lambda nu, actie=actie: self._doe(p, actie, nu) for actie in AFRONDEN]  # type: ignore[misc]
        namen = ("plan", "trek", "verdeel", "beoordeel", *AFRONDEN)
        for i, stap in enumerate(stappen[: namen.index(p.tot) + 1]):
            wanneer = dag + timedelta(days=2 * i)
            self._agenda.append((wanneer - timedelta(days=max(0, wanneer.weekday() - 4)), stap))

    def doe_dag(self, dag: date) -> None:
        """What happens on this day."""
        for wanneer, stap in self._agenda:
            if wanneer == dag:
                stap(datetime.combine(dag, AVOND, AMSTERDAM))

    def _begin(self, p: Proef, nr: int, nu: datetime) -> None:
        dossier = organisatiedossier(begin_schooljaar(nu.date()).year)
        self._s.dossiers.open_als_nodig(dossier, "kaat", KWA, nu)
        plan = {
            "soort": p.soort,
            "omvang": p.omvang,
            "criteria": p.criteria,
            "zaad": f"demo-loterij-{4711 + nr}",
        }
        opdracht = Opdracht("plan", "kaat", KWA, "voorbeeld", plan | p.meer)
        p.zaak = self._s.kern.start("steekproef", dossier, opdracht, nu).zaak

    def _doe(self, p: Proef, actie: str, nu: datetime, **wijzig: Any) -> None:
        if p.zaak:
            self._s.kern.doe(p.zaak, Opdracht(actie, "kaat", KWA, "voorbeeld", wijzig), nu)

    def _verdeel(self, p: Proef, nu: datetime) -> None:
        namen = [w for w, _ in (POOL if p.pool else BUREAU)]
        gevallen = self._gevallen(p)
        verdeling = [{"geval": g, "beoordelaar": w} for g in gevallen for w in namen]
        pool = [{"wie": w, "functie": f} for w, f in POOL] if p.pool else []
        self._doe(p, "verdeel", nu, verdeling=verdeling, pool=pool)

    def _beoordeel(self, p: Proef, nu: datetime) -> None:
        """Each judge each case; here and there something falls short, and judges differ. The open one is half way."""
        wie = [(w, Rol.DESKUNDIGE) for w, _ in POOL] if p.pool else list(BUREAU)
        gevallen = self._gevallen(p)
        for i, geval in enumerate(gevallen if p.tot == "sluit" else gevallen[:2]):
            for j, (persoon, rol) in enumerate(wie):
                oordelen = self._oordelen(p, i, j)
                opdracht = Opdracht("beoordeel", persoon, rol, {"geval": geval, "oordelen": oordelen})
                self._s.kern.doe(p.zaak, opdracht, nu + timedelta(minutes=7 * (i + j)))

    def _oordelen(self, p: Proef, geval: int, beoordelaar: int) -> list[dict[str, str]]:
        stand = self._s.stand(p.zaak)
        criteria = [c["id"] for c in stand["toegevoegd"]["criteria"]["criteria"]]
        oordelen = [{"criterium": c, "oordeel": "voldoet"} for c in criteria]
        if geval % 3 == 1:
            anders = {"oordeel": "deels" if beoordelaar == 0 else "voldoet"}
            tekst = {"toelichting": "De motivering volgt het advies, maar zegt niet waarom (demo)."}
            oordelen[2] |= anders | (tekst if beoordelaar == 0 else {})
        return oordelen

    def _gevallen(self, p: Proef) -> list[str]:
        trekking = self._s.stand(p.zaak).get("toegevoegd", {}).get("trekking", {}) if p.zaak else {}
        return [g["geval"] for g in trekking.get("gevallen", ())]
