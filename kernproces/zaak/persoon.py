"""Persoon: what stands in the way of this person: role, mandate, belonging to the dossier, duties kept apart. Pure."""

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, ander
from kernproces.taal.overgang import Overgang
from kernproces.zaak.situatie import Situatie


def persoon_beletselen(s: Situatie, rij: Overgang) -> list[Beletsel]:
    """Role, mandate, belonging to the dossier, and duties kept apart."""
    gebreken = []
    if not _rol_mag(s, rij):
        gebreken.append(_rol_beletsel(s, rij))
    elif s.rol is Rol.SYSTEEM:
        pass  # nobody holds this role; who asks for it, is not let in (_rol_mag)
    elif s.bevoegdheid is None and (delen := s.registers.mensen.onderdelen(s.actor, s.rol, s.vandaag)):
        gebreken.append(_onderdeel_beletsel(s, delen))
    elif s.bevoegdheid is None:
        reden = f"Deze persoon heeft op {voluit(s.vandaag)} niet de rol {s.rol.titel}."
        gebreken.append(Beletsel("rol", reden, "geen rol, geen recht", ander(s.rol)))
    elif not s.registers.mensen.hoort_bij(
        s.bevoegdheid.keten[-1] if s.bevoegdheid.keten else s.actor,
        s.rol,
        s.vandaag,
        s.dossier.get("school"),
        s.dossier.get("betrokkenen", {}),
    ):
        reden = "Deze persoon hoort niet bij dit dossier."
        gebreken.append(
            Beletsel(
                "dossier",
                reden,
                "WPO 18a lid 13",
                ander(s.rol, "Vraag iemand van de eigen school of het eigen gezin."),
            )
        )
    zelf = [actie for actie in rij.ander_dan if s.identiteiten & s.wie_deed(actie)]
    return gebreken + [_zelf_gedaan(s, rij, actie) for actie in zelf]


def _rol_mag(s: Situatie, rij: Overgang) -> bool:
    """The system acts in its own name only, and nobody takes that name."""
    if s.rol is Rol.SYSTEEM and (s.actor != Rol.SYSTEEM.value or s.actor in s.registers.mensen):
        return False
    if s.rol in rij.door:
        return True
    return any(s.registers.mensen.heeft_mandaat(s.actor, m, s.vandaag) for m in rij.mandaten)


def _rol_beletsel(s: Situatie, rij: Overgang) -> Beletsel:
    *eerder, laatste = (r.titel for r in rij.rollen)
    wie = f"{', '.join(eerder)} of {laatste}" if eerder else laatste
    mandaat = " (of wie daarvoor mandaat heeft)" if rij.mandaten else ""
    reden = f"De rol {s.rol.titel} mag dit niet: {rij.titel}. Dat doet: {wie}{mandaat}."
    norm = "Awb 10:3" if rij.mandaten else (rij.norm or "geen rol, geen recht")
    return Beletsel("rol", reden, norm, ander(rij.rollen[0], f"Vraag iemand met de rol {wie}."))


def _onderdeel_beletsel(s: Situatie, delen: frozenset[str]) -> Beletsel:
    """The role is held, for another part of the organisation."""
    hier = s.registers.mensen.delen(s.school, s.vandaag)
    hoort = (
        f"dit dossier hoort bij {', '.join(sorted(hier))}" if hier else "dit dossier hoort bij geen onderdeel"
    )
    reden = f"Deze persoon heeft de rol {s.rol.titel} alleen voor {', '.join(sorted(delen))}, en {hoort}."
    hulp = f"Vraag iemand die de rol {s.rol.titel} hier of in de hele organisatie heeft."
    if not s.met_rol(s.rol):
        hulp = f"Nu heeft niemand hier de rol {s.rol.titel}. Vraag de beheerder iemand aan te wijzen."
    return Beletsel("onderdeel", reden, "geen rol, geen recht", ander(s.rol, hulp))


def _zelf_gedaan(s: Situatie, rij: Overgang, actie: str) -> Beletsel:
    rol = s.rol if s.rol in rij.door else rij.rollen[0]
    reden = f"{rij.titel} doet een ander dan wie dit deed: {actie.replace('_', ' ')}. Niemand keurt het eigen werk goed."
    return Beletsel("ander_dan", reden, rij.norm or "3.2.6", ander(rol, f"Vraag een andere {rol.titel}."))
