"""For everybody: no violations by axe in light and dark, narrow screens, large zoom, on paper."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from kernproces.tijdstip import tijdstip
from loket.jaar.kwartaal import open_kwartaal
from tests.browser.conftest import Loket
from tests.loket.web.proef import NU

pytestmark = pytest.mark.browser
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BLADEN: dict[str, tuple[str, str]] = {
    "werkvoorraad": ("noor/behandelaar", "/?weergave=alle"),
    "lege werkvoorraad": ("otto/ondersteuningscoordinator", "/?weergave=stil"),
    "gefilterde werkvoorraad": ("noor/behandelaar", "/?weergave=alle&school=school-1&gevolg=1"),
    "zoeken": ("noor/behandelaar", "/zoeken"),
    "weergaven": ("noor/behandelaar", "/weergaven"),
    "weergave bewaren": ("noor/behandelaar", "/weergaven/nieuw?weergave=alle"),
    "lijst meenemen": ("noor/behandelaar", "/uitvoer?weergave=alle"),
    "meegenomen lijsten": ("bea/beheerder", "/beheer/uitvoer"),
    "sneltoetsen": ("noor/behandelaar", "/toetsen"),
    "zaak": ("noor/behandelaar", "/zaken/{zaak}"),
    "opgeschorte zaak": ("noor/behandelaar", "/zaken/{stil}"),
    "zaak voor auditor": ("ruud/auditor", "/zaken/{zaak}"),
    "berichten": ("noor/behandelaar", "/berichten"),
    "naspelen": ("ruud/auditor", "/zaken/{zaak}/naspelen?stap=4"),
    "doorloop": ("kaat/kwaliteitsmedewerker", "/kwaliteit/doorloop"),
    "wat had": (
        "kaat/kwaliteitsmedewerker",
        "/kwaliteit/wat-had?vraag=termijn&termijn=D.TLV.norm&lengte=4+weken",
    ),
    "bewijsverslag": ("kaat/kwaliteitsmedewerker", "/kwaliteit/bewijs/verslag"),
    "bewijsgaten": ("kaat/kwaliteitsmedewerker", "/kwaliteit/bewijs/gaten"),
    "ankers": ("ruud/auditor", "/kwaliteit/ankers?afdruk=abc"),
    "naspelen van een dossier": ("ruud/auditor", "/dossiers/{dossier}/naspelen"),
    "zaak voor school": ("karin/ondersteuningscoordinator", "/zaken/{zaak}"),
    "formulier": ("noor/behandelaar", "/zaken/{zaak}/acties/stel_concept_op"),
    "formulier met regels": ("noor/behandelaar", "/zaken/{stil}/acties/verzoek_aanvulling"),
    "geweigerd": ("noor/behandelaar", "/zaken/{zaak}/acties/verleen"),
    "dossiers": ("noor/behandelaar", "/dossiers"),
    "dossier": ("noor/behandelaar", "/dossiers/{dossier}"),
    "nieuw dossier": ("noor/behandelaar", "/dossiers/nieuw"),
    "zaak beginnen": ("noor/behandelaar", "/dossiers/{dossier}/start/tlv"),
    "kwaliteit": ("noor/behandelaar", "/kwaliteit"),
    "indicatoren": ("kaat/kwaliteitsmedewerker", "/kwaliteit/indicatoren"),
    "indicator": ("kaat/kwaliteitsmedewerker", "/kwaliteit/indicatoren/R1"),
    "jaar": ("noor/behandelaar", "/jaar"),
    "thuiszitters": ("noor/behandelaar", "/thuiszitters"),
    "arrangementen": ("noor/behandelaar", "/arrangementen"),
    "termijnen": ("dirk/directeur_bestuurder", "/termijnen"),
    "zaak met dwangsom": ("noor/behandelaar", "/zaken/{laat}"),
    "beheer": ("bea/beheerder", "/beheer"),
    "mensen": ("bea/beheerder", "/beheer/mensen"),
    "mens": ("bea/beheerder", "/beheer/mensen/karin"),
    "nieuw mens": ("bea/beheerder", "/beheer/mensen/nieuw"),
    "organisatie": ("bea/beheerder", "/beheer/organisatie"),
    "handelingen": ("bea/beheerder", "/beheer/handelingen"),
    "naslag": ("noor/behandelaar", "/naslag"),
    "procedure": ("noor/behandelaar", "/naslag/tlv"),
    "niet gevonden": ("noor/behandelaar", "/bestaat-niet"),
    "kaart van de procedure": ("noor/behandelaar", "/zaken/{zaak}/kaart"),
    "stap kiezen om te herstellen": ("noor/behandelaar", "/zaken/{zaak}/acties/corrigeer"),
    "een gegeven herstellen": ("noor/behandelaar", "/zaken/{zaak}/acties/corrigeer?nr=2"),
    "een collega was eerst": ("noor/behandelaar", "/zaken/{stil}/acties/noteer"),
    "stukken": ("noor/behandelaar", "/dossiers/{dossier}/stukken"),
    "brief": ("noor/behandelaar", "/zaken/{brief}/brief"),
    "sjablonen": ("bea/beheerder", "/beheer/sjablonen"),
    "sjabloon": ("bea/beheerder", "/beheer/sjablonen/tlv_verleend"),
    "verklaring": ("karin/ondersteuningscoordinator", "/toegankelijkheid"),
}
# Whose links are followed: each sees other pages.
KRUIPERS = (
    "noor/behandelaar",
    "bea/beheerder",
    "dirk/directeur_bestuurder",
    "kaat/kwaliteitsmedewerker",
    "ruud/auditor",
    "karin/ondersteuningscoordinator",
)
DELEN = 4  # in which the pages that they find are looked at: each a test of its own
# Whatever sticks out at the right, unless the page does not scroll for it.
TE_BREED = """() => {
  const d = document.documentElement;
  if (d.scrollWidth <= d.clientWidth) return [];
  return [...document.querySelectorAll("main *, aside *, header *, nav *")]
    .filter(e => e.getBoundingClientRect().right > d.clientWidth + 1)
    .slice(0, 5).map(e => `${e.tagName}.${e.className}`);
}"""
ALLES_OPEN = "document.querySelectorAll('details:not(.wie)').forEach(d => { d.open = true; })"
MENU_OPEN = (
    "document.querySelectorAll('details.wie').forEach(d => { d.open = true; })"  # it lies over the page
)


@pytest.fixture(scope="module")
def plekken(loket: Loket) -> dict[str, str]:
    """Zaken to look at: one with everything, one that stands still."""
    zaak = loket.proef.tlv("adviezen", leerling="Milan Rutgers")
    stil = loket.proef.tlv("dien_in", leerling="Daan Willemse")
    noor = loket.proef.als("noor")
    noor.get(f"/zaken/{stil}/acties/noteer")
    noor.post(f"/zaken/{stil}/acties/noteer", 200, {"tekst": "Half geschreven.", "knop": "bewaar"})
    loket.proef.doe(stil, "verzoek_aanvulling", "noor")
    laat = _te_laat(loket)
    _met_ondersteuning(loket)
    dossier = loket.proef.stand(zaak)["dossier"]
    vraag = Opdracht("stel_op", "noor", Rol.BEHANDELAAR, "voorbeeld", {"sjabloon": "tlv_ontvangst"})
    brief = loket.proef.samenstel.kern.start("brief", dossier, vraag, NU, hoofdzaak=zaak).zaak
    return {"zaak": zaak, "stil": stil, "laat": laat, "dossier": dossier, "brief": brief}


def _met_ondersteuning(loket: Loket) -> None:
    """A pupil at home, a quarter that was asked for, and a finished arrangement: something to see on their pages."""
    kern, dossier = loket.proef.samenstel.kern, loket.proef.dossier("Evi Postma")
    stappen = (
        ("thuiszitter", "signaleer", "karin", Rol.ONDERSTEUNINGSCOORDINATOR),
        ("thuiszitter", "meld", "karin", Rol.ONDERSTEUNINGSCOORDINATOR),
        ("arrangement", "vraag_aan", "karin", Rol.ONDERSTEUNINGSCOORDINATOR),
        ("arrangement", "beoordeel", "noor", Rol.BEHANDELAAR),
        ("arrangement", "ken_toe", "tom", Rol.TEAMLEIDER),
        ("arrangement", "maak_bekend", "wil", Rol.SECRETARIAAT),
        ("arrangement", "start", "noor", Rol.BEHANDELAAR),
        ("arrangement", "evalueer", "noor", Rol.BEHANDELAAR),
    )
    zaken: dict[str, str] = {}
    for workflow, actie, wie, rol in stappen:
        opdracht = Opdracht(actie, wie, rol, "voorbeeld")
        if workflow in zaken:
            assert kern.doe(zaken[workflow], opdracht, NU).gelukt
        else:
            zaken[workflow] = kern.start(workflow, dossier, opdracht, NU).zaak
    open_kwartaal(loket.proef.samenstel, NU - timedelta(days=20))


def _te_laat(loket: Loket) -> str:
    """An application of five months ago of which everything is over, and the dwangsom runs."""
    zaak, s = (
        loket.proef.tlv("dien_in", leerling="Sara Postma", nu=NU - timedelta(days=150)),
        loket.proef.samenstel,
    )
    s.ronde(NU - timedelta(days=40))
    loket.proef.doe(zaak, "ingebrekestelling", "wil", NU - timedelta(days=40))
    s.ronde(NU)
    s.hartslag("ronde", tijdstip(NU - timedelta(minutes=30)))  # and the line that the clock is late
    return zaak


@pytest.fixture(scope="module")
def sessies() -> dict[str, Any]:
    """Who is logged in already: the cookies of each, so that only the first page of somebody costs a login."""
    return {}


@pytest.fixture
def open_blad(
    loket: Loket, chromium: Browser, plekken: dict[str, str], sessies: dict[str, Any]
) -> Iterator[Callable[..., Page]]:
    """A page by its name, or by who and where."""
    contexten = []

    def toon(naam: str, waar: tuple[str, str] | None = None) -> Page:
        wie, pad = waar or BLADEN[naam]
        context = chromium.new_context(
            locale="nl-NL",
            viewport={"width": 1280, "height": 900},
            reduced_motion="reduce",
            storage_state=sessies.get(wie),
        )
        contexten.append(context)
        pagina = context.new_page()
        if wie not in sessies:
            loket.meld_aan(pagina, wie)
            sessies[wie] = context.storage_state()
        loket.ga(pagina, pad.format(**plekken))
        return pagina

    yield toon
    for context in contexten:
        context.close()


def _in_beide(pagina: Page) -> list[str]:
    """What axe finds; in the dark scheme only colours can be wrong that were right in the light."""
    pagina.emulate_media(color_scheme="light")
    licht = overtredingen(pagina)
    pagina.emulate_media(color_scheme="dark")
    return licht + overtredingen(pagina, {"type": "rule", "values": ["color-contrast"]})


def overtredingen(pagina: Page, wat: Any = NORMEN, waar: str | None = None) -> list[str]:
    opties = {"runOnly": wat, "resultTypes": ["violations"]}
    uitslag = Axe().run(pagina, context=waar, options=opties).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in uitslag]


def _keur(pagina: Page) -> None:
    """Nothing for axe in light and dark, and no sideways scrolling on a narrow screen or at 400 % zoom."""
    pagina.evaluate(ALLES_OPEN)
    assert _in_beide(pagina) == []
    pagina.evaluate(MENU_OPEN)
    assert pagina.locator(".wie").count() == 0 or overtredingen(pagina, waar=".wie") == []
    for breedte in (360, 320):  # 320: what is left of 1280 at 400 % zoom
        pagina.set_viewport_size({"width": breedte, "height": 900})
        assert pagina.evaluate(TE_BREED) == [], breedte


@pytest.mark.parametrize("naam", BLADEN)
def test_axe_vindt_niets_en_een_smal_scherm_schuift_niet_opzij(
    open_blad: Callable[..., Page], naam: str
) -> None:
    _keur(open_blad(naam))


@pytest.fixture(scope="module")
def gevonden(loket: Loket, plekken: dict[str, str]) -> list[tuple[str, tuple[str, str]]]:
    """Per page that is not named here and to which a link leads: who comes there, and where it is."""
    gekend = {loket.route(pad.format(**plekken)) for _, pad in BLADEN.values()}
    return sorted((route, waar) for route, waar in loket.kruip(KRUIPERS).items() if route not in gekend)


@pytest.mark.parametrize("deel", range(DELEN))
def test_ook_elke_bladzijde_waar_een_link_heen_leidt_is_toegankelijk(
    gevonden: list[tuple[str, tuple[str, str]]], open_blad: Callable[..., Page], deel: int
) -> None:
    assert len(gevonden) > 10
    mis = {}
    for route, waar in gevonden[deel::DELEN]:
        try:
            _keur(open_blad(route, waar))
        except AssertionError as fout:
            mis[route] = str(fout)
    assert mis == {}


def test_axe_vindt_niets_in_de_stap_die_het_nieuwe_einde_toont(open_blad: Callable[..., Page]) -> None:
    pagina = open_blad("wizard", ("noor/behandelaar", "/zaken/{zaak}/acties/schort_op"))
    pagina.get_by_role("button", name="Vul voorbeeld in").click()
    pagina.locator(".verstuur .knop--hoofd").click()
    pagina.locator("#controle").wait_for()
    _keur(pagina)


def test_axe_vindt_niets_in_een_formulier_met_fouten(open_blad: Callable[..., Page]) -> None:
    pagina = open_blad("formulier")
    pagina.locator(".verstuur .knop--hoofd").click()
    pagina.locator("#fouten").wait_for()
    assert _in_beide(pagina) == []


def test_axe_vindt_niets_bij_aanmelden(loket: Loket, blad: Page) -> None:
    loket.ga(blad, "/aanmelden")
    assert overtredingen(blad) == []


def test_een_link_in_de_foutenlijst_gaat_naar_het_veld(open_blad: Callable[..., Page]) -> None:
    pagina = open_blad("formulier")
    pagina.locator(".verstuur .knop--hoofd").click()
    pagina.locator("#fouten a", has_text="Motivering").click()
    expect(pagina.locator("#v-motivering")).to_be_in_viewport()


def test_op_papier_staan_geen_knoppen_en_wel_de_hele_afleiding(open_blad: Callable[..., Page]) -> None:
    pagina = open_blad("zaak")
    pagina.emulate_media(media="print")
    expect(pagina.locator("a.knop--hoofd")).to_be_hidden()
    expect(pagina.locator(".kop")).to_be_hidden()
    expect(pagina.get_by_text("Zes weken, dus 42 dagen")).to_be_visible()


def test_op_papier_staat_voor_wie_en_wanneer_en_met_eigen_kleuren_is_te_zien_waar_men_is(
    open_blad: Callable[..., Page],
) -> None:
    pagina = open_blad("werkvoorraad")
    kleuren = """() => ["[aria-current]", ":not([aria-current])"].map(
        (s) => getComputedStyle(document.querySelector(`.kop-nav a${s}`)).borderBlockEndColor)"""
    pagina.emulate_media(forced_colors="active")
    hier, elders = pagina.evaluate(kleuren)
    achtergrond = pagina.evaluate("getComputedStyle(document.body).backgroundColor")
    assert hier != elders
    assert elders == achtergrond
    pagina.emulate_media(media="print", forced_colors="none")
    expect(pagina.locator(".alleen-druk")).to_contain_text("Afgedrukt voor Noor Verbeek, behandelaar")
    expect(pagina.locator(".c-kies input").first).to_be_hidden()
    pagina.emulate_media(media="screen")
    expect(pagina.locator(".alleen-druk")).to_be_hidden()
