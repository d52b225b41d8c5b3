"""A declaration as text for an auditor: per state who is to act and what can be done, then each action once in full."""

from collections.abc import Iterator
from textwrap import wrap

from kernproces.opsomming import of
from kernproces.taal.overgang import Bericht, Mandaat, Overgang, Slot, Start, Verzet
from kernproces.taal.termijn import Eenheid, TermijnSoort
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.wacht import NogNiet, Stap, Verzameld, Voorbij, Wacht
from kernproces.taal.workflow import Workflow

BREEDTE = 110
_EENHEDEN = {Eenheid.DAGEN: "dag", Eenheid.WEKEN: "week", Eenheid.MAANDEN: "maand"}


def tekst(workflow: Workflow) -> str:
    """The whole declaration, readable without knowing any code."""
    per_toestand = (_toestand(workflow, t) for t in workflow.toestanden)
    delen = [_kop(workflow), *per_toestand, _overal(workflow), _acties(workflow), _termijnen(workflow)]
    return "\n\n".join("\n".join(deel) for deel in map(list, delen) if deel) + "\n"


def _kop(w: Workflow) -> Iterator[str]:
    yield f"{w.titel} ({w.naam}, versie {w.versie})"
    yield "=" * len(f"{w.titel} ({w.naam}, versie {w.versie})")
    if w.bron:
        yield from _regel("Bron", w.bron)
    yield from _regel("Begin", f"{_titel(w, w.begin)}, met: {w.start.titel}, door {_door(w.start)}")
    yield from _regel("Einde", ", ".join(_titel(w, t) for t in w.einde))
    if w.besluiten:
        klaar = w.acties[w.klaar_na][0].titel if w.klaar_na in w.acties else w.klaar_na
        yield from _regel(
            "Besluiten", f"{', '.join(_titel(w, t) for t in w.besluiten)}; de zaak eindigt pas na: {klaar}"
        )
    for spoor in w.sporen:
        stil = ", ".join(t.id for t in spoor.schort_op)
        yield from _regel("Spoor", f"{spoor.titel}: zet stil {stil}" if stil else spoor.titel)
    for v in w.verzamelingen:
        ieder = ", ieder eenmaal" if v.ieder_eenmaal else ""
        naam = (
            f", van wie bij {_actietitel(w, v.gevraagd[0])} is gevraagd" if v.gevraagd and v.persoon else ""
        )
        gereed = f"; gereed als: {', '.join(f'{e.titel} ({e.norm})' for e in v.gereed)}" if v.gereed else ""
        yield from _regel("Verzameling", f"{v.titel}, met {v.actie}{naam}{ieder}{gereed}")
    for d in w.deelzaken:
        bij = f", bij: {', '.join(_titel(w, t) for t in d.bij)}"
        vanzelf = f", vanzelf na {d.na}" if d.na else ""
        yield from _regel(
            "Deelzaak", d.workflow + bij + vanzelf + (", sluiten wacht erop" if d.wacht else "")
        )
    for naam, reden in w.onmisbaar.items():
        yield from _regel("Onmisbaar", f"{naam}: {reden}")


def _toestand(w: Workflow, toestand: str) -> Iterator[str]:
    soort = " (einde)" if toestand in w.einde else " (besluit)" if toestand in w.besluiten else ""
    yield f"{_titel(w, toestand)}{soort}"
    yield "-" * len(f"{_titel(w, toestand)}{soort}")
    if (wacht := w.wacht.get(toestand)) is not None:
        for beurt in wacht.keten:
            yield from _wacht(w, beurt)
    for rij in w.overgangen:
        if toestand in rij.van and not _is_overal(w, rij):
            yield from _actieregel(w, rij)


def _overal(w: Workflow) -> Iterator[str]:
    rijen = [rij for rij in w.overgangen if _is_overal(w, rij)]
    if rijen:
        yield "In elke toestand"
        yield "----------------"
    for rij in rijen:
        yield from _actieregel(w, rij)


def _is_overal(w: Workflow, rij: Overgang) -> bool:
    """Said once instead of in every state: a note, a document, handing over."""
    return rij.naar is None and len(w.toestanden) > 1 and set(rij.van) == set(w.toestanden)


def _actieregel(w: Workflow, rij: Overgang) -> list[str]:
    doel = f" -> {_titel(w, rij.naar)}" if rij.naar is not None else ""
    keuze = f", als: {rij.wanneer.titel}" if rij.wanneer is not None else ""
    na = " (ook na afloop)" if rij.na_afloop else ""
    return _regel("  *", f"{rij.titel} [{rij.actie}]{doel}; {_door(rij)}{keuze}{na}", los=True)


def _wacht(w: Workflow, wacht: Wacht) -> Iterator[str]:
    wat = w.acties[wacht.doet][0].titel if wacht.doet in w.acties else wacht.doet
    yield from _regel("Aan de beurt", f"{of(r.titel for r in wacht.wie)}: {wat}")
    for stap, eerst in zip(wacht.tenzij, wacht.elk[1:], strict=True):
        zin = f"{of(r.titel for r in eerst.wie)}: {_actietitel(w, stap.doet)}, {_als(w, stap)}"
        yield from _regel("Gaat voor", zin)
    if wacht.behalve:
        namen = (
            f"wie bij {_actietitel(w, a)} is genoemd ({v})" if v else f"wie deed: {_actietitel(w, a)}"
            for a, v in wacht.behalve
        )
        yield from _regel("Behalve", of(namen))
    if wacht.wacht_af:
        klokken = of(f"{t.titel} ({t.id})" for t in wacht.wacht_af)
        yield from _regel("Wacht af", f"zolang dit loopt, is niemand aan de beurt: {klokken}")
    yield from _regel(
        "Klok", ", ".join(f"{t.titel} ({t.id})" for t in wacht.klok) or f"geen; {wacht.zonder_klok}"
    )


def _als(w: Workflow, stap: Stap) -> str:
    """What holds as long as this step goes first, in words."""
    als = stap.als
    if isinstance(als, Voorbij):
        return f"zolang voorbij is: {als.termijn.titel} ({als.termijn.id})"
    if isinstance(als, Verzameld):
        return f"zodra er alles is wat bij {als.verzameling.titel} is gevraagd"
    if isinstance(als, NogNiet):
        later = of(_actietitel(w, a) for a in als.gedaan)
        return f"na {_actietitel(w, als.na)}, tot {later}"
    return f"als bij {_actietitel(w, als.actie)} is gekozen: {als.veld} {als.waarde}"


def _actietitel(w: Workflow, actie: str) -> str:
    return w.acties[actie][0].titel if actie in w.acties else actie


def _acties(w: Workflow) -> Iterator[str]:
    yield "De acties"
    yield "---------"
    for rij in (w.start, *w.overgangen):
        van = "elke toestand" if _is_overal(w, rij) else ", ".join(_titel(w, t) for t in rij.van) or "-"
        yield f"{rij.titel} [{rij.actie}]"
        yield from _regel(
            "  Van", f"{van} -> {_titel(w, rij.naar)}" if rij.naar is not None else f"{van} (toestand blijft)"
        )
        yield from _regel("  Door", _door(rij))
        yield from (r for naam, waarde in _bijzonderheden(w, rij) for r in _regel(f"  {naam}", waarde))


def _bijzonderheden(w: Workflow, rij: Overgang) -> Iterator[tuple[str, str]]:
    if rij.wanneer is not None:
        yield "Als", rij.wanneer.titel
    if rij.zodra is not None:
        yield "Zodra", _zodra(rij)
    if rij.norm:
        yield "Norm", rij.norm
    for eis in rij.eisen:
        yield "Eis", f"{eis.titel} ({eis.norm})"
    if rij.ander_dan:
        yield (
            "Een ander dan",
            of(w.acties[a][0].titel if a in w.acties else a for a in rij.ander_dan) + ": wie dat deed",
        )
    velden = [info.title or naam for naam, info in rij.gegevens.model_fields.items()]
    if velden:
        yield "Vraagt", ", ".join(velden)
    yield from (("Termijn", regel) for regel in _klokwerk(w, rij))
    for bericht in rij.bericht:
        spoed = ", altijd meteen" if bericht.spoed else ""
        yield "Bericht", f"{bericht.sjabloon} aan {_lezers(bericht)}{spoed}"
    for bewijs in rij.bewijs:
        yield "Bewijs", bewijs.clausule + (f", met {', '.join(bewijs.velden)}" if bewijs.velden else "")
    yield from _andere_zaken(rij)
    if rij.nummer is not None:
        yield "Nummer", f"het volgende uit {rij.nummer.register}"


def _lezers(bericht: Bericht) -> str:
    if bericht.personen is not None:
        return f"wie bij {bericht.personen[0]} is genoemd ({bericht.personen[1]})"
    return ", ".join(r.titel for r in bericht.aan)


def _andere_zaken(rij: Overgang) -> Iterator[tuple[str, str]]:
    for o in rij.opent:
        yield "Opent", o.workflow + (f", als: {o.wanneer.titel}" if o.wanneer is not None else "")
    if rij.sluit is not None:
        yield "Wacht op", "alle zaken van het dossier" if rij.sluit is Slot.DOSSIER else "de deelzaken"


def _klokwerk(w: Workflow, rij: Overgang) -> Iterator[str]:
    yield from (f"stopt {s.termijn.id}" for s in rij.stopt)
    yield from (_start(s) for s in rij.start)
    yield from (_verzet(v) for v in rij.verzet)
    yield from (f"stopt {s.termijn.id} in de hoofdzaak" for s in rij.hoofdzaak_stopt)
    yield from (f"{_start(s)} in de hoofdzaak" for s in rij.hoofdzaak_start)
    yield from (f"zet stil in de hoofdzaak: {h.termijn.id} ({h.grond})" for h in rij.hoofdzaak_houdt)
    if rij.hoofdzaak_laat_los:
        yield "laat in de hoofdzaak weer lopen wat deze zaak stilzette"
    for spoor in w.sporen:
        for begin in spoor.begint:
            if begin.actie == rij.actie:
                grond = begin.grond if isinstance(begin.grond, str) else "grond volgens het formulier"
                yield f"zet stil: {', '.join(t.id for t in spoor.schort_op)} ({grond})"
        if any(e.actie == rij.actie and e.wanneer in {None, rij.wanneer} for e in spoor.eindigt):
            yield f"laat weer lopen: {', '.join(t.id for t in spoor.schort_op)}"


def _start(s: Start) -> str:
    return f"start {s.termijn.id}" + (f", als: {s.wanneer.titel}" if s.wanneer is not None else "")


def _verzet(v: Verzet) -> str:
    als = f", als: {v.wanneer.titel}" if v.wanneer is not None else ""
    return f"verzet {v.termijn.id} ({v.grond}){als}"


def _zodra(rij: Overgang) -> str:
    if isinstance(rij.zodra, Verzameling):
        return f"{rij.zodra.titel} gereed"
    if isinstance(rij.zodra, TermijnSoort):
        return f"{rij.zodra.titel} verstreken ({rij.zodra.id})"
    return rij.zodra.titel if rij.zodra is not None else ""


def _termijnen(w: Workflow) -> Iterator[str]:
    if not w.termijnen:
        return
    yield "De termijnen"
    yield "------------"
    for t in w.termijnen.values():
        yield from _regel(t.id, f"{t.titel}: {lengte_van(t)}, {t.aard} ({t.grondslag})")


def lengte_van(t: TermijnSoort) -> str:
    """How long a term of this kind is, in words."""
    if t.lengte is None:
        return (
            f"per zaak bepaald, anders {t.standaard_dagen} dagen" if t.standaard_dagen else "per zaak bepaald"
        )
    if t.lengte.eenheid is Eenheid.SCHOOLJAAR:
        return "tot en met 31 juli van het schooljaar"
    if t.lengte.aantal == 1:
        return f"1 {_EENHEDEN.get(t.lengte.eenheid, t.lengte.eenheid.value)}"
    return f"{t.lengte.aantal} {t.lengte.eenheid.value}"


def _titel(w: Workflow, toestand: str | None) -> str:
    return w.toestanden.get(toestand or "", toestand or "")


def _door(rij: Overgang) -> str:
    return (
        "vanzelf"
        if rij.vanzelf
        else of(f"mandaat {d.naam}" if isinstance(d, Mandaat) else d.titel for d in rij.door) or "niemand"
    )


def _regel(naam: str, waarde: str, *, los: bool = False) -> list[str]:
    kop = f"{naam} " if los else f"{naam}: "
    return (
        wrap(kop + waarde, BREEDTE, subsequent_indent=" " * (4 if naam.startswith(" ") else 2))
        if waarde
        else []
    )
