"""Somebody with an account of his own, for the tests: invited, with a password and a code app."""

import re
from datetime import timedelta

from loket.accounts import tweede
from loket.accounts.boek import Door
from tests.loket.web.proef import NU, Bezoeker, Proef

GEHEIM = "paard batterij nietje gordijn"
BEA = Door("bea", "beheerder", NU)


class Mens:
    """Knows the password, and has the secret in an app."""

    def __init__(self, proef: Proef, persoon: str) -> None:
        self.proef, self.persoon, self.sleutel = proef, persoon, ""

    @property
    def inlognaam(self) -> str:
        return f"{self.persoon}@swv.example"

    def nodig_uit(self) -> str:
        """The link that the administrator hands over."""
        return self.proef.samenstel.accounts.maak(self.persoon, self.inlognaam, BEA, "Nieuwe medewerker.")

    def code(self) -> str:
        """What the app shows; the clock goes on a little, for a code works once."""
        self.proef.tijd.nu += timedelta(seconds=tweede.SECONDEN)
        return tweede.code(self.sleutel, tweede.stap_op(self.proef.tijd.nu))

    def neem_in_gebruik(self) -> tuple[Bezoeker, list[str]]:
        """From the link to being logged in; the recovery codes with it."""
        bezoeker, link = self.proef.bezoeker(), self.nodig_uit()
        bezoeker.get(f"/uitnodiging/{link}")
        bezoeker.post(f"/uitnodiging/{link}", 303, {"wachtwoord": GEHEIM, "nog_eens": GEHEIM})
        html = bezoeker.get(bezoeker.naar)
        gevonden = re.search(r'id="app-sleutel">([A-Z2-7 ]+)<', html)
        assert gevonden is not None
        self.sleutel = gevonden[1].replace(" ", "")
        html = bezoeker.post("/aanmelden/code-app", 200, {"code": self.code()})
        return bezoeker, re.findall(r"<li>([a-z0-9]{5}-[a-z0-9]{5})</li>", html)

    def begin(self, bezoeker: Bezoeker, wachtwoord: str = GEHEIM, status: int = 303) -> str:
        """The first step."""
        bezoeker.get("/aanmelden")
        return bezoeker.post("/aanmelden", status, {"inlognaam": self.inlognaam, "wachtwoord": wachtwoord})

    def meld_aan(self, bezoeker: Bezoeker | None = None) -> Bezoeker:
        """Both steps."""
        bezoeker = bezoeker or self.proef.bezoeker()
        self.begin(bezoeker)
        bezoeker.get(bezoeker.naar)
        bezoeker.post("/aanmelden/code", 303, {"code": self.code()})
        return bezoeker
