"""From an invitation to a session: nobody gets in with half of it, and who guesses learns nothing."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kernproces.gebeurtenissen import accountstroom
from kernproces.rollen import Rol
from loket.accounts.rem import VRIJ
from loket.agenda import nieuw_adres
from loket.api.tokens import maak_token
from tests.loket.web.inlog import BEA, GEHEIM, Mens
from tests.loket.web.proef import NU, Proef

FOUT = "Deze inlognaam en dit wachtwoord horen niet bij elkaar"


@pytest.fixture
def p(tmp_path: Path) -> Iterator[Proef]:
    proef = Proef(tmp_path)
    yield proef
    proef.samenstel.sluit()


def test_van_uitnodiging_tot_aangemeld(p: Proef) -> None:
    noor = Mens(p, "noor")
    bezoeker, codes = noor.neem_in_gebruik()
    assert len(codes) == len(set(codes)) == 10
    assert "<b>Noor Verbeek</b>" in bezoeker.get("/")
    assert noor.inlognaam in bezoeker.get("/account")
    noor.meld_aan().get("/")
    with p.samenstel.opslag.lezen() as lezer:
        wat = [e["open"]["wat"] for e in p.samenstel.kern.archief.lees(lezer, accountstroom("noor"))]
    assert wat == ["gemaakt", "wachtwoord_gekozen", "tweede_stap_ingesteld"]


def test_een_link_werkt_een_keer_en_zeven_dagen(p: Proef) -> None:
    noor, bezoeker = Mens(p, "noor"), p.bezoeker()
    link = noor.nodig_uit()
    p.tijd.nu += timedelta(days=6)
    bezoeker.get(f"/uitnodiging/{link}")
    bezoeker.get(f"/uitnodiging/{link}")  # opening it uses nothing up
    zwak = {"wachtwoord": "welkom2026!!", "nog_eens": "welkom2026!!"}
    assert "te makkelijk te raden" in bezoeker.post(f"/uitnodiging/{link}", 422, zwak)
    bezoeker.post(f"/uitnodiging/{link}", 303, {"wachtwoord": GEHEIM, "nog_eens": GEHEIM})
    assert "Deze link werkt niet meer" in p.bezoeker().get(f"/uitnodiging/{link}", 410)
    nieuw = p.samenstel.accounts.nodig_uit("noor", BEA, "Wachtwoord vergeten.")
    p.tijd.nu += timedelta(days=8)
    assert "Deze link werkt niet meer" in p.bezoeker().get(f"/uitnodiging/{nieuw}", 410)


def test_een_wachtwoord_zonder_code_opent_niets(p: Proef) -> None:
    noor = Mens(p, "noor")
    noor.neem_in_gebruik()
    bezoeker = p.bezoeker()
    noor.begin(bezoeker)
    assert bezoeker.naar.startswith("/aanmelden/code?")
    bezoeker.get("/", 303)
    bezoeker.get("/account", 303)
    bezoeker.get("/aanmelden/code-app", 303)  # nor can somebody else's app be connected
    bezoeker.get("/aanmelden/code")
    assert "Deze code klopt niet" in bezoeker.post("/aanmelden/code", 422, {"code": "000000"})
    p.tijd.nu += timedelta(minutes=11)  # half a login does not wait for ever
    bezoeker.post("/aanmelden/code", 303, {"code": noor.code()})
    assert bezoeker.naar == "/aanmelden"


def test_een_code_werkt_een_keer_en_een_herstelcode_ook(p: Proef) -> None:
    noor = Mens(p, "noor")
    _, codes = noor.neem_in_gebruik()
    code = noor.code()
    for status in (303, 422):
        bezoeker = p.bezoeker()
        noor.begin(bezoeker)
        bezoeker.get(bezoeker.naar)
        bezoeker.post("/aanmelden/code", status, {"code": code})
    for status in (303, 422):
        bezoeker = p.bezoeker()
        noor.begin(bezoeker)
        bezoeker.get(bezoeker.naar)
        bezoeker.post("/aanmelden/code", status, {"code": codes[3].upper().replace("-", " ")})


def test_onbekend_fout_en_ingetrokken_geven_hetzelfde_antwoord(p: Proef) -> None:
    noor, pim = Mens(p, "noor"), Mens(p, "pim")
    noor.neem_in_gebruik()
    pim.neem_in_gebruik()
    p.samenstel.accounts.trek_in("pim", BEA, "Uit dienst.")
    antwoorden = set()
    for mens, wachtwoord in ((noor, "verkeerd paard"), (pim, GEHEIM), (Mens(p, "bestaat-niet"), GEHEIM)):
        html = mens.begin(p.bezoeker(), wachtwoord, 422)
        assert FOUT in html
        antwoorden.add(re.sub(r'value="[^"]*"', "", html))
    assert len(antwoorden) == 1


@pytest.mark.parametrize("wie", ["noor", "bestaat-niet"])
def test_wie_blijft_raden_moet_wachten_of_het_account_nu_bestaat_of_niet(p: Proef, wie: str) -> None:
    Mens(p, "noor").neem_in_gebruik()
    mens = Mens(p, wie)
    for _ in range(VRIJ["account"]):
        mens.begin(p.bezoeker(), "verkeerd paard", 422)
    assert "Wacht 2 seconden" in mens.begin(p.bezoeker(), "verkeerd paard", 429)
    assert "Wacht 2 seconden" in mens.begin(p.bezoeker(), GEHEIM, 429)  # also with the right one


def test_raden_door_een_ander_hindert_de_eigenaar_op_zijn_eigen_toestel_niet(p: Proef) -> None:
    noor = Mens(p, "noor")
    eigen, _ = noor.neem_in_gebruik()
    for _ in range(VRIJ["account"]):
        noor.begin(p.bezoeker(), "verkeerd paard", 422)
    noor.begin(p.bezoeker(), GEHEIM, 429)
    eigen.get("/")
    eigen.post("/afmelden", 303, {})
    noor.meld_aan(eigen).get("/")


def test_intrekken_eindigt_elke_sessie_meteen(p: Proef) -> None:
    noor = Mens(p, "noor")
    bezoeker, _ = noor.neem_in_gebruik()
    bezoeker.get("/")
    p.samenstel.accounts.trek_in("noor", BEA, "Uit dienst.")
    bezoeker.get("/", 303)
    noor.begin(p.bezoeker(), status=422)
    p.samenstel.accounts.geef_terug("noor", BEA, "Toch niet uit dienst.")
    noor.meld_aan().get("/")


def test_na_een_verloren_telefoon_koppelt_iemand_opnieuw_een_app(p: Proef) -> None:
    noor = Mens(p, "noor")
    noor.neem_in_gebruik()
    p.samenstel.accounts.totp_uit("noor", BEA, "Telefoon verloren; aan de balie herkend.")
    bezoeker = p.bezoeker()
    noor.begin(bezoeker)
    assert bezoeker.naar.startswith("/aanmelden/code-app?")
    html = bezoeker.get(bezoeker.naar)
    nieuw = re.search(r'id="app-sleutel">([A-Z2-7 ]+)<', html)
    assert nieuw is not None
    assert nieuw[1].replace(" ", "") != noor.sleutel
    noor.sleutel = nieuw[1].replace(" ", "")
    bezoeker.post("/aanmelden/code-app", 200, {"code": noor.code()})
    bezoeker.get("/")


def test_het_eigen_wachtwoord_wijzigen_meldt_andere_toestellen_af(p: Proef) -> None:
    noor = Mens(p, "noor")
    hier, _ = noor.neem_in_gebruik()
    elders = noor.meld_aan()
    anders = "vier heel andere woorden"
    hier.get("/account")
    fout = {"oud": "verkeerd paard", "nieuw": anders, "nog_eens": anders}
    assert "Uw huidige wachtwoord klopt niet" in hier.post("/account/wachtwoord", 422, fout)
    hier.post("/account/wachtwoord", 303, fout | {"oud": GEHEIM})
    hier.get("/")
    elders.get("/", 303)
    noor.begin(p.bezoeker(), GEHEIM, 422)
    noor.begin(p.bezoeker(), anders)


def test_iemand_ziet_zijn_sessies_en_meldt_er_een_af(p: Proef) -> None:
    noor = Mens(p, "noor")
    hier, _ = noor.neem_in_gebruik()
    elders = noor.meld_aan()
    html = hier.get("/account")
    andere = re.findall(r'name="sessie" value="([0-9a-f]{64})"', html)
    assert len(andere) == 1
    pim = p.als("pim")
    pim.get("/account")
    pim.post("/account/afmelden", 303, {"sessie": andere[0]})  # somebody else's: nothing happens
    elders.get("/")
    hier.get("/account")
    hier.post("/account/afmelden", 303, {"sessie": andere[0]})
    elders.get("/", 303)
    hier.get("/")


def test_een_sessie_eindigt_na_een_uur_stilte_en_hoe_dan_ook_na_twaalf(p: Proef) -> None:
    noor = Mens(p, "noor")
    bezoeker, _ = noor.neem_in_gebruik()
    for _ in range(13):
        p.tijd.nu += timedelta(minutes=50)
        bezoeker.get("/")
    p.tijd.nu += timedelta(minutes=61)
    bezoeker.get("/", 303)
    noor.meld_aan(bezoeker)
    for _ in range(14):
        p.tijd.nu += timedelta(minutes=50)
        bezoeker.get("/")
    p.tijd.nu += timedelta(minutes=21)  # twelve hours and a minute
    bezoeker.get("/", 303)


def test_wie_geen_rol_meer_heeft_komt_niet_binnen_en_hoort_waarom(p: Proef) -> None:
    noor = Mens(p, "noor")
    noor.neem_in_gebruik()
    p.samenstel.registers.werk_bij(
        "mensen", {"noor": {"rollen": []}}, "bea", Rol.BEHEERDER, p.tijd.nu, geheim={"noor": {"naam": "Noor"}}
    )
    bezoeker = p.bezoeker()
    noor.begin(bezoeker)
    bezoeker.get(bezoeker.naar)
    assert "vandaag geen rol" in bezoeker.post("/aanmelden/code", 403, {"code": noor.code()})


def test_een_reservekopie_neemt_accounts_mee_en_geen_geheimen_in_het_open(p: Proef, tmp_path: Path) -> None:
    import gzip

    from kernproces.opslag.reservekopie import bewaar

    noor = Mens(p, "noor")
    _, codes = noor.neem_in_gebruik()
    bewaar(p.samenstel.opslag, tmp_path / "kopie")
    inhoud = gzip.decompress((tmp_path / "kopie").read_bytes()).decode()
    assert '["account","noor"' in inhoud
    assert '["sessie"' not in inhoud
    for geheim in (noor.inlognaam, noor.sleutel, GEHEIM, *codes):
        assert geheim not in inhoud


def test_van_rol_wisselen_maakt_een_sessie_niet_langer(p: Proef) -> None:
    """Else who stole one kept it for ever."""
    noor = Mens(p, "noor")
    bezoeker, _ = noor.neem_in_gebruik()
    for uur in range(1, 13):
        p.tijd.nu += timedelta(minutes=59)
        bezoeker.get("/")
        bezoeker.post("/rol", 303, {"rol": str(Rol.TEAMLEIDER if uur % 2 else Rol.BEHANDELAAR)})
    p.tijd.nu += timedelta(minutes=20)
    bezoeker.get("/", 303)


def test_intrekken_sluit_ook_de_tokens_en_de_agenda(p: Proef) -> None:
    Mens(p, "noor").neem_in_gebruik()
    kop = {"Authorization": f"Bearer {maak_token(p.samenstel, 'noor', [Rol.BEHANDELAAR], vandaag=NU.date())}"}
    ander = {
        "Authorization": f"Bearer {maak_token(p.samenstel, 'pim', [Rol.BEHANDELAAR], vandaag=NU.date())}"
    }
    adres = f"/agenda/{nieuw_adres(p.samenstel, 'noor', Rol.BEHANDELAAR, p.tijd.nu)}.ics"
    client = p.bezoeker().client
    assert client.get("/api/v1/zaken", headers=kop).status_code == client.get(adres).status_code == 200
    p.samenstel.accounts.trek_in("noor", BEA, "Laptop gestolen.")
    antwoord = client.get("/api/v1/zaken", headers=kop)
    assert antwoord.status_code == 401
    assert "is ingetrokken" in antwoord.json()["detail"]
    assert client.get(adres).status_code == 404
    assert client.get("/api/v1/zaken", headers=ander).status_code == 200, "een systeem zonder account"
    p.samenstel.accounts.geef_terug("noor", BEA, "Laptop gewist.")
    assert client.get("/api/v1/zaken", headers=kop).status_code == 200


def test_met_alleen_een_wachtwoord_vervangt_niemand_een_app_die_intussen_is_gekoppeld(p: Proef) -> None:
    noor, dief = Mens(p, "noor"), Mens(p, "noor")
    bezoeker, link = p.bezoeker(), noor.nodig_uit()
    bezoeker.get(f"/uitnodiging/{link}")
    bezoeker.post(f"/uitnodiging/{link}", 303, {"wachtwoord": GEHEIM, "nog_eens": GEHEIM})
    sluw = p.bezoeker()
    dief.begin(sluw)
    for mens, wie, status in ((noor, bezoeker, 200), (dief, sluw, 422)):
        html = wie.get("/aanmelden/code-app")
        mens.sleutel = re.findall(r'id="app-sleutel">([A-Z2-7 ]+)<', html)[0].replace(" ", "")
        html = wie.post("/aanmelden/code-app", status, {"code": mens.code()})
    assert "al een code-app gekoppeld" in html
    noor.meld_aan().get("/")


def test_een_andere_inlognaam_laat_wachtwoord_en_app_zoals_ze_zijn(p: Proef) -> None:
    noor, pim = Mens(p, "noor"), Mens(p, "pim")
    noor.neem_in_gebruik()
    pim.neem_in_gebruik()
    bea = p.als("bea")
    bea.get("/beheer/mensen/noor")
    vraag = {"knop": "hernoem", "reden": "Andere achternaam."}
    html = bea.post("/beheer/mensen/noor/account", 422, vraag | {"inlognaam": pim.inlognaam})
    assert "al van iemand anders" in html
    bea.post("/beheer/mensen/noor/account", 303, vraag | {"inlognaam": "n.nieuw@swv.example"})
    noor.begin(p.bezoeker(), status=422)
    with pytest.MonkeyPatch.context() as m:
        m.setattr(Mens, "inlognaam", "n.nieuw@swv.example")
        noor.meld_aan().get("/")
