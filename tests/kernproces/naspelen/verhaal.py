"""One small organisation with a history worth forging: three applications, a core process with its evaluation and a
deviation, and a sample over it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kernproces.opslag.anker import leg_anker
from loket.bedrading import Samenstel, maak_proef
from loket.instellingen import Instellingen
from loket.scenario.speler import Speler
from tests.hulp.ingericht import ingericht

MENSEN: tuple[dict[str, Any], ...] = (
    {"naam": "anna", "rollen": ["behandelaar"]},
    {"naam": "ben", "rollen": ["behandelaar"]},
    {"naam": "bert", "rollen": ["bevoegd_gezag"]},
    {"naam": "oscar", "rollen": ["ondersteuningscoordinator"]},
    {"naam": "olga", "rollen": ["ouder"]},
    {"naam": "dirk", "rollen": ["directeur_bestuurder"]},
    {"naam": "sien", "rollen": ["secretariaat"]},
    {"naam": "eva", "rollen": ["deskundige"], "functies": ["orthopedagoog"]},
    {"naam": "frank", "rollen": ["deskundige"], "functies": ["arts"]},
    {"naam": "tess", "rollen": ["teamleider"]},
    {"naam": "rik", "rollen": ["tweede_lezer"]},
    {
        "naam": "wim",
        "rollen": ["jurist"],
        "vervangt": {"wie": "dirk", "van": "2026-01-01", "tot": "2026-12-31"},
    },
    {"naam": "kaat", "rollen": ["kwaliteitsmedewerker"]},
    {"naam": "nora", "rollen": ["deskundige"], "functies": ["arts"]},
)
ROL = {m["naam"]: m["rollen"][0] for m in MENSEN}
OVER_KERNPROCES = {"soort": "kernproces", "criteria": "kernproces-resultaat"}
# (day and hour, zaak, action, who, what differs)
STAPPEN: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
    ("03-02T09", "a", "start", "anna", {"dossier": "d1", "workflow": "tlv"}),
    ("03-02T10", "b", "start", "anna", {"dossier": "d2", "workflow": "tlv"}),
    ("03-02T10", "c", "start", "ben", {"dossier": "d3", "workflow": "tlv"}),
    ("03-03T09", "a", "dien_in", "bert", {}),
    ("03-03T10", "b", "dien_in", "bert", {}),
    ("03-03T11", "c", "dien_in", "bert", {}),
    ("03-05T09", "a", "verzoek_aanvulling", "anna", {}),
    ("03-05T10", "b", "verklaar_compleet", "anna", {}),
    ("03-06T10", "c", "verzoek_aanvulling", "ben", {}),
    ("03-09T09", "a", "vul_aan", "oscar", {}),
    ("03-10T09", "b", "breng_advies_uit", "eva", {}),
    ("03-11T09", "b", "breng_advies_uit", "frank", {}),
    ("03-12T09", "b", "stel_concept_op", "anna", {}),
    ("03-13T09", "b", "verleen", "wim", {"rol": "directeur_bestuurder"}),
    ("03-13T10", "b", "maak_bekend", "sien", {}),
    ("03-24T07", "", "ronde", "", {}),
    ("04-08T07", "", "ronde", "", {}),
    ("04-10T09", "a", "breng_advies_uit", "eva", {}),
    ("04-13T09", "a", "breng_advies_uit", "frank", {}),
    ("04-14T09", "a", "hoor_zienswijze", "anna", {}),
    ("04-17T07", "", "ronde", "", {}),
    ("04-21T07", "", "ronde", "", {}),
    ("04-22T09", "a", "stel_concept_op", "anna", {}),
    ("04-22T10", "a", "draag_over", "anna", {}),
    ("04-23T09", "a", "verleen", "dirk", {}),
    ("04-23T10", "a", "maak_bekend", "sien", {}),
    ("04-23T12", "a", "corrigeer", "anna", {"gegevens": {"nr": 2, "gegeven": "gewenst_begin"}}),
    ("04-24T07", "", "verzend", "", {}),
    ("05-04T07", "", "ronde", "", {}),
    ("05-05T09", "c", "noteer", "ben", {}),
    ("09-01T09", "k", "start", "sien", {"dossier": "d4", "workflow": "kernproces"}),
    ("09-02T09", "k", "start_intake", "anna", {}),
    ("09-03T09", "k", "rond_intake_af", "anna", {}),
    ("09-04T09", "k", "stel_risico_vast", "anna", {}),
    ("09-07T09", "k", "bevestig_capaciteit", "tess", {}),
    ("09-08T09", "k", "keur_haalbaar", "tess", {}),
    ("09-09T09", "k", "sluit_overeenkomst", "anna", {}),
    ("09-10T09", "k", "leg_contact_vast", "anna", {}),
    ("09-14T09", "e", "start", "anna", {"dossier": "d4", "workflow": "evaluatie", "hoofdzaak": "k"}),
    ("09-15T09", "e", "nodig_uit", "sien", {}),
    ("09-16T09", "e", "bespreek", "anna", {}),
    ("09-17T09", "e", "leg_vast", "anna", {}),
    ("09-18T09", "e", "dien_in", "anna", {}),
    ("09-21T09", "e", "keur_goed", "rik", {}),
    ("09-22T09", "e", "verzend", "sien", {}),
    ("09-22T10", "w", "start", "anna", {"dossier": "d4", "workflow": "afwijking", "hoofdzaak": "k"}),
    ("09-22T11", "w", "beoordeel", "anna", {}),
    ("09-22T12", "w", "bepaal_maatregel", "anna", {}),
    ("09-23T09", "k", "start_herziening", "anna", {}),
    ("09-24T09", "k", "stel_bij", "anna", {}),
    ("09-24T10", "w", "voer_uit", "anna", {}),
    ("09-24T11", "w", "beoordeel_effect", "tess", {}),
    ("09-24T12", "w", "sluit", "anna", {}),
    ("09-25T09", "k", "registreer_eigendom", "anna", {}),
    ("09-28T09", "k", "geef_eigendom_terug", "anna", {}),
    ("09-29T09", "k", "start_afronding", "anna", {}),
    ("09-30T09", "k", "start_transitie", "anna", {}),
    ("10-01T09", "k", "rond_transitie_af", "anna", {}),
    ("11-12T09", "k", "sluit", "tess", {}),
    (
        "11-16T09",
        "s",
        "start",
        "kaat",
        {"dossier": "o1", "workflow": "steekproef", "wijzig": OVER_KERNPROCES},
    ),
    ("11-17T09", "s", "trek", "kaat", {}),
    ("11-17T10", "s", "verdeel", "kaat", {}),
    ("11-18T09", "s", "beoordeel", "rik", {}),
    ("11-18T10", "s", "beoordeel", "ben", {}),
    ("11-19T09", "s", "stel_resultaten_vast", "kaat", {}),
    ("11-20T09", "s", "bespreek", "kaat", {}),
    ("11-20T10", "s", "bepaal_maatregelen", "kaat", {}),
    ("11-23T09", "s", "sluit", "kaat", {}),
)
CORRECTIE = {"reden": "De datum was fout.", "waarde": "2026-08-01"}


def regels() -> Iterator[dict[str, Any]]:
    """The lines of the scenario."""
    for mens in MENSEN:
        yield {"nu": "2026-03-02T08:00:00+01:00", "doe": "persoon", **mens}
    for moment, zaak, actie, wie, meer in STAPPEN:
        zone = "+02:00" if "03-29" < moment < "10-25" else "+01:00"
        regel: dict[str, Any] = {"nu": f"2026-{moment}:00:00{zone}", "doe": actie}
        if zaak:
            regel |= {"zaak": zaak, "door": wie, "rol": ROL[wie], "gegevens": "voorbeeld", **meer}
        if actie == "corrigeer":
            regel["gegevens"] = {**CORRECTIE, **meer["gegevens"]}
        yield regel


def instellingen(map_: Path, url: str = "") -> Instellingen:
    """A database with its keys and anchors in one folder."""
    sleutels = f"sqlite:///{map_ / 'x.sleutels.db'}"
    return Instellingen(url or f"sqlite:///{map_ / 'x.db'}", sleutels, (bytes(range(32)),), map_)


def speel(map_: Path, url: str = "") -> None:
    """Play the story into this folder, with an anchor half way and one at the end."""
    i = instellingen(map_, url)
    ingericht(i.database_url)
    with maak_proef(i) as samenstel:
        speler = Speler(samenstel)
        for regel in regels():
            if regel["nu"] > "2026-09" and not (map_ / "ankers").exists():
                leg_anker_nu(samenstel, "2026-05-06")
            (antwoord,) = speler.speel([json.dumps(regel)])
            uitkomst = json.loads(antwoord)
            assert uitkomst["fout"] is None, uitkomst
            assert not uitkomst["geweigerd"], (regel, uitkomst["geweigerd"])
        leg_anker_nu(samenstel, "2026-11-24")


def leg_anker_nu(samenstel: Samenstel, dag: str) -> None:
    """Today's anchor."""
    with samenstel.opslag.lezen(momentopname=True) as lezer:
        leg_anker(lezer, samenstel.instellingen.map_ / "ankers", dag)
