"""Bestandsoort: what a file is, decided by its content. Its name is only what somebody calls it.

Only kinds that can be read in twenty years and that carry no program of their own: no macros, no web pages, no archives.
"""

import zipfile
import zlib
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO, Final

BEGIN: Final = 4096
MEESTE_DELEN: Final = 5000  # entries of an office file; more is no letter
BROK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of file that is taken in: its code, its media type, the endings that belong to it, and how people call it."""

    code: str
    mime: str
    einden: tuple[str, ...]
    titel: str


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
SOORTEN: Final = {
    s.code: s
    for s in (
        Soort("pdf", "application/pdf", ("pdf",), "PDF"),
        Soort("docx", f"{_OFFICE}wordprocessingml.document", ("docx",), "Word (docx)"),
        Soort("xlsx", f"{_OFFICE}spreadsheetml.sheet", ("xlsx",), "Excel (xlsx)"),
        Soort("odt", f"{_OPEN}text", ("odt",), "OpenDocument (odt)"),
        Soort("ods", f"{_OPEN}spreadsheet", ("ods",), "OpenDocument (ods)"),
        Soort("png", "image/png", ("png",), "afbeelding (png)"),
        Soort("jpg", "image/jpeg", ("jpg", "jpeg"), "foto (jpg)"),
        Soort("txt", "text/plain", ("txt", "md", "csv"), "platte tekst"),
    )
}
_IN_ZIP = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_MIMETYPE = {SOORTEN[c].mime.encode(): c for c in ("odt", "ods")}
TOEGESTAAN: Final = "PDF, Word (docx), Excel (xlsx), OpenDocument (odt, ods), png, jpg of platte tekst"


class BestandGeweigerdError(Exception):
    """A file that is not taken in; `reden` says why, `hulp` what would help."""

    def __init__(self, reden: str, hulp: str = f"Bewaar het als {TOEGESTAAN}.") -> None:
        super().__init__(f"{reden} {hulp}")
        self.reden = reden
        self.hulp = hulp


def soort_van(bron: BinaryIO, naam: str) -> Soort:
    """The kind of these bytes. Raises BestandGeweigerdError, also when the name says that it is another kind."""
    bron.seek(0)
    begin = bron.read(BEGIN)
    if not begin:
        raise BestandGeweigerdError("Dit bestand is leeg.", "Kies een bestand met inhoud.")
    code = _kenmerk(begin) or (_in_zip(bron) if begin[:4] == b"PK\x03\x04" else None)
    if code is None and _is_tekst(bron):
        code = "txt"
    if code is None:
        raise BestandGeweigerdError(_waarom(begin))
    soort, einde = SOORTEN[code], _einde(naam)
    if einde and einde not in soort.einden and _bekend(einde):
        raise BestandGeweigerdError(
            f"Dit bestand heet .{einde}, maar de inhoud is {soort.titel}.",
            "Kijk of u het goede bestand koos, en geef het de naam die bij de inhoud past.",
        )
    return soort


def nette_naam(naam: str, soort: Soort) -> str:
    """The name for a download: no path, no odd characters, and the ending of what it is."""
    kaal = PureWindowsPath(PurePosixPath(naam).name).name
    stam = kaal.rpartition(".")[0] if _einde(kaal) else kaal
    schoon = "".join(t if t.isalnum() or t in " -_()" else "_" for t in stam).strip(" _")[:100]
    return f"{schoon or 'stuk'}.{_einde(kaal) if _einde(kaal) in soort.einden else soort.einden[0]}"


def _einde(naam: str) -> str:
    einde = naam.rpartition(".")[2].lower() if "." in naam else ""
    return einde if einde.isalnum() and len(einde) < 8 else ""


def _bekend(einde: str) -> bool:
    return any(einde in s.einden for s in SOORTEN.values()) or einde in _GEVAARLIJK


_GEVAARLIJK = frozenset(
    ("exe", "js", "html", "htm", "svg", "docm", "xlsm", "bat", "cmd", "zip", "doc", "xls")
)


def _kenmerk(begin: bytes) -> str | None:
    if begin.startswith(b"%PDF-"):
        return "pdf"
    if begin.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    return "jpg" if begin.startswith(b"\xff\xd8\xff") else None


def _in_zip(bron: BinaryIO) -> str | None:
    """Office files are zips. Only the list of their parts is read; nothing is unpacked but a label of fifty bytes."""
    try:
        with zipfile.ZipFile(bron) as zip_:
            delen = zip_.infolist()
            namen = {d.filename for d in delen}
            if len(delen) > MEESTE_DELEN:
                return None
            if any(
                n.lower().endswith(("vbaproject.bin", ".exe", ".js")) or n.startswith("Basic/") for n in namen
            ):
                raise BestandGeweigerdError(
                    "In dit bestand zitten macro's of programma's.", "Bewaar het zonder macro's, of als PDF."
                )
            if delen and delen[0].filename == "mimetype" and delen[0].file_size < 100:
                return _MIMETYPE.get(zip_.read(delen[0]).strip())
            return next(
                (c for deel, c in _IN_ZIP.items() if deel in namen and "[Content_Types].xml" in namen), None
            )
    # A damaged or made-up zip makes zipfile raise any of these: RuntimeError where a part is locked with a password,
    # NotImplementedError (a kind of RuntimeError, named for the reader) for a compression that it does not know, and
    # what the decompressors themselves say of damage.
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        zlib.error,
        LZMAError,
    ):
        return None


# Every byte of readable text in UTF-8: no control characters but tab, line and page ends.
_GEWOON: Final = bytes(b for b in range(256) if b >= 32 and b != 127) + b"\t\n\f\r"


def _is_tekst(bron: BinaryIO) -> bool:
    """Readable text without markup that a browser would run."""
    bron.seek(0)
    rest, eerste = b"", True
    while brok := bron.read(BROK):
        if brok.translate(None, _GEWOON) != b"":
            return False
        if eerste and brok.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
            return False
        eerste = False
        try:
            rest = _onaf(rest + brok)
        except UnicodeDecodeError:
            return False
    return not rest


def _onaf(brok: bytes) -> bytes:
    """What is left of a character that was cut in two; UnicodeDecodeError when it is no UTF-8."""
    for knip in range(4):
        deel = brok[: len(brok) - knip]
        try:
            deel.decode("utf-8")
        except UnicodeDecodeError:
            if knip == 3:
                raise
            continue
        return brok[len(deel) :]
    return b""


def _waarom(begin: bytes) -> str:
    if begin.startswith(b"\xd0\xcf\x11\xe0"):
        return "Dit is een oud Office-bestand, of een met een wachtwoord."
    if begin.startswith((b"MZ", b"\x7fELF", b"#!")):
        return "Dit is een programma, geen stuk."
    if begin.lstrip()[:1] == b"<":
        return "Dit is een webpagina of een bestand met opmaakcode."
    return "Dit soort bestand wordt niet aangenomen."
