"""The roles: somebody may, nobody is indispensable without saying why, and the second reviewer can be someone else."""

from collections.abc import Iterator

from kernproces.deugdelijkheid.gebrek import Gebrek, opsomming
from kernproces.deugdelijkheid.graaf import Graaf
from kernproces.rollen import Rol
from kernproces.taal.overgang import Overgang

# Of these there is one in an organisation or in a dossier: they cannot review each other's work.
EENPERSOONS = frozenset({Rol.DIRECTEUR_BESTUURDER, Rol.LEERLING})


def rollen(g: Graaf) -> Iterator[Gebrek]:
    """Every defect of who may do what."""
    for rij in g.rijen:
        yield from _door(g, rij)
        for ander in rij.ander_dan:
            yield from _ander_dan(g, rij, ander)
    yield from _vacant(g)


def _door(g: Graaf, rij: Overgang) -> Iterator[Gebrek]:
    if not rij.door:
        yield Gebrek("door_niemand", f"Niemand mag de actie {rij.actie} doen: er staat geen rol bij.")
    elif not rij.rollen:
        yield Gebrek(
            "door_zonder_rol",
            f"De actie {rij.actie} noemt alleen een mandaat ({opsomming(rij.mandaten)}) en geen rol die het geeft.",
        )
    if rij.vanzelf and rij.door and rij.door != (Rol.SYSTEEM,):
        yield Gebrek(
            "vanzelf_door_mens", f"De stap {rij.actie} gaat vanzelf en noemt toch een ander dan het systeem."
        )
    if not rij.vanzelf and Rol.SYSTEEM in rij.door and rij is not g.workflow.start:
        yield Gebrek("systeem_als_mens", f"De actie {rij.actie} is van mensen en noemt de rol systeem.")


def _ander_dan(g: Graaf, rij: Overgang, ander: str) -> Iterator[Gebrek]:
    eerste = tuple(o for o in g.rijen if o.actie == ander)
    if ander == rij.actie:
        yield Gebrek(
            "ander_dan_zichzelf",
            f"De actie {rij.actie} eist een ander dan wie {ander} deed: dat is zij zelf.",
        )
    elif not eerste:
        yield Gebrek(
            "ander_dan_onbekend",
            f"De actie {rij.actie} eist een ander dan wie {ander!r} deed; die actie bestaat niet.",
        )
    elif all(o.vanzelf for o in eerste):
        yield Gebrek(
            "ander_dan_systeem",
            f"De actie {rij.actie} eist een ander dan wie {ander} deed; dat doet altijd het systeem.",
        )
    elif _een_mens(rij, *eerste):
        zin = f"De acties {ander} en {rij.actie} kan alleen de {rij.rollen[0].titel} doen, en dat is een mens: een ander is er niet."
        yield Gebrek("ander_dan_onmogelijk", zin)
    elif not _kan_voorafgaan(g, eerste, rij):
        yield Gebrek(
            "ander_dan_te_laat",
            f"De actie {rij.actie} eist een ander dan wie {ander} deed; die actie gaat er nooit aan vooraf.",
        )


def _een_mens(*rijen: Overgang) -> bool:
    samen = {r for o in rijen for r in o.rollen}
    return len(samen) == 1 and samen <= EENPERSOONS and not any(o.mandaten for o in rijen)


def _kan_voorafgaan(g: Graaf, eerste: tuple[Overgang, ...], rij: Overgang) -> bool:
    if any(o is g.workflow.start for o in eerste):
        return True
    na = [stap.naar for stap in g.stappen if any(stap.rij is o for o in eerste) and stap.van in g.bereikbaar]
    return not na or bool({k[0] for k in g.vooruit(na)} & set(rij.van))


def _vacant(g: Graaf) -> Iterator[Gebrek]:
    """Each role in turn is held by nobody; `onmisbaar` may say why that is right."""
    redenen = {str(naam): reden for naam, reden in g.workflow.onmisbaar.items()}
    for rol in sorted(
        {r for stap in g.stappen for r in stap.rollen} | {r for r in Rol if r.value in redenen}
    ):
        vast = g.vast_zonder(lambda stap, rol=rol: rol in stap.rollen)  # type: ignore[misc]
        if vast and rol.value not in redenen:
            zin = f"Zonder {rol.titel} is er geen weg naar een einde vanuit {opsomming(vast)}; geef een andere weg of zeg bij `onmisbaar` waarom."
            yield Gebrek("rol_onmisbaar", zin)
        elif not vast and rol.value in redenen and g.samenhangend:
            yield Gebrek(
                "onmisbaar_onnodig",
                f"Bij `onmisbaar` staat {rol.value}, maar zonder die rol is er overal een weg naar een einde.",
            )
    for naam, reden in redenen.items():
        if not reden.strip():
            yield Gebrek("onmisbaar_zonder_reden", f"Bij `onmisbaar` staat {naam} zonder reden.")
