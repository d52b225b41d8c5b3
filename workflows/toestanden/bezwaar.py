"""The states of a bezwaar and who acts in it (domein.md 2.1 and 10.4; Awb 6 and 7)."""

from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Houd, Mandaat
from workflows.eisen import bezwaar as e
from workflows.termijnen import bezwaar as tb
from workflows.termijnen import catalogus as t


class T(StrEnum):
    """The states of a bezwaar."""

    ONTVANGEN = "ontvangen"
    HERSTEL_VERZUIM = "herstel_verzuim"
    ONTVANKELIJK = "ontvankelijk"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"
    TEGEMOETGEKOMEN = "tegemoetgekomen"
    BIJ_COMMISSIE = "bij_commissie"
    GEHOORD = "gehoord"
    GEADVISEERD = "geadviseerd"
    BESLOTEN = "besloten"
    BEROEP_OPEN = "beroep_open"
    IN_BEROEP = "in_beroep"
    ONHERROEPELIJK = "onherroepelijk"
    INGETROKKEN = "ingetrokken"


TITELS = {
    T.ONTVANGEN: "Ontvangen",
    T.HERSTEL_VERZUIM: "Wacht op herstel",
    T.ONTVANKELIJK: "Ontvankelijk",
    T.NIET_ONTVANKELIJK: "Niet-ontvankelijk",
    T.TEGEMOETGEKOMEN: "Tegemoetgekomen",
    T.BIJ_COMMISSIE: "Bij de commissie",
    T.GEHOORD: "Gehoord",
    T.GEADVISEERD: "Advies ontvangen",
    T.BESLOTEN: "Besloten",
    T.BEROEP_OPEN: "Beroep staat open",
    T.IN_BEROEP: "In beroep",
    T.ONHERROEPELIJK: "Onherroepelijk",
    T.INGETROKKEN: "Ingetrokken",
}
EINDE = (T.ONHERROEPELIJK, T.INGETROKKEN)
ONBESLIST = (T.ONTVANGEN, T.HERSTEL_VERZUIM, T.ONTVANKELIJK, T.BIJ_COMMISSIE, T.GEHOORD, T.GEADVISEERD)
BESLUITEN = (T.NIET_ONTVANKELIJK, T.TEGEMOETGEKOMEN, T.BESLOTEN)  # decided, not yet made known

JUR, SEC, DB = Rol.JURIST, Rol.SECRETARIAAT, Rol.DIRECTEUR_BESTUURDER
# Awb 10:3 lid 3: whoever took the first decision does not decide this one; then somebody with a mandate of his own does.
BESLISSER = (DB, Mandaat("bezwaar_besluit"))
KLOKKEN = (t.BZ_BESLUIT, t.BZ_LBT, tb.HERSTEL)
# What is contested, is kept: health data until the procedure is over (domein.md 6 and 10.0, D.RET: hold).
BEWAART = Houd(t.BEWAREN, "bezwaar of beroep loopt; wat nodig is om te beslissen, blijft bewaard")
STAF = (JUR, SEC, DB, Rol.BEHANDELAAR)


def aan_partijen(sjabloon: str) -> tuple[Bericht, ...]:
    """At once to parents and school board; to whoever else made bezwaar by post, through the secretariaat."""
    return (
        Bericht(sjabloon, (Rol.OUDER, Rol.BEVOEGD_GEZAG), spoed=True),
        Bericht("bz_brief_per_post", (SEC,), wanneer=e.bezwaarde_krijgt_post, spoed=True),
    )


def aan_bezwaarde(sjabloon: str) -> tuple[Bericht, ...]:
    """Only to whoever made bezwaar, at once."""
    return (
        Bericht(sjabloon, (Rol.OUDER,), wanneer=e.bezwaarde_is_ouder, spoed=True),
        Bericht(sjabloon, (Rol.BEVOEGD_GEZAG,), wanneer=e.bezwaarde_is_school, spoed=True),
        Bericht("bz_brief_per_post", (SEC,), wanneer=e.bezwaarde_krijgt_post, spoed=True),
    )
