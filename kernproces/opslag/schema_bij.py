"""The tables that do not follow from the history: delivery, documents, numbers, signs of life, drafts, accounts (see schema.py)."""

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, LargeBinary
from sqlmodel import Field

from kernproces.opslag.tabel import TEKST, Tabel, deelindex


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
    __table_args__ = (deelindex("ix_stukinhoud_wees", "aangemaakt", waar="vast IS NULL"),)
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
    """The last number given out, per kind of number; and how many bytes of documents somebody brought on a day."""

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


class WeergaveRij(Tabel, table=True):
    """A view of the worklist that somebody keeps, and the role that shares it (loket/lijst/bewaard.py). Not derived."""

    __tablename__ = "weergave"
    __table_args__ = (Index("ix_weergave_eigenaar", "eigenaar"), Index("ix_weergave_deelt", "deelt"))
    id: str = Field(primary_key=True, sa_type=TEKST)
    eigenaar: str = Field(sa_type=TEKST)
    deelt: str = Field(sa_type=TEKST)
    titel: str = Field(sa_type=TEKST)  # locked
    vraag: str = Field(sa_type=TEKST)
    gemaakt: str = Field(sa_type=TEKST)


class BeginbladRij(Tabel, table=True):
    """With which kept view somebody begins. Not derived."""

    __tablename__ = "beginblad"
    __table_args__ = ({"sqlite_with_rowid": False},)
    persoon: str = Field(primary_key=True, sa_type=TEKST)
    weergave: str = Field(sa_type=TEKST)


class UitvoerRij(Tabel, table=True):
    """Who took which list along as a file, when, and whether names were in it. Not derived."""

    __tablename__ = "uitvoer"
    __table_args__ = ({"sqlite_with_rowid": False},)
    wanneer: str = Field(primary_key=True, sa_type=TEKST)
    id: str = Field(primary_key=True, sa_type=TEKST)
    wie: str = Field(sa_type=TEKST)
    rol: str = Field(sa_type=TEKST)
    vraag: str = Field(sa_type=TEKST)
    vorm: str = Field(sa_type=TEKST)
    aantal: int = Field(sa_type=Integer)
    namen: int = Field(sa_type=Integer)
