"""The states: a begin, ends, and from every state that a zaak can get to a way out."""

from collections.abc import Iterator

from kernproces.deugdelijkheid.gebrek import Gebrek, opsomming
from kernproces.deugdelijkheid.graaf import Graaf, Knoop
from kernproces.taal.workflow import Workflow

GEEN_TOESTAND = "-"  # the from-state of the start row


def toestanden(g: Graaf) -> Iterator[Gebrek]:
    """Every defect of the states."""
    yield from _begin(g.workflow)
    yield from _onbekend(g.workflow)
    yield from _besluiten(g.workflow)
    yield from _uitgangen(g.workflow)
    if g.workflow.einde or g.workflow.besluiten:
        yield from _wegen(g)
    else:
        yield Gebrek("geen_einde", f"De workflow {g.workflow.naam} heeft geen einde en geen besluit.")


def _begin(w: Workflow) -> Iterator[Gebrek]:
    if w.begin not in w.toestanden:
        yield Gebrek("begin_onbekend", f"Het begin {w.begin!r} staat niet bij de toestanden.")
    if w.start.naar != w.begin:
        yield Gebrek(
            "start_elders",
            f"De startregel {w.start.actie} leidt naar {w.start.naar!r}, niet naar het begin {w.begin!r}.",
        )
    for naam in w.start.van:
        if naam != GEEN_TOESTAND:
            yield Gebrek(
                "start_uit_toestand",
                f"De startregel {w.start.actie} vertrekt van {naam!r}; voor de start is er geen toestand.",
            )


def _onbekend(w: Workflow) -> Iterator[Gebrek]:
    genoemd = {
        **{f"de actie {o.actie} (van)": o.van for o in w.overgangen},
        **{f"de actie {o.actie} (naar {o.naar})": (o.naar,) for o in w.overgangen if o.naar is not None},
        "het einde": w.einde,
        "de besluiten": w.besluiten,
        "de lijst van wie aan de beurt is": tuple(w.wacht),
        **{f"het spoor {s.naam}": s.waar for s in w.sporen},
        **{f"de deelzaak {d.workflow}": d.bij for d in w.deelzaken},
        "wat een toestand eerst heette": tuple(w.hernoemd.values()),
        "wat een dossier niet openhoudt": w.loopt_door,
    }
    for waar, namen in genoemd.items():
        for naam in namen:
            if naam not in w.toestanden:
                yield Gebrek(
                    "toestand_onbekend", f"{waar[0].upper()}{waar[1:]} noemt de onbekende toestand {naam!r}."
                )
    for naam in w.hernoemd:
        if naam in w.toestanden:
            zin = f"De toestand {naam} is hernoemd, maar staat er nog; een zaak zou naar een andere toestand springen."
            yield Gebrek("hernoemd_bestaat", zin)


def _besluiten(w: Workflow) -> Iterator[Gebrek]:
    for naam in w.besluiten:
        if naam in w.einde:
            yield Gebrek("besluit_is_einde", f"De toestand {naam} is een besluit en een einde; kies er een.")
    if not w.besluiten:
        if w.klaar_na:
            yield Gebrek("klaar_na_zonder_besluit", f"Er zijn geen besluiten waarop {w.klaar_na} kan volgen.")
        return
    if not w.klaar_na:
        yield Gebrek(
            "klaar_na_ontbreekt",
            f"Niets maakt een zaak af na een besluit ({opsomming(w.besluiten)}): klaar_na ontbreekt.",
        )
    elif w.klaar_na not in w.acties:
        yield Gebrek("klaar_na_onbekend", f"De actie {w.klaar_na!r}, die een besluit afmaakt, bestaat niet.")
    else:
        kan = {t for o in w.acties[w.klaar_na] for t in o.van}
        for naam in w.besluiten:
            if naam not in kan:
                yield Gebrek(
                    "klaar_na_kan_niet",
                    f"De actie {w.klaar_na} kan niet bij het besluit {naam}, en moet dat afmaken.",
                )


def _uitgangen(w: Workflow) -> Iterator[Gebrek]:
    for o in w.overgangen:
        for naam in o.van:
            if naam in w.einde and o.naar is not None and not o.na_afloop:
                zin = f"De actie {o.actie} gaat uit van het einde {naam}; dat kan alleen met na_afloop."
                yield Gebrek("uitgang_uit_einde", zin)


def _wegen(g: Graaf) -> Iterator[Gebrek]:
    gehaald = {k[0] for k in g.bereikbaar}
    for naam in g.workflow.toestanden:
        if naam not in gehaald:
            yield Gebrek("toestand_onbereikbaar", f"De toestand {naam} is vanuit het begin niet te bereiken.")
    vast = [k for k in sorted(g.bereikbaar) if k not in g.met_uitweg]
    dood = [k for k in vast if all(stap.naar == k for stap in g.uit.get(k, ()))]
    for naam in dict.fromkeys(k[0] for k in dood):
        yield Gebrek(
            "doodlopend", f"De toestand {naam} loopt dood: geen enkele stap leidt eruit en het is geen einde."
        )
    for naam in dict.fromkeys(k[0] for k in vast if not _loopt_dood(g, k, dood)):
        yield Gebrek("geen_weg_naar_einde", f"Vanuit de toestand {naam} is geen einde te bereiken.")


def _loopt_dood(g: Graaf, knoop: Knoop, dood: list[Knoop]) -> bool:
    """Stuck only because a state further on is a dead end; that one is named."""
    return bool(g.vooruit([knoop]) & set(dood))
