"""Stories of the demo: what follows a decision on a TLV: bezwaar, or enrolment and the right place."""

from random import Random

from kernproces.rollen import Rol
from loket.demo.stap import Stap, Verhaal

BEZWAAR, OPVOLGING = "bezwaar", "tlv_opvolging"


def na_besluit(kans: Random, besluit: str, beh: str) -> Verhaal:
    """Against a refusal often bezwaar, against a grant seldom; a granted TLV is followed."""
    if kans.random() < (0.6 if besluit == "wijs_af" else 0.08):
        yield from _bezwaar(kans)
    elif besluit == "verleen":
        yield from _opvolging(kans, beh)


def _bezwaar(kans: Random) -> Verhaal:
    def jurist(dagen: int, actie: str) -> Stap:
        return Stap(dagen, actie, "jet", Rol.JURIST, zaak=BEZWAAR)

    yield jurist(kans.randint(6, 24), "ontvang")
    if kans.random() < 0.3:
        yield jurist(kans.randint(1, 2), "verzoek_herstel")
        yield jurist(kans.randint(3, 7), "herstel")
    yield jurist(kans.randint(1, 3), "verklaar_ontvankelijk")
    if kans.random() < 0.15:
        yield jurist(kans.randint(2, 6), "trek_in")
        return
    yield jurist(kans.randint(2, 5), "zend_naar_commissie")
    yield jurist(kans.randint(4, 9), "leg_ter_inzage")
    yield jurist(kans.randint(7, 10), "hoor")
    yield jurist(kans.randint(4, 8), "ontvang_advies")
    uitkomst = kans.choice(["ongegrond", "ongegrond", "gegrond", "deels"])
    # Dirk took the first decision; Tom has the mandate to decide on a bezwaar (Awb 10:3).
    wijzig = {"uitkomst": uitkomst, "nieuw_besluit": "nee"}
    yield Stap(kans.randint(2, 6), "beslis", "tom", Rol.TEAMLEIDER, wijzig, zaak=BEZWAAR)
    yield Stap(kans.randint(0, 2), "maak_bekend", "sietske", Rol.SECRETARIAAT, zaak=BEZWAAR)


def _opvolging(kans: Random, beh: str) -> Verhaal:
    def stap(dagen: int, actie: str) -> Stap:
        return Stap(dagen, actie, beh, Rol.BEHANDELAAR, zaak=OPVOLGING)

    if kans.random() < 0.12:
        yield stap(kans.randint(15, 40), "meld_niet_verzilverd")
        return
    yield stap(kans.randint(2, 9), "meld_aan")
    yield stap(kans.randint(5, 25), "schrijf_in")
    if kans.random() < 0.8:
        yield stap(kans.randint(20, 29), "leg_contact_vast")
