"""Een zaak die bij een andere begint: vanaf de bladzijde van die zaak, en alleen waar het daar kan."""

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from tests.loket.web.proef import NU, Proef


def test_bezwaar_begint_vanaf_de_bladzijde_van_het_besluit(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend")
    dossier = proef.stand(zaak)["dossier"]
    wil = proef.als("wil")
    assert f"/dossiers/{dossier}/start/bezwaar?bij={zaak}" in wil.get(f"/zaken/{zaak}")
    bladzijde = wil.get(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}")
    assert f'action="/dossiers/{dossier}/start/bezwaar?bij={zaak}"' in bladzijde
    gevuld = wil.post(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}", 200, {"knop": "voorbeeld"})
    velden = wil.velden(gevuld) | {"knop": "doe"}
    wil.post(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}", 303, velden)
    bezwaar = wil.naar.removeprefix("/zaken/").partition("?")[0]
    assert proef.stand(bezwaar)["hoofdzaak"] == zaak
    assert proef.stand(zaak)["termijnen"]["D.BZ.in"]["stand"] == "gestopt"
    assert "hangt aan deze zaak" in wil.get(f"/zaken/{zaak}")


def test_zonder_besluit_staat_bezwaar_er_niet_bij_en_noemt_de_weigering_de_weg(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", nu=NU)
    dossier = proef.stand(zaak)["dossier"]
    wil = proef.als("wil")
    assert "start/bezwaar" not in wil.get(f"/zaken/{zaak}")
    wil.get(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}")
    gevuld = wil.post(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}", 200, {"knop": "voorbeeld"})
    velden = wil.velden(gevuld) | {"knop": "doe"}
    geweigerd = wil.post(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}", 422, velden)
    assert "Bezwaar kan pas bij: verleend, afgewezen, buiten behandeling gelaten." in geweigerd


def test_een_zaak_begint_niet_bij_een_zaak_van_een_ander_dossier_of_een_besloten_zaak(proef: Proef) -> None:
    """Nothing of it is shown, and nothing hangs on it for ever."""
    hier, elders = proef.tlv("maak_bekend"), proef.tlv("maak_bekend", school="school-2")
    dossier = proef.stand(hier)["dossier"]
    opdracht = Opdracht("ontvang", "wil", Rol.SECRETARIAAT, "voorbeeld")
    klacht = proef.samenstel.kern.start("klacht", dossier, opdracht, NU).zaak
    noor = proef.als("noor")
    noor.get("/")
    for bij in (elders, klacht, "Z-verzonnen"):
        for workflow in ("tlv", "brief", "afwijking"):
            adres = f"/dossiers/{dossier}/start/{workflow}?bij={bij}"
            for antwoord in (noor.client.get(adres), noor.client.post(adres, data={"csrf": noor.token})):
                assert antwoord.status_code == 404, (adres, antwoord.status_code)
                assert "is er niet in dit dossier, of is niet voor u" in antwoord.text


def test_een_procedure_die_op_zichzelf_staat_hangt_aan_niets(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    opdracht = Opdracht("start", "noor", Rol.BEHANDELAAR, "voorbeeld")
    for bij in (zaak, "Z-verzonnen"):
        antwoord = proef.samenstel.kern.start(
            "tlv", proef.stand(zaak)["dossier"], opdracht, NU, hoofdzaak=bij
        )
        assert [b.eis for b in antwoord.beletselen] == ["hoofdzaak"]
        assert "staat op zichzelf" in antwoord.beletselen[0].reden
