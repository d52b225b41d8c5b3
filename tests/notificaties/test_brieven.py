"""Brieven: a template names only facts that exist, a fact is never read as structure, and the PDF is one that anybody can read back."""

import io
import re
from datetime import date

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Categorie
from loket.brieven.feiten import gevoeligst, rechtsmiddel, schema
from notificaties.brieven import BriefFout, huissjablonen, lees
from notificaties.brieven.pdf import Omslag, maak_pdf
from notificaties.brieven.taal import Blok, keur, vul_in
from workflows.register import WORKFLOWS

KOP = "titel: Proefbrief\nvoor: tlv\nna: verleen\nsoort: besluit\ncategorie: persoonsgegeven\n---\n"
VORM = {"stap": {"verleen": {"motivering": True, "regels": [{"wat": True}]}}, "leerling": {"naam": True}}
OMSLAG = Omslag(
    "Besluit",
    "SWV Proef",
    ("Proefweg 1",),
    ("Aan:", "De ouders"),
    "Z-1",
    "2026-11-24",
    "24 november 2026",
    ("D. Proef",),
)


@pytest.mark.parametrize("naam", sorted(huissjablonen()))
def test_elk_sjabloon_van_het_huis_noemt_alleen_feiten_die_zijn_procedure_heeft(naam: str) -> None:
    sjabloon = huissjablonen()[naam]
    workflow = WORKFLOWS[sjabloon.voor][-1]
    keur(sjabloon, schema(workflow))
    assert all(a in workflow.acties or a == workflow.start.actie for a in sjabloon.na)
    if sjabloon.soort == "besluit":
        weg = "klacht indienen" if sjabloon.voor == "kernproces" else "rechtsmiddel.clausule"
        assert weg in sjabloon.tekst, "a decision says what can be done against it (Awb 3:45)"


@pytest.mark.parametrize("naam", sorted(huissjablonen()))
def test_elk_sjabloon_is_zo_vertrouwelijk_als_wat_het_noemt(naam: str) -> None:
    sjabloon = huissjablonen()[naam]
    noemt = re.findall(r"{{ ((?:stap|verzameld)[a-z_.]+) }}", sjabloon.tekst)
    kop = Categorie(sjabloon.categorie)
    assert gevoeligst(WORKFLOWS[sjabloon.voor][-1], noemt, kop) is kop


def test_een_brief_is_nooit_minder_vertrouwelijk_dan_wat_hij_zegt() -> None:
    tlv = WORKFLOWS["tlv"][-1]
    assert gevoeligst(tlv, ["leerling.naam", "termijn.D_TLV_norm.uiterlijk"], OPEN) is PERSOON
    assert gevoeligst(tlv, ["stap.verzoek_aanvulling.ontbreekt.wat"], OPEN) is PERSOON
    assert gevoeligst(tlv, ["verzameld.adviezen.op"], OPEN) is OPEN
    assert gevoeligst(tlv, ["verzameld.adviezen.advies"], PERSOON) is GEZONDHEID


def _beslissing(**stappen: dict[str, str]) -> str:
    """The letter with a decision on bezwaar, in words."""
    beslis = {
        "uitkomst": "ongegrond",
        "nieuw_besluit": "ja",
        "motivering": "Het klopt.",
        "door": "Dora",
        "rol": "bestuur",
    }
    stap = {
        "ontvang": {"op": "1 mei"},
        "beslis": beslis | {"op": "9 juni"},
        "hoor": {"op": "2 juni"},
        **stappen,
    }
    blokken, _ = vul_in(huissjablonen()["bezwaar_besluit"], {"stap": stap, "rechtsmiddel": {}})
    return " ".join(str(deel) for blok in blokken for deel in (blok.tekst, *blok.delen))


def test_de_beslissing_op_bezwaar_zegt_alleen_wat_er_was() -> None:
    gehoord = _beslissing()
    assert "hoorzitting van 2 juni" in gehoord
    assert "Het eerdere besluit blijft gelden" in gehoord
    op_stukken = _beslissing(zie_af_van_horen={"grond": "wil niet gehoord", "reden": "De ouders belden af."})
    assert "Er was geen hoorzitting. De reden: wil niet gehoord (Awb 7:3)." in op_stukken
    assert "hoorzitting van" not in op_stukken


def test_tegen_een_weigering_in_het_kernproces_belooft_geen_brief_bezwaar() -> None:
    assert rechtsmiddel(WORKFLOWS["kernproces"][-1], date(2026, 3, 2), {}) == {}
    assert "bezwaar" in rechtsmiddel(WORKFLOWS["arrangement"][-1], date(2026, 3, 2), {})["clausule"]


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        (
            "{{ stap.verleen.begin }}",
            "Regel 1: het feit stap.verleen.begin bestaat niet. Hier bestaat: motivering, regels.",
        ),
        ("een\n\n{{ leerling.geheim }}", "Regel 3: het feit leerling.geheim bestaat niet"),
        ("{{ stap.verleen }}", "geen los feit"),
        ("{{ stap.verleen.regels }}", "geen los feit"),
        ("{% for r in leerling.naam %}x{% endfor %}", "gaat over een lijst"),
        ("{{ leerling.naam|upper }}", "kan niet in een brief"),
        ("{{ ''.__class__ }}", "hoort de naam van een feit"),
        ("{% set x = 1 %}", "kan niet in een brief"),
        ("{{ leerling.naam.__class__ }}", "bestaat niet"),
        ("{% include 'x' %}", "kan niet in een brief"),
        ("{{ 'a' * 999999999 }}", "kan niet in een brief"),
        ("{% if leerling.naam %}", "niet te lezen"),
        ("{% for i in range(9) %}{% endfor %}", "kan niet in een brief"),
        ("{% for r in stap.verleen.regels if geheim %}x{% endfor %}", "het feit geheim bestaat niet"),
        ("{% for r in stap.verleen.regels if r|string %}x{% endfor %}", "kan niet in een brief"),
    ],
)
def test_een_sjabloon_dat_iets_noemt_dat_er_niet_is_wordt_geweigerd_met_de_regel(
    tekst: str, zin: str
) -> None:
    with pytest.raises(BriefFout) as fout:
        keur(lees("proef", KOP + tekst), VORM)
    assert zin in str(fout.value)


@pytest.mark.parametrize(
    "bron",
    ["zonder kop", "titel: x\n---\n", KOP.replace("soort: besluit", "soort: roman") + "x", "titel x\n---\nx"],
)
def test_een_kop_die_niet_klopt_zegt_wat_er_hoort(bron: str) -> None:
    with pytest.raises(BriefFout):
        lees("proef", bron)


def test_een_feit_dat_er_nog_niet_is_laat_geen_gat_in_de_brief() -> None:
    sjabloon = lees(
        "proef", KOP + "{% if stap.wijs_af %}Nee.{% endif %}\nOmdat {{ stap.wijs_af.motivering }}."
    )
    with pytest.raises(BriefFout, match="motivering is er in deze zaak"):
        vul_in(sjabloon, {"stap": {}})


@given(
    st.text(
        min_size=1,
        max_size=80,
        alphabet=st.characters(
            exclude_categories=["Cs", "Cc", "Co"], include_characters="\n|#-{}%*_[]<>$@\\"
        ),
    ).filter(str.strip)
)
def test_wat_iemand_typte_staat_letterlijk_in_de_brief_en_wordt_nooit_opmaak(tekst: str) -> None:
    sjabloon = lees(
        "proef", KOP + "{{ leerling.naam }}\n\n- {{ leerling.naam }}\n\n| Naam | {{ leerling.naam }}"
    )
    blokken, gebruikt = vul_in(sjabloon, {"leerling": {"naam": tekst}})
    kaal = tekst.strip()
    assert blokken == (
        Blok("alinea", kaal),
        Blok("lijst", delen=(kaal,)),
        Blok("feiten", delen=(("Naam", kaal),)),
    )
    assert [g.pad for g in gebruikt] == ["leerling.naam"]


def test_dezelfde_brief_heeft_altijd_dezelfde_bytes_en_een_andere_brief_andere() -> None:
    een = maak_pdf(OMSLAG, [Blok("alinea", "Wij verlenen.")])
    assert een == maak_pdf(OMSLAG, [Blok("alinea", "Wij verlenen.")])
    assert een != maak_pdf(OMSLAG, [Blok("alinea", "Wij verlenen!")])


def test_de_pdf_is_pdf_a_en_pdf_ua_met_taal_titel_koppen_en_de_tekst_zelf() -> None:
    blokken = [
        Blok("alinea", "Wij *verlenen* #strike[dit] <b>, é €."),
        Blok("kop", "Waarom"),
        Blok("lijst", delen=("een", "twee")),
    ]
    with pikepdf.open(io.BytesIO(maak_pdf(OMSLAG, blokken))) as pdf:
        wortel, meta = pdf.Root, pdf.open_metadata()
        assert str(wortel.Lang) == "nl-NL"
        assert bool(wortel.MarkInfo.Marked)
        assert bool(wortel.ViewerPreferences.DisplayDocTitle)
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")
        assert meta["dc:title"] == "Besluit"
        assert wortel.OutputIntents[0].S == "/GTS_PDFA1"
        soorten = _soorten(wortel.StructTreeRoot)
        assert {"/H1", "/H2", "/P", "/L", "/LI"} <= soorten
        tekst = _tekst(pdf)
        for zin in ("Wij*verlenen*#strike[dit]<b>,é€.", "Waarom", "Z-1", "24november2026"):
            assert zin in tekst, zin
        for bladzijde in pdf.pages:
            for letter in bladzijde.Resources.Font.values():
                assert (
                    "/FontFile3" in letter.DescendantFonts[0].FontDescriptor
                    or "/FontFile2" in letter.DescendantFonts[0].FontDescriptor
                )


def _soorten(knoop: pikepdf.Object) -> set[str]:
    """Every kind of element in the structure of the document."""
    gevonden = {str(knoop.S)} if "/S" in knoop else set()
    kinderen = knoop.get("/K", [])
    for kind in kinderen if isinstance(kinderen, pikepdf.Array) else [kinderen]:
        if isinstance(kind, pikepdf.Dictionary):
            gevonden |= _soorten(kind)
    return gevonden


def _tekst(pdf: pikepdf.Pdf) -> str:
    """The text as a reader would copy it, by the ToUnicode map of each font, without spaces."""
    uit = []
    for bladzijde in pdf.pages:
        kaarten = {
            naam: _kaart(letter.ToUnicode.read_bytes().decode("latin-1"))
            for naam, letter in bladzijde.Resources.Font.items()
        }
        kaart: dict[str, str] = {}
        for instructie in pikepdf.parse_content_stream(bladzijde):
            if str(instructie.operator) == "Tf":
                kaart = kaarten[str(instructie.operands[0])]
            elif str(instructie.operator) in ("Tj", "TJ"):
                delen = instructie.operands[0]
                for deel in delen if isinstance(delen, pikepdf.Array) else [delen]:
                    if isinstance(deel, pikepdf.String):
                        ruw = bytes(deel).hex().upper()
                        uit.append("".join(kaart.get(ruw[i : i + 4], "") for i in range(0, len(ruw), 4)))
    return "".join("".join(uit).split())


def _kaart(cmap: str) -> dict[str, str]:
    import re

    paren = re.findall(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>", cmap)
    return {van.upper(): bytes.fromhex(naar).decode("utf-16-be") for van, naar in paren}
