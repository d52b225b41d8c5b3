"""Messages as they come out of real zaken: every word of every step is sent, to whoever is there that day."""

import random
from email import message_from_bytes
from email.policy import default

import pytest

from kernproces.gebeurtenissen import Nieuw
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.voortgang import Vervolg
from notificaties.kanalen.basis import Zending
from notificaties.projectie import Projectie
from tests.hulp.wereld import mensen
from tests.notificaties.bureau import Bureau, Vanger
from workflows.evaluatie import EVALUATIE
from workflows.kernproces import KERNPROCES
from workflows.tlv import TLV


def tekst_van(zending: Zending) -> str:
    return " ".join(message_from_bytes(zending.inhoud, policy=default).get_content().split())


def test_een_overschrijding_volgt_naar_wie_de_directeur_vandaag_vervangt(
    bureau: Bureau, vanger: Vanger
) -> None:
    zaak = bureau.ingediend()
    bureau.verzend()
    bureau.wacht(days=43)
    overschreden = [r for r in bureau.ronde(zaak) if r.trede == "overschrijding"]
    assert [r.rol for r in overschreden] == ["directeur_bestuurder", "bevoegd_gezag", "ouder"]
    vervangt = [{"wie": "directeur_bestuurder", "van": dag_van(bureau.nu).isoformat(), "tot": None}]
    bureau.persoon("teamleider", Rol.TEAMLEIDER, vervangt=vervangt)  # after the overrun was noted
    vanger.zendingen.clear()
    bureau.verzend()
    brief = next(z for z in vanger.zendingen if z.email == "teamleider@post.example")
    assert "directeur_bestuurder@post.example" not in [z.email for z in vanger.zendingen]
    tekst = tekst_van(brief)
    assert tekst.startswith("U krijgt dit bericht omdat u Dirk Oosterwold vervangt. Beste Hanna Dijkgraaf,")
    assert f"De norm voor {zaak} verliep op maandag 13 april 2026." in tekst
    assert (
        "De termijn van de wet eindigt op dinsdag 28 april 2026. School en ouders krijgen bericht." in tekst
    )
    assert "Aanvraag ontvangen (Awb 2:20)" in tekst
    verzonden = next(e for e in bureau.verloop(overschreden[0].id) if e["soort"] == "bericht_verzonden")
    assert (verzonden["open"]["persoon"], verzonden["open"]["namens"]) == (
        "teamleider",
        "directeur_bestuurder",
    )


def test_een_herinnering_aan_wat_al_klaar_is_wordt_niet_meer_gestuurd(bureau: Bureau, vanger: Vanger) -> None:
    zaak = bureau.ingediend()
    bureau.verzend()
    bureau.wacht(days=28)
    assert [r.sjabloon for r in bureau.ronde(zaak)] == ["termijn_herinnering"]
    bureau.doe(zaak, "trek_in", Rol.BEVOEGD_GEZAG)
    vanger.zendingen.clear()
    assert bureau.verzend() == "2 0 0 1"
    assert {z.sjabloon for z in vanger.zendingen} == {"tlv_ingetrokken"}


def test_een_bericht_dat_wachtte_noemt_de_dag_die_nu_geldt(bureau: Bureau, vanger: Vanger) -> None:
    zaak = bureau.ingediend()
    bureau.doe(zaak, "verklaar_compleet", Rol.BEHANDELAAR)
    bureau.doe(zaak, "spreek_uitstel_af", Rol.BEVOEGD_GEZAG, dagen=7)
    bureau.verzend()
    eerste = next(z for z in vanger.zendingen if z.sjabloon == "tlv_ontvangst")
    assert "uiterlijk maandag 20 april 2026" in tekst_van(eerste)


def test_een_functie_die_leeg_staat_valt_op_bij_de_beheerder(bureau: Bureau, vanger: Vanger) -> None:
    zaak = bureau.ingediend()
    bureau.doe(zaak, "verklaar_compleet", Rol.BEHANDELAAR)
    bureau.verzend()
    bureau.persoon("teamleider")
    bureau.persoon("teamleider-2")
    bureau.wacht(days=50)
    assert "waarschuwing_7d" in [r.trede for r in bureau.ronde(zaak)]
    vanger.zendingen.clear()
    bureau.verzend()
    aan = {z.email for z in vanger.zendingen if z.sjabloon == "termijn_waarschuwing"}
    assert aan == {"beheerder@post.example", "directeur_bestuurder@post.example"}
    tekst = tekst_van(next(z for z in vanger.zendingen if z.sjabloon == "termijn_waarschuwing"))
    assert tekst.startswith("De functie teamleider is vandaag niet bezet. Daarom krijgt u dit bericht.")


def test_de_weeklijst_noemt_de_zaken_van_toen_zij_werd_gemaakt(bureau: Bureau, vanger: Vanger) -> None:
    open_ = {
        "termijnen": [
            {"zaak": "Z-2026-0008", "termijn": "D.IG", "uiterlijk": "2026-02-01", "kennis": None, "dwangsom": 46},
            {"zaak": "Z-2026-0009", "termijn": "D.TLV.norm", "uiterlijk": "2026-02-02", "kennis": "2026-02-04", "dwangsom": 0},
        ],
        "aantal": 3, "trede": "weeklijst", "sjabloon": "weeklijst", "aan": ["directeur_bestuurder"],
    }  # fmt: skip
    v = Vervolg("overzicht/overschrijdingen", {}, tijdstip(bureau.nu), berichten=Projectie())
    v.voeg_toe(Nieuw("weeklijst", open_, "systeem", "systeem", dag_van(bureau.nu).isoformat()))
    with bureau.opslag.schrijven() as schrijver:
        bureau.kern.boekhouding.boek(schrijver, [Deel(v, None)])
    assert bureau.verzend() == "1 0 0 0"
    tekst = tekst_van(vanger.zendingen[0])
    regels = " ".join(tekst.split())
    assert (
        "- Z-2026-0008: termijn na de ingebrekestelling (wet), uiterlijk zondag 1 februari 2026. "
        "Dwangsom tot nu toe: € 46" in regels
    )
    assert (
        "- Z-2026-0009: norm voor het besluit op de aanvraag, uiterlijk maandag 2 februari 2026. "
        "U nam er kennis van op woensdag 4 februari 2026" in regels
    )
    assert "Er is er nog 1." in tekst


ZELDEN = {
    "trek_in",
    "beeindig_voortijdig",
    "weiger",
    "zend_door",
    "laat_buiten",
    "ingebrekestelling",
    "schort_op",
}
NOOIT = {"corrigeer", "noteer", "voeg_stuk_toe", "draag_over"}


def _wandel(bureau: Bureau, zaak: str, munt: random.Random) -> None:
    """One random allowed action with its example, if there is any; what leads on comes first."""
    with bureau.opslag.lezen() as lezer:
        g = bureau.kern.bron.laad(lezer, zaak)
        workflow = bureau.kern.register.van(g.zaak).workflow
        mag: list[tuple[str, str, Rol]] = []
        for persoon, versies in mensen().items():
            rol = Rol(versies[0]["rollen"][0])
            oordelen = bureau.kern.oordelen(lezer, g, persoon, rol, bureau.nu)
            mag += [(o.actie, persoon, rol) for o in oordelen if o.mag and o.actie not in NOOIT]
    vooruit = [k for k in mag if workflow.acties[k[0]][0].naar is not None and k[0] not in ZELDEN]
    vaak = [k for k in mag if k[0] not in ZELDEN]
    keuze = munt.choices((vooruit, vaak, mag), (6, 3, 1))[0]
    if keuze:
        actie, persoon, rol = munt.choice(keuze)
        bureau.kern.doe(zaak, Opdracht(actie, persoon, rol, "voorbeeld"), bureau.nu)


@pytest.mark.parametrize("zaad", range(3))
def test_elk_bericht_van_een_willekeurige_loop_is_te_versturen(
    bureau: Bureau, vanger: Vanger, zaad: int
) -> None:
    munt = random.Random(zaad)
    zaken = [bureau.start(TLV.naam), bureau.start(KERNPROCES.naam, Rol.SECRETARIAAT)]
    for _ in range(40):
        for zaak in zaken:
            _wandel(bureau, zaak, munt)
        if len(zaken) == 2 and munt.random() < 0.3:
            opdracht = Opdracht("plan", "behandelaar", Rol.BEHANDELAAR, "voorbeeld")
            evaluatie = bureau.kern.start(EVALUATIE.naam, "d1", opdracht, bureau.nu, hoofdzaak=zaken[1])
            zaken += [evaluatie.zaak] if evaluatie.gelukt else []
        bureau.wacht(days=munt.choice((0, 0, 1, 1, 3, 12)))
        for zaak in zaken:
            bureau.ronde(zaak)
        uitslag = bureau.bezorger.verzend(bureau.nu, hoeveel=1000)
        assert (uitslag.mislukt, uitslag.opgegeven) == (0, 0), bureau.bezorging()
    assert len({z.sjabloon for z in vanger.zendingen}) > 5
    assert len({z.message_id for z in vanger.zendingen}) == len(vanger.zendingen)


def test_ook_op_de_zijwegen_van_een_aanvraag_is_elk_bericht_te_versturen(
    bureau: Bureau, vanger: Vanger
) -> None:
    zaak = bureau.ingediend()
    mist = [
        {"stuk": stuk, "wat": "Dit mist nog."} for stuk in ("ontwikkelingsperspectief", "zienswijze_ouders")
    ]
    bureau.doe(zaak, "verzoek_aanvulling", Rol.BEHANDELAAR, ontbreekt=mist)
    with bureau.opslag.lezen() as lezer:
        oc = Rol.ONDERSTEUNINGSCOORDINATOR
        stukken = bureau.kern.voorbeeld(lezer, zaak, "vul_aan", oc.value, oc, bureau.nu)["stukken"]
    bureau.doe(zaak, "vul_aan", oc, stukken=stukken[:1])
    bureau.wacht(days=15)
    bureau.ronde(zaak)
    bureau.doe(zaak, "behandel_zonder_aanvulling", Rol.BEHANDELAAR)
    bureau.doe(zaak, "breng_advies_uit", Rol.DESKUNDIGE)
    bureau.doe(zaak, "breng_advies_uit", Rol.DESKUNDIGE, "deskundige-2")
    bureau.doe(zaak, "stel_concept_op", Rol.BEHANDELAAR)
    bureau.doe(zaak, "wijzig_advies", Rol.DIRECTEUR_BESTUURDER)
    bureau.doe(zaak, "ingebrekestelling", Rol.OUDER)  # too early: recorded, and no term of two weeks
    bureau.wacht(days=70)
    bureau.ronde(zaak)
    bureau.doe(zaak, "ingebrekestelling", Rol.OUDER)
    bureau.wacht(days=20)
    bureau.ronde(zaak)
    uitslag = bureau.bezorger.verzend(bureau.nu, hoeveel=1000)
    assert (uitslag.mislukt, uitslag.opgegeven) == (0, 0), bureau.bezorging()
    assert {z.sjabloon for z in vanger.zendingen} >= {
        "tlv_aanvulling_gevraagd", "tlv_deels_aangevuld", "herstel_verstreken", "tlv_zonder_aanvulling",
        "tlv_adviezen_compleet", "tlv_concept_klaar", "tlv_advies_vervallen", "tlv_ingebreke", "norm_overschreden",
        "wet_overschreden", "dwangsom_loopt",
    }  # fmt: skip
    aan = [z.email for z in vanger.zendingen if z.sjabloon == "tlv_advies_vervallen"]
    assert aan == ["deskundige@post.example", "deskundige-2@post.example", "behandelaar@post.example"]


def test_na_drie_jaar_hoort_de_functionaris_dat_de_bewaartermijn_voorbij_is(
    bureau: Bureau, vanger: Vanger
) -> None:
    kern = bureau.start(KERNPROCES.naam, Rol.SECRETARIAAT)
    bureau.doe(kern, "beeindig_voortijdig", Rol.TEAMLEIDER, grond="opdracht_vervallen")
    bureau.wacht(days=3 * 366)
    bureau.ronde(kern)
    bureau.verzend()
    assert [z.sjabloon for z in vanger.zendingen][-1] == "bewaartermijn_verstreken"
    tekst = tekst_van(vanger.zendingen[-1])
    assert "De bewaartermijn van de gezondheidsgegevens" in tekst
    assert "vrijdag 2 maart 2029" in tekst
