"""Stories of the demo: klachten and datalekken, of every outcome, and some that stand still today."""

from random import Random

from kernproces.rollen import Rol
from loket.demo.stap import Stap, Verhaal

JET, KAAT = ("jet", Rol.JURIST), ("kaat", Rol.KWALITEITSMEDEWERKER)
DIRK, FATMA, BEA = (
    ("dirk", Rol.DIRECTEUR_BESTUURDER),
    ("fatma", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING),
    ("bea", Rol.BEHEERDER),
)
CATEGORIEEN = ("informatie", "informatie", "zorgvuldigheid", "bejegening", "doorlooptijd", "bereikbaarheid")


def klacht_begin(kans: Random) -> dict[str, object]:
    """What the klacht is about, and about whom."""
    categorie = kans.choice(CATEGORIEEN)
    over = [kans.choice(("noor", "amina", "pim"))] if categorie == "bejegening" else []
    commissie = "commissie" if kans.random() < 0.15 else "zonder_commissie"
    klager = kans.choice(("ouder", "ouder", "school", "ander"))
    return {"categorie": categorie, "beklaagden": over, "behandelwijze": commissie, "klager": klager}


def klacht(kans: Random, *_: str) -> Verhaal:
    """A klacht: most handled in time, some solved at once, deferred, sent on or withdrawn."""
    wie = kans.choice((JET, KAAT))
    hoe = kans.random()
    if hoe < 0.12:
        yield Stap(kans.randint(1, 4), "zend_door_als_bezwaar", *JET)
        return
    if hoe < 0.2:
        yield Stap(kans.randint(2, 9), "neem_niet_in_behandeling", *wie)
        return
    yield Stap(kans.randint(1, 5), "neem_in_behandeling", *wie)
    if hoe < 0.28:
        yield Stap(kans.randint(1, 4), "trek_in", *wie)
        return
    if hoe < 0.45:
        yield Stap(kans.randint(2, 8), "meld_tevreden", *wie)
        return
    yield Stap(kans.randint(3, 10), "hoor", *wie)
    traag = kans.random() < 0.2
    if traag:
        yield Stap(kans.randint(5, 9), "verdaag", *wie)
    yield Stap(
        kans.randint(2, 8),
        "leg_bevindingen_vast",
        *wie,
        {"voorstel": kans.choice(("gegrond", "deels_gegrond", "ongegrond"))},
    )
    yield Stap(kans.randint(8, 14) if traag else kans.randint(2, 6), "handel_af", *DIRK)
    yield Stap(kans.randint(1, 8), "rapporteer", *wie)
    yield Stap(kans.randint(10, 30), "sluit", *wie)


def klacht_blijft_liggen(kans: Random, *_: str) -> Verhaal:
    """A klacht that was taken up and then stood still: over its six weeks today."""
    yield Stap(kans.randint(2, 6), "neem_in_behandeling", *JET)


def lek_begin(kans: Random) -> dict[str, object]:
    """What leaked, by its kind only."""
    soort = kans.choice(
        ("verkeerde_ontvanger", "verkeerde_ontvanger", "onbevoegde_inzage", "apparaat_kwijt_of_gestolen")
    )
    return {"soort": soort, "aantal": kans.choice((1, 1, 2, 5, 24))}


def lek(kans: Random, *_: str) -> Verhaal:
    """A breach: contained and judged the same day; notified when there is a risk, always on record."""
    yield Stap(0, "dam_in", *BEA)
    risico = kans.choice(("onwaarschijnlijk", "onwaarschijnlijk", "aanwezig", "hoog"))
    gevolgen = ["geen"] if risico == "onwaarschijnlijk" else ["schaamte"]
    yield Stap(kans.randint(0, 1), "beoordeel", *FATMA, {"risico": risico, "gevolgen": gevolgen})
    if risico == "onwaarschijnlijk":
        yield Stap(0, "verklaar_niet_meldplichtig", *FATMA)
    else:
        yield Stap(0, "meld_ap", *FATMA, {"nummer": f"AP-DEMO-{kans.randint(1000, 9999)}"})
    if risico == "hoog":
        yield Stap(1, "informeer_betrokkenen", *FATMA)
    yield Stap(kans.randint(5, 15), "rond_nazorg_af", *FATMA)
    yield Stap(kans.randint(10, 20), "sluit", *FATMA)


def lek_wacht(kans: Random, *_: str) -> Verhaal:
    """A breach found yesterday: contained, and the clock runs."""
    del kans
    yield Stap(0, "dam_in", *BEA)
