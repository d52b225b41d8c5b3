"""Brieven: a letter made from the facts of a zaak: its text with the facts it names, its bytes, and what they rest on.

A letter never invents: dates, grounds, people and the way of objection come from the history and from a derivation. What
cannot be filled in is an error with a sentence, never a letter with a hole; a letter of one's own can always go instead.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernproces.gebeurtenissen import dossierstroom, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.gebruik.stuk import Aanbod, Stuk
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON, Categorie
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Entry, Stand
from loket.bedrading import Samenstel
from loket.brieven.feiten import Wie, dag_zonder, feiten, gevoeligst
from loket.brieven.sjablonen import Sjablonen
from loket.doelen import doelen_van, per_kenmerk
from loket.lezen import ALLES
from notificaties.brieven import BriefFout, Briefsjabloon
from notificaties.brieven.feiten import Gebruikt
from notificaties.brieven.pdf import Omslag, maak_pdf
from notificaties.brieven.taal import Blok, vul_in
from workflows.eisen.brief import CORRECTIES, TERMIJN, bronstand
from workflows.gegevens.brief import EIGEN

BESLUIT = "besluit"
AAN = {
    "bevoegd_gezag": "het bevoegd gezag van {school}",
    "ondersteuningscoordinator": "de ondersteuningscoördinator van {school}",
    "ouder": "de ouders of verzorgers van {leerling}",
    "leerling": "{leerling}",
    "ander": "de geadresseerde",
}


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """A letter as it is now: its words, the facts it names, and how those stand."""

    sjabloon: Briefsjabloon
    omslag: Omslag
    blokken: tuple[Blok, ...]
    gebruikt: tuple[Gebruikt, ...]
    bronnen: tuple[dict[str, str], ...]
    categorie: Categorie

    @property
    def pdf(self) -> bytes:
        """Its bytes: the same letter, the same bytes."""
        return maak_pdf(self.omslag, self.blokken)


class Brieven:
    """Letters of one database."""

    def __init__(self, samenstel: Samenstel) -> None:
        self._s = samenstel
        self.sjablonen = Sjablonen(samenstel.kern)

    # ------------------------------------------------------------ which

    def mogelijk(self, lezer: Lezer, hoofd: Stand) -> list[tuple[str, str]]:
        """Which letters can be made of this zaak now: those whose step was done; and always one of one's own."""
        kan = [
            (s.naam, s.titel)
            for s in self.sjablonen.alle(lezer).values()
            if s.voor == hoofd["workflow"] and any(a in hoofd["gedaan"] for a in s.na)
        ]
        return [*kan, (EIGEN, "Een brief die u zelf schreef")]

    # ------------------------------------------------------------ making

    def maak(self, lezer: Lezer, brief: Stand) -> Gemaakt:
        """The letter of this brief with the facts of now. BriefFout when it cannot be made."""
        start = brief["gedaan"]["stel_op"]["gegevens"]
        if start["sjabloon"] == EIGEN:
            raise BriefFout("Dit is een brief die iemand zelf schreef; daar is geen sjabloon voor.")
        sjabloon = self.sjablonen.nu(lezer, start["sjabloon"])
        wijziging = brief["gedaan"].get("wijzig", {}).get("gegevens", {})
        gegevens = {
            "dagtekening": wijziging.get("dagtekening") or start["dagtekening"],
            "kenmerk": brief["zaak"],
            "ontvangers": start["ontvangers"],
        }
        rij = lezer.stroom(zaakstroom(brief["hoofdzaak"]))
        if rij is None:
            raise BriefFout("De zaak waar deze brief bij hoort, is er niet.")
        entries = list(self._s.kern.archief.lees(lezer, rij.stroom))
        return self.stel_samen(lezer, sjabloon, stand_van(rij), entries, gegevens)

    def stel_samen(
        self,
        lezer: Lezer,
        sjabloon: Briefsjabloon,
        hoofd: Stand,
        entries: list[Entry],
        gegevens: Mapping[str, Any],
    ) -> Gemaakt:
        """Fill in a template with the facts of a zaak."""
        workflow = self._s.kern.register.van(hoofd).workflow
        if workflow.naam != sjabloon.voor:
            raise BriefFout(f"Dit sjabloon hoort bij {sjabloon.voor}, en deze zaak is {workflow.naam}.")
        wie = self._wie(lezer, hoofd, entries)
        aan = [
            AAN[o].format(school=wie.school["naam"], leerling=wie.leerling) for o in gegevens["ontvangers"]
        ]
        brief = {**gegevens, "aan": ", ".join(aan)}
        boom = feiten(workflow, hoofd, entries, lambda e: self._s.kern.archief.ontsluit(e, ALLES), wie, brief)
        blokken, gebruikt = vul_in(sjabloon, boom)
        omslag = Omslag(
            titel=sjabloon.titel,
            afzender=boom["organisatie"]["naam"],
            adresregels=tuple(filter(None, (boom["organisatie"][k] for k in ("adres", "telefoon", "email")))),
            ontvanger=("Aan:", *(a[:1].upper() + a[1:] for a in aan)),
            kenmerk=f"{hoofd['zaak']} / {gegevens['kenmerk']}",
            dag=str(gegevens["dagtekening"]),
            datum=dag_zonder(str(gegevens["dagtekening"])),
            ondertekening=_ondertekening(sjabloon, hoofd, boom, wie),
        )
        categorie = gevoeligst(workflow, (feit.pad for feit in gebruikt), Categorie(sjabloon.categorie))
        return Gemaakt(sjabloon, omslag, blokken, gebruikt, _bronnen(workflow, hoofd, gebruikt), categorie)

    def _wie(self, lezer: Lezer, hoofd: Stand, entries: list[Entry]) -> Wie:
        archief, registers = self._s.kern.archief, self._s.kern.bron.registers(lezer)
        opening = archief.een(lezer, dossierstroom(hoofd["dossier"]), 1)
        geheim = archief.ontsluit(opening, {PERSOON.value}) if opening is not None else {}
        school = (registers.items.get("scholen", {}).get(hoofd["school"] or "") or [{}])[-1]
        mensen = {e["actor"] for e in entries} | {e["namens"] for e in entries if e.get("namens")}
        if hoofd["behandelaar"]:
            mensen.add(hoofd["behandelaar"])
        namen = self._s.persoonsgegevens(mensen)
        kern = self._s.kern
        teksten = doelen_van(
            kern.register, archief, lezer, hoofd, lambda _: lambda e: archief.ontsluit(e, ALLES)
        )
        doelen = per_kenmerk(teksten)
        organisatie = (registers.items.get("organisatie", {}).get("swv") or [{}])[-1]
        return Wie(
            leerling=str(geheim.get(PERSOON.value, {}).get("leerling") or "de leerling"),
            school={k: str(school.get(k) or "") for k in ("naam", "plaats")},
            organisatie={"naam": "het samenwerkingsverband", "email": self._s.instellingen.afzender}
            | dict(organisatie),
            naam_van=lambda p: doelen.get(p) or str(namen.get(p, {}).get("naam") or p),
        )

    # ------------------------------------------------------------ doing

    def leg_voor(self, brief: Stand, gemaakt: Gemaakt, actor: str, rol: Rol, nu: datetime) -> Antwoord:
        """Fix the bytes of this letter and offer them to the second reader; or every reason why not."""
        inhoud = gemaakt.pdf
        titel = f"{gemaakt.sjabloon.titel} ({brief['zaak']})"
        aanbod = Aanbod(
            io.BytesIO(inhoud),
            f"{gemaakt.sjabloon.naam.replace('_', '-')}-{brief['hoofdzaak']}.pdf",
            titel,
            gemaakt.categorie,
            brief["zaak"],
        )
        stuk = self._s.stukken.voeg_toe(brief["dossier"], aanbod, actor, rol, nu)
        gegevens = {
            "document_hash": stuk.afdruk,
            "dagtekening": gemaakt.omslag.dag,
            "versie": gemaakt.sjabloon.versie,
            "bronnen": list(gemaakt.bronnen),
        }
        opdracht = Opdracht("leg_voor", actor, rol, gegevens, verwacht=brief["beslisversie"])
        return self._s.kern.doe(brief["zaak"], opdracht, nu)

    def bytes_van(self, lezer: Lezer, brief: Stand) -> Stuk | None:
        """The document that was offered to the reader, when it lies here."""
        merk = brief["gedaan"].get("leg_voor", {}).get("gegevens", {}).get("document_hash")
        stukken = self._s.stukken.van(lezer, brief["dossier"])
        return next((s for s in reversed(stukken) if s.merk == merk), None)


def _bronnen(workflow: Workflow, hoofd: Stand, gebruikt: tuple[Gebruikt, ...]) -> tuple[dict[str, str], ...]:
    """Which steps and terms of the zaak the letter rests on, and how they stand; a later change voids the approval."""
    termijnen = {t.replace(".", "_"): t for t in workflow.termijnen}
    wat = dict.fromkeys([CORRECTIES])
    for feit in gebruikt:
        delen = feit.pad.split(".")
        if delen[0] == "stap":
            wat[delen[1]] = None
        elif delen[0] == "termijn":
            wat[TERMIJN + termijnen[delen[1]]] = None
        elif delen[0] == "verzameld":
            wat[workflow.verzameling(delen[1]).actie] = None
    return tuple({"wat": w, "stand": bronstand(hoofd, w)} for w in wat)


def _ondertekening(
    sjabloon: Briefsjabloon, hoofd: Stand, boom: Mapping[str, Any], wie: Wie
) -> tuple[str, ...]:
    """Who took the decision; of another letter who carries the zaak."""
    organisatie = str(boom["organisatie"]["naam"])
    stap = next((boom["stap"][a] for a in sjabloon.na if a in boom["stap"]), None)
    if sjabloon.soort == BESLUIT and stap is not None:
        namens = (f"namens {stap['namens']}",) if stap["namens"] else ()
        return (stap["door"], stap["rol"], *namens, organisatie)
    if hoofd["behandelaar"]:
        return (wie.naam_van(hoofd["behandelaar"]), "behandelaar", organisatie)
    return (organisatie,)
