"""The people and schools of the demo. All invented, and each name says so."""

from dataclasses import dataclass, field
from typing import Any

from kernproces.rollen import Rol

ORGANISATIE = "SWV vo Duinermeer (demo)"
GEMEENTEN = ["duinermeer", "molenveld"]


@dataclass(frozen=True, slots=True)
class Demopersoon:
    """One invented person."""

    id: str
    naam: str
    rollen: tuple[Rol, ...]
    functies: tuple[str, ...] | None = None
    mandaten: tuple[str, ...] = ()
    scholen: tuple[str, ...] = ()
    vervangt: tuple[dict[str, Any], ...] = field(default=())

    def rij(self) -> dict[str, Any]:
        """The row for the register mensen."""
        return {
            "rollen": [r.value for r in self.rollen],
            "functies": None if self.functies is None else list(self.functies),
            "mandaten": list(self.mandaten),
            "scholen": list(self.scholen),
            "alle_dossiers": False,
            "competent_tot": None,
            "vervangt": list(self.vervangt),
        }


SCHOLEN: dict[str, dict[str, Any]] = {
    "veenster": {
        "naam": "Veenster College",
        "soort": "vo",
        "bestuur": "bestuur-duin",
        "swv": "VO9901",
        "plaats": "Duinermeer",
    },
    "molenveld": {
        "naam": "Lyceum Molenveld",
        "soort": "vo",
        "bestuur": "bestuur-duin",
        "swv": "VO9901",
        "plaats": "Molenveld",
    },
    "vlechter": {
        "naam": "De Vlechter mavo",
        "soort": "vo",
        "bestuur": "bestuur-meer",
        "swv": "VO9901",
        "plaats": "Duinermeer",
    },
    "zuiderhout": {
        "naam": "Praktijkschool Zuiderhout",
        "soort": "pro",
        "bestuur": "bestuur-meer",
        "swv": "VO9901",
        "plaats": "Zuiderhout",
    },
    "elders": {
        "naam": "College Overzijde",
        "soort": "vo",
        "bestuur": "bestuur-elders",
        "swv": "VO9955",
        "plaats": "Overzijde",
    },
}

BESTUREN: dict[str, dict[str, Any]] = {
    "bestuur-duin": {"naam": "Stichting Duinonderwijs (demo)", "plaats": "Duinermeer"},
    "bestuur-meer": {"naam": "Stichting Meerscholen (demo)", "plaats": "Duinermeer"},
    "bestuur-elders": {"naam": "Stichting Overzijde (demo)", "plaats": "Overzijde"},
}

PERSONEN: tuple[Demopersoon, ...] = (
    Demopersoon("noor", "Noor Verbeek (demo)", (Rol.BEHANDELAAR,)),
    Demopersoon("amina", "Amina Sedney (demo)", (Rol.BEHANDELAAR,)),
    Demopersoon("pim", "Pim Wagenaar (demo)", (Rol.BEHANDELAAR,)),
    Demopersoon("sietske", "Sietske Brandsma (demo)", (Rol.SECRETARIAAT,)),
    Demopersoon("tom", "Tom Albers (demo)", (Rol.TEAMLEIDER,), mandaten=("bezwaar_besluit",)),
    Demopersoon("dirk", "Dirk Oosterwold (demo)", (Rol.DIRECTEUR_BESTUURDER,), mandaten=("tlv_besluit",)),
    Demopersoon("samira", "Samira el Idrissi (demo)", (Rol.DESKUNDIGE,), functies=("orthopedagoog",)),
    Demopersoon(
        "joost", "Joost van Amerongen (demo)", (Rol.DESKUNDIGE,), functies=("kinder_of_jeugdpsycholoog",)
    ),
    Demopersoon("lotte", "Lotte Konings (demo)", (Rol.DESKUNDIGE,), functies=("psycholoog",)),
    Demopersoon("ben", "Ben Tuinman (demo)", (Rol.DESKUNDIGE,), functies=("arts",)),
    Demopersoon("hanna", "Hanna Postma (demo)", (Rol.DESKUNDIGE,), functies=("orthopedagoog",)),
    Demopersoon("ilse", "Ilse Kramer (demo)", (Rol.DESKUNDIGE,), functies=("ondersteuningscoordinator",)),
    Demopersoon("bas", "Bas Terpstra (demo)", (Rol.DESKUNDIGE,), functies=("leerlingbegeleider",)),
    Demopersoon("ruben", "Ruben de Wit (demo)", (Rol.TWEEDE_LEZER,), mandaten=("beoordeling",)),
    Demopersoon(
        "kaat", "Kaat Meijer (demo)", (Rol.KWALITEITSMEDEWERKER, Rol.TWEEDE_LEZER), mandaten=("beoordeling",)
    ),
    Demopersoon("jet", "Jet Hoekstra (demo)", (Rol.JURIST,)),
    Demopersoon("milou", "Milou Konijn (demo)", (Rol.VERZUIMCOACH,)),
    Demopersoon("koen", "Koen Terpstra (demo)", (Rol.VERZUIMCOACH,)),
    Demopersoon("fatma", "Fatma Yildiz (demo)", (Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,)),
    Demopersoon("ruud", "Ruud Blankestijn (demo)", (Rol.AUDITOR,)),
    Demopersoon("bea", "Bea Kuiper (demo)", (Rol.BEHEERDER,)),
    Demopersoon("karin", "Karin de Lange (demo)", (Rol.ONDERSTEUNINGSCOORDINATOR,), scholen=("veenster",)),
    Demopersoon("paul", "Paul Schuurman (demo)", (Rol.BEVOEGD_GEZAG,), scholen=("veenster", "molenveld")),
    Demopersoon("theo", "Theo Bosman (demo)", (Rol.ONDERSTEUNINGSCOORDINATOR,), scholen=("molenveld",)),
    Demopersoon(
        "wilma",
        "Wilma Zandstra (demo)",
        (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.MENTOR),
        scholen=("vlechter", "zuiderhout"),
    ),
    Demopersoon("rita", "Rita Bakels (demo)", (Rol.BEVOEGD_GEZAG,), scholen=("vlechter", "zuiderhout")),
    Demopersoon("ouder-rutgers", "Ouder Rutgers (demo)", (Rol.OUDER,)),
    Demopersoon("ouder-bouzid", "Ouder Bouzid (demo)", (Rol.OUDER,)),
)

VOORNAMEN = (
    "Milan", "Yara", "Daan", "Ravi", "Fenna", "Jesse", "Amira", "Sem", "Lynn", "Omar", "Tess", "Noud", "Isa", "Finn",
    "Sara", "Luuk", "Nora", "Bram", "Evi", "Adam", "Liv", "Thijs", "Zoë", "Mees", "Anouk", "Sven", "Lina", "Jip",
)  # fmt: skip
LETTERS = "ABDEGHJKLMNPRSTVWZ"

# What each role would look at first, for the list that `make start` prints.
UITGELICHT = ("noor", "sietske", "samira", "dirk", "tom", "ruben", "milou", "karin", "paul", "ruud", "bea")


def aanmeldlijst() -> str:
    """The demo logins: choose a name on the login page; there are no passwords in a proef."""
    per_id = {p.id: p for p in PERSONEN}
    regels = ["Aanmelden als demopersoon (kies een naam op de aanmeldbladzijde, er is geen wachtwoord):"]
    regels += [f"  {per_id[i].naam:<32} {', '.join(r.titel for r in per_id[i].rollen)}" for i in UITGELICHT]
    return "\n".join([*regels, f"  ... en {len(PERSONEN) - len(UITGELICHT)} anderen.", ""])
