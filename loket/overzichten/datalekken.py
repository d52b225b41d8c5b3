"""The datalekregister (AVG 33 lid 5; KSO 3.2.5): every breach, also the ones that were not notified. Pure.

By default codes, moments and numbers; the sentences that the AP may ask for (effects, measures, why not notified) are
added only for who may read them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from kernproces.zaak.stand import Stand

TEKSTEN = {
    "beoordeel": ("onderbouwing",),
    "verklaar_niet_meldplichtig": ("motivering",),
    "meld_ap": ("reden_te_laat",),
    "rond_nazorg_af": ("feitelijke_gevolgen", "corrigerende_maatregelen"),
    "sluit": ("lessen",),
}
Zinnen = Mapping[str, Mapping[str, str]]  # per zaak, per field


@dataclass(frozen=True, slots=True)
class Lekregel:
    """One breach."""

    zaak: str
    ontdekt_op: str
    soort: str
    soort_gegevens: tuple[str, ...]
    betrokkenen: tuple[str, ...]
    aantal: int
    risico: str
    besluit: str  # gemeld, niet_gemeld or nog_niet_besloten
    grond: str  # why not notified
    gemeld_op: str
    nummer: str
    uren: int | None  # whole hours from discovery to notice
    te_laat: bool
    betrokkenen_geinformeerd_op: str
    ingetrokken: bool  # the notice was withdrawn afterwards
    toestand: str
    zinnen: Mapping[str, str]

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        return asdict(self)


def register(standen: Iterable[Stand], zinnen: Zinnen | None = None) -> list[Lekregel]:
    """Every breach, the latest discovery first."""
    regels = [_regel(s, (zinnen or {}).get(s["zaak"], {})) for s in standen]
    return sorted(regels, key=lambda r: (datetime.fromisoformat(r.ontdekt_op), r.zaak), reverse=True)


def _regel(stand: Stand, zinnen: Mapping[str, str]) -> Lekregel:
    gedaan = stand["gedaan"]
    lek = gedaan["ontdek"]["gegevens"]
    melding = gedaan.get("meld_ap", {}).get("gegevens", {})
    niet = gedaan.get("verklaar_niet_meldplichtig", {}).get("gegevens", {})
    return Lekregel(
        zaak=stand["zaak"],
        ontdekt_op=lek["ontdekt_op"],
        soort=lek["soort"],
        soort_gegevens=tuple(lek["soort_gegevens"]),
        betrokkenen=tuple(lek["betrokkenen"]),
        aantal=lek["aantal"],
        risico=gedaan.get("beoordeel", {}).get("gegevens", {}).get("risico", ""),
        besluit="gemeld" if melding else "niet_gemeld" if niet else "nog_niet_besloten",
        grond=niet.get("grond", ""),
        gemeld_op=melding.get("gemeld_op", ""),
        nummer=melding.get("nummer", ""),
        uren=_uren(lek["ontdekt_op"], melding.get("gemeld_op")),
        te_laat=bool(stand["termijnen"].get("D.DL", {}).get("te_laat")),
        betrokkenen_geinformeerd_op=gedaan.get("informeer_betrokkenen", {}).get("op", ""),
        ingetrokken=gedaan.get("vul_melding_aan", {}).get("gegevens", {}).get("soort") == "intrekking",
        toestand=stand["toestand"],
        zinnen=dict(zinnen),
    )


def _uren(van: str, tot: str | None) -> int | None:
    if tot is None:
        return None
    return int((datetime.fromisoformat(tot) - datetime.fromisoformat(van)).total_seconds() // 3600)
