"""The read log at the counter: a page that cannot be recorded is not shown, and the functionaris sees who looked and why."""

import pytest

from kernproces.rollen import Rol
from loket.leeslog.log import LeeslogError, Leesregel
from loket.overzichten.rekenaar import Bezig
from loket.web.wachten import NogBezigError
from loket.web.werkplek import Bezoek
from tests.loket.web.proef import NU, Proef

FG = Rol.FUNCTIONARIS_GEGEVENSBESCHERMING


def _fg(proef: Proef) -> None:
    rij = {"rollen": [FG.value], "functies": None, "mandaten": [], "scholen": []}
    with proef.samenstel.opslag.lezen() as lezer:
        if "fatma" in proef.samenstel.kern.bron.registers(lezer).mensen:
            return
    bij = (Rol.SYSTEEM.value, Rol.SYSTEEM, NU)
    proef.samenstel.registers.werk_bij(
        "mensen", {"fatma": rij}, *bij, geheim={"fatma": {"naam": "Fatma Yildiz"}}
    )


def test_een_zaak_met_gezondheidsgegevens_ligt_vast_voor_zij_te_zien_is(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = proef.tlv("dien_in", leerling="Lina Gelezen")
    dossier = proef.stand(zaak)["dossier"]
    log = proef.samenstel.leeslog
    proef.als("noor").get(f"/zaken/{zaak}")
    regels = [r for r in log.van_dossier(dossier, NU) if r.zaak == zaak]
    assert [(r.persoon, r.gezondheid, r.grond) for r in regels][-1] == ("noor", 1, "behandelaar")

    def stuk(_: list[Leesregel]) -> None:
        raise LeeslogError

    monkeypatch.setattr(log, "_schrijf", stuk)
    antwoord = proef.als("noor").client.get(f"/zaken/{zaak}")
    assert antwoord.status_code == 503
    assert "Lina Gelezen" not in antwoord.text
    assert "kan nu niet worden vastgelegd" in antwoord.text
    assert "Lina Gelezen" in proef.als("noor").get(f"/dossiers/{dossier}"), (
        "gewoon lezen wacht niet op schrijven"
    )


def test_de_functionaris_ziet_wie_keek_en_waarom_en_niemand_anders(proef: Proef) -> None:
    _fg(proef)
    zaak = proef.tlv("dien_in", leerling="Sem Wagenaar")
    dossier = proef.stand(zaak)["dossier"]
    proef.als("karin").get(f"/dossiers/{dossier}")
    pim = proef.als("pim")
    pim.get(f"/dossiers/{dossier}/toch")
    pim.post(
        f"/dossiers/{dossier}/toch",
        303,
        {"grond": "waarneming", "reden": "De moeder staat aan de balie.", "duur": "30"},
    )
    pim.get(f"/zaken/{zaak}")
    proef.samenstel.leeslog.wacht()
    html = proef.als("fatma", FG).get(f"/leeslog?dossier={dossier}")
    assert "Karin de Lange" in html
    assert "De eigen school" in html
    assert "Toch geopend, met een reden" in html
    opvallend = proef.als("fatma", FG).get("/leeslog")
    assert "Zelfde achternaam" in opvallend, "Pim Wagenaar en Sem Wagenaar"
    assert "Sem Wagenaar" not in html + opvallend, "om te vergelijken, niet om te tonen"
    assert "Pim Wagenaar" in proef.als("fatma", FG).get("/leeslog?persoon=pim")
    for wie in ("noor", "dirk", "ruud", "bea"):
        assert proef.als(wie).client.get(f"/leeslog?dossier={dossier}").status_code == 403


def test_wie_iets_opzoekt_wacht_niet_op_wat_opviel_en_komt_er_ook_vanaf_het_dossier(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fg(proef)
    dossier = proef.stand(proef.tlv("dien_in"))["dossier"]
    fatma = proef.als("fatma", FG)

    def bezig(bezoek: Bezoek, *_: object) -> None:
        raise NogBezigError(bezoek, Bezig(NU))

    monkeypatch.setattr(Bezoek, "reken", bezig)
    html = fatma.get("/leeslog")
    assert "Dit wordt nog berekend" in html
    assert 'id="l-dossier"' in html
    assert f'href="/leeslog?dossier={dossier}"' in fatma.get(f"/dossiers/{dossier}")
    assert "/leeslog" not in proef.als("noor").get(f"/dossiers/{dossier}")
