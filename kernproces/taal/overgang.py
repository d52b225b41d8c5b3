"""Overgang and handeling: what a person or the system does, and everything that follows from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kernproces.rollen import Rol
from kernproces.taal.eis import Eis, Voorwaarde
from kernproces.taal.formulier import Formulier
from kernproces.taal.termijn import TermijnSoort

if TYPE_CHECKING:
    from kernproces.taal.verzameling import Verzameling
    from kernproces.zaak.situatie import Situatie
    from kernproces.zaak.stand import Stand

Dagfunctie = Callable[["Situatie"], Any]
Invulling = Callable[["Situatie"], dict[str, Any]]
Dekkingsfunctie = Callable[["Stand", "Stand"], bool]


@dataclass(frozen=True, slots=True)
class Mandaat:
    """Beside the roles: whoever of the organisation holds this mandate on the day (Awb 10:3, mandaatregister)."""

    naam: str


@dataclass(frozen=True, slots=True)
class Start:
    """Start a term. `begin` and `uiterlijk`: a form field, or a function of the situation; default: the legal day."""

    termijn: TermijnSoort
    begin: str | Dagfunctie | None = None
    uiterlijk: str | Dagfunctie | None = None
    variant: str | Dagfunctie | None = None
    wanneer: Voorwaarde | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop a term. `op`: the form field with the instant that a term in hours is judged by; default: the recording."""

    termijn: TermijnSoort
    op: str | None = None


@dataclass(frozen=True, slots=True)
class Houd:
    """While this zaak lasts, a term of its hoofdzaak stands still, on a ground (a retention term: what is contested, is kept)."""

    termijn: TermijnSoort
    grond: str


@dataclass(frozen=True, slots=True)
class Verzet:
    """Move the end of a running term: `dagen` longer, or to another last day (`uiterlijk`), on a ground in law.

    `wanneer`: only then, on this ground.
    """

    termijn: TermijnSoort
    grond: str
    dagen: str | None = None
    uiterlijk: str | None = None
    wanneer: Voorwaarde | None = None


@dataclass(frozen=True, slots=True)
class Bericht:
    """A message by template to whoever holds these functions at the moment of sending.

    `wanneer`: only then is it sent. `gekozen`: the form field (role codes) that names which of these functions get it.
    `spoed`: a statutory risk, told at once, also to who prefers one overview a day.
    `personen`: the action and the form field that name people instead of functions; nobody stands in for them.
    """

    sjabloon: str
    aan: tuple[Rol, ...] = ()
    wanneer: Voorwaarde | None = None
    gekozen: str = ""
    spoed: bool = False
    personen: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Dekking:
    """A proof that counts for other dossiers: for zaken of these workflows, where `functie` (this zaak, that one) says so.

    `register`: where the zaken that may prove it get their number, so that they are found from the history alone.
    """

    workflows: tuple[str, ...]
    register: str
    functie: Dekkingsfunctie


@dataclass(frozen=True, slots=True)
class Bewijs:
    """This step proves a clause; `velden` are the form fields that carry the proof and may not be empty.

    `na`: steps of the same zaak without which it proves nothing. `dekt`: it proves it in other dossiers too.
    `voorval`: there is only something to prove where such a zaak runs (a complaint, a data leak).
    """

    clausule: str
    velden: tuple[str, ...] = ()
    na: tuple[str, ...] = ()
    dekt: Dekking | None = None
    voorval: bool = False


@dataclass(frozen=True, slots=True)
class Toevoeging:
    """Content that the system adds to a step: computed from the situation, recorded, and computed again in a replay.

    `blijft`: it belongs to the facts of the zaak from then on; otherwise it only stands in the history.
    """

    naam: str
    functie: Dagfunctie
    blijft: bool = True


@dataclass(frozen=True, slots=True)
class Nummer:
    """The system issues a number at this step: the next in a register of its own, unique and never reused."""

    veld: str
    register: str


@dataclass(frozen=True, slots=True)
class Opent:
    """Another zaak that begins with this step, by the system, in the same transaction (domein.md 10.4: gegrond -> tlv).

    `gegevens` fills its start form from this step. `hoofdzaak`: the form field that names what it hangs on; without
    one it hangs on this zaak if it can, else on the one zaak of the dossier that it can hang on.
    """

    workflow: str
    gegevens: Invulling
    wanneer: Voorwaarde | None = None
    hoofdzaak: str = ""


class Slot(StrEnum):
    """What a step closes for good, and so must wait for what still hangs on it."""

    ZAAK = "zaak"
    DOSSIER = "dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overgang:
    """One row of the state table. `naar` None is a handeling: an act that changes no state."""

    actie: str
    titel: str
    van: tuple[str, ...]
    naar: str | None
    door: tuple[Rol | Mandaat, ...]
    gegevens: type[Formulier]
    eisen: tuple[Eis, ...] = ()
    wanneer: Voorwaarde | None = None
    zodra: "Verzameling | Voorwaarde | TermijnSoort | None" = None
    na: str = ""
    ander_dan: tuple[str, ...] = ()
    bewijs: tuple[Bewijs, ...] = ()
    start: tuple[Start, ...] = ()
    stopt: tuple[Stop, ...] = ()
    verzet: tuple[Verzet, ...] = ()
    bericht: tuple[Bericht, ...] = ()
    hoofdzaak_stopt: tuple[Stop, ...] = ()  # koppeling: terms of the hoofdzaak, in the same transaction
    hoofdzaak_start: tuple[Start, ...] = ()
    hoofdzaak_houdt: tuple[Houd, ...] = ()  # from the day after
    hoofdzaak_laat_los: bool = False  # what this zaak held there, runs again
    opent: tuple[Opent, ...] = ()  # other zaken that begin with this step
    sluit: Slot | None = (
        None  # refused while a deelzaak that it waits for, or any zaak of the dossier, is open
    )
    nummer: Nummer | None = None
    voegt_toe: tuple[Toevoeging, ...] = ()
    rust_tot: str = (
        ""  # the form field with the day until which the zaak waits, out of sight of who carries it
    )
    wijst_toe: str = ""  # the form field that names who carries the zaak from here
    geeft_vrij: bool = False  # nobody carries it from here
    regisseur: str = ""  # the form field that names the one regisseur of the dossier (seed 002)
    naast: tuple[str, ...] = ()  # earlier steps that this one is about: to be read beside its form
    vraagt: tuple[
        str, ...
    ] = ()  # the form fields that are a question to who gets its message: those they read
    uitleg: str = ""
    norm: str = ""
    na_afloop: bool = False  # may be done after the zaak has ended

    def __post_init__(self) -> None:
        """A state or role is what it is called, however it was written down.

        The description and so the fingerprint know only its name, while `transitions` registers a member of an enum
        under another: without this one fingerprint would behave in two ways. Raises ValueError for an unknown role.
        """
        object.__setattr__(self, "van", tuple(str(v) for v in self.van))
        object.__setattr__(self, "naar", None if self.naar is None else str(self.naar))
        object.__setattr__(self, "door", tuple(r if isinstance(r, Mandaat) else Rol(r) for r in self.door))

    @property
    def vanzelf(self) -> bool:
        """Done by the system as soon as something holds."""
        return self.zodra is not None

    @property
    def raakt_hoofdzaak(self) -> bool:
        """Whether it does anything to the terms of the hoofdzaak."""
        geraakt = self.hoofdzaak_stopt or self.hoofdzaak_start or self.hoofdzaak_houdt
        return bool(geraakt) or self.hoofdzaak_laat_los

    @property
    def rollen(self) -> tuple[Rol, ...]:
        """The roles named; a Mandaat is not a role."""
        return tuple(r for r in self.door if isinstance(r, Rol))

    @property
    def mandaten(self) -> tuple[str, ...]:
        """The mandates named."""
        return tuple(m.naam for m in self.door if isinstance(m, Mandaat))


Een_of_meer = Any  # one value or a sequence: nobody meets the ("x") trap


def veel(waarde: Any) -> tuple[Any, ...]:
    """One value or a sequence of them, as a tuple; None is nothing."""
    if waarde is None:
        return ()
    if isinstance(waarde, Sequence) and not isinstance(waarde, str):
        return tuple(waarde)
    return (waarde,)


MEERVOUDIG = ("eisen", "ander_dan", "verzet", "opent", "voegt_toe", "hoofdzaak_houdt", "naast", "vraagt")

KLOKKEN: dict[str, type[Any]] = {"stopt": Stop, "hoofdzaak_stopt": Stop, "hoofdzaak_start": Start}


def overgang(
    actie: str,
    van: Een_of_meer,
    naar: str | None,
    *,
    door: Een_of_meer,
    gegevens: type[Formulier],
    titel: str,
    bewijs: Een_of_meer = None,
    start: Een_of_meer = None,
    bericht: Een_of_meer = None,
    **rest: Any,
) -> Overgang:
    """Declare an overgang: `door` has no default, so no role named means nobody may."""
    meervoudig: dict[str, Any] = {n: veel(rest.pop(n, None)) for n in MEERVOUDIG}
    for naam, soort in KLOKKEN.items():
        meervoudig[naam] = tuple(s if isinstance(s, soort) else soort(s) for s in veel(rest.pop(naam, None)))
    return Overgang(
        actie=actie,
        titel=titel,
        van=veel(van),
        naar=naar,
        door=veel(door),
        gegevens=gegevens,
        bewijs=tuple(b if isinstance(b, Bewijs) else Bewijs(b) for b in veel(bewijs)),
        start=tuple(s if isinstance(s, Start) else Start(s) for s in veel(start)),
        bericht=veel(bericht),
        **meervoudig,
        **rest,
    )


def handeling(actie: str, bij: Een_of_meer, **rest: Any) -> Overgang:
    """Declare an act that changes no state (a note, a hearing, making a decision known)."""
    return overgang(actie, bij, None, **rest)


def vanzelf(actie: str, van: Een_of_meer, naar: str, *, zodra: Any, titel: str, **rest: Any) -> Overgang:
    """Declare what the system does by itself as soon as `zodra` holds: a collection complete, a term lapsed, a fact."""
    from kernproces.taal.formulier import Leeg

    return overgang(actie, van, naar, door=Rol.SYSTEEM, gegevens=Leeg, titel=titel, zodra=zodra, **rest)
