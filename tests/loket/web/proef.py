"""A small proef for the pages: people of every kind, two schools, and TLV's brought where a test wants them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.rollen import Rol
from kernproces.tijdstip import tijdstip
from loket.bedrading import Samenstel, maak_proef
from loket.instellingen import Instellingen
from loket.ronde.gezondheid import LAAT_NA
from loket.scenario.proefregisters import AANBOD, CAPACITEIT, CRITERIA, ORGANISATIE, SCHOLEN
from loket.web.app import maak_app
from tests.hulp.ingericht import ingericht
from tests.hulp.klant import Klant

NU = datetime(2026, 11, 24, 8, 20, tzinfo=UTC)  # Tuesday 9.20 on Dutch time
MENSEN: dict[str, tuple[str, tuple[Rol, ...], dict[str, Any]]] = {
    "noor": ("Noor Verbeek", (Rol.BEHANDELAAR, Rol.TEAMLEIDER), {}),
    "pim": ("Pim Wagenaar", (Rol.BEHANDELAAR,), {}),
    "wil": ("Wil Hoekstra", (Rol.SECRETARIAAT,), {}),
    "dirk": ("Dirk Oosterwold", (Rol.DIRECTEUR_BESTUURDER,), {"mandaten": ["tlv_besluit"]}),
    "samira": ("Samira el Idrissi", (Rol.DESKUNDIGE,), {"functies": ["orthopedagoog"]}),
    "joost": ("Joost van Amerongen", (Rol.DESKUNDIGE,), {"functies": ["kinder_of_jeugdpsycholoog"]}),
    "karin": ("Karin de Lange", (Rol.ONDERSTEUNINGSCOORDINATOR,), {"scholen": ["school-1"]}),
    "otto": ("Otto Bakels", (Rol.ONDERSTEUNINGSCOORDINATOR,), {"scholen": ["school-2"]}),
    "piet": ("Piet Schuurman", (Rol.BEVOEGD_GEZAG,), {"scholen": ["school-1"]}),
    "ouder": ("Anna Rutgers", (Rol.OUDER,), {}),
    "ruud": ("Ruud Blankestijn", (Rol.AUDITOR,), {}),
    "bea": ("Bea Timmer", (Rol.BEHEERDER,), {}),
    "tom": ("Tom Albers", (Rol.TEAMLEIDER,), {}),
    "kaat": ("Kaat Meijer", (Rol.KWALITEITSMEDEWERKER,), {}),
    "milou": ("Milou Konijn", (Rol.VERZUIMCOACH,), {}),
    "ruben": ("Ruben de Wit", (Rol.TWEEDE_LEZER,), {"mandaten": ["beoordeling"]}),
}
ROLLEN = {"wil": Rol.SECRETARIAAT, "dirk": Rol.DIRECTEUR_BESTUURDER, "noor": Rol.BEHANDELAAR}
ROLLEN |= {"samira": Rol.DESKUNDIGE, "joost": Rol.DESKUNDIGE, "karin": Rol.ONDERSTEUNINGSCOORDINATOR}
ROLLEN |= {"kaat": Rol.KWALITEITSMEDEWERKER, "ruben": Rol.TWEEDE_LEZER, "piet": Rol.BEVOEGD_GEZAG}
WEG = (
    ("dien_in", "wil"),
    ("verklaar_compleet", "noor"),
    ("breng_advies_uit", "samira"),
    ("breng_advies_uit", "joost"),
    ("stel_concept_op", "noor"),
    ("verleen", "dirk"),
    ("maak_bekend", "wil"),
)  # fmt: skip


# Where somebody begins who follows links.
BEGIN = ("/", "/dossiers", "/berichten", "/zoeken", "/school", "/mijn", "/account", "/meldingen")


@dataclass
class Tijd:
    """The clock of the pages; a test may set it."""

    nu: datetime = NU

    def __call__(self) -> datetime:
        return self.nu


def vul_registers(s: Samenstel) -> None:
    """Registers and people."""
    bij = (Rol.SYSTEEM.value, Rol.SYSTEEM, NU)
    namen = {"school-1": "Veenster College", "school-2": "Lyceum Molenveld"}
    scholen = {k: {**v, "naam": namen.get(k, k)} for k, v in SCHOLEN.items()}
    inhoud = {"scholen": scholen, "organisatie": ORGANISATIE, "aanbod": AANBOD, "capaciteit": CAPACITEIT}
    inhoud["criteria"] = CRITERIA
    for register, regels in inhoud.items():
        s.registers.werk_bij(register, regels, *bij)
    rijen = {
        p: {"rollen": list(map(str, rollen)), "functies": None, "mandaten": [], "scholen": [], **extra}
        for p, (_, rollen, extra) in MENSEN.items()
    }
    geheim = {p: {"naam": naam} for p, (naam, _, _) in MENSEN.items()}
    s.registers.werk_bij("mensen", rijen, *bij, geheim=geheim)


class Proef:
    """The wired system, its application, and zaken on demand."""

    def __init__(self, map_: Path) -> None:
        url = ingericht(f"sqlite:///{map_ / 'proef.db'}")
        kluis = f"sqlite:///{map_ / 'sleutels.db'}"
        # Nobody waits in a test; the one about bedenktijd gives itself time.
        self.instellingen = Instellingen(url, kluis, (bytes(range(32)),), map_, bedenktijd=0)
        self.samenstel: Samenstel = maak_proef(self.instellingen)
        vul_registers(self.samenstel)
        for taak in LAAT_NA:
            self.samenstel.hartslag(taak, tijdstip(NU))
        self.tijd = Tijd()
        self.app = maak_app(self.samenstel, self.instellingen, self.tijd)

    def dossier(self, leerling: str = "Milan Rutgers", school: str = "school-1", nu: datetime = NU) -> str:
        """A dossier of this pupil."""
        return self.samenstel.dossiers.open("wil", Rol.SECRETARIAAT, nu, leerling=leerling, school=school)

    def tlv(
        self, tot: str = "start", leerling: str = "Milan Rutgers", school: str = "school-1", nu: datetime = NU
    ) -> str:
        """A TLV brought up to and including this action (`adviezen`: both advices)."""
        dossier = self.dossier(leerling, school, nu)
        opdracht = Opdracht("start", "noor", Rol.BEHANDELAAR, "voorbeeld")
        antwoord = self.samenstel.kern.start("tlv", dossier, opdracht, nu)
        assert antwoord.gelukt, antwoord.beletselen
        doelen = [actie for actie, _ in WEG]
        laatste = (
            -1 if tot == "start" else 3 if tot == "adviezen" else len(doelen) - 1 - doelen[::-1].index(tot)
        )
        for actie, wie in WEG[: laatste + 1]:
            self.doe(antwoord.zaak, actie, wie, nu)
        return antwoord.zaak

    def doe(self, zaak: str, actie: str, wie: str, nu: datetime = NU, **wijzig: Any) -> Antwoord:
        """Do it with the example; a refusal is a mistake of the test."""
        opdracht = Opdracht(actie, wie, ROLLEN[wie], "voorbeeld", wijzig)
        antwoord = self.samenstel.kern.doe(zaak, opdracht, nu)
        assert antwoord.gelukt, [b.als_gegevens() for b in antwoord.beletselen]
        return antwoord

    def stand(self, zaak: str) -> dict[str, Any]:
        """The facts of a zaak."""
        return self.samenstel.stand(zaak)

    def bezoeker(self) -> "Bezoeker":
        """Somebody in front of the counter, not logged in."""
        return Bezoeker(self.app)

    def als(self, persoon: str, rol: Rol | None = None) -> "Bezoeker":
        """Somebody who is logged in."""
        bezoeker = self.bezoeker()
        bezoeker.meld_aan(persoon, rol or MENSEN[persoon][1][0])
        return bezoeker


class Bezoeker:
    """A browser without scripts: keeps cookies, and returns the token of the last page with each form."""

    def __init__(self, app: Any) -> None:
        self.client = Klant(app)
        self.token = ""
        self.verwacht = ""

    def get(self, adres: str, status: int = 200) -> str:
        """A page; its text without the escapes of HTML."""
        return self._lees(self.client.get(adres), status)

    def post(self, adres: str, status: int, gegevens: dict[str, Any], **rest: Any) -> str:
        """Send a form with the hidden fields of the page it came from."""
        vast = {"csrf": self.token} | ({"verwacht": self.verwacht} if self.verwacht else {})
        return self._lees(self.client.post(adres, data=vast | gegevens, **rest), status)

    def _lees(self, antwoord: Any, status: int) -> str:
        assert antwoord.status_code == status, (antwoord.status_code, antwoord.text[-2000:])
        if gevonden := re.search(r'name="csrf" value="([^"]+)"', antwoord.text):
            self.token = gevonden[1]
        gevonden = re.search(r'name="verwacht" value="([^"]+)"', antwoord.text)
        self.verwacht = gevonden[1] if gevonden else ""
        self.naar = antwoord.headers.get("location", "")
        return unescape(antwoord.text)

    def meld_aan(self, persoon: str, rol: Rol) -> None:
        """Choose this person from the list."""
        self.get("/aanmelden")
        self.post("/aanmelden", 303, {"wie": f"{persoon}/{rol}"})

    def velden(self, html: str) -> dict[str, Any]:
        """What the form on this page would send as it stands."""
        return formuliervelden(html)


def formuliervelden(html: str) -> dict[str, Any]:
    """Names and values of the inputs, text areas, ticked choices and chosen options of the action form."""
    formulier = re.search(r'<form class="formulier".*?</form>', html, re.DOTALL)
    assert formulier is not None
    tekst, velden = formulier[0], dict[str, Any]()
    for label in re.findall(r"<input[^>]*>", tekst):
        naam, soort = _attribuut(label, "name"), _attribuut(label, "type")
        if soort == "file" or (soort in {"radio", "checkbox"} and " checked" not in label):
            continue
        velden[naam] = _attribuut(label, "value")
    for naam, waarde in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', tekst, re.DOTALL):
        velden[naam] = waarde
    for naam, opties in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', tekst, re.DOTALL):
        gekozen = re.search(r'value="([^"]*)" selected', opties)
        velden[naam] = gekozen[1] if gekozen else ""
    return velden


def _attribuut(label: str, naam: str) -> str:
    gevonden = re.search(rf'{naam}="([^"]*)"', label)
    return gevonden[1] if gevonden else ""
