"""Bestandsoort: what a file is follows from its content; a name that lies, a program and a macro are refused with a way out."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.bestandsoort import BestandGeweigerdError, nette_naam, soort_van


def _zip(*delen: tuple[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam, inhoud in delen:
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def _ingepakt_en_kapot() -> bytes:
    """An office file of which the label is packed, and damaged."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("mimetype", b"application/vnd.oasis.opendocument.text")
    begin = 30 + len("mimetype")
    return uit.getvalue()[:begin] + b"\xff" * 10 + uit.getvalue()[begin + 10 :]


WORD = (("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
ODT = (("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>"))


@pytest.mark.parametrize(
    ("inhoud", "naam", "code"),
    [
        (b"%PDF-1.4 ...", "Verslag.PDF", "pdf"),
        (_zip(*WORD), "brief.docx", "docx"),
        (_zip(*ODT), "brief.odt", "odt"),
        (b"\x89PNG\r\n\x1a\n...", "foto.png", "png"),
        (b"\xff\xd8\xff\xe0...", "foto.jpeg", "jpg"),
        ("Gesprek met élise \U0001f600".encode(), "notitie.txt", "txt"),
        (b"%PDF-1.4", "zonder einde", "pdf"),
    ],
)
def test_de_inhoud_zegt_wat_het_is(inhoud: bytes, naam: str, code: str) -> None:
    assert soort_van(io.BytesIO(inhoud), naam).code == code


@pytest.mark.parametrize(
    ("inhoud", "naam", "zin"),
    [
        (b"MZ\x90\x00", "factuur.pdf", "programma"),
        (b"<html><script>", "verslag.txt", "webpagina"),
        (b"  <svg onload=x>", "plaatje.png", "webpagina"),
        (b"%PDF-1.4", "brief.docx", "heet .docx, maar de inhoud is PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "oud.doc", "oud Office-bestand"),
        (_zip(("a.txt", b"x")), "x.zip", "niet aangenomen"),
        (_zip(*WORD, ("word/vbaProject.bin", b"x")), "brief.docx", "macro's"),
        (b"PK\x03\x04kapot", "b.docx", "niet aangenomen"),
        (_ingepakt_en_kapot(), "b.odt", "niet aangenomen"),
        (b"tekst\x00met nul", "a.txt", "niet aangenomen"),
        (b"caf\xe9 in latin-1", "a.txt", "niet aangenomen"),
    ],
)
def test_wat_niet_kan_zegt_waarom_en_wat_helpt(inhoud: bytes, naam: str, zin: str) -> None:
    with pytest.raises(BestandGeweigerdError, match=zin.replace(".", "[.]")) as fout:
        soort_van(io.BytesIO(inhoud), naam)
    assert fout.value.hulp


@given(st.binary(max_size=300), st.text(max_size=60))
def test_geen_enkel_bestand_breekt_het(inhoud: bytes, naam: str) -> None:
    try:
        soort = soort_van(io.BytesIO(inhoud), naam)
    except BestandGeweigerdError:
        return
    schoon = nette_naam(naam, soort)
    assert schoon.rpartition(".")[2] in soort.einden
    assert not set(schoon) & set('/\\"\r\n\x00<>;')
    assert len(schoon) < 120


@given(
    st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs", "Cc"])).filter(
        lambda t: not t.lstrip().startswith("<")
    )
)
def test_elke_gewone_tekst_is_tekst(tekst: str) -> None:
    begin = tekst.encode()
    if begin.startswith((b"%PDF-", b"PK\x03\x04")) or tekst.lstrip("\ufeff \t\r\n").startswith("<"):
        return
    assert soort_van(io.BytesIO(begin), "notitie.txt").code == "txt"
