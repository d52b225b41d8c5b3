"""Velden: a form of the declaration as the fields of a page, with what was typed and what is wrong with it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic.fields import FieldInfo

from kernproces.declaratie.veldsoort import beschrijf_veld, extra, groep_in, patronen
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.formulier import Groep
from kernproces.tijdstip import AMSTERDAM
from kernproces.zaak.werkdag import REDEN_EERDER
from loket.web.taal import dag_getypt, woord
from loket.web.zaak.inhoud import stuknaam

Keuzes = list[tuple[str, str]]
Keuzebron = Callable[[str], Keuzes | None]  # for codes that name something in a register

KORT = frozenset(
    {
        "naam",
        "leerling",
        "titel",
        "ondertekend_door",
        "middel",
        "bezorgd_bij",
        "nummer",
        "telefoon",
        "email",
        "adres",
    }
)
MEEST_RONDJES = 5  # up to so many choices are shown as radio buttons,
MEEST_IN_REGEL = 3  # and in the lines of a group, that stand there more than once
# What is seldom asked stands folded away under a question, and opens when it holds something.
OPZIJ = {REDEN_EERDER: "Het gebeurde eerder dan vandaag"}
MEEST_REGELS = 100
LEEG = "Vul dit in."  # what a form says of a field that is asked and stayed empty
STUKKENBRON = "*stukken"  # asked of the Keuzebron for a field that names a document


@dataclass(slots=True)
class Veld:
    """One field. `soort`: kort, lang, getal, datum, tijdstip, rondjes, lijst, vinkjes, regels, afdruk or groep."""

    pad: str
    titel: str
    soort: str
    hulp: str
    norm: str
    categorie: str
    verplicht: bool
    nodig: str  # when it is asked after all
    groep: str
    waarde: Any = ""
    keuzes: Keuzes = field(default_factory=list)
    standaard: str = ""  # a choice that holds when nothing is chosen: shown as chosen
    fout: str = ""
    regels: list[list["Veld"]] = field(default_factory=list)
    autofocus: bool = False
    gesprek: bool = False
    eerst: bool = False
    bij: str = ""  # the answers that it is asked with, for the script: `besluit=verlenen`
    opzij: str = ""  # the question under which it is folded away
    zo: str = "8-12-2026"  # a day as an example of how to type one

    @property
    def id(self) -> str:
        """Where the error summary links to."""
        return veld_id(self.pad)

    @property
    def heeft_hulp(self) -> bool:
        """Whether there is anything to say below the label."""
        return bool(self.hulp or self.norm or self.categorie != "open" or self.soort in {"datum", "tijdstip"})

    @property
    def met_bestand(self) -> bool:
        """Whether a document may be brought here."""
        return self.soort == "afdruk" or any(v.met_bestand for regel in self.regels for v in regel)

    @property
    def bekend(self) -> bool:
        """Whether the document that this field names is one of the dossier."""
        return any(code == self.waarde for code, _ in self.keuzes)

    @property
    def beschrijving(self) -> str:
        """The ids of help and error, for aria-describedby."""
        delen = [f"{self.id}-hulp"] if self.heeft_hulp else []
        return " ".join([*delen, *([f"{self.id}-fout"] if self.fout else [])])


def veld_id(pad: str) -> str:
    """The id on the page of a field of the form."""
    return "v-" + pad.replace(".", "-")


def zonder_label(beletsel: Beletsel) -> str:
    """The sentence without the label that already stands above the field; on a page a day is asked the Dutch way."""
    _, scheiding, zin = beletsel.reden.partition(": ")
    zin = zin if scheiding else beletsel.reden
    zin = zin.replace("als JJJJ-MM-DD, bijvoorbeeld 2026-09-14", "als dag-maand-jaar, bijvoorbeeld 14-9-2026")
    zin = zin.replace("2026-03-02T09:00:00+01:00", "2-3-2026 9.00").replace("met tijdzone, ", "")
    return zin[:1].upper() + zin[1:]


def velden_van(
    model: type[Groep],
    waarden: Mapping[str, Any],
    fouten: dict[str, str],
    bron: Keuzebron,
    pad: str = "",
    focus: str = "",
    weg: Collection[str] = (),
) -> list[Veld]:
    """The fields of a form; `waarden` may hold text that is not valid, and is shown as it was typed. `weg`: not asked while empty."""
    gevonden = [
        _veld(naam, info, waarden.get(naam), fouten, bron, f"{pad}{naam}", focus)
        for naam, info in model.model_fields.items()
        if not extra(info).get("systeem") and (naam not in weg or waarden.get(naam) or naam in fouten)
    ]
    titels = [v.titel for v in gevonden]
    for veld in gevonden:
        if veld.soort == "afdruk" and titels.count(veld.titel) > 1:
            veld.titel += ", als bestand"
    return gevonden


def _veld(
    naam: str, info: FieldInfo, waarde: Any, fouten: dict[str, str], bron: Keuzebron, pad: str, focus: str
) -> Veld:
    veld = _zoals_verklaard(naam, info, pad)
    veld.fout, veld.autofocus = fouten.pop(pad, ""), pad == focus
    if veld.keuzes and (nu := bron(naam)):
        _beperk(veld, nu, waarde)
    if veld.keuzes and isinstance(info.default, str) and veld.soort == "rondjes":
        veld.standaard = str(info.default)
        waarde = veld.standaard if waarde is None else waarde
    if veld.soort == "ja_nee":
        veld.soort, veld.keuzes = "rondjes", [("ja", "Ja"), ("nee", "Nee")]
        waarde = {True: "ja", False: "nee"}.get(waarde, waarde) if isinstance(waarde, bool) else waarde
    if veld.soort == "afdruk":
        _uit_stukken(veld, bron(STUKKENBRON))
    if veld.soort in {"code", "regels"}:
        _uit_register(veld, bron(naam), waarde)
    if (groep := groep_in(info.annotation)) is not None:
        regels = waarde if isinstance(waarde, list) else []
        veld.regels = [
            velden_van(groep, regel, fouten, bron, f"{pad}.{i}.", focus)
            for i, regel in enumerate(regels)
            if isinstance(regel, Mapping)
        ]
        for deel in (v for regel in veld.regels for v in regel if v.norm == veld.norm):
            deel.norm = ""  # it stands above them already
    else:
        veld.waarde = _vorm(veld, waarde)
    if not veld.fout:
        veld.fout = _fout_eronder(veld, fouten)
    return veld


def _zoals_verklaard(naam: str, info: FieldInfo, pad: str) -> Veld:
    """What the declaration says of a field, before anything was filled in."""
    b = beschrijf_veld(naam, info)
    volgt = b.get("volgt", "")
    return Veld(
        pad=pad,
        titel=b["titel"] or woord(naam),
        soort=_soort(b, info, MEEST_IN_REGEL if "." in pad else MEEST_RONDJES),
        eerst=bool(b.get("werkdag") or b.get("eerst") or naam in OPZIJ),
        opzij=OPZIJ.get(naam, ""),
        hulp=b["hulp"],
        norm=b.get("norm", ""),
        categorie=b.get("categorie", "open"),
        verplicht=b["verplicht"] and not volgt,
        bij=_bij(b.get("bij") or {}, pad.removesuffix(naam)),
        nodig=f"leeg: wij nummeren het, zoals {volgt}-1" if volgt else str(b.get("nodig", "")),
        groep=b.get("groep", ""),
        gesprek=bool(b.get("gesprek")),
        keuzes=[(str(k), woord(k)) for k in b.get("keuzes", ())],
    )


def _bij(antwoorden: Mapping[str, list[Any]], voor: str) -> str:
    """`regels.0.raakt=doel`: what the script looks at."""
    code = {True: "ja", False: "nee"}
    return " ".join(
        f"{voor}{veld}={','.join(code.get(w, str(w)) for w in waarden)}"
        for veld, waarden in antwoorden.items()
    )


def _fout_eronder(veld: Veld, fouten: dict[str, str]) -> str:
    """An error of a part that the page does not show stands at the field itself."""
    onder = [p for p in fouten if p.startswith(f"{veld.pad}.") and not veld.regels]
    return fouten.pop(onder[0]) if onder else ""


def _beperk(veld: Veld, nu: Keuzes, waarde: Any) -> None:
    """Of the declared choices only what can be right now; what was given stays, so that it can be seen and mended."""
    mag = {code for code, _ in nu}
    veld.keuzes = [(k, t) for k, t in veld.keuzes if k in mag or k == waarde] or veld.keuzes


def _uit_stukken(veld: Veld, er_zijn: Keuzes | None) -> None:
    """A document is brought, or chosen from what the dossier has; its hash is only for who has it elsewhere."""
    veld.titel, veld.keuzes = stuknaam(veld.titel), er_zijn or []
    if veld.fout == LEEG:
        veld.fout = "Kies een bestand, of een stuk dat er al is." if er_zijn else "Kies een bestand."
    if veld.hulp.startswith("SHA-256"):
        veld.hulp = ""


def _soort(b: dict[str, Any], info: FieldInfo, meest: int) -> str:
    if b.get("afdruk"):
        return "afdruk"
    soort = b["soort"]
    if soort == "lijst":
        return "groep" if "velden" in b else "vinkjes" if b.get("keuzes") else "regels"
    if soort == "keuze":
        return "rondjes" if len(b["keuzes"]) <= meest else "lijst"
    if soort == "tekst":
        if patronen(info):
            return "code"
        return "kort" if b["naam"] in KORT or b.get("zoekbaar") else "lang"
    return "getal" if soort == "geheel_getal" else str(soort)


def _uit_register(veld: Veld, mogelijk: Keuzes | None, waarde: Any) -> None:
    """A code that names something known is chosen, not typed; what was given stays choosable."""
    if mogelijk is None:
        veld.soort = "kort" if veld.soort == "code" else "regels"
        return
    bekend = {k for k, _ in mogelijk}
    gegeven = waarde if isinstance(waarde, list) else [waarde] if waarde else []
    veld.keuzes = [*mogelijk, *((str(w), str(w)) for w in gegeven if str(w) not in bekend)]
    veld.soort = "vinkjes" if veld.soort == "regels" else "lijst"


def _vorm(veld: Veld, waarde: Any) -> Any:
    """The value as the field shows it."""
    if veld.soort == "vinkjes":
        return [str(w) for w in waarde] if isinstance(waarde, list) else []
    if veld.soort == "regels":
        return "\n".join(str(w) for w in waarde) if isinstance(waarde, list) else str(waarde or "")
    if veld.soort == "datum":
        return dag_getypt(str(waarde or ""))
    if veld.soort == "tijdstip":
        return _plaatselijk(str(waarde or ""))
    return "" if waarde is None else str(waarde)


def _plaatselijk(tekst: str) -> str:
    """An instant as people type it: the day and the time on the clock in the Netherlands."""
    try:
        moment = datetime.fromisoformat(tekst)
        m = moment.astimezone(AMSTERDAM) if moment.tzinfo else moment
    except (ValueError, OverflowError):  # in the year 1 there is no other clock
        return tekst
    return f"{m.day}-{m.month}-{m.year} {m.hour}.{m.minute:02d}"


def groepen_van(velden: list[Veld]) -> list[tuple[str, list[Veld]]]:
    """Fields that stand together in the declaration, together under one heading."""
    groepen: list[tuple[str, list[Veld]]] = []
    for veld in velden:
        if not groepen or groepen[-1][0] != veld.groep:
            groepen.append((veld.groep, []))
        groepen[-1][1].append(veld)
    return groepen


def fouten_van(velden: list[Veld]) -> list[tuple[str, str]]:
    """Every error on the page with the place it links to, in the order of the page."""
    uit = []
    for veld in velden:
        if veld.fout:
            uit.append((veld.id, f"{veld.titel}: {veld.fout}"))
        for regel in veld.regels:
            uit += fouten_van(regel)
    return uit
