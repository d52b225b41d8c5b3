"""Inkijk: the rule of kernproces.rechten.inzage over the store: for one zaak or dossier, and as a condition for a list.

A condition is driven by the rows of whoever looks, so a list costs what he has to do with, not what there is.
"""

from collections.abc import Collection, Iterable
from functools import cached_property

from kernproces.gebeurtenissen import dossierstroom
from kernproces.gebruik.stuk import Stuk
from kernproces.opslag.rijen import Lezer, Waarde
from kernproces.rechten import betrokken as b
from kernproces.rechten.betrokken import Rij
from kernproces.rechten.inzage import ZONDER_INHOUD, Inzage, Kijker, Kringen, inzage_dossier, inzage_zaak
from kernproces.rechten.mensen import Mensen
from kernproces.rollen import GEZINSROLLEN
from kernproces.zaak.stand import Stand

Voorwaarde = tuple[str, tuple[Waarde, ...]]
ALTIJD: Voorwaarde = ("1 = 1", ())
NOOIT: Voorwaarde = ("1 = 0", ())
_VRAAG = "SELECT wie, dossier, zaak, als, stroom FROM betrokken WHERE "
_PER_VRAAG = 500
_NA_NOOD = b.NOOD[:-1] + chr(ord(b.NOOD[-1]) + 1)


class Inkijk:
    """The eyes of one request on one store."""

    def __init__(self, k: Kijker, kringen: Kringen) -> None:
        self.k = k
        self._kringen = kringen

    # ------------------------------------------------------------ one

    def zaak(self, lezer: Lezer, stand: Stand) -> Inzage:
        """One zaak."""
        rijen = self._rijen(lezer, stand["dossier"], [stand["zaak"]])
        return self.uit(rijen, stand["dossier"], stand["zaak"], stand["workflow"])

    def dossier(self, lezer: Lezer, dossier: str) -> Inzage:
        """One dossier, as far as it is one."""
        return inzage_dossier(self.k, self._rijen(lezer, dossier, ()), dossier)

    def zaken(self, lezer: Lezer, stand: Stand) -> list[dict[str, str]]:
        """The zaken of this dossier that are for these eyes, as the dossier names them; one query."""
        genoemd: list[dict[str, str]] = stand["zaken"]
        dossier = stand["dossier"]
        rijen = self._rijen(lezer, dossier, [z["zaak"] for z in genoemd])
        return [z for z in genoemd if self.uit(rijen, dossier, z["zaak"], z["workflow"]).mag]

    def ziet_stuk(self, lezer: Lezer, mensen: Mensen, dossier: str, stuk: Stuk) -> bool:
        """A document: by the zaak it belongs to, else by the dossier; then one's own side, else by what it holds."""
        antwoord = self.bij_stuk(lezer, dossier, stuk)
        if not antwoord.mag:
            return False
        if self.k.eigen_kant({"actor": stuk.actor, "rol": stuk.rol}, mensen):
            return True
        return not self.k.buiten and stuk.categorie in antwoord.categorieen

    def bij_stuk(self, lezer: Lezer, dossier: str, stuk: Stuk) -> Inzage:
        """What of the zaak of a document, or else of its dossier, is for these eyes."""
        rijen = lezer.rij_query("SELECT dossier, workflow FROM werkvoorraad WHERE zaak = ?", (stuk.zaak,))
        if stuk.zaak is None or not rijen:
            return self.dossier(lezer, dossier)
        dossier, workflow = rijen[0]
        return self.uit(self._rijen(lezer, dossier, [stuk.zaak]), dossier, stuk.zaak, workflow)

    def zichtbaar(self, lezer: Lezer, zaken: Iterable[str]) -> set[str]:
        """Which of these zaken are for these eyes."""
        waar, waarden = self.zaken_waar()
        lijst, uit = list(dict.fromkeys(zaken)), set[str]()
        for i in range(0, len(lijst), _PER_VRAAG):
            deel = lijst[i : i + _PER_VRAAG]
            vraag = f"SELECT zaak FROM werkvoorraad WHERE zaak IN ({_plekken(deel)}) AND {waar}"  # noqa: S608 - fixed texts
            uit |= {rij[0] for rij in lezer.rij_query(vraag, (*deel, *waarden))}
        return uit

    def verborgen(self, lezer: Lezer, zaken: Iterable[tuple[str, str]]) -> set[str]:
        """Of these zaken (number, workflow) the closed ones that are not for these eyes: not even their number is shown."""
        besloten = [z for z, w in zaken if (kring := self._kringen.get(w)) is not None and kring.besloten]
        return set(besloten) - self.zichtbaar(lezer, besloten)

    def met_naam(self, lezer: Lezer, dossiers: Iterable[str]) -> set[str]:
        """Of which of these dossiers the name of the pupil is for these eyes."""
        return set() if self.k.rol in ZONDER_INHOUD else self.zichtbare_dossiers(lezer, dossiers)

    def zichtbare_dossiers(self, lezer: Lezer, dossiers: Iterable[str]) -> set[str]:
        """Which of these dossiers are for these eyes."""
        lijst = list(dict.fromkeys(dossiers))
        waar, waarden = self.dossiers_waar("substr(stroom, 9)")
        if not lijst or (waar, waarden) == ALTIJD:
            return set(lijst)
        vraag = f"SELECT substr(stroom, 9) FROM stroom WHERE stroom IN ({_plekken(lijst)}) AND {waar}"  # noqa: S608 - fixed texts
        return {rij[0] for rij in lezer.rij_query(vraag, (*map(dossierstroom, lijst), *waarden))}

    def uit(self, rijen: Iterable[Rij], dossier: str, zaak: str, workflow: str) -> Inzage:
        """A zaak by rows that were read already."""
        return inzage_zaak(self.k, rijen, dossier, zaak, workflow, self._kringen)

    def _rijen(self, lezer: Lezer, dossier: str, zaken: Collection[str]) -> list[Rij]:
        """The rows of these eyes: of this dossier, and what is said elsewhere of these zaken."""
        elders = f" OR (dossier = '' AND zaak IN ({_plekken(zaken)}))" if zaken else ""
        vraag = f"{_VRAAG}wie IN ({_plekken(self._sporen)}) AND (dossier = ?{elders})"
        return [Rij(*r) for r in lezer.rij_query(vraag, (*self._sporen, dossier, *zaken))]

    @cached_property
    def _sporen(self) -> tuple[str, ...]:
        k = self.k
        soorten = (b.soort_als_wie(w) for w in k.werk)
        plek = k.bereik or ()
        return tuple(sorted({*k.zelf, *k.keten, *k.scholen, *plek, b.rol_als_wie(k.rol), *soorten}))

    # ------------------------------------------------------------ many

    def zaken_waar(self, van: str = "werkvoorraad.") -> Voorwaarde:
        """Which rows with the columns zaak, dossier and workflow are for these eyes. `van`: the table, with its dot."""
        zicht = self._buiten(van) if self.k.buiten else self._binnen(van)
        over = _van_deze(van, ("als = ?", (b.OVER,)), _wie(self.k.keten))
        return zicht if zicht == NOOIT else _en(zicht, (f"NOT {over[0]}", over[1]))

    def dossiers_waar(self, kolom: str) -> Voorwaarde:
        """Which dossiers, by the column with their number."""
        if self.k.alle:
            return ALTIJD
        if not self.k.buiten:
            zicht = ALTIJD if self.k.breed else _bij(kolom, "dossier", self._deel_staf())
            return zicht if self.k.bereik is None else _of(_en(self._telt(kolom), zicht), self._nood(kolom))
        eigen = _en(_wie({*self.k.zelf, *self.k.scholen}), ("als = ?", (b.INDIENER,)))
        genoemd = _en(_wie(self.k.zelf), ("als = ?", (b.GENOEMD,)))
        school = _en(_wie(self.k.scholen), ("als = ?", (b.SCHOOL,)))
        return _bij(kolom, "dossier", _of(self._lid(), eigen, genoemd, school))

    def _besloten(self, van: str) -> Voorwaarde:
        """Not of a kind that is closed to these eyes."""
        dicht = [w for w, kring in self._kringen.items() if kring.besloten and w not in self.k.werk]
        return (f"{van}workflow NOT IN ({_plekken(dicht)})", tuple(dicht)) if dicht else ALTIJD

    def _telt(self, kolom: str) -> Voorwaarde:
        """The role counts there: the school of the dossier is in a part for which it is held."""
        return _bij(kolom, "dossier", _en(("zaak = '' AND als = ?", (b.SCHOOL,)), _wie(self.k.bereik or ())))

    def _nood(self, kolom: str) -> Voorwaarde:
        """Opened with a reason, for a while."""
        k = self.k
        waar = ("wie = ? AND als > ? AND als < ?", (k.persoon, b.NOOD + k.nu, _NA_NOOD))
        return _bij(kolom, "dossier", waar)

    def _deel_staf(self) -> Voorwaarde:
        """The rows that give a part to a member of staff; an opening in need only to who did it, and while it lasts."""
        k = self.k
        nood = (
            "als >= ? AND als < ? AND (wie <> ? OR als <= ?)",
            (b.NOOD, _NA_NOOD, k.persoon, b.NOOD + k.nu),
        )
        wie = {*k.zelf, b.rol_als_wie(k.rol), *map(b.soort_als_wie, k.werk)}
        return _en(_wie(wie), ("als <> ?", (b.OVER,)), (f"NOT ({nood[0]})", nood[1]))

    def _binnen(self, van: str) -> Voorwaarde:
        if self.k.bereik is None:
            return self._waar_het_telt(van)
        dicht = [w for w, kring in self._kringen.items() if kring.besloten]
        gewoon = (f"{van}workflow NOT IN ({_plekken(dicht)})", tuple(dicht)) if dicht else ALTIJD
        dossier = f"{van}dossier"
        return _of(_en(self._telt(dossier), self._waar_het_telt(van)), _en(self._nood(dossier), gewoon))

    def _waar_het_telt(self, van: str) -> Voorwaarde:
        deel = self._deel_staf()
        if self.k.breed:
            # They see nearly all: looked up for the few of a closed kind, and not gathered from all that is theirs.
            return _of(self._besloten(van), _van_deze(van, deel))
        zelf = _bij(f"{van}zaak", "zaak", _en(deel, ("zaak <> ''", ())))
        rest = ("dossier <> '' AND als NOT IN (?, ?)", (b.INDIENER, b.BEOORDEELT))
        return _of(zelf, _en(_bij(f"{van}dossier", "dossier", _en(deel, rest)), self._besloten(van)))

    def _lid(self) -> Voorwaarde:
        k = self.k
        school = _en(_wie(k.scholen), ("als = ?", (b.SCHOOL,)))
        return _en(("zaak = ''", ()), _of(school, _en(_wie(k.zelf), ("als = ?", (k.rol.value,)))))

    def _buiten(self, van: str) -> Voorwaarde:
        k, zaak = self.k, f"{van}zaak"
        lid = ALTIJD if k.alle else _bij(f"{van}dossier", "dossier", self._lid())
        school = _bij(zaak, "zaak", _en(_wie(k.scholen), ("als = ? AND zaak <> ''", (b.SCHOOL,))))
        delen = [
            # Apart: a database takes an index for each part, not for a choice within one.
            _en(self._besloten(van), lid),
            _en(self._besloten(van), school),
            _bij(zaak, "zaak", _en(_wie({*k.zelf, *k.scholen}), ("als = ?", (b.INDIENER,)))),
            _bij(zaak, "zaak", _en(_wie(k.zelf), ("als = ?", (b.GENOEMD,)))),
        ]
        if k.rol in GEZINSROLLEN:
            delen.append(_en(lid, _bij(zaak, "zaak", _en(_wie(k.zelf), ("als = ?", (b.WERKTE_MEE,))))))
        dicht = [w for w, kring in self._kringen.items() if not kring.buiten]
        open_ = (f"{van}workflow NOT IN ({_plekken(dicht)})", tuple(dicht)) if dicht else ALTIJD
        return _en(open_, _of(*delen))


def gaven_niet(wie: Collection[str], van: str = "werkvoorraad.") -> Voorwaarde:
    """None of these gave his part already of what the zaak waits for (kernproces.beurt)."""
    hier = f"g.dossier = {van}dossier AND g.zaak = {van}zaak AND g.als = ?"
    sql = f"NOT EXISTS (SELECT 1 FROM betrokken g WHERE g.wie IN ({_plekken(wie)}) AND {hier})"  # noqa: S608 - fixed texts
    return sql, (*sorted(wie), b.GAF_AL)


# ---------------------------------------------------------------- conditions, put together


def _plekken(waarden: Collection[str]) -> str:
    return ", ".join("?" * len(waarden))


def _wie(wie: Iterable[str]) -> Voorwaarde:
    lijst = tuple(sorted(wie))
    return (f"wie IN ({_plekken(lijst)})", lijst) if lijst else NOOIT


def _en(*delen: Voorwaarde) -> Voorwaarde:
    if NOOIT in delen:
        return NOOIT
    nodig = [d for d in delen if d != ALTIJD]
    return (
        (" AND ".join(f"({sql})" for sql, _ in nodig), tuple(w for _, ws in nodig for w in ws))
        if nodig
        else ALTIJD
    )


def _of(*delen: Voorwaarde) -> Voorwaarde:
    if ALTIJD in delen:
        return ALTIJD
    kan = [d for d in delen if d != NOOIT]
    return (
        (" OR ".join(f"({sql})" for sql, _ in kan), tuple(w for _, ws in kan for w in ws)) if kan else NOOIT
    )


def _bij(kolom: str, wat: str, *waar: Voorwaarde) -> Voorwaarde:
    """Whether the value of this column is in rows of betrokken that meet all of this."""
    sql, waarden = _en(*waar)
    if (sql, waarden) == NOOIT:
        return NOOIT
    return f"{kolom} IN (SELECT {wat} FROM betrokken WHERE {sql})", waarden  # noqa: S608 - fixed texts only


def _van_deze(van: str, *waar: Voorwaarde) -> Voorwaarde:
    """Whether a row of betrokken about this zaak meets all of this. What is said of it elsewhere, stands without its dossier."""
    sql, waarden = _en(*waar)
    if (sql, waarden) == NOOIT:
        return NOOIT
    hier = f"zaak = {van}zaak AND dossier IN ('', {van}dossier)"
    return f"EXISTS (SELECT 1 FROM betrokken WHERE {hier} AND {sql})", waarden  # noqa: S608 - fixed texts only
