"""Het bewijs voor de norm als bladzijde: over alle dossiers, per clausule, en tot de gebeurtenis."""

from tests.loket.web.proef import Proef

BASIS = "/kwaliteit/bewijs"


def test_van_het_overzicht_naar_de_gebeurtenis(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend", leerling="Milan Rutgers")
    dossier = proef.stand(zaak)["dossier"]
    ruud = proef.als("ruud")
    assert f"{BASIS}/clausule/B1?stand=voldaan" in ruud.get(BASIS)
    lijst = ruud.get(f"{BASIS}/clausule/B1?stand=voldaan")
    assert f'href="{BASIS}/{dossier}"' in lijst
    assert "Rutgers" not in lijst
    een = ruud.get(f"{BASIS}/{dossier}")
    assert f'href="/zaken/{zaak}#stap-' in een
    assert "In dit dossier loopt geen zaak: Kernproces." in een
    assert "Rutgers" in proef.als("noor").get(f"{BASIS}/{dossier}")


def test_een_open_clausule_zegt_wat_er_nog_moet(proef: Proef) -> None:
    proef.tlv("dien_in")
    assert "Nog te doen: Besluit bekendmaken." in proef.als("kaat").get(f"{BASIS}/clausule/B1")


def test_van_buiten_en_de_beheerder_kijken_niet_mee_en_wat_er_niet_is_is_er_niet(proef: Proef) -> None:
    for wie in ("karin", "ouder", "bea"):
        proef.als(wie).get(BASIS, 404)
    kaat = proef.als("kaat")
    for pad in ("D-1900-0001", "clausule/9.9.9", "clausule/3.1.1?stand=misschien"):
        kaat.get(f"{BASIS}/{pad}", 404)
