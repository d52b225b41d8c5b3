"""Toch openen: recorded first, shown then, for a while; known to who must know, visible on the dossier, never for a klacht."""

from datetime import timedelta

from kernproces.gebeurtenissen import dossierstroom
from kernproces.opslag.herbouw import vergelijk
from kernproces.rollen import Rol
from loket.bewijs.controle import Controle
from loket.lezen import vouwer
from notificaties.outbox import Outboxrij
from tests.loket.web.proef import NU, Proef

REDEN = "De moeder belt, zij staat bij de nieuwe school aan de balie."
VRAAG = {"grond": "waarneming", "reden": REDEN, "duur": "30"}


def _geweigerd(proef: Proef, wie: str, adres: str) -> str:
    antwoord = proef.als(wie).client.get(adres)
    assert antwoord.status_code == 403
    return antwoord.text


def test_een_collega_zonder_taak_opent_het_dossier_met_een_reden_voor_een_half_uur(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", leerling="Yara Toch")
    dossier = proef.stand(zaak)["dossier"]
    for adres in (f"/zaken/{zaak}", f"/dossiers/{dossier}", f"/dossiers/{dossier}/stukken"):
        html = _geweigerd(proef, "pim", adres)
        assert "U hebt in dit dossier geen taak" in html
        assert f"/dossiers/{dossier}/toch" in html
        assert "Yara Toch" not in html
    pim = proef.als("pim")
    vorm = f"/dossiers/{dossier}/toch"
    assert "Yara Toch" not in pim.get(vorm)
    html = pim.post(vorm, 422, {**VRAAG, "reden": "kort"})
    assert "Er is nog niets vastgelegd en niets geopend" in html
    _geweigerd(proef, "pim", f"/zaken/{zaak}")
    pim.post(vorm, 303, VRAAG)
    tot = "U hebt dit dossier met een reden geopend, tot <b>9.50 uur</b>"
    for adres in (f"/zaken/{zaak}", f"/dossiers/{dossier}"):
        html = pim.get(adres)
        assert "Yara Toch" in html
        assert tot in html
        assert tot not in proef.als("noor").get(adres), "wie er een taak heeft, leest dat niet"
    assert tot not in pim.get("/dossiers")
    assert REDEN in proef.als("noor").get(f"/dossiers/{dossier}"), "zichtbaar bij het dossier"
    assert REDEN not in proef.als("ruud").get(f"/dossiers/{dossier}"), (
        "de auditor leest geen vertrouwelijke woorden"
    )
    proef.tijd.nu = NU + timedelta(minutes=31)
    try:
        _geweigerd(proef, "pim", f"/zaken/{zaak}")
    finally:
        proef.tijd.nu = NU


def test_wie_het_moet_weten_krijgt_bericht_en_de_geschiedenis_klopt(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    dossier = proef.stand(zaak)["dossier"]
    pim = proef.als("pim")
    pim.get(f"/dossiers/{dossier}/toch")
    pim.post(f"/dossiers/{dossier}/toch", 303, VRAAG)
    s = proef.samenstel
    with s.opslag.lezen() as lezer:
        rijen = lezer.rij_query(
            f"SELECT {', '.join(Outboxrij._fields)} FROM outbox WHERE sjabloon = 'noodinzage'"
        )
        berichten = [b for b in (Outboxrij(*r) for r in rijen) if b.stroom == dossierstroom(dossier)]
        entry = list(s.kern.archief.lees(lezer, dossierstroom(dossier)))[-1]
    assert {b.rol for b in berichten} == {"functionaris_gegevensbescherming", "teamleider"}
    assert REDEN not in str(entry["open"]), "eigen woorden staan op slot"
    assert vergelijk(s.opslag, vouwer(s)) is None
    s.bezorg(NU)
    postvak = proef.als("tom", Rol.TEAMLEIDER).get("/berichten")
    assert "Noodinzage" in postvak
    assert Controle(s).uitslag()["bevindingen"] == []


def test_de_auditor_de_beheerder_en_wie_buiten_staat_openen_niets(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    adres = f"/dossiers/{proef.stand(zaak)['dossier']}/toch"
    for wie, status in (("ruud", 403), ("bea", 403), ("otto", 404), ("ouder", 404), ("karin", 404)):
        assert proef.als(wie).client.get(adres).status_code == status
    noor = proef.als("noor")
    assert noor.client.get(adres, follow_redirects=False).status_code == 303, (
        "wie alles al ziet, hoeft niets te openen"
    )
