"""What an application for extra support is judged by (TvO, seed 001). The SWV sets its own; a change is a new version."""

from enum import StrEnum

VERSIE = "2026-1"


class Criterium(StrEnum):
    """One criterion; the value is what the history and the form use."""

    BASISONDERSTEUNING_BENUT = "basisondersteuning_benut"
    PLAN_ACTUEEL = "plan_actueel"
    DOEL_TOETSBAAR = "doel_toetsbaar"
    INZET_PAST_BIJ_DOEL = "inzet_past_bij_doel"
    OUDERS_EN_LEERLING_BETROKKEN = "ouders_en_leerling_betrokken"

    @property
    def titel(self) -> str:
        """The criterion as a sentence."""
        return _TITELS[self]


_TITELS = {
    Criterium.BASISONDERSTEUNING_BENUT: "De school heeft haar eigen basisondersteuning benut.",
    Criterium.PLAN_ACTUEEL: "Het ontwikkelingsperspectief is actueel en geëvalueerd.",
    Criterium.DOEL_TOETSBAAR: "Het doel is toetsbaar: te zien is of het is bereikt.",
    Criterium.INZET_PAST_BIJ_DOEL: "De gevraagde inzet past bij het doel.",
    Criterium.OUDERS_EN_LEERLING_BETROKKEN: "Ouders en leerling hebben meegedacht.",
}
