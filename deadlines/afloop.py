"""What holds once a term is over, as lines of its derivation: post under way, what may happen then, what it costs."""

from datetime import date, timedelta

from deadlines.afleiding import Afleiding
from deadlines.dwangsom import plan
from deadlines.kalender import Kalender
from kernproces.taal.termijn import TermijnSoort

EEN_DAG = timedelta(days=1)


def na_afloop(afleiding: Afleiding, soort: TermijnSoort, uiterlijk: date, kalender: Kalender) -> None:
    """Add them, before the line with the outcome."""
    if soort.per_post:
        zin = "Een brief die voor het einde van de termijn is verstuurd, mag nog komen tot en met deze dag"
        # That week is a term in law as well and rolls: in doubt about a right, the later date (C7).
        afleiding.stap(zin, soort.per_post, kalender.schuif_op(uiterlijk + timedelta(weeks=1)))
    if soort.na_afloop:
        afleiding.stap(soort.na_afloop, soort.grondslag, uiterlijk + EEN_DAG)
    if soort.dwangsom:
        _dwangsom(afleiding, soort, uiterlijk, kalender)


def _dwangsom(afleiding: Afleiding, soort: TermijnSoort, uiterlijk: date, kalender: Kalender) -> None:
    som = plan(soort.dwangsom, uiterlijk, None, kalender)
    if som is None:
        return
    eerder = 0
    for deel in soort.dwangsom:
        zin = f"Dag {eerder + 1} t/m {deel.tot_en_met} kosten {deel.euro} euro per dag"
        afleiding.stap(zin, "Awb 4:17 lid 2", uiterlijk + timedelta(days=eerder + 1))
        eerder = deel.tot_en_met
    samen = f"{som['maximum']:,}".replace(",", ".")
    afleiding.stap(
        f"Laatste dag met dwangsom, samen {samen} euro",
        "Awb 4:17 lid 1",
        date.fromisoformat(som["laatste_dag"]),
    )
    zin = "Binnen twee weken daarna staat in een besluit hoe hoog het bedrag is"
    afleiding.stap(zin, "Awb 4:18", date.fromisoformat(som["vaststellen"]))
