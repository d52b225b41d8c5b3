"""Stories of the demo: what happens in a zaak, who does it, after how many working days. Chance comes from a given seed."""

from random import Random

from kernproces.rollen import Rol
from loket.demo.na_besluit import na_besluit
from loket.demo.stap import Stap, Verhaal

BEHANDELAARS = ("noor", "noor", "amina", "amina", "pim")
COORDINATOR = {"veenster": "karin", "molenveld": "theo", "vlechter": "wilma", "zuiderhout": "wilma"}
GEZAG = {"veenster": "paul", "molenveld": "paul", "vlechter": "rita", "zuiderhout": "rita"}


def tlv(kans: Random, school: str, beh: str) -> Verhaal:
    """An application: most in time, some suspended, some late, some withdrawn, refused or left aside."""
    oc, gezag = COORDINATOR[school], GEZAG[school]
    wie, rol = kans.choice([(oc, Rol.ONDERSTEUNINGSCOORDINATOR), (gezag, Rol.BEVOEGD_GEZAG)])
    yield Stap(kans.randint(0, 4), "dien_in", wie, rol)
    if kans.random() < 0.04:
        yield Stap(kans.randint(2, 6), "trek_in", gezag, Rol.BEVOEGD_GEZAG)
        return
    traag = kans.random() < 0.16
    if kans.random() < 0.35:
        yield Stap(kans.randint(1, 4), "verzoek_aanvulling", beh, Rol.BEHANDELAAR)
        if kans.random() < 0.2:
            buiten = kans.random() < 0.5
            yield from _niet_aangevuld(kans, beh, buiten)
            if buiten:
                return
        else:
            yield Stap(kans.randint(2, 8), "vul_aan", oc, Rol.ONDERSTEUNINGSCOORDINATOR)
    else:
        yield Stap(kans.randint(1, 4), "verklaar_compleet", beh, Rol.BEHANDELAAR)
    if traag:
        yield Stap(
            kans.randint(14, 22),
            "noteer",
            beh,
            Rol.BEHANDELAAR,
            {"tekst": "Wacht op een plek bij de deskundige (demo)."},
        )
    yield from _advies_en_besluit(kans, gezag, beh, traag)


def _advies_en_besluit(kans: Random, gezag: str, beh: str, traag: bool) -> Verhaal:
    een, twee = kans.choice([("samira", "joost"), ("lotte", "ben"), ("samira", "ben"), ("lotte", "joost")])
    yield Stap(kans.randint(3, 7), "breng_advies_uit", een, Rol.DESKUNDIGE)
    if kans.random() < 0.06:
        yield Stap(1, "spreek_uitstel_af", gezag, Rol.BEVOEGD_GEZAG)
    yield Stap(kans.randint(1, 6), "breng_advies_uit", twee, Rol.DESKUNDIGE)
    if kans.random() < 0.4:
        yield Stap(kans.randint(1, 2), "hoor_zienswijze", beh, Rol.BEHANDELAAR)
    if traag and kans.random() < 0.5:
        yield Stap(1, "meld_uitstel", beh, Rol.BEHANDELAAR)
    yield Stap(kans.randint(1, 4), "stel_concept_op", beh, Rol.BEHANDELAAR)
    if traag and kans.random() < 0.4:
        yield Stap(kans.randint(4, 9), "ingebrekestelling", gezag, Rol.BEVOEGD_GEZAG)
    besluit = "wijs_af" if kans.random() < 0.1 else "verleen"
    yield Stap(kans.randint(1, 4), besluit, "dirk", Rol.DIRECTEUR_BESTUURDER)
    yield Stap(kans.randint(0, 2), "maak_bekend", "sietske", Rol.SECRETARIAAT)
    yield from na_besluit(kans, besluit, beh)


def _niet_aangevuld(kans: Random, beh: str, buiten: bool) -> Verhaal:
    yield Stap(
        kans.randint(11, 13), "noteer", beh, Rol.BEHANDELAAR, {"tekst": "De school vulde niet aan (demo)."}
    )
    if buiten:
        yield Stap(1, "laat_buiten", "dirk", Rol.DIRECTEUR_BESTUURDER)
        yield Stap(1, "maak_bekend", "sietske", Rol.SECRETARIAAT)
    else:
        yield Stap(1, "behandel_zonder_aanvulling", beh, Rol.BEHANDELAAR)


def blijft_liggen(kans: Random, school: str, beh: str) -> Verhaal:
    """An application that stands still today: late, suspended, or with the law in sight."""
    oc = COORDINATOR[school]
    yield Stap(0, "dien_in", oc, Rol.ONDERSTEUNINGSCOORDINATOR)
    yield Stap(kans.randint(1, 3), "verklaar_compleet", beh, Rol.BEHANDELAAR)
    for deskundige in ("samira", "joost")[: kans.randint(0, 2)]:
        yield Stap(kans.randint(3, 8), "breng_advies_uit", deskundige, Rol.DESKUNDIGE)


def wacht_op_school(kans: Random, school: str, beh: str) -> Verhaal:
    """An application whose clock stands still today, because the school must supplement."""
    yield Stap(0, "dien_in", COORDINATOR[school], Rol.ONDERSTEUNINGSCOORDINATOR)
    yield Stap(kans.randint(1, 2), "verzoek_aanvulling", beh, Rol.BEHANDELAAR)


def in_gebreke(kans: Random, school: str, beh: str) -> Verhaal:
    """An application past its legal term, with a notice of default: the dwangsom comes near."""
    yield from blijft_liggen(kans, school, beh)
    yield Stap(kans.randint(28, 30), "ingebrekestelling", GEZAG[school], Rol.BEVOEGD_GEZAG)


def kernproces(kans: Random, school: str, beh: str) -> Verhaal:
    """A dossier through the core process, with its evaluation and second reader, as far as it gets."""
    gezag = GEZAG[school]
    yield Stap(kans.randint(1, 4), "start_intake", beh, Rol.BEHANDELAAR)
    if kans.random() < 0.05:
        yield Stap(kans.randint(2, 5), "trek_in", gezag, Rol.BEVOEGD_GEZAG)
        return
    bewaart = school == "zuiderhout"  # this school brings the papers itself
    if bewaart:
        yield Stap(0, "registreer_eigendom", "sietske", Rol.SECRETARIAAT)
    yield Stap(kans.randint(4, 9), "rond_intake_af", beh, Rol.BEHANDELAAR)
    yield Stap(kans.randint(1, 5), "stel_risico_vast", beh, Rol.BEHANDELAAR)
    yield Stap(kans.randint(1, 4), "bevestig_capaciteit", "tom", Rol.TEAMLEIDER)
    if kans.random() < 0.05:
        yield Stap(1, "weiger", "tom", Rol.TEAMLEIDER)
        return
    yield Stap(kans.randint(1, 3), "keur_haalbaar", "tom", Rol.TEAMLEIDER)
    yield Stap(kans.randint(2, 6), "sluit_overeenkomst", beh, Rol.BEHANDELAAR)
    yield Stap(kans.randint(2, 10), "leg_contact_vast", beh, Rol.BEHANDELAAR)
    yield from _evaluatie(kans, beh)
    if kans.random() < 0.6:
        yield Stap(kans.randint(1, 4), "start_herziening", beh, Rol.BEHANDELAAR)
        yield Stap(kans.randint(2, 6), "stel_bij", beh, Rol.BEHANDELAAR)
    yield Stap(kans.randint(10, 30), "leg_contact_vast", beh, Rol.BEHANDELAAR)
    yield Stap(kans.randint(10, 40), "start_afronding", beh, Rol.BEHANDELAAR)
    yield Stap(kans.randint(2, 8), "start_transitie", beh, Rol.BEHANDELAAR)
    if bewaart:
        yield Stap(1, "geef_eigendom_terug", "sietske", Rol.SECRETARIAAT)
    yield Stap(kans.randint(3, 9), "rond_transitie_af", beh, Rol.BEHANDELAAR)
    yield Stap(kans.randint(15, 40), "sluit", "tom", Rol.TEAMLEIDER)


def _evaluatie(kans: Random, beh: str) -> Verhaal:
    stappen = (
        ("plan", beh, Rol.BEHANDELAAR),
        ("nodig_uit", "sietske", Rol.SECRETARIAAT),
        ("bespreek", beh, Rol.BEHANDELAAR),
        ("leg_vast", beh, Rol.BEHANDELAAR),
        ("dien_in", beh, Rol.BEHANDELAAR),
        ("keur_goed", kans.choice(["ruben", "kaat"]), Rol.TWEEDE_LEZER),
        ("verzend", "sietske", Rol.SECRETARIAAT),
    )
    for actie, wie, rol in stappen:
        yield Stap(kans.randint(1, 8), actie, wie, rol, zaak="evaluatie")
