"""Het schema: every table of the store, declared once; those that follow from the history here, the others in schema_bij.py. kolommen.py and the migrations follow from it (tests hold them equal).

Derived (emptied and rebuilt by herbouw): stroom, werkvoorraad, termijn, outbox, betrokken, postvak, zoekwoord. Not derived: gebeurtenis, which is the
truth, and bezorging, teller, hartslag, storing, kenmerk, concept, account, sessie, rem, bewaard, stukinhoud, stukdeel,
weergave, beginblad, uitvoer. No table holds confidential
content in the clear.
Truth values are 0 or 1 and instants and days are ISO text, so that both databases sort and compare them alike.
"""

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, LargeBinary
from sqlmodel import Field

from kernproces.opslag import schema_bij
from kernproces.opslag.tabel import TEKST, Tabel, deelindex

GEEN_DATUM = "9999-12-31"


class GebeurtenisRij(Tabel, table=True):
    """The history: appended only; triggers refuse anything else. Its content is canonical JSON."""

    __tablename__ = "gebeurtenis"
    # With a rowid: rows of 700 bytes in the key tree itself (WITHOUT ROWID) cost twice as much to append (measured).
    stroom: str = Field(primary_key=True, sa_type=TEKST)
    nr: int = Field(primary_key=True, sa_type=BigInteger)
    inhoud: bytes = Field(sa_type=LargeBinary)
    hash: bytes = Field(sa_type=LargeBinary)


class StroomTabel(Tabel, table=True):
    """The head of every stream with its folded state."""

    __tablename__ = "stroom"
    stroom: str = Field(primary_key=True, sa_type=TEKST)
    soort: str = Field(sa_type=TEKST)
    nr: int = Field(sa_type=BigInteger)
    hash: bytes = Field(sa_type=LargeBinary)
    stand: bytes = Field(sa_type=LargeBinary)


# The order of the worklist: each index gives a page of it (loket/lijst/selectie.py)
_GEVOLG = (
    "rang",
    "uiterlijk",
    "zaak",
)
_JONGST = ("bijgewerkt", "zaak")  # of what is closed


class WerkvoorraadRij(Tabel, table=True):
    """What the worklist shows and sorts by, one row a zaak."""

    __tablename__ = "werkvoorraad"
    __table_args__ = (
        deelindex("ix_werkvoorraad_urgentie", *_GEVOLG, waar="open = 1"),
        deelindex("ix_werkvoorraad_drager", "behandelaar", *_GEVOLG, waar="open = 1"),
        # Whose turn it is follows nearly always from the state: its few ranges lie in the index of the kinds.
        deelindex("ix_werkvoorraad_soort", "workflow", "toestand", "beurt", *_GEVOLG, waar="open = 1"),
        deelindex("ix_werkvoorraad_school", "school", *_GEVOLG, waar="open = 1"),
        deelindex("ix_werkvoorraad_stil", *_GEVOLG, waar="open = 1 AND stil = 1"),
        deelindex("ix_werkvoorraad_afgerond", *_JONGST, waar="open = 0"),
        deelindex("ix_werkvoorraad_afgerond_soort", "workflow", *_JONGST, waar="open = 0"),
        deelindex("ix_werkvoorraad_afgerond_school", "school", *_JONGST, waar="open = 0"),
        deelindex("ix_werkvoorraad_afgerond_drager", "behandelaar", *_JONGST, waar="open = 0"),
        deelindex("ix_werkvoorraad_erft", "erft_van", "zaak", waar="open = 1 AND erft_van IS NOT NULL"),
        Index("ix_werkvoorraad_dossier", "dossier", "zaak"),
        CheckConstraint("open IN (0, 1)", name="open"),
        CheckConstraint("rang BETWEEN 0 AND 3", name="rang"),
        {"sqlite_with_rowid": False},
    )
    zaak: str = Field(primary_key=True, sa_type=TEKST)
    dossier: str = Field(sa_type=TEKST)
    workflow: str = Field(sa_type=TEKST)
    toestand: str = Field(sa_type=TEKST)
    open: int = Field(sa_type=Integer)
    behandelaar: str | None = Field(default=None, sa_type=TEKST)
    beurt: str = Field(sa_type=TEKST)
    stap: str | None = Field(default=None, sa_type=TEKST)
    rang: int = Field(sa_type=Integer)
    uiterlijk: str = Field(sa_type=TEKST)
    school: str | None = Field(default=None, sa_type=TEKST)
    bijgewerkt: str = Field(sa_type=TEKST)
    erft_van: str | None = Field(
        default=None, sa_type=TEKST
    )  # without a date of its own: the zaak whose date counts
    rust_tot: str | None = Field(default=None, sa_type=TEKST)  # put aside by who carries it, until this day
    stil: int = Field(
        default=0, sa_type=Integer, sa_column_kwargs={"server_default": "0"}
    )  # it runs, and a term of it stands still


class TermijnRij(Tabel, table=True):
    """Every term of every zaak; `volgende` is the instant of its next rung, null when nothing is to come."""

    __tablename__ = "termijn"
    __table_args__ = (
        deelindex("ix_termijn_volgende", "volgende", "zaak", "termijn", waar="volgende IS NOT NULL"),
        deelindex("ix_termijn_overschreden", "uiterlijk", "zaak", "termijn", waar="stand = 'overschreden'"),
        {"sqlite_with_rowid": False},
    )
    zaak: str = Field(primary_key=True, sa_type=TEKST)
    termijn: str = Field(primary_key=True, sa_type=TEKST)
    stand: str = Field(sa_type=TEKST)
    uiterlijk: str = Field(sa_type=TEKST)
    volgende: str | None = Field(default=None, sa_type=TEKST)
    trede: str | None = Field(default=None, sa_type=TEKST)


class BetrokkenRij(Tabel, table=True):
    """Who has to do with which dossier and zaak (kernproces.rechten.betrokken). Key: what one person, school or role may see
    lies together, and is all that a list reads of it.
    """

    __tablename__ = "betrokken"
    __table_args__ = (
        # What is rare, and takes something out of a list of much: gathered, not asked for every row.
        deelindex("ix_betrokken_over", "wie", "zaak", waar="als = 'over'"),
        deelindex("ix_betrokken_gaf_al", "wie", "zaak", waar="als = 'gaf_al'"),
        deelindex("ix_betrokken_gevraagd", "wie", "zaak", waar="als = 'gevraagd'"),
        {"sqlite_with_rowid": False},
    )
    wie: str = Field(primary_key=True, sa_type=TEKST)
    dossier: str = Field(primary_key=True, sa_type=TEKST)
    zaak: str = Field(primary_key=True, sa_type=TEKST)
    als: str = Field(primary_key=True, sa_type=TEKST)
    stroom: str = Field(primary_key=True, sa_type=TEKST)


class OutboxRij(Tabel, table=True):
    """A message to be delivered. Key (status, id): what waits lies together, found without an index of its own.

    An id is made of the instant, the stream, the volgnummer and a rank. The unique (stroom, nr) of its event keeps it
    unique, and beginning with the instant keeps new rows on one page (measured: 1.5 pages less per advance).
    """

    __tablename__ = "outbox"
    __table_args__ = ({"sqlite_with_rowid": False},)
    status: str = Field(primary_key=True, sa_type=TEKST)
    id: str = Field(primary_key=True, sa_type=TEKST)
    zaak: str = Field(sa_type=TEKST)
    nr: int = Field(sa_type=BigInteger)
    sjabloon: str = Field(sa_type=TEKST)
    versie: str = Field(sa_type=TEKST)
    rol: str = Field(sa_type=TEKST)
    aangemaakt: str = Field(sa_type=TEKST)
    termijn: str | None = Field(default=None, sa_type=TEKST)
    trede: str | None = Field(default=None, sa_type=TEKST)


class PostvakRij(Tabel, table=True):
    """What was made available to somebody in the loket. An id begins with the instant, so the newest stand together."""

    __tablename__ = "postvak"
    __table_args__ = ({"sqlite_with_rowid": False},)
    persoon: str = Field(primary_key=True, sa_type=TEKST)
    bericht: str = Field(primary_key=True, sa_type=TEKST)


class ZoekwoordRij(Tabel, table=True):
    """A keyed hash of the first letters of a word, and the entry that holds the word. Goes when the data key goes."""

    __tablename__ = "zoekwoord"
    __table_args__ = (Index("ix_zoekwoord_stroom", "stroom", "bron"), {"sqlite_with_rowid": False})
    woord: int = Field(primary_key=True, sa_type=BigInteger)
    stroom: str = Field(primary_key=True, sa_type=TEKST)
    bron: str = Field(primary_key=True, sa_type=TEKST)  # the step and field that it is about
    nr: int = Field(sa_type=BigInteger)
    categorie: str = Field(sa_type=TEKST)


__all__ = ["Tabel", "schema_bij"]
