"""From the history to the outbox: pure, repeatable, and silent where silence is due."""

import copy
from typing import Any

from kernproces.gebruik.vouwer import Vouwer
from kernproces.opslag.herbouw import herbouw, vergelijk
from kernproces.rollen import BUITENROLLEN, INTERNE_ROLLEN, Rol
from notificaties.kanalen.basis import KanaalFout
from notificaties.projectie import Projectie, bezorgd, noem_versies, rijen
from notificaties.sjablonen import VERSIES
from tests.notificaties.bureau import Bureau, Vanger

MOMENT = "2026-03-02T08:00:00.000000Z"


def entry(nr: int, **open_: Any) -> dict[str, Any]:
    noem_versies(open_)
    return {"nr": nr, "soort": "handeling", "stroom": "zaak/Z-1", "vastgelegd": MOMENT, "open": open_}


def overleden(nr: int, grond: str = "overleden") -> dict[str, Any]:
    return {"zaak": "Z-1", "gedaan": {"beeindig_voortijdig": {"nr": nr, "gegevens": {"grond": grond}}}}


ALLEN = [r.value for r in Rol]
LEEG: dict[str, Any] = {"zaak": "Z-1", "gedaan": {}}


def test_elke_functie_krijgt_een_eigen_rij_met_sjabloon_en_versie() -> None:
    berichten = [
        {"sjabloon": "tlv_ontvangst", "aan": ["bevoegd_gezag", "ouder"]},
        {"sjabloon": "tlv_besluit", "aan": ["ouder"]},
    ]
    eerste, tweede, derde = rijen(entry(7, berichten=berichten), LEEG)
    versie = VERSIES["tlv_ontvangst"]
    assert eerste == (
        "wacht", f"{MOMENT}|Z-1|000007|0", "Z-1", 7, "tlv_ontvangst", versie, "bevoegd_gezag", MOMENT, None, None,
    )  # fmt: skip
    assert (tweede[1][-1], tweede[6], derde[1][-1], derde[4]) == ("1", "ouder", "2", "tlv_besluit")


def test_een_trede_van_een_termijn_noemt_termijn_en_trede() -> None:
    trede = {
        "termijn": "D.TLV.norm",
        "trede": "overschrijding",
        "aan": ["ouder"],
        "sjabloon": "norm_overschreden",
    }
    ((status, *_, termijn, naam),) = rijen(entry(7, **trede), LEEG)
    assert (termijn, naam, status) == ("D.TLV.norm", "overschrijding", "wacht")


def test_een_rebuild_gebruikt_de_versie_van_toen_en_niet_die_van_vandaag() -> None:
    toen = entry(1, berichten=[{"sjabloon": "tlv_besluit", "aan": ["ouder"]}])
    assert toen["open"]["berichten"][0]["versie"] == VERSIES["tlv_besluit"]
    toen["open"]["berichten"][0]["versie"] = "v1"
    assert [r[5] for r in rijen(toen, LEEG)] == ["v1"]


def test_wat_niemand_iets_vertelt_geeft_geen_rij() -> None:
    assert rijen(entry(1), LEEG) == []
    assert rijen(entry(1, trede="x", sjabloon="weeklijst", aan=[]), LEEG) == []
    assert rijen(entry(1, gegevens={"sjabloon": "x", "aan": ["ouder"]}), LEEG) == []


def test_na_het_overlijden_gaat_er_niets_meer_naar_school_en_familie() -> None:
    stap = entry(7, berichten=[{"sjabloon": "tlv_besluit", "aan": ALLEN}])
    intern = {r.value for r in INTERNE_ROLLEN} | {"systeem"}
    assert {r[6] for r in rijen(stap, overleden(nr=7))} == intern
    assert {r[6] for r in rijen(stap, overleden(nr=3))} == intern
    assert {r[6] for r in rijen(stap, overleden(nr=3, grond="verhuisd"))} == set(ALLEN)
    assert {r[6] for r in rijen(stap, overleden(nr=8))} == set(ALLEN)
    assert len({r[1] for r in rijen(stap, overleden(nr=7))}) == len(intern)


def test_de_projectie_verandert_niets_aan_wat_zij_leest() -> None:
    stap, stand = entry(7, berichten=[{"sjabloon": "tlv_besluit", "aan": ALLEN}]), overleden(3)
    voor = copy.deepcopy((stap, stand))
    assert rijen(stap, stand) == rijen(stap, stand)
    assert (stap, stand) == voor


def test_wie_al_in_de_wachtrij_stond_hoort_na_het_overlijden_niets_meer(
    bureau: Bureau, vanger: Vanger
) -> None:
    tlv = bureau.ingediend()
    kern = bureau.start("kernproces", Rol.SECRETARIAAT)
    bureau.doe(kern, "beeindig_voortijdig", Rol.TEAMLEIDER, grond="overleden")
    assert bureau.verzend() == "0 0 0 4"
    assert vanger.zendingen == []
    assert {r.status for r in bureau.outbox()} == {"vervallen"}
    slot = bureau.verloop(bureau.outbox()[0].id)[-1]
    assert (slot["soort"], slot["open"]["reden"]) == ("bericht_vervallen", "De leerling is overleden.")
    bureau.doe(tlv, "verklaar_compleet", Rol.BEHANDELAAR)
    bureau.doe(tlv, "breng_advies_uit", Rol.DESKUNDIGE)
    assert bureau.verzend() == "1 0 0 1"
    assert [z.sjabloon for z in vanger.zendingen] == ["tlv_advies_binnen"]


def test_na_herbouw_uit_de_geschiedenis_staat_de_outbox_er_precies_zo(bureau: Bureau, vanger: Vanger) -> None:
    bureau.persoon("beheerder")
    bureau.persoon("directeur_bestuurder")
    zaken = [bureau.ingediend() for _ in range(3)]
    vanger.fouten = [KanaalFout("Nee.", blijvend=True), KanaalFout("Even niet.")]
    assert bureau.verzend() == "4 1 1 0"
    bureau.wacht(days=28)
    assert [r.trede for z in zaken for r in bureau.ronde(z)] == ["herinnering_14d"] * 3
    bureau.doe(zaken[0], "trek_in", Rol.BEVOEGD_GEZAG)
    bureau.verzend()
    voor = bureau.outbox()
    assert {r.status for r in voor} == {"verzonden", "opgegeven", "vervallen"}
    vouwer = Vouwer(bureau.kern.register, Projectie(), bureau.kern.archief)
    assert vergelijk(bureau.opslag, vouwer) is None
    herbouw(bureau.opslag, vouwer)
    assert bureau.outbox() == voor
    assert {r.rol for r in voor} <= {r.value for r in BUITENROLLEN} | {"behandelaar"}


def test_alleen_een_einde_verandert_de_status() -> None:
    def na(soort: str) -> tuple[str, str, str] | None:
        return bezorgd({"soort": soort, "open": {"bericht": "b"}})

    assert na("bericht_afgerond") == ("verzonden", "wacht", "b")
    assert na("bericht_opgegeven") == ("opgegeven", "wacht", "b")
    assert na("bericht_vervallen") == ("vervallen", "wacht", "b")
    for soort in ("bericht_beschikbaar", "bericht_verzonden", "bericht_mislukt", "bericht_geopend"):
        assert na(soort) is None
