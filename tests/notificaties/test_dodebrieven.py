"""What could not be delivered: visible, mended by a person, offered again under the same Message-ID, and recorded."""

import pytest

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.vouwer import Vouwer
from kernproces.opslag.herbouw import herbouw, vergelijk
from kernproces.rollen import Rol
from kernproces.tijdstip import tijdstip
from notificaties.bezorgbewijs import Bezorgbewijs, bewijzen_van_zaak
from notificaties.dodebrieven import Herbezorger, dode_brieven, haperende_brieven, zin_van
from notificaties.kanalen.basis import KanaalFout
from notificaties.projectie import Projectie
from tests.notificaties.bureau import Bureau, Vanger

BEHEERDER = ("beheerder", Rol.BEHEERDER)
NEE = KanaalFout("Nee.", blijvend=True)


def dood(bureau: Bureau) -> list[str]:
    with bureau.opslag.lezen() as lezer:
        return [b.rij.id for b in dode_brieven(lezer, 100)]


def bewijs(bureau: Bureau, zaak: str, rol: str) -> Bezorgbewijs:
    with bureau.opslag.lezen() as lezer:
        entries = list(bureau.kern.archief.lees(lezer, f"zaak/{zaak}"))
        return next(b for b in bewijzen_van_zaak(lezer, entries) if b.rij.rol == rol)


def test_een_dode_brief_gaat_na_herstel_opnieuw_onder_zijn_eigen_nummer(
    bureau: Bureau, vanger: Vanger
) -> None:
    zaak = bureau.ingediend()
    vanger.fouten = [NEE]
    assert bureau.verzend() == "1 0 1 0"
    (brief,) = dood(bureau)
    assert bewijs(bureau, zaak, "bevoegd_gezag").einde == "Nee."
    herbezorger = Herbezorger(bureau.kern)
    assert herbezorger.bied_aan(brief, "adres", BEHEERDER, bureau.nu)
    assert not herbezorger.bied_aan(brief, "adres", BEHEERDER, bureau.nu)
    assert dood(bureau) == []
    assert bureau.verzend() == "1 0 0 0"
    assert bureau.soorten(brief) == [
        "beschikbaar", "mislukt", "opgegeven", "aangeboden", "verzonden", "afgerond",
    ]  # fmt: skip
    aangeboden = bureau.verloop(brief)[3]
    assert (aangeboden["actor"], aangeboden["rol"], aangeboden["open"]["reden"]) == (
        "beheerder", "beheerder", "adres",
    )  # fmt: skip
    eerder = bureau.verloop(bureau.outbox()[0].id)
    assert eerder[-2]["open"]["message_id"] == vanger.zendingen[-1].message_id
    assert bureau.bezorging()[brief] == (1, None, None)


def test_alle_dode_brieven_gaan_in_een_keer_opnieuw(bureau: Bureau, vanger: Vanger) -> None:
    for _ in range(3):
        bureau.ingediend()
    vanger.fouten = [NEE] * 4
    assert bureau.verzend() == "2 0 4 0"
    assert Herbezorger(bureau.kern).bied_alle_aan("server", BEHEERDER, bureau.nu) == 4
    assert bureau.verzend() == "4 0 0 0"
    assert len({z.message_id for z in vanger.zendingen}) == len(vanger.zendingen) == 6


def test_alleen_een_bekende_reden_telt(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()
    vanger.fouten = [NEE]
    bureau.verzend()
    with pytest.raises(OnbekendError, match="Onbekende reden 'zomaar'"):
        Herbezorger(bureau.kern).bied_aan(dood(bureau)[0], "zomaar", BEHEERDER, bureau.nu)


def test_een_mail_die_terugkomt_is_een_dode_brief_en_de_tweede_verzending_telt(
    bureau: Bureau, vanger: Vanger
) -> None:
    zaak = bureau.ingediend()
    bureau.verzend()
    ouder = bureau.outbox()[1].id
    herbezorger = Herbezorger(bureau.kern)
    bureau.wacht(hours=3)
    assert herbezorger.meld_terug(ouder, "ouder", "5.1.1", BEHEERDER, bureau.nu)
    assert dood(bureau) == [ouder]
    terug = bewijs(bureau, zaak, "ouder").bereik["ouder"]
    assert (terug.verzonden, terug.teruggekomen is not None) == (None, True)
    assert terug.fout == "De mail kwam terug: het adres bestaat niet (5.1.1)."
    assert not herbezorger.meld_terug(ouder, "ouder", "5.1.1", BEHEERDER, bureau.nu)
    bureau.wacht(hours=2)
    herbezorger.bied_aan(ouder, "adres", BEHEERDER, bureau.nu)
    assert bureau.verzend() == "1 0 0 0"
    na = bewijs(bureau, zaak, "ouder").bereik["ouder"]
    assert na.keren == 2
    assert na.verzonden is not None
    assert na.verzonden == tijdstip(bureau.nu)
    assert na.op_tijd(bureau.nu)
    assert len({z.message_id for z in vanger.zendingen if z.email == "ouder@post.example"}) == 1


def test_een_vertraagde_mail_blijft_verzonden(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()
    bureau.verzend()
    ouder = bureau.outbox()[1].id
    assert Herbezorger(bureau.kern).meld_terug(ouder, "ouder", "4.4.1", BEHEERDER, bureau.nu)
    assert dood(bureau) == []
    assert bureau.outbox()[1].status == "verzonden"


def test_wie_niets_kreeg_kan_niets_terugsturen(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()
    bureau.verzend()
    herbezorger = Herbezorger(bureau.kern)
    assert not herbezorger.meld_terug(bureau.outbox()[1].id, "mentor", "5.1.1", BEHEERDER, bureau.nu)
    assert not herbezorger.meld_terug("onbekend", "ouder", "5.1.1", BEHEERDER, bureau.nu)
    with pytest.raises(OnbekendError, match="geen code van een retourbericht"):
        herbezorger.meld_terug(bureau.outbox()[1].id, "ouder", "550", BEHEERDER, bureau.nu)


def test_wat_hapert_staat_er_met_de_reden_en_het_volgende_moment(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()
    vanger.fouten = [KanaalFout("Even niet.")]
    bureau.verzend()
    with bureau.opslag.lezen() as lezer:
        (brief,) = haperende_brieven(lezer, 10)
    assert (brief.pogingen, brief.fout, brief.volgende is not None) == (1, "Even niet.", True)


def test_het_bewijs_weet_of_de_kennisgeving_binnen_48_uur_uitging(bureau: Bureau, vanger: Vanger) -> None:
    zaak = bureau.ingediend()
    vanger.fouten = [KanaalFout("Even niet.")]
    bureau.verzend()
    bereik = bewijs(bureau, zaak, "bevoegd_gezag").bereik["bevoegd_gezag"]
    assert bereik.beschikbaar is not None
    assert bereik.op_tijd(bureau.nu) is None
    bureau.wacht(hours=49)
    assert bereik.op_tijd(bureau.nu) is False
    bureau.verzend()
    later = bewijs(bureau, zaak, "bevoegd_gezag").bereik["bevoegd_gezag"]
    assert (later.verzonden is not None, later.op_tijd(bureau.nu)) == (True, False)
    assert bewijs(bureau, zaak, "ouder").bereik["ouder"].op_tijd(bureau.nu)


def test_een_functie_zonder_mensen_staat_in_het_bewijs_tot_zij_is_bezet(
    bureau: Bureau, vanger: Vanger
) -> None:
    zaak = bureau.ingediend()
    iedereen = list(bureau.personen)
    for wie in iedereen:
        bureau.persoon(wie)
    assert bureau.verzend() == "0 2 0 0"
    assert "Niemand heeft deze functie" in bewijs(bureau, zaak, "ouder").fout
    bureau.persoon("ouder", Rol.OUDER, alle_dossiers=True)
    bureau.wacht(minutes=1)
    bureau.verzend()
    hersteld = bewijs(bureau, zaak, "ouder")
    assert (hersteld.fout, list(hersteld.bereik), hersteld.status) == ("", ["ouder"], "verzonden")


def test_na_herbouw_is_een_brief_even_dood_of_levend_als_daarvoor(bureau: Bureau, vanger: Vanger) -> None:
    for _ in range(3):
        bureau.ingediend()
    vanger.fouten = [NEE] * 3
    bureau.verzend()
    eerste, tweede, derde = dood(bureau)
    herbezorger = Herbezorger(bureau.kern)
    for _ in range(2):  # given up, offered, given up again
        herbezorger.bied_aan(eerste, "server", BEHEERDER, bureau.nu)
        vanger.fouten = [NEE]
        bureau.verzend()
    herbezorger.bied_aan(tweede, "server", BEHEERDER, bureau.nu)
    bureau.verzend()
    herbezorger.bied_aan(derde, "server", BEHEERDER, bureau.nu)
    herbezorger.meld_terug(bureau.outbox()[-1].id, bureau.outbox()[-1].rol, "5.2.2", BEHEERDER, bureau.nu)
    voor = bureau.outbox()
    assert {r.status for r in voor} == {"wacht", "opgegeven", "verzonden"}
    vouwer = Vouwer(bureau.kern.register, Projectie(), bureau.kern.archief)
    assert vergelijk(bureau.opslag, vouwer) is None
    herbouw(bureau.opslag, vouwer)
    assert bureau.outbox() == voor


@pytest.mark.parametrize(("code", "zin"), [
    ("5.1.1", "het adres bestaat niet"), ("5.2.2", "de mailbox neemt niets aan"), ("5.7.1", "door de beveiliging"),
    ("5.4.4", "De mail kwam terug (5.4.4)."), ("4.4.7", "nog niet aangekomen"),
])  # fmt: skip
def test_een_code_wordt_een_zin_voor_wie_het_moet_herstellen(code: str, zin: str) -> None:
    assert zin in zin_van(code)
