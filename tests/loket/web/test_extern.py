"""Logging in at the organisation's own provider: a real one on this machine, with real signatures."""

import http.client
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from joserfc.jwk import OctKey, RSAKey

from kernproces.rollen import Rol
from loket.instellingen import InstellingFout, Oidc, uit_omgeving
from loket.web.app import maak_app
from tests.hulp.oidcaanbieder import Aanbieder
from tests.loket.web.inlog import BEA
from tests.loket.web.proef import NU, Bezoeker, Proef


class Wereld:
    """A proef whose settings name the provider."""

    def __init__(self, proef: Proef, elders: Aanbieder, acr: str = "") -> None:
        self.proef, self.elders = proef, elders
        oidc = Oidc(elders.uitgever, elders.client, elders.geheim, "het SWV-account", acr)
        self.instellingen = replace(proef.instellingen, adres="http://proef", oidc=oidc)
        self.app = maak_app(proef.samenstel, self.instellingen, proef.tijd)

    def bezoeker(self) -> Bezoeker:
        return Bezoeker(self.app)

    def bij_de_aanbieder(self, bezoeker: Bezoeker) -> str:
        """What a browser does there: follow the address, and come back with what the provider sends along."""
        deel = urlsplit(bezoeker.naar)
        lijn = http.client.HTTPConnection(deel.hostname or "", deel.port, timeout=5)
        lijn.request("GET", f"{deel.path}?{deel.query}")
        antwoord = lijn.getresponse()
        antwoord.read()
        lijn.close()
        assert antwoord.status == 302
        return str(antwoord.headers["Location"]).removeprefix("http://proef")

    def meld_aan(self, bezoeker: Bezoeker, status: int = 303, **vraag: str) -> str:
        """There and back."""
        bezoeker.get("/aanmelden/extern" + "".join(f"?{k}={v}" for k, v in vraag.items()), 303)
        return bezoeker.get(self.bij_de_aanbieder(bezoeker), status)


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Wereld]:
    proef = Proef(tmp_path)
    with Aanbieder(terug="http://proef/aanmelden/extern/terug", nu=int(NU.timestamp())) as elders:
        yield Wereld(proef, elders)
    proef.samenstel.sluit()


def _koppel(w: Wereld, persoon: str = "noor") -> Bezoeker:
    link = w.proef.samenstel.accounts.maak(persoon, f"{persoon}@swv.example", BEA, "Nieuw.")
    w.elders.email = f"{persoon}@SWV.example"
    bezoeker = w.bezoeker()
    assert "Gebruik het SWV-account" in bezoeker.get(f"/uitnodiging/{link}")
    w.meld_aan(bezoeker, link=link)
    return bezoeker


def test_met_de_uitnodiging_koppelt_iemand_zijn_eigen_account_en_daarna_meldt_hij_zo_aan(w: Wereld) -> None:
    assert "<b>Noor Verbeek</b>" in _koppel(w).get("/")
    bezoeker = w.bezoeker()
    assert "Meld aan met het SWV-account" in bezoeker.get("/aanmelden")
    w.meld_aan(bezoeker, naar="/dossiers")
    assert bezoeker.naar == "/dossiers"
    assert "<b>Noor Verbeek</b>" in bezoeker.get("/dossiers")
    assert w.elders.codes == {}


def test_wie_zo_aanmeldde_leest_dat_en_na_afmelden_dat_hij_daar_nog_is_aangemeld(w: Wereld) -> None:
    noor = _koppel(w)
    assert "U meldt zich aan met het SWV-account" in noor.get("/account")
    noor.post("/afmelden", 303, {})
    assert "Bij het SWV-account bent u nog aangemeld" in noor.get(noor.naar)
    assert "nog aangemeld" not in noor.get("/aanmelden")


def test_wie_hier_niet_bekend_is_krijgt_een_duidelijke_bladzijde_en_wordt_door_de_beheerder_gekoppeld(
    w: Wereld,
) -> None:
    html = w.meld_aan(w.bezoeker(), 403)
    assert "Wij kennen dit account nog niet" in html
    assert "onderwerp-1" in html
    accounts = w.proef.samenstel.accounts
    accounts.maak("pim", "pim@swv.example", BEA, "Nieuw.")
    accounts.koppel("pim", w.elders.uitgever, "onderwerp-1", BEA, "Kenmerk aan de telefoon gekregen.")
    bezoeker = w.bezoeker()
    w.meld_aan(bezoeker)
    assert "<b>Pim Wagenaar</b>" in bezoeker.get("/")
    accounts.trek_in("pim", BEA, "Uit dienst.")
    bezoeker.get("/", 303)
    assert "ingetrokken" in w.meld_aan(w.bezoeker(), 400)


def test_een_account_elders_hoort_bij_een_persoon(w: Wereld) -> None:
    _koppel(w, "noor")
    link = w.proef.samenstel.accounts.maak("pim", "pim@swv.example", BEA, "Nieuw.")
    w.elders.email = "pim@swv.example"
    assert "al aan iemand anders gekoppeld" in w.meld_aan(w.bezoeker(), 400, link=link)


@pytest.mark.parametrize(
    ("bewering", "gaat"),
    [
        ({"email": "pim@swv.example"}, False),
        ({"email": None}, False),
        ({"email_verified": False}, False),
        ({"email": None, "preferred_username": "noor@swv.example"}, True),
    ],
    ids=str,
)
def test_een_uitnodiging_koppelt_alleen_wie_zij_noemt(
    w: Wereld, bewering: dict[str, Any], gaat: bool
) -> None:
    link = w.proef.samenstel.accounts.maak("noor", "noor@swv.example", BEA, "Nieuw.")
    w.elders.email, w.elders.bewering = "noor@swv.example", bewering
    bezoeker = w.bezoeker()
    html = w.meld_aan(bezoeker, 303 if gaat else 400, link=link)
    if not gaat:
        assert "Deze uitnodiging is voor iemand met een ander e-mailadres" in html
        bezoeker.get("/", 303)
        w.elders.bewering = {}
        w.meld_aan(bezoeker, link=link)
    assert "<b>Noor Verbeek</b>" in bezoeker.get("/")


def test_het_adres_in_het_register_gaat_voor_de_inlognaam(w: Wereld) -> None:
    geheim = {"noor": {"naam": "Noor Verbeek", "email": "n.verbeek@swv.example"}}
    w.proef.samenstel.registers.werk_bij(
        "mensen", {"noor": {"rollen": ["behandelaar"]}}, "bea", Rol.BEHEERDER, NU, geheim=geheim
    )
    link = w.proef.samenstel.accounts.maak("noor", "noor@swv.example", BEA, "Nieuw.")
    w.elders.email = "noor@swv.example"
    w.meld_aan(w.bezoeker(), 400, link=link)
    w.elders.email = "n.verbeek@swv.example"
    w.meld_aan(w.bezoeker(), link=link)


@pytest.mark.parametrize(
    "bewering",
    [
        {"nonce": "van een ander"},
        {"nonce": None},
        {"aud": "een ander systeem"},
        {"aud": ["kernproces", "een ander systeem"]},
        {"aud": ["kernproces", "ander"], "azp": "ander"},
        {"iss": "https://kwaad.example"},
        {"exp": int(NU.timestamp()) - 3600},
        {"exp": None},
        {"iat": int(NU.timestamp()) + 3600},
        {"sub": None},
    ],
    ids=str,
)
def test_een_bewijs_dat_niet_klopt_meldt_niemand_aan(w: Wereld, bewering: dict[str, Any]) -> None:
    _koppel(w)
    w.elders.bewering = bewering
    bezoeker = w.bezoeker()
    gegeven = w.elders.gegeven
    assert "Het bewijs van de aanbieder" in w.meld_aan(bezoeker, 400)
    assert w.elders.gegeven == gegeven + 1
    bezoeker.get("/", 303)


@pytest.mark.parametrize("hoe", ["vreemde sleutel", "zonder handtekening", "met ons eigen geheim"])
def test_een_vals_getekend_bewijs_meldt_niemand_aan(w: Wereld, hoe: str) -> None:
    _koppel(w)
    if hoe == "vreemde sleutel":
        w.elders.tekent_met = RSAKey.generate_key(2048)
    elif hoe == "zonder handtekening":
        w.elders.kop, w.elders.tekent_met = {"alg": "none"}, OctKey.import_key("x" * 32)
    else:
        w.elders.kop, w.elders.tekent_met = {"alg": "HS256"}, OctKey.import_key(w.elders.geheim.ljust(32))
    bezoeker = w.bezoeker()
    gegeven = w.elders.gegeven
    assert "Het bewijs van de aanbieder" in w.meld_aan(bezoeker, 400)
    assert w.elders.gegeven == gegeven + 1
    bezoeker.get("/", 303)


def test_een_aanbieder_die_van_sleutel_wisselt_blijft_werken(w: Wereld) -> None:
    _koppel(w)
    w.elders.wissel_sleutel()
    bezoeker = w.bezoeker()
    w.meld_aan(bezoeker)
    bezoeker.get("/")


def test_wie_met_het_antwoord_van_een_ander_komt_wordt_niet_die_ander(w: Wereld) -> None:
    _koppel(w)
    noor, kwaad = w.bezoeker(), w.bezoeker()
    noor.get("/aanmelden/extern", 303)
    antwoord = w.bij_de_aanbieder(noor)
    kwaad.get(antwoord, 400)  # never began
    kwaad.get("/aanmelden/extern", 303)
    kwaad.get(antwoord, 400)  # began another
    kwaad.get("/", 303)
    noor.get(antwoord, 303)
    gegeven = w.elders.gegeven
    noor.get(antwoord, 303)  # once is enough: who comes back with the back button is in already, and goes on
    assert noor.naar == "/"
    assert w.elders.gegeven == gegeven
    noor.get("/")
    noor.post("/afmelden", 303, {})
    noor.get(antwoord, 400)


def test_als_de_aanbieder_er_niet_is_staat_dat_er_en_kan_een_wachtwoord_nog(w: Wereld) -> None:
    with Aanbieder() as weg:
        pass
    dood = Wereld(w.proef, weg)
    bezoeker = dood.bezoeker()
    assert "nu niet te bereiken" in bezoeker.get("/aanmelden/extern", 400)
    assert "Inlognaam" in bezoeker.get("/aanmelden")


def test_de_organisatie_kan_eisen_dat_er_een_tweede_stap_was(w: Wereld) -> None:
    _koppel(w)
    streng = Wereld(w.proef, w.elders, acr="mfa")
    assert "Het aanmelden lukte niet" in streng.meld_aan(streng.bezoeker(), 400)
    w.elders.bewering = {"acr": "mfa"}
    streng.meld_aan(streng.bezoeker())
    assert w.elders.gevraagd[-1]["acr_values"] == "mfa"


@pytest.mark.parametrize(
    "omgeving",
    [
        {"KERNPROCES_OIDC_UITGEVER": "http://elders.example", "KERNPROCES_OIDC_CLIENT": "x"},
        {"KERNPROCES_OIDC_UITGEVER": "elders.example", "KERNPROCES_OIDC_CLIENT": "x"},
        {"KERNPROCES_OIDC_UITGEVER": "https://elders.example"},
        {"KERNPROCES_OIDC_CLIENT": "x"},
    ],
)
def test_een_halve_of_onveilige_instelling_wordt_geweigerd(tmp_path: Path, omgeving: dict[str, str]) -> None:
    with pytest.raises(InstellingFout, match="KERNPROCES_OIDC"):
        uit_omgeving({"DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}", **omgeving})
