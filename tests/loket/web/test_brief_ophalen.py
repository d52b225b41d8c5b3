"""A letter to school or parents is opened where they look: only theirs, recorded as opened, and nothing else of the dossier."""

import io
import re

from kernproces.gebruik.kern import Opdracht
from kernproces.gebruik.stuk import Aanbod
from kernproces.opslag.herbouw import vergelijk
from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID
from loket.bewijs.controle import Controle
from loket.brieven.opstellen import Brieven
from loket.lezen import vouwer
from tests.loket.web.proef import NU, Bezoeker, Proef
from tests.loket.web.test_volgen import _link, _volg

BRIEF = re.compile(r'href="((?:/school|/volg)/[^"]+/brieven/\d+)"')


def _adressen(html: str) -> list[str]:
    return BRIEF.findall(html)


def _brief(proef: Proef, zaak: str, *aan: str, verzend: bool = True) -> str:
    s = proef.samenstel
    start = Opdracht(
        "stel_op", "noor", Rol.BEHANDELAAR, "voorbeeld", {"sjabloon": "tlv_verleend", "ontvangers": list(aan)}
    )
    brief = s.kern.start("brief", proef.stand(zaak)["dossier"], start, NU, hoofdzaak=zaak).zaak
    brieven = Brieven(s)
    with s.opslag.lezen() as lezer:
        gemaakt = brieven.maak(lezer, proef.stand(brief))
    assert brieven.leg_voor(proef.stand(brief), gemaakt, "noor", Rol.BEHANDELAAR, NU).gelukt
    with s.opslag.lezen() as lezer:
        stuk = brieven.bytes_van(lezer, proef.stand(brief))
    assert stuk is not None
    proef.doe(brief, "keur_goed", "ruben", document_hash=stuk.afdruk)
    if verzend:
        proef.doe(brief, "verzend", "wil", document_hash=stuk.afdruk, ontvangers=list(aan))
    return brief


def _besloten(proef: Proef) -> str:
    zaak = proef.tlv("stel_concept_op")
    proef.doe(zaak, "verleen", "dirk", besluit_hash=None)
    return zaak


def _ouder(proef: Proef, zaak: str) -> tuple[Bezoeker, str, str]:
    ouder = proef.bezoeker()
    adres, code = _link(proef, zaak)
    return ouder, adres, _volg(ouder, adres, code)


def test_ouders_openen_hun_brief_en_dat_is_bewijs(proef: Proef) -> None:
    zaak = _besloten(proef)
    brief = _brief(proef, zaak, "ouder", "bevoegd_gezag")
    ouder, _, html = _ouder(proef, zaak)
    (adres,) = _adressen(html)
    assert "Brief van dinsdag 24 november 2026" in html
    assert "verleend" not in html, "wat er besloten is, staat alleen in de brief"
    antwoord = ouder.client.get(adres)
    assert antwoord.content.startswith(b"%PDF-")
    assert "attachment" in antwoord.headers["content-disposition"]
    ouder.client.get(adres)
    s, dossier = proef.samenstel, proef.stand(zaak)["dossier"]
    with s.opslag.lezen() as lezer:
        opgehaald = [
            e for e in s.kern.archief.lees(lezer, f"stukken/{dossier}") if e["soort"] == "stuk_opgehaald"
        ]
    assert [(e["rol"], e["vastgelegd"][:10]) for e in opgehaald] == [("ouder", "2026-11-24")], (
        "alleen de eerste keer"
    )
    assert "ouders, met een link en een code, voor het eerst op di 24 nov 2026" in proef.als("noor").get(
        f"/zaken/{brief}/brief"
    )
    s.leeslog.wacht()
    assert [r.wat for r in s.leeslog.van_dossier(dossier, NU) if r.persoon.startswith("volglink/")].count(
        "brief"
    ) == 2
    assert vergelijk(s.opslag, vouwer(s)) is None
    assert Controle(s).uitslag()["bevindingen"] == []


def test_de_school_opent_alleen_wat_aan_haar_is_gericht(proef: Proef) -> None:
    zaak = _besloten(proef)
    _brief(proef, zaak, "ouder")
    assert _adressen(proef.als("karin").get(f"/school/{zaak}")) == [], (
        "een brief aan de ouders is niet aan de school"
    )
    _brief(proef, zaak, "ondersteuningscoordinator")
    karin = proef.als("karin")
    (adres,) = _adressen(karin.get(f"/school/{zaak}"))
    assert karin.client.get(adres).content.startswith(b"%PDF-")
    assert proef.als("piet").client.get(adres).status_code == 404, "aan een andere functie gericht"
    assert proef.als("otto").client.get(adres).status_code == 404, "een andere school"
    _, _, html = _ouder(proef, zaak)
    assert len(_adressen(html)) == 1


def test_wat_niet_is_verzonden_of_geen_brief_is_opent_niemand(proef: Proef) -> None:
    zaak = _besloten(proef)
    _brief(proef, zaak, "ouder", "ondersteuningscoordinator", verzend=False)
    s, dossier = proef.samenstel, proef.stand(zaak)["dossier"]
    aanbod = Aanbod(io.BytesIO(b"%PDF-1.7 verslag %%EOF"), "v.pdf", "Verslag", GEZONDHEID)
    stuk = s.stukken.voeg_toe(dossier, aanbod, "noor", Rol.BEHANDELAAR, NU)
    ouder, volgadres, html = _ouder(proef, zaak)
    assert _adressen(html) == []
    with s.opslag.lezen() as lezer:
        nummers = {x.nr for x in s.stukken.van(lezer, dossier)} | {stuk.nr}
    for nr in nummers:
        assert ouder.client.get(f"{volgadres}/brieven/{nr}").status_code == 404
        assert proef.als("karin").client.get(f"/school/{zaak}/brieven/{nr}").status_code == 404
    zonder = proef.bezoeker().client.get(f"{volgadres}/brieven/1", follow_redirects=False)
    assert (zonder.status_code, zonder.headers["location"]) == (303, volgadres), "zonder code geen brief"


def test_een_besluit_op_een_eigen_stuk_is_ook_te_openen(proef: Proef) -> None:
    zaak = proef.tlv("stel_concept_op")
    s, dossier = proef.samenstel, proef.stand(zaak)["dossier"]
    aanbod = Aanbod(io.BytesIO(b"%PDF-1.7 besluit %%EOF"), "b.pdf", "Besluit", GEZONDHEID)
    stuk = s.stukken.voeg_toe(dossier, aanbod, "noor", Rol.BEHANDELAAR, NU)
    proef.doe(zaak, "verleen", "dirk", besluit_hash=stuk.afdruk)
    ouder, adres, html = _ouder(proef, zaak)
    assert _adressen(html) == [], "nog niet bekendgemaakt"
    proef.doe(zaak, "maak_bekend", "wil", besluit_hash=stuk.afdruk)
    (brief,) = _adressen(ouder.get(adres))
    assert ouder.client.get(brief).content == b"%PDF-1.7 besluit %%EOF"
