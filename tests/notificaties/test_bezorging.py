"""Delivery: at least once, never lost, one bad message never in the way of the others."""

from email import message_from_bytes
from email.policy import default

from kernproces.rollen import Rol
from notificaties.kanalen.basis import KanaalFout
from notificaties.verloop import GEOPEND
from notificaties.wachtrij import UITSTEL, VAST
from tests.notificaties.bureau import Bureau, Vanger


def test_school_en_ouders_krijgen_een_bevestiging_van_ontvangst(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()
    assert bureau.verzend() == "2 0 0 0"
    assert [z.email for z in vanger.zendingen] == ["bevoegd_gezag@post.example", "ouder@post.example"]
    assert {rij.status for rij in bureau.outbox()} == {"verzonden"}
    assert bureau.verzend() == "0 0 0 0"


def test_een_bericht_zegt_wat_er_gebeurde_wat_u_doet_en_wanneer_u_hoort(
    bureau: Bureau, vanger: Vanger
) -> None:
    zaak = bureau.ingediend()
    bureau.verzend()
    post = message_from_bytes(vanger.zendingen[1].inhoud, policy=default)
    tekst = " ".join(post.get_content().split())
    assert post["Subject"] == f"{zaak}: aanvraag ontvangen"
    assert post["Auto-Submitted"] == "auto-generated"
    assert "Beste Fatíma Smit," in tekst
    assert "uiterlijk maandag 13 april 2026" in tekst
    assert "U hoeft nu niets te doen." in tekst
    assert f"http://loket.example/zaken/{zaak}" in tekst
    assert "- 0123 45 67 89 " in tekst
    assert max(map(len, post.get_content().splitlines())) <= 76


def test_de_geschiedenis_bewijst_wie_waarmee_is_bereikt_zonder_de_tekst_te_bewaren(
    bureau: Bureau, vanger: Vanger
) -> None:
    bureau.ingediend()
    bureau.verzend()
    rij = bureau.outbox()[1]
    beschikbaar, verzonden, afgerond = bureau.verloop(rij.id)
    assert [e["soort"] for e in (beschikbaar, verzonden, afgerond)] == [
        "bericht_beschikbaar", "bericht_verzonden", "bericht_afgerond",
    ]  # fmt: skip
    assert verzonden["open"]["persoon"] == "ouder"
    assert verzonden["open"]["versie"] == rij.versie
    assert verzonden["open"]["message_id"] == vanger.zendingen[1].message_id
    assert len(verzonden["open"]["afdruk"]) == 64
    assert verzonden["open"]["afdruk"] != beschikbaar["open"]["afdruk"]
    assert "Smit" not in str(verzonden)
    assert "@post.example" not in str(verzonden)


def test_na_een_fout_wordt_het_later_opnieuw_geprobeerd_met_hetzelfde_message_id(
    bureau: Bureau, vanger: Vanger
) -> None:
    bureau.ingediend()
    vanger.fouten = [KanaalFout("Even niet.")]
    assert bureau.verzend() == "1 1 0 0"
    rij = next(r for r in bureau.outbox() if r.status == "wacht")
    pogingen, _, fout = bureau.bezorging()[rij.id]
    assert (pogingen, fout) == (1, "Even niet.")
    bureau.wacht(seconds=59)
    assert bureau.verzend() == "0 0 0 0"
    bureau.wacht(seconds=1)
    assert bureau.verzend() == "1 0 0 0"
    assert bureau.soorten(rij.id) == ["beschikbaar", "mislukt", "verzonden", "afgerond"]
    assert bureau.bezorging()[rij.id] == (2, None, None)


def test_wie_het_al_heeft_krijgt_het_niet_nog_eens_als_een_ander_nog_moet(
    bureau: Bureau, vanger: Vanger
) -> None:
    bureau.persoon("tweede-ouder", Rol.OUDER, alle_dossiers=True)
    bureau.ingediend()
    vanger.fouten = []
    bureau.gebruik(vanger)
    eerst = bureau.outbox()[1]
    vanger.fouten = []

    def alleen_de_tweede_niet(zending: object, oud: object = vanger.bezorg) -> None:
        if getattr(zending, "email", "") == "tweede-ouder@post.example":
            raise KanaalFout("Even niet.")
        oud(zending)  # type: ignore[operator]

    vanger.bezorg = alleen_de_tweede_niet  # type: ignore[method-assign]
    assert bureau.verzend() == "1 1 0 0"
    del vanger.bezorg
    bureau.wacht(minutes=1)
    assert bureau.verzend() == "1 0 0 0"
    assert [z.email for z in vanger.zendingen].count("ouder@post.example") == 1
    assert bureau.soorten(eerst.id) == [
        "beschikbaar",
        "verzonden",
        "beschikbaar",
        "mislukt",
        "verzonden",
        "afgerond",
    ]


def test_na_zeven_pogingen_ligt_het_bericht_zichtbaar_opzij(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()
    vanger.fouten = [KanaalFout("De mailserver is niet bereikbaar.") for _ in range(99)]
    for uitstel in UITSTEL:
        assert bureau.verzend() == "0 2 0 0"
        bureau.wacht(seconds=uitstel.total_seconds())
    assert bureau.verzend() == "0 0 2 0"
    assert {r.status for r in bureau.outbox()} == {"opgegeven"}
    laatste = bureau.verloop(bureau.outbox()[0].id)[-1]
    assert laatste["soort"] == "bericht_opgegeven"
    assert laatste["open"]["reden"] == "De mailserver is niet bereikbaar."
    assert laatste["open"]["pogingen"] == len(UITSTEL) + 1
    bureau.wacht(days=30)
    assert bureau.verzend() == "0 0 0 0"


def test_een_blijvende_weigering_wordt_niet_herhaald(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()
    vanger.fouten = [KanaalFout("De mailserver weigert het adres blijvend (550).", blijvend=True)]
    assert bureau.verzend() == "1 0 1 0"
    assert bureau.soorten(bureau.outbox()[0].id) == ["beschikbaar", "mislukt", "opgegeven"]


def test_een_dicht_kanaal_wordt_een_keer_geprobeerd_en_het_postvak_werkt_door(
    bureau: Bureau, vanger: Vanger
) -> None:
    bureau.ingediend()
    vanger.fouten = [KanaalFout("De mailserver is niet bereikbaar.", kanaal_dicht=True)]
    assert bureau.verzend() == "0 2 0 0"
    assert vanger.zendingen == []
    assert all(bureau.soorten(r.id) == ["beschikbaar", "mislukt"] for r in bureau.outbox())


def test_een_kapot_bericht_houdt_de_andere_niet_tegen(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()
    eerste, tweede = bureau.outbox()
    with bureau.opslag.schrijven(meer=True) as schrijver:
        schrijver.voer_uit("UPDATE outbox SET versie = 'weg' WHERE id = ?", [(eerste.id,)])
    assert bureau.verzend() == "1 1 0 0"
    assert bureau.soorten(tweede.id)[-1] == "afgerond"
    fout = bureau.bezorging()[eerste.id][2]
    assert (
        fout
        == "Sjabloon tlv_ontvangst versie weg is er niet meer. Zet het terug als sjablonen/eerder/tlv_ontvangst@weg.j2."
    )


def test_een_onverwachte_fout_noemt_geen_gegevens(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()

    def stuk(_: object) -> None:
        raise RuntimeError("Fatíma Smit woont op de Meerweg")

    vanger.bezorg = stuk  # type: ignore[method-assign, assignment]
    assert bureau.verzend() == "0 2 0 0"
    fout = bureau.bezorging()[bureau.outbox()[0].id][2]
    assert fout == "Onverwachte fout bij het maken van het bericht (RuntimeError)."


def test_na_een_val_tussen_verzenden_en_vastleggen_gaat_het_nog_eens_met_hetzelfde_message_id(
    bureau: Bureau, vanger: Vanger
) -> None:
    bureau.ingediend()

    class Val(BaseException):
        pass

    def val(*_: object) -> str:
        raise Val

    bureau.bezorger._vastlegger.leg_vast = val  # type: ignore[method-assign, assignment]
    try:
        bureau.verzend()
    except Val:
        pass
    else:
        raise AssertionError("het proces viel niet")
    bureau.gebruik(vanger)
    assert bureau.verzend() == "0 0 0 0"  # another worker leaves it alone for a while
    bureau.wacht(seconds=VAST.total_seconds())
    assert bureau.verzend() == "2 0 0 0"
    ids = [z.message_id for z in vanger.zendingen]
    assert ids[0] == ids[1] != ids[2]


def test_twee_werkers_sturen_samen_alles_een_keer(bureau: Bureau, vanger: Vanger) -> None:
    for _ in range(3):
        bureau.ingediend()
    eerste = bureau.bezorger
    bureau.gebruik(vanger)

    def en_intussen(zending: object, oud: object = vanger.bezorg) -> None:
        del vanger.bezorg
        oud(zending)  # type: ignore[operator]
        bureau.verzend()

    vanger.bezorg = en_intussen  # type: ignore[method-assign]
    assert eerste.verzend(bureau.nu, hoeveel=4).verzonden == 4
    assert len({z.message_id for z in vanger.zendingen}) == len(vanger.zendingen) == 6


def test_een_functie_zonder_iemand_en_zonder_beheerder_blijft_zichtbaar_wachten(
    bureau: Bureau, vanger: Vanger
) -> None:
    for naam in ("ouder", "bevoegd_gezag", "secretariaat-weg", "beheerder", "directeur_bestuurder"):
        bureau.persoon(naam)
    zaak = bureau.start()
    bureau.doe(zaak, "dien_in", Rol.SECRETARIAAT)
    bureau.persoon("secretariaat")
    assert bureau.verzend() == "0 2 0 0"
    assert bureau.bezorging()[bureau.outbox()[0].id][2] == (
        "Niemand heeft deze functie en er is geen beheerder. Vul de mensen aan."
    )


def test_alleen_de_eerste_keer_openen_telt_en_alleen_van_wie_het_kreeg(
    bureau: Bureau, vanger: Vanger
) -> None:
    bureau.ingediend()
    bureau.verzend()
    rij = bureau.outbox()[1]
    assert not bureau.bezorger.open(rij.id, "mentor", Rol.MENTOR, bureau.nu)
    assert bureau.bezorger.open(rij.id, "ouder", Rol.OUDER, bureau.nu)
    assert not bureau.bezorger.open(rij.id, "ouder", Rol.OUDER, bureau.nu)
    assert not bureau.bezorger.open("onbekend", "ouder", Rol.OUDER, bureau.nu)
    laatste = bureau.verloop(rij.id)[-1]
    assert (laatste["soort"], laatste["actor"], laatste["rol"]) == (GEOPEND, "ouder", "ouder")


def test_een_blijvende_weigering_blijft_zichtbaar_ook_als_de_andere_ouder_later_wel_is_bereikt(
    bureau: Bureau, vanger: Vanger
) -> None:
    bureau.persoon("tweede-ouder", Rol.OUDER, alle_dossiers=True)
    bureau.persoon("bevoegd_gezag", Rol.MENTOR)
    bureau.ingediend()
    blijvend, even = KanaalFout("Adres bestaat niet.", blijvend=True), KanaalFout("Even niet.")
    vanger.fouten = [even, blijvend, even]  # the secretariaat first, for the board that is not there
    assert bureau.verzend() == "0 2 0 0"
    bureau.wacht(minutes=1)
    assert bureau.verzend() == "1 0 1 0"
    assert [(r.rol, r.status) for r in bureau.outbox()] == [
        ("bevoegd_gezag", "verzonden"),
        ("ouder", "opgegeven"),
    ]
    assert [z.email for z in vanger.zendingen] == ["secretariaat@post.example", "tweede-ouder@post.example"]


def test_wat_wacht_op_een_nieuwe_poging_houdt_nieuwe_berichten_niet_op(
    bureau: Bureau, vanger: Vanger
) -> None:
    bureau.ingediend()
    vanger.fouten = [KanaalFout("Even niet."), KanaalFout("Even niet.")]
    assert bureau.verzend() == "0 2 0 0"
    bureau.ingediend()
    assert bureau.bezorger.verzend(bureau.nu, hoeveel=2).verzonden == 2


def test_een_klok_die_terugspringt_houdt_geen_bericht_tegen(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()
    bureau.wacht(hours=-1)
    assert bureau.verzend() == "2 0 0 0"
