"""The persoon step: who is who. Competent and mandated for the own roles unless the step says otherwise."""

from collections.abc import Collection
from typing import Any

from kernproces.rollen import BUITENROLLEN, Rol
from kernproces.tijdstip import dag_van
from loket.scenario.regels import Regel, RegelFout, dag_van_tekst, rol_van, tekst_van
from workflows.soorten.steekproef import Poolfunctie
from workflows.soorten.tlv import Functie

# Which mandates come with a role when the step does not say (ontwerp.md section 6).
MANDATEN = {Rol.DIRECTEUR_BESTUURDER: ("tlv_besluit",), Rol.TWEEDE_LEZER: ("beoordeling",)}


# In which somebody may advise, or sit in the pool of a steekproef (UB 2.51; seed 004, B1).
FUNCTIES = tuple(dict.fromkeys(f.value for f in (*Functie, *Poolfunctie)))


def persoon_van(regel: Regel, bekend: Collection[str]) -> tuple[str, dict[str, Any]]:
    """The name and the row for the register mensen; `bekend`: who is there already, to stand in for."""
    ruw = regel.ruw
    naam = tekst_van(ruw, "naam")
    rollen = [rol_van(r) for r in _lijst(ruw, "rollen")]
    if Rol.SYSTEEM in rollen:
        raise RegelFout("De rol systeem is niet voor personen.")
    standaard = [m for r in rollen for m in MANDATEN.get(r, ())]
    return naam, {
        "rollen": [r.value for r in rollen],
        "functies": _functies(ruw) if "functies" in ruw else None,
        "mandaten": _lijst(ruw, "mandaten") if "mandaten" in ruw else standaard,
        "scholen": _lijst(ruw, "scholen") if "scholen" in ruw else [],
        "onderdelen": _lijst(ruw, "onderdelen") if "onderdelen" in ruw else [],
        "alle_dossiers": bool(set(rollen) & BUITENROLLEN) and "scholen" not in ruw,
        "competent_tot": dag_van_tekst(ruw.get("competent_tot"), "competent_tot"),
        "vervangt": _vervangt(ruw, regel, bekend),
    }


def _functies(ruw: dict[str, Any]) -> list[str]:
    functies = _lijst(ruw, "functies")
    if vreemd := sorted(set(functies) - set(FUNCTIES)):
        raise RegelFout(f"Onbekende functie: {', '.join(vreemd)}. Bekend zijn: {', '.join(FUNCTIES)}.")
    return functies


def _vervangt(ruw: dict[str, Any], regel: Regel, bekend: Collection[str]) -> list[dict[str, Any]]:
    waarde = ruw.get("vervangt")
    if waarde is None:
        return []
    gelezen = [_een(v, regel) for v in (waarde if isinstance(waarde, list) else [waarde])]
    if vreemd := sorted({v["wie"] for v in gelezen} - set(bekend)):
        er_zijn = f"Bekend zijn: {', '.join(sorted(bekend))}." if bekend else "Er is nog niemand."
        raise RegelFout(f"vervangt noemt een onbekende persoon: {', '.join(vreemd)}. {er_zijn}")
    return gelezen


def _een(waarde: Any, regel: Regel) -> dict[str, Any]:
    if isinstance(waarde, str):
        return {"wie": waarde, "van": dag_van(regel.nu).isoformat(), "tot": None}
    if (
        isinstance(waarde, dict)
        and isinstance(waarde.get("wie"), str)
        and not set(waarde) - {"wie", "van", "tot"}
    ):
        van, tot = (
            dag_van_tekst(waarde.get("van"), "vervangt.van"),
            dag_van_tekst(waarde.get("tot"), "vervangt.tot"),
        )
        if van and tot and tot < van:
            raise RegelFout("vervangt: de einddatum ligt voor de begindatum.")
        return {"wie": waarde["wie"], "van": van, "tot": tot}
    raise RegelFout('"vervangt" is een naam, of {"wie": naam, "van": datum, "tot": datum}.')


def _lijst(ruw: dict[str, Any], sleutel: str) -> list[str]:
    waarde = ruw.get(sleutel)
    if not isinstance(waarde, list) or not all(isinstance(w, str) and w.isprintable() for w in waarde):
        raise RegelFout(f'"{sleutel}" is een lijst van namen.')
    return waarde
