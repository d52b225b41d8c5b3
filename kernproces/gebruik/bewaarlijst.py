"""Bewaarlijst: everything that is kept under a key, dossier by dossier, with what is to become of it on a day."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from kernproces.gebeurtenissen import dossierstroom, registerstroom, stukkenstroom, zaakstroom
from kernproces.gebruik.archief import leesbare_stand, stand_van
from kernproces.gebruik.poorten import Klok
from kernproces.opslag.rijen import Lezer
from kernproces.rechten.mensen import geldig_op
from kernproces.taal.bewaarregel import Bewaarregel
from kernproces.taal.termijn import TermijnSoort
from kernproces.tijdstip import dag_van
from kernproces.vertrouwelijk.bewaring import MENS, Bewaarplan, Post, Rekenaar
from kernproces.zaak.stand import Stand

AANHOUDINGEN = "aanhoudingen"
_MENSEN = registerstroom("mensen/")
_ONTVANGEN = "SELECT stroom FROM stroom WHERE stroom > 'ontvangen/' AND stroom < 'ontvangen0' ORDER BY stroom"
PER_KEER = 200  # dossiers at once
_DOSSIERS = "SELECT stroom FROM stroom WHERE stroom > ? AND stroom < 'dossier0' ORDER BY stroom LIMIT ?"


def rekenaar(klok: Klok, nu: datetime) -> Rekenaar:
    """The arithmetic of every term, for a term that stands beside the zaken."""

    @lru_cache(maxsize=4096)
    def reken(soort: TermijnSoort, begin: str) -> tuple[str, Sequence[Mapping[str, str]]]:
        start = {"doe": "start", "termijn": soort.id, "begin": begin}
        ((_, open_),) = klok.reactie([start], {}, {soort.id: soort}, date.fromisoformat(begin), nu)
        return open_["na"]["uiterlijk"], open_["na"]["afleiding"]

    return reken


def bewaarplan(lezer: Lezer, klok: Klok, regels: Sequence[Bewaarregel], nu: datetime) -> Bewaarplan:
    """The rules with what somebody holds by hand (register aanhoudingen), as of this moment."""
    vandaag = dag_van(nu)
    kop = lezer.stroom(registerstroom(AANHOUDINGEN))
    items = {} if kop is None else stand_van(kop).get("items", {})
    geldig = [v for versies in items.values() if (v := geldig_op(versies, vandaag)) is not None]
    return Bewaarplan(regels, rekenaar(klok, nu), vandaag, {v["waarvan"]: v["reden"] for v in geldig})


def lijst(lezer: Lezer, plan: Bewaarplan, na: str = "", per_keer: int = PER_KEER) -> Iterator[Post]:
    """Every post of every dossier, or of those after that one; what is damaged is left to `controleer`."""
    na = dossierstroom(na)
    while stromen := [s for (s,) in lezer.rij_query(_DOSSIERS, (na, per_keer))]:
        na = stromen[-1]
        yield from _groep(lezer, plan, stromen)


def van_dossiers(lezer: Lezer, plan: Bewaarplan, dossiers: Collection[str]) -> Iterator[Post]:
    """The posts of these dossiers and their zaken."""
    stromen = sorted(map(dossierstroom, dossiers))
    for i in range(0, len(stromen), PER_KEER):
        yield from _groep(lezer, plan, stromen[i : i + PER_KEER])


def groepen_van(lezer: Lezer, houders: Collection[str]) -> set[str]:
    """What these holders of keys are judged with: their dossiers, and people each alone."""
    mensen = {h for h in houders if h.startswith(_MENSEN)}
    groepen = {MENS + h.removeprefix(_MENSEN) for h in mensen}
    return groepen | dossiers_van(lezer, set(houders) - mensen)


def dossiers_van(lezer: Lezer, houders: Collection[str]) -> set[str]:
    """To which dossiers these holders of keys belong: a dossier itself, a zaak, a package that was received."""
    standen = _standen(lezer, sorted(houders)).values()
    return {s["ontvangen"]["dossier"] if "ontvangen" in s else s["dossier"] for s in standen if s}


def _groep(lezer: Lezer, plan: Bewaarplan, stromen: Sequence[str]) -> Iterator[Post]:
    """Some dossiers at once: two queries. What lies in documents counts with the zaak or dossier whose key locks it."""
    dossiers = _standen(lezer, [*stromen, *(stukkenstroom(s.removeprefix("dossier/")) for s in stromen)])
    stukken = {s: dossiers.pop(s) for s in [*dossiers] if s not in stromen}
    zaken = _standen(lezer, [zaakstroom(z["zaak"]) for d in dossiers.values() for z in d["zaken"]])
    for stand in stukken.values():
        _tel_stukken(stand, zaken | dossiers)
    van_elders = _ontvangen(lezer)
    for dossier in dossiers.values():
        eigen = {z["zaak"]: zaken.get(zaakstroom(z["zaak"])) for z in dossier["zaken"]}
        leesbaar = {naam: stand for naam, stand in eigen.items() if stand is not None}
        if len(leesbaar) == len(eigen):  # what cannot be read cannot be judged either
            yield from plan.posten(dossier, leesbaar, van_elders.get(dossier["dossier"], {}))


def _ontvangen(lezer: Lezer) -> dict[str, dict[str, Stand]]:
    """By dossier the packages of other organisations that lie with it; of each what its keys lock, and until when."""
    per: dict[str, dict[str, Stand]] = {}
    namen = [s for (s,) in lezer.rij_query(_ONTVANGEN)]
    for stroom, stand in _standen(lezer, namen).items():
        o = stand["ontvangen"]
        per.setdefault(o["dossier"], {})[stroom] = stand | {"inhoud": o.get("dagen", {})}
    return per


def _tel_stukken(stukken: Stand, houders: dict[str, Stand]) -> None:
    for versie in (v for versies in stukken.get("stukken", {}).values() for v in versies):
        if (houder := houders.get(versie["houder"])) is not None:
            inhoud = houder.setdefault("inhoud", {})
            dag = dag_van(datetime.fromisoformat(versie["tijd"])).isoformat()
            inhoud[versie["sleutel"]] = max(dag, inhoud.get(versie["sleutel"], ""))


def _standen(lezer: Lezer, stromen: Sequence[str]) -> dict[str, Stand]:
    rijen = lezer.stromen(stromen)
    standen = ((s, leesbare_stand(rijen[s])) for s in stromen if s in rijen)
    return {s: stand for s, stand in standen if stand is not None}
