"""Links: whoever gets a link, may follow it. A page never leads to a refusal that the reader could not have prevented."""

import re
from html import unescape

import pytest

from kernproces.rollen import Rol
from tests.loket.web.proef import BEGIN, Bezoeker, Proef

WIE = (
    ("noor", Rol.BEHANDELAAR),
    ("dirk", Rol.DIRECTEUR_BESTUURDER),
    ("bea", Rol.BEHEERDER),
    ("karin", Rol.ONDERSTEUNINGSCOORDINATOR),
)
PER_BLAD = 2  # addresses of one kind of page


def _vorm(adres: str) -> str:
    """The kind of page: without its numbers and its question."""
    return re.sub(r"(?<=/)[A-Z]+-[\w-]+", "*", adres.partition("?")[0])


def _doodlopend(bezoeker: Bezoeker) -> list[tuple[int, str, str]]:
    """What answers 403 or 404 on the way along links, with the page that led there. Opening a dossier with a reason is a way."""
    rand = [(adres, "") for adres in BEGIN if bezoeker.client.get(adres).status_code == 200]
    gezien, dood = {a for a, _ in rand}, []
    per_vorm: dict[str, int] = {}
    while rand:
        adres, van = rand.pop(0)
        per_vorm[_vorm(adres)] = per_vorm.get(_vorm(adres), 0) + 1
        if per_vorm[_vorm(adres)] > PER_BLAD:
            continue
        antwoord = bezoeker.client.get(adres)
        if antwoord.status_code in (403, 404) and "/toch" not in antwoord.text:
            dood.append((antwoord.status_code, adres, van))
        if "html" in antwoord.headers.get("content-type", ""):
            links = [unescape(a) for a in re.findall(r'<a [^>]*href="(/[^"#]*)', antwoord.text)]
            rand += [(a, adres) for a in dict.fromkeys(links) if a not in gezien]
            gezien.update(links)
    return dood


@pytest.fixture(scope="module")
def gevuld(proef_van_de_module: Proef) -> Proef:
    """A zaak in each stage, an empty dossier, and the weekly list of what is over."""
    p = proef_van_de_module
    for tot in ("dien_in", "verklaar_compleet", "stel_concept_op", "maak_bekend"):
        p.tlv(tot)
    p.doe(p.tlv("dien_in"), "verzoek_aanvulling", "noor")
    p.dossier("Nog Leeg")
    return p


@pytest.mark.parametrize(("wie", "rol"), WIE)
def test_wie_een_link_krijgt_mag_hem_volgen(gevuld: Proef, wie: str, rol: Rol) -> None:
    assert _doodlopend(gevuld.als(wie, rol)) == []
