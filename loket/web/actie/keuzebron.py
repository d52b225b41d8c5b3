"""Keuzebron: fields whose code names something known are chosen from a list instead of typed."""

from collections.abc import Collection, Mapping

from kernproces.opslag.rijen import Lezer
from kernproces.rechten.onderdelen import ELKE
from kernproces.rollen import GEZINSROLLEN, INTERNE_ROLLEN, Rol
from kernproces.taal.formulier import Formulier
from kernproces.taal.workflow import Workflow
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from loket import doelen
from loket.web.actie.velden import Keuzebron, Keuzes
from loket.web.namen import PERSOONSVELDEN, SCHOOLVELDEN
from loket.web.taal import met_hoofdletter, met_kleine_letter, woord
from loket.web.werkplek import Bezoek
from loket.web.zaak.zaaksoort import zaaksoort
from workflows.algemeen import COLLEGAS


def keuzebron(
    bezoek: Bezoek,
    workflow: Workflow,
    actie: str,
    stand: Stand | None,
    vast: dict[str, Keuzes] | None = None,
    school: str | None = ELKE,
) -> Keuzebron:
    """The choices for the form of one action; `vast`: those that the page knows already; `school`: of the dossier."""
    bekend = vast or {}
    toewijzing = {o.wijst_toe for o in workflow.acties.get(actie, ()) if o.wijst_toe}
    gevraagd = _gevraagd(workflow, actie, stand)
    vervalt = {v.vervallen_veld: v.naam for v in workflow.verzamelingen if v.vervalt_door == actie}

    def kies(naam: str) -> Keuzes | None:
        if naam in bekend:
            return bekend[naam]
        if naam in gevraagd:
            scholen = bezoek.werkplek.namen.scholen
            return [(w, scholen.get(w) or met_hoofdletter(woord(w))) for w in gevraagd[naam]]
        if naam in SCHOOLVELDEN:
            return eigen_scholen(bezoek)
        if naam in toewijzing:
            return dragers(bezoek, school)
        if naam in PERSOONSVELDEN and not bezoek.buiten:
            return collegas(bezoek)
        if naam == "criteria":
            lijsten = bezoek.registers.alle_op("criteria", bezoek.vandaag)
            return sorted((c, str(v.get("naam") or c)) for c, v in lijsten.items())
        if naam in vervalt and stand is not None:
            stukken = [s for s in stand["verzameld"].get(vervalt[naam], ()) if not s["vervallen"]]
            wie = dict.fromkeys(p for s in stukken for p in s["wie"])
            return [(p, bezoek.werkplek.namen.persoon(p)) for p in wie]
        return None

    return kies


def van_nu(bezoek: Bezoek, lezer: Lezer, model: type[Formulier], s: Situatie) -> dict[str, Keuzes]:
    """What can be chosen at this moment, as the form says it: people by name, zaken of the dossier by what they are, as
    far as they are for these eyes, anything else as words.
    """
    mogelijk = model.mogelijk(s)
    hier = {z["zaak"] for z in s.dossier.get("zaken", ())}  # without reading them
    zaken = hier & {c for codes in mogelijk.values() for c in codes}
    verborgen = zaken - bezoek.inkijk.zichtbaar(lezer, zaken) if zaken else set()
    return {
        veld: [(c, _wat(bezoek, s, codes, c, zaken)) for c in codes if c not in verborgen]
        for veld, codes in mogelijk.items()
    }


def _wat(bezoek: Bezoek, s: Situatie, codes: Collection[str], code: str, zaken: Collection[str]) -> str:
    if isinstance(codes, Mapping):
        return str(codes[code])
    if code in bezoek.registers.mensen:
        return bezoek.werkplek.namen.persoon(code)
    if code not in zaken:
        return woord(code)
    stand = s.zaken[code]
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    toestand = met_kleine_letter(workflow.toestanden[stand["toestand"]])
    return f"{zaaksoort(stand, workflow.titel)}, {toestand} ({code})"


def doelkeuzes(teksten: doelen.Teksten, bekend: Mapping[str, Keuzes]) -> dict[str, Keuzes]:
    """A goal or requirement is chosen by what it says; of those that can be named now, where the form says which."""
    kan = {
        veld: (soort, [c for c, _ in bekend[veld]] if veld in bekend else list(teksten[soort]))
        for soort, (velden, _) in doelen.SOORTEN.items()
        if teksten[soort]
        for veld in velden
    }
    return {
        veld: [(c, doelen.als_keuze(c, teksten[soort])) for c in codes]
        for veld, (soort, codes) in kan.items()
    }


def _gevraagd(workflow: Workflow, actie: str, stand: Stand | None) -> dict[str, list[str]]:
    """Of what is to be gathered by this action: per field what is still asked."""
    per: dict[str, list[str]] = {}
    if stand is None:
        return per
    for v in (v for v in workflow.verzamelingen if v.actie == actie):
        open_ = [vraag for vraag, stuk in v.gevraagde(stand) if stuk is None]
        for veld in v.sleutel:
            if waarden := [str(vraag[veld]) for vraag in open_ if vraag.get(veld)]:
                per[veld] = list(dict.fromkeys(waarden))
    return per


def eigen_scholen(bezoek: Bezoek) -> Keuzes:
    """The schools that this visitor may name: all, for a school its own, for a part of the organisation those of it."""
    mag = {s: n for s, n in bezoek.werkplek.namen.scholen.items() if bezoek.inkijk.k.opent_voor(s)}
    return sorted(mag.items(), key=lambda paar: paar[1])


def gezinskeuzes(bezoek: Bezoek, dossier: Stand) -> dict[str, Keuzes]:
    """For a field that names somebody of the family: the parents and the pupil of this dossier who have an account."""
    gezin = [p for p, rol in dossier.get("betrokkenen", {}).items() if rol in set(map(str, GEZINSROLLEN))]
    return {"klager_persoon": [(p, bezoek.werkplek.namen.persoon(p)) for p in gezin]}


def collegas(bezoek: Bezoek) -> Keuzes:
    """Everybody of the organisation, by name."""
    return _met_rol(bezoek, INTERNE_ROLLEN, ELKE)


def dragers(bezoek: Bezoek, school: str | None = ELKE) -> Keuzes:
    """To whom a zaak of this school may be handed over, by name."""
    return _met_rol(bezoek, COLLEGAS, school)


def _met_rol(bezoek: Bezoek, rollen: Collection[Rol], school: str | None) -> Keuzes:
    mensen, namen = bezoek.registers.mensen, bezoek.werkplek.namen
    wie = dict.fromkeys(p for rol in rollen for p in mensen.met_rol(rol, bezoek.vandaag, school))
    return sorted(((p, namen.persoon(p)) for p in wie), key=lambda paar: paar[1])
