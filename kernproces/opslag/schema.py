"""Het schema: every table of the store, declared once. kolommen.py and the migrations follow from it (tests hold them equal).

Derived (emptied and rebuilt by herbouw): stroom, werkvoorraad, termijn, outbox, betrokken, zoekwoord. Not derived: gebeurtenis, which is the
truth, and bezorging, teller, hartslag, storing, kenmerk, concept, account, sessie, rem, bewaard, stukinhoud, stukdeel. No table holds confidential
content in the clear.
Truth values are 0 or 1 and instants and days are ISO text, so that both databases sort and compare them alike.
"""

from typing import ClassVar

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, LargeBinary, MetaData, Text, text
from sqlmodel import Field, SQLModel

# By code point on both databases: SQLite does so itself, PostgreSQL would sort by language.
TEKST = Text().with_variant(Text(collation="C"), "postgresql")

GEEN_DATUM = "9999-12-31"

NAAMGEVING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Tabel(SQLModel):
    """Base of our tables, with metadata of its own."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAAMGEVING)


def _deelindex(naam: str, *kolommen: str, waar: str) -> Index:
    return Index(naam, *kolommen, sqlite_where=text(waar), postgresql_where=text(waar))


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


_GEVOLG = (
    "rang",
    "uiterlijk",
    "zaak",
)  # the order of the worklist: each index gives a page of it (loket/web/selectie.py)


class WerkvoorraadRij(Tabel, table=True):
    """What the worklist shows and sorts by, one row a zaak."""

    __tablename__ = "werkvoorraad"
    __table_args__ = (
        _deelindex("ix_werkvoorraad_urgentie", *_GEVOLG, waar="open = 1"),
        _deelindex("ix_werkvoorraad_drager", "behandelaar", "beurt", *_GEVOLG, waar="open = 1"),
        _deelindex("ix_werkvoorraad_soort", "workflow", "toestand", *_GEVOLG, waar="open = 1"),
        _deelindex("ix_werkvoorraad_school", "school", *_GEVOLG, waar="open = 1"),
        _deelindex("ix_werkvoorraad_afgerond", "bijgewerkt", "zaak", waar="open = 0"),
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


class TermijnRij(Tabel, table=True):
    """Every term of every zaak; `volgende` is the instant of its next rung, null when nothing is to come."""

    __tablename__ = "termijn"
    __table_args__ = (
        _deelindex("ix_termijn_volgende", "volgende", "zaak", "termijn", waar="volgende IS NOT NULL"),
        _deelindex("ix_termijn_overschreden", "uiterlijk", "zaak", "termijn", waar="stand = 'overschreden'"),
        _deelindex("ix_termijn_opgeschort", "zaak", "termijn", waar="stand = 'opgeschort'"),
        {"sqlite_with_rowid": False},
    )
    zaak: str = Field(primary_key=True, sa_type=TEKST)
    termijn: str = Field(primary_key=True, sa_type=TEKST)
    stand: str = Field(sa_type=TEKST)
    uiterlijk: str = Field(sa_type=TEKST)
    volgende: str | None = Field(default=None, sa_type=TEKST)
    trede: str | None = Field(default=None, sa_type=TEKST)


class BetrokkenRij(Tabel, table=True):
    """Who has to do with which dossier and zaak (kernproces.betrokken). Key: what one person, school or role may see
    lies together, and is all that a list reads of it.
    """

    __tablename__ = "betrokken"
    __table_args__ = ({"sqlite_with_rowid": False},)
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


class ZoekwoordRij(Tabel, table=True):
    """A keyed hash of the first letters of a word, and the entry that holds the word. Goes when the data key goes."""

    __tablename__ = "zoekwoord"
    __table_args__ = (Index("ix_zoekwoord_stroom", "stroom", "bron"), {"sqlite_with_rowid": False})
    woord: int = Field(primary_key=True, sa_type=BigInteger)
    stroom: str = Field(primary_key=True, sa_type=TEKST)
    bron: str = Field(primary_key=True, sa_type=TEKST)  # the step and field that it is about
    nr: int = Field(sa_type=BigInteger)
    categorie: str = Field(sa_type=TEKST)


class BezorgingRij(Tabel, table=True):
    """Delivery attempts of a message: how often, when again, what went wrong. Not derived."""

    __tablename__ = "bezorging"
    __table_args__ = ({"sqlite_with_rowid": False},)
    bericht: str = Field(primary_key=True, sa_type=TEKST)
    pogingen: int = Field(sa_type=Integer)
    volgende_poging: str | None = Field(default=None, sa_type=TEKST)
    fout: str | None = Field(default=None, sa_type=TEKST)


class StukinhoudRij(Tabel, table=True):
    """The bytes of one version of a document: in how many parts, and which stream knows it (null: nobody yet). Not derived."""

    __tablename__ = "stukinhoud"
    __table_args__ = (_deelindex("ix_stukinhoud_wees", "aangemaakt", waar="vast IS NULL"),)
    inhoud: str = Field(primary_key=True, sa_type=TEKST)
    delen: int = Field(sa_type=Integer)
    grootte: int = Field(sa_type=BigInteger)
    aangemaakt: str = Field(sa_type=TEKST)
    vast: str | None = Field(default=None, sa_type=TEKST)


class StukdeelRij(Tabel, table=True):
    """One encrypted part of a document. Not derived."""

    __tablename__ = "stukdeel"
    inhoud: str = Field(primary_key=True, sa_type=TEKST)
    nr: int = Field(primary_key=True, sa_type=Integer)
    dicht: bytes = Field(sa_type=LargeBinary)


class TellerRij(Tabel, table=True):
    """The last number given out, per kind of number."""

    __tablename__ = "teller"
    naam: str = Field(primary_key=True, sa_type=TEKST)
    waarde: int = Field(sa_type=BigInteger)


class HartslagRij(Tabel, table=True):
    """When a worker was last alive."""

    __tablename__ = "hartslag"
    naam: str = Field(primary_key=True, sa_type=TEKST)
    tijdstip: str = Field(sa_type=TEKST)


class StoringRij(Tabel, table=True):
    """What the ronde could not handle, until it could: since when, how often, and what went wrong. Not derived."""

    __tablename__ = "storing"
    stroom: str = Field(primary_key=True, sa_type=TEKST)
    sinds: str = Field(sa_type=TEKST)
    laatst: str = Field(sa_type=TEKST)
    pogingen: int = Field(sa_type=Integer)
    fout: str = Field(sa_type=TEKST)


class KenmerkRij(Tabel, table=True):
    """Facts about this database, such as whether it is a proef."""

    __tablename__ = "kenmerk"
    naam: str = Field(primary_key=True, sa_type=TEKST)
    waarde: str = Field(sa_type=TEKST)


class ConceptRij(Tabel, table=True):
    """What somebody typed and did not send yet: one draft per person, stream and action, locked with the keys of that
    stream (loket/concepten.py). Not derived; unreadable as soon as the keys are gone.
    """

    __tablename__ = "concept"
    __table_args__ = (
        Index("ix_concept_stroom", "stroom", "persoon"),
        Index("ix_concept_bewaard", "bewaard"),
    )
    persoon: str = Field(primary_key=True, sa_type=TEKST)
    stroom: str = Field(primary_key=True, sa_type=TEKST)
    actie: str = Field(primary_key=True, sa_type=TEKST)
    bewaard: str = Field(sa_type=TEKST)
    verwacht: int | None = Field(default=None, sa_type=BigInteger)
    inhoud: str = Field(sa_type=TEKST)


class AccountRij(Tabel, table=True):
    """How a person of the register mensen logs in (loket/accounts). The login name and the secret of the second factor
    lie in `geheim`, locked; `inlog` and `extern` are keyed hashes of what is typed and of what a provider says. Not derived.
    """

    __tablename__ = "account"
    __table_args__ = (
        Index("ix_account_inlog", "inlog", unique=True),
        Index("ix_account_extern", "extern", unique=True),
        Index("ix_account_link", "link", unique=True),
        CheckConstraint("ingetrokken IN (0, 1)", name="ingetrokken"),
    )
    persoon: str = Field(primary_key=True, sa_type=TEKST)
    inlog: str = Field(sa_type=TEKST)
    ingetrokken: int = Field(sa_type=Integer)
    wachtwoord: str | None = Field(default=None, sa_type=TEKST)
    geheim: str = Field(sa_type=TEKST)
    totp_stap: int | None = Field(default=None, sa_type=BigInteger)
    codes: str = Field(sa_type=TEKST)
    link: str | None = Field(default=None, sa_type=TEKST)
    link_tot: str | None = Field(default=None, sa_type=TEKST)
    extern: str | None = Field(default=None, sa_type=TEKST)
    laatst: str | None = Field(default=None, sa_type=TEKST)


class SessieRij(Tabel, table=True):
    """Who is at the counter. The key is a hash of what the cookie says; a session goes with the machine, not with a back-up."""

    __tablename__ = "sessie"
    __table_args__ = (Index("ix_sessie_persoon", "persoon"), Index("ix_sessie_laatst", "laatst"))
    id: str = Field(primary_key=True, sa_type=TEKST)
    persoon: str = Field(sa_type=TEKST)
    rol: str = Field(sa_type=TEKST)
    stap: str = Field(sa_type=TEKST)
    manier: str = Field(sa_type=TEKST)
    toestel: str = Field(sa_type=TEKST)
    begin: str = Field(sa_type=TEKST)
    laatst: str = Field(sa_type=TEKST)
    einde: str | None = Field(default=None, sa_type=TEKST)
    vorige: str = Field(sa_type=TEKST)


class RemRij(Tabel, table=True):
    """How often it went wrong lately, per account, device and address (all as keyed hashes)."""

    __tablename__ = "rem"
    __table_args__ = (Index("ix_rem_laatst", "laatst"),)
    sleutel: str = Field(primary_key=True, sa_type=TEKST)
    aantal: int = Field(sa_type=Integer)
    laatst: str = Field(sa_type=TEKST)


class BewaardRij(Tabel, table=True):
    """A form that arrived after its session had ended, locked with what only the cookie of that browser says."""

    __tablename__ = "bewaard"
    __table_args__ = (Index("ix_bewaard_op", "op"), CheckConstraint("getoond IN (0, 1)", name="getoond"))
    sessie: str = Field(primary_key=True, sa_type=TEKST)
    persoon: str = Field(sa_type=TEKST)
    op: str = Field(sa_type=TEKST)
    getoond: int = Field(sa_type=Integer)
    inhoud: str = Field(sa_type=TEKST)
