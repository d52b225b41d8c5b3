"""Het jaar over de databank: opens what must be open, and tells how each obligation stands.

The tasks live in the dossier of the organisation itself, one a school year. What ended before the first of those was
opened, is not owed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from deadlines.kalender import KALENDER, VOORTIJDIG, Kalender
from kernproces.gebeurtenissen import dossierstroom, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.dossiers import ORGANISATIE, organisatiedossier
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.fouten import VolgnummerConflictError
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van
from kernproces.zaak.situatie import Registers
from kernproces.zaak.stand import Stand
from workflows.jaar import VERPLICHTINGEN, Beurt, Per, Verplichting
from workflows.jaar.openen import Opening, nummer, te_openen
from workflows.schooljaar import begin_schooljaar, einde_schooljaar

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

SYSTEEM = Rol.SYSTEEM
# Another worker opens the same; what it leaves, the next time opens.
EERSTE_DOSSIER = "SELECT stroom FROM stroom WHERE stroom >= ? AND stroom <= ? ORDER BY stroom LIMIT 1"
WAS_ER_EERDER = (OnbekendError, VolgnummerConflictError)


@dataclass(frozen=True, slots=True)
class Jaarregel:
    """One obligation at one time of the school year, with its task when that is open or done."""

    verplichting: Verplichting
    beurt: Beurt
    zaak: str
    stand: Stand | None
    verschuldigd: bool  # false for what ended before the organisation began with the calendar

    @property
    def toestand(self) -> str:
        """Where it stands; empty before its task is open."""
        return "" if self.stand is None else str(self.stand["toestand"])

    @property
    def delen(self) -> tuple[int, int]:
        """How many parts are done, of how many."""
        if self.stand is None:
            return 0, 0
        gedaan = [d for d in self.stand["verzameld"].get("delen", ()) if not d["vervallen"]]
        return len(gedaan), len(self.stand["gedaan"]["open_taak"]["gegevens"]["delen"])

    def te_laat(self, vandaag: date) -> bool:
        """Whether its last day is over and it has not been done."""
        return self.verschuldigd and self.toestand in ("", "open") and self.beurt.uiterlijk < vandaag


def onderwerpen(registers: Registers, dag: date) -> Mapping[Per, Sequence[str]]:
    """The schools of this samenwerkingsverband and its municipalities, as the registers know them on this day."""
    organisatie = registers.op("organisatie", "swv", dag) or {}
    eigen = set(organisatie.get("codes", ()))
    scholen = [s for s, v in registers.alle_op("scholen", dag).items() if v.get("swv") in eigen]
    return {Per.SCHOOL: sorted(scholen), Per.GEMEENTE: sorted(organisatie.get("gemeenten", ()))}


def open_taken(s: "Samenstel", nu: datetime) -> list[str]:
    """Open every task that must be open now and is not; answers their numbers. Asking twice opens nothing twice."""
    vandaag = dag_van(nu)
    with s.opslag.lezen() as lezer:
        registers = s.kern.bron.registers(lezer)
        sinds = _sinds(lezer) or vandaag
        hoort = [
            *te_openen(VERPLICHTINGEN.values(), vandaag, sinds, onderwerpen(registers, vandaag)),
            *kalendertaak(vandaag),
        ]
        er_zijn = lezer.koppen(zaakstroom(o.nummer) for o in hoort)
    return [o.nummer for o in hoort if zaakstroom(o.nummer) not in er_zijn and _open(s, o, nu)]


def _open(s: "Samenstel", o: Opening, nu: datetime) -> bool:
    dossier = organisatiedossier(begin_schooljaar(o.beurt.uiterlijk).year)
    opdracht = Opdracht("open_taak", SYSTEEM.value, SYSTEEM, o.gegevens)
    try:
        s.dossiers.open_als_nodig(dossier, SYSTEEM.value, SYSTEEM, nu)
        return s.kern.start("taak", dossier, opdracht, nu, nummer=o.nummer).gelukt
    except WAS_ER_EERDER:
        return False


def _sinds(lezer: Lezer) -> date | None:
    """The day on which the first dossier of the organisation was opened."""
    rijen = lezer.rij_query(EERSTE_DOSSIER, (dossierstroom(ORGANISATIE), dossierstroom(f"{ORGANISATIE}9999")))
    kop = lezer.stroom(rijen[0][0]) if rijen else None
    return None if kop is None else date.fromisoformat(stand_van(kop)["geopend"])


def kalendertaak(vandaag: date, kalender: Kalender = KALENDER) -> list[Opening]:
    """For the administrator, from half a year before the equated days are known no further: add the next decree."""
    if kalender.houdbaar(vandaag) == "ok":
        return []
    tot = kalender.geldig_tot
    beurt = Beurt(tot - VOORTIJDIG, tot)
    return [
        Opening(
            f"J-kalender-{tot.isoformat()}",
            "kalender",
            beurt,
            {
                "soort": "verplichting",
                "verplichting": "kalender",
                "onderwerp": "Kalender met gelijkgestelde dagen aanvullen",
                "eigenaar": Rol.BEHEERDER.value,
                "vanaf": beurt.opent.isoformat(),
                "uiterlijk": tot.isoformat(),
                "delen": [{"deel": "volgend_besluit_toegevoegd", "door": Rol.BEHEERDER.value}],
            },
        )
    ]


def overzicht(lezer: Lezer, dag: date) -> list[Jaarregel]:
    """Every obligation of the school year in which the day lies, by its last day."""
    van, tot = begin_schooljaar(dag), einde_schooljaar(dag)
    regels = [(v, b, nummer(v, b)) for v in VERPLICHTINGEN.values() for b in v.beurten(van, tot)]
    rijen = lezer.stromen(zaakstroom(n) for _, _, n in regels)
    standen = {n: stand_van(rijen[zaakstroom(n)]) for _, _, n in regels if zaakstroom(n) in rijen}
    sinds = _sinds(lezer) or date.max
    jaar = [Jaarregel(v, b, n, standen.get(n), verschuldigd=b.uiterlijk >= sinds) for v, b, n in regels]
    return sorted(jaar, key=lambda r: (r.beurt.uiterlijk, r.zaak))
