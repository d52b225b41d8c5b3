"""Gebeurtenissen: the entries of the history, as the engine makes them and reads them back.

The stored shape is canonical JSON (see opslag.canoniek); `Nieuw` is an entry before it has its place in the chain.
"""

from dataclasses import dataclass, field
from typing import Any, Final

# Kinds on a zaak stream.
ZAAK_GESTART: Final = "zaak_gestart"
OVERGANG: Final = "overgang"  # a person or the system changed the state
HANDELING: Final = "handeling"  # an act that changed no state
GECORRIGEERD: Final = "gecorrigeerd"
GEMIGREERD: Final = "gemigreerd"
OVERGENOMEN: Final = "overgenomen"  # a zaak that began in another system
GEWIST: Final = "gewist"  # data keys destroyed, on any stream that has them
TERMIJN_SOORTEN: Final = frozenset(
    {
        "termijn_gestart",
        "termijn_opgeschort",
        "termijn_hervat",
        "termijn_verlengd",
        "termijn_vervangen",
        "termijn_herrekend",
        "termijn_gestopt",
        "termijn_herinnerd",
        "termijn_gewaarschuwd",
        "termijn_overschreden",
        "termijn_geescaleerd",
        "termijn_vervallen",
    }
)
# What never makes a person's page stale (ontwerp.md section 4, Locks).
NIET_BESLISSEND: Final = frozenset({"termijn_herinnerd", "termijn_gewaarschuwd", "termijn_geescaleerd"})
# Kinds on the other streams.
DOSSIER_GEOPEND: Final = "dossier_geopend"
ZAAK_TOEGEVOEGD: Final = "zaak_toegevoegd"
BETROKKENE_TOEGEVOEGD: Final = "betrokkene_toegevoegd"
NOODINZAGE: Final = "noodinzage"  # opened by somebody without a part in it, with a reason, for a while
REGISTER_BIJGEWERKT: Final = "register_bijgewerkt"
NUMMER_UITGEGEVEN: Final = "nummer_uitgegeven"
INSTELLING_GEWIJZIGD: Final = "instelling_gewijzigd"
OVERDRACHT_GEMAAKT: Final = "overdracht_gemaakt"  # on a dossier: handed over to another organisation
OVERDRACHT_SLEUTELS: Final = "overdracht_sleutels"  # on a dossier: keys wrapped for the receiver
OVERDRACHT_ONTVANGEN: Final = (
    "overdracht_ontvangen"  # on a stream of its own: a package of another organisation
)
INZAGE_VERSTREKT: Final = "inzage_verstrekt"  # on a dossier: a copy for the data subject (AVG 15)
AUDITPAKKET_VERSTREKT: Final = "auditpakket_verstrekt"  # on a dossier: what left the house
VERNIETIGING_VOORGESTELD: Final = "vernietiging_voorgesteld"
VERNIETIGING_GOEDGEKEURD: Final = "vernietiging_goedgekeurd"
VERNIETIGING_AFGEWEZEN: Final = "vernietiging_afgewezen"
VERNIETIGING_UITGEVOERD: Final = "vernietiging_uitgevoerd"
WEEKLIJST: Final = "weeklijst"
OVERZICHT_AANGEVULD: Final = "dagoverzicht_aangevuld"  # a message waits for somebody's overview of the day
DAGOVERZICHT: Final = "dagoverzicht"
ACCOUNT_GEWIJZIGD: Final = "account_gewijzigd"  # how a person logs in; never a secret

STUK_TOEGEVOEGD: Final = "stuk_toegevoegd"  # a document, or another version of it
STUK_GEKEURD: Final = "stuk_gekeurd"  # the virus scanner answered later
STUK_OPGEHAALD: Final = "stuk_opgehaald"  # whom it is addressed to, opened it for the first time (Awb 2.3)
STUK_GEWEIGERD: Final = "stuk_geweigerd"  # something harmful was offered; nothing was kept of it
QUARANTAINE: Final = "quarantaine"  # a file was stopped, or found clean after all
SJABLOON_GEPUBLICEERD: Final = "sjabloon_gepubliceerd"  # another version of a template of a letter
STUKKEN: Final = "stukken/"
Open = dict[str, Any]


@dataclass(slots=True)
class Nieuw:
    """An entry to be appended. `geheim` holds plain confidential content per category, encrypted when it is booked."""

    soort: str
    open: Open
    actor: str
    rol: str
    werkt_op: str
    namens: str | None = None
    geheim: dict[str, Open] = field(default_factory=dict)
    sv: int = 1


def zaakstroom(zaak: str) -> str:
    """The stream of a zaak."""
    return f"zaak/{zaak}"


def dossierstroom(dossier: str) -> str:
    """The stream of a dossier."""
    return f"dossier/{dossier}"


def vernietigingsstroom(lijst: str) -> str:
    """The stream of a destruction list."""
    return f"vernietiging/{lijst}"


def registerstroom(register: str) -> str:
    """The stream of a register (mensen, scholen, aanbod, capaciteit, ...)."""
    return f"register/{register}"


def accountstroom(persoon: str) -> str:
    """The stream of what happened to the account of a person."""
    return f"account/{persoon}"


def stukkenstroom(dossier: str) -> str:
    """The stream of the documents of a dossier."""
    return f"{STUKKEN}{dossier}"


def sjabloonstroom(sjabloon: str) -> str:
    """The stream of the versions of a template of a letter."""
    return f"sjabloon/{sjabloon}"
