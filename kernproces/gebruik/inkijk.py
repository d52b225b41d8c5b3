"""Inkijk: the rule of kernproces.rechten.inzage over the store: for one zaak or dossier, and as a condition for a list.

A condition over many rows is driven by the rows of whoever looks, so a list costs what he has to do with, not what there
is. Over few rows (`weinig`) it is asked for each of them, and costs the same however much he has to do with.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property

from kernproces.beurt import Wie
from kernproces.gebeurtenissen import dossierstroom
from kernproces.gebruik.stuk import Stuk
from kernproces.gebruik.voorwaarden import (
    ALTIJD,
    NOOIT,
    Bij,
    Voorwaarde,
    en,
    niet_in,
    of,
    plekken,
    wel_in,
    wie_in,
)
from kernproces.opslag.rijen import Lezer
from kernproces.rechten import betrokken as b
from kernproces.rechten.betrokken import Rij
from kernproces.rechten.inzage import (
    VAN_EEN_ZAAK,
    ZONDER_INHOUD,
    Inzage,
    Kijker,
    Kringen,
    inzage_dossier,
    inzage_zaak,
)
from kernproces.rechten.mensen import Mensen
from kernproces.rollen import GEZINSROLLEN
from kernproces.zaak.stand import Stand

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
        waar, waarden = self.zaken_waar(weinig=True)
        lijst, uit = list(dict.fromkeys(zaken)), set[str]()
        for i in range(0, len(lijst), _PER_VRAAG):
            deel = lijst[i : i + _PER_VRAAG]
            vraag = f"SELECT zaak FROM werkvoorraad WHERE zaak IN ({plekken(deel)}) AND {waar}"  # noqa: S608 - fixed texts
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
        waar, waarden = self.dossiers_waar("substr(stroom.stroom, 9)", weinig=True)
        if not lijst or (waar, waarden) == ALTIJD:
            return set(lijst)
        vraag = f"SELECT substr(stroom, 9) FROM stroom WHERE stroom IN ({plekken(lijst)}) AND {waar}"  # noqa: S608 - fixed texts
        return {rij[0] for rij in lezer.rij_query(vraag, (*map(dossierstroom, lijst), *waarden))}

    def uit(self, rijen: Iterable[Rij], dossier: str, zaak: str, workflow: str) -> Inzage:
        """A zaak by rows that were read already."""
        return inzage_zaak(self.k, rijen, dossier, zaak, workflow, self._kringen)

    def _rijen(self, lezer: Lezer, dossier: str, zaken: Collection[str]) -> list[Rij]:
        """The rows of these eyes: of this dossier, and what is said elsewhere of these zaken."""
        elders = f" OR (dossier = '' AND zaak IN ({plekken(zaken)}))" if zaken else ""
        vraag = f"{_VRAAG}wie IN ({plekken(self._sporen)}) AND (dossier = ?{elders})"
        return [Rij(*r) for r in lezer.rij_query(vraag, (*self._sporen, dossier, *zaken))]

    @cached_property
    def _sporen(self) -> tuple[str, ...]:
        k = self.k
        soorten = (b.soort_als_wie(w) for w in k.werk)
        plek = k.bereik or ()
        return tuple(sorted({*k.zelf, *k.keten, *k.scholen, *plek, b.rol_als_wie(k.rol), *soorten}))

    # ------------------------------------------------------------ many

    def zaken_waar(self, van: str = "werkvoorraad.", *, weinig: bool = False) -> Voorwaarde:
        """Which rows with the columns zaak, dossier and workflow are for these eyes. `van`: the table, with its dot.

        Who sees nearly all is looked up for each row in any case: little is left out.
        """
        bij = Bij(f"{van}zaak", f"{van}dossier", f"{van}workflow", weinig or self.k.breed)
        zicht = self._buiten(bij) if self.k.buiten else self._binnen(bij)
        return zicht if zicht == NOOIT else en(zicht, niet_in(b.OVER, self.k.keten, f"{van}zaak"))

    def zaken_delen(self, van: str = "werkvoorraad.") -> tuple[Voorwaarde, ...]:
        """The same rows in parts, each of which an index leads to; a row may lie in several of them.

        PostgreSQL looks at every row for a choice between parts; SQLite does not.
        """
        bij = Bij(f"{van}zaak", f"{van}dossier", f"{van}workflow", self.k.breed)
        delen = self._buiten_delen(bij) if self.k.buiten else self._binnen_delen(bij)
        niet = niet_in(b.OVER, self.k.keten, f"{van}zaak")
        return tuple(en(d, niet) for d in delen if d != NOOIT) or (NOOIT,)

    def dossiers_waar(self, kolom: str, *, weinig: bool = False) -> Voorwaarde:
        """Which dossiers, by the column with their number, of which the table is named."""
        if self.k.alle:
            return ALTIJD
        bij = Bij("", kolom, "", weinig)
        if not self.k.buiten:
            zicht = ALTIJD if self.k.breed else bij.dossier_met(self._deel_staf())
            return zicht if self.k.bereik is None else of(en(self._telt(bij), zicht), self._nood(bij))
        eigen = en(wie_in({*self.k.zelf, *self.k.scholen}), ("als = ?", (b.INDIENER,)))
        genoemd = en(wie_in(self.k.zelf), ("als = ?", (b.GENOEMD,)))
        school = en(wie_in(self.k.scholen), ("als = ?", (b.SCHOOL,)))
        return bij.dossier_met(of(self._lid(), eigen, genoemd, school))

    def _besloten(self, bij: "Bij") -> Voorwaarde:
        """Not of a kind that is closed to these eyes."""
        dicht = [w for w, kring in self._kringen.items() if kring.besloten and w not in self.k.werk]
        return (f"{bij.workflow} NOT IN ({plekken(dicht)})", tuple(dicht)) if dicht else ALTIJD

    def _telt(self, bij: "Bij") -> Voorwaarde:
        """The role counts there: the school of the dossier is in a part for which it is held."""
        return bij.dossier_met(("zaak = '' AND als = ?", (b.SCHOOL,)), wie_in(self.k.bereik or ()))

    def _nood(self, bij: "Bij") -> Voorwaarde:
        """Opened with a reason, for a while."""
        k = self.k
        return bij.dossier_met(("wie = ? AND als > ? AND als < ?", (k.persoon, b.NOOD + k.nu, _NA_NOOD)))

    def _deel_staf(self) -> Voorwaarde:
        """The rows that give a part to a member of staff; an opening in need only to who did it, and while it lasts."""
        k = self.k
        nood = (
            "als >= ? AND als < ? AND (wie <> ? OR als <= ?)",
            (b.NOOD, _NA_NOOD, k.persoon, b.NOOD + k.nu),
        )
        wie = {*k.zelf, b.rol_als_wie(k.rol), *map(b.soort_als_wie, k.werk)}
        return en(wie_in(wie), ("als <> ?", (b.OVER,)), (f"NOT ({nood[0]})", nood[1]))

    def _binnen(self, bij: "Bij") -> Voorwaarde:
        if self.k.bereik is None:
            return of(*self._waar_het_telt(bij))
        return of(en(self._telt(bij), of(*self._waar_het_telt(bij))), self._in_nood(bij))

    def _binnen_delen(self, bij: "Bij") -> list[Voorwaarde]:
        if self.k.bereik is None:
            return self._waar_het_telt(bij)
        return [*(en(self._telt(bij), d) for d in self._waar_het_telt(bij)), self._in_nood(bij)]

    def _in_nood(self, bij: "Bij") -> Voorwaarde:
        """What was opened with a reason: nothing of a closed kind."""
        dicht = [w for w, kring in self._kringen.items() if kring.besloten]
        gewoon = (f"{bij.workflow} NOT IN ({plekken(dicht)})", tuple(dicht)) if dicht else ALTIJD
        return en(self._nood(bij), gewoon)

    def _waar_het_telt(self, bij: "Bij") -> list[Voorwaarde]:
        deel, van_zaak = self._deel_staf(), ("zaak <> ''", ())
        if self.k.breed:
            return [self._besloten(bij), bij.zaak_met(deel, van_zaak)]
        # Nearly every part says something of a dossier: only the others are looked up by zaak, so that no row is read twice.
        los = (f"dossier = '' OR als IN ({plekken(VAN_EEN_ZAAK)})", VAN_EEN_ZAAK)
        rest = (f"dossier <> '' AND als NOT IN ({plekken(VAN_EEN_ZAAK)})", VAN_EEN_ZAAK)
        zelf = replace(bij, per_rij=True).zaak_met(deel, van_zaak)
        return [
            bij.zaak_met(deel, van_zaak, los),
            en(bij.dossier_met(deel, rest), of(self._besloten(bij), zelf)),
        ]

    def _lid(self) -> Voorwaarde:
        k = self.k
        school = en(wie_in(k.scholen), ("als = ?", (b.SCHOOL,)))
        return en(("zaak = ''", ()), of(school, en(wie_in(k.zelf), ("als = ?", (k.rol.value,)))))

    def _buiten(self, bij: "Bij") -> Voorwaarde:
        return en(self._niet_intern(bij), of(*self._van_buiten(bij)))

    def _buiten_delen(self, bij: "Bij") -> list[Voorwaarde]:
        return [en(self._niet_intern(bij), d) for d in self._van_buiten(bij)]

    def _niet_intern(self, bij: "Bij") -> Voorwaarde:
        """Of a kind that is also for schools and families."""
        dicht = [w for w, kring in self._kringen.items() if not kring.buiten]
        return (f"{bij.workflow} NOT IN ({plekken(dicht)})", tuple(dicht)) if dicht else ALTIJD

    def _van_buiten(self, bij: "Bij") -> list[Voorwaarde]:
        k = self.k
        lid = ALTIJD if k.alle else bij.dossier_met(self._lid())
        school = bij.zaak_met(wie_in(k.scholen), ("als = ? AND zaak <> ''", (b.SCHOOL,)))
        delen = [
            # Apart: a database takes an index for each part, not for a choice within one.
            en(self._besloten(bij), lid),
            en(self._besloten(bij), school),
            bij.zaak_met(wie_in({*k.zelf, *k.scholen}), ("als = ?", (b.INDIENER,))),
            bij.zaak_met(wie_in(k.zelf), ("als = ?", (b.GENOEMD,))),
        ]
        if k.rol in GEZINSROLLEN:
            delen.append(en(lid, bij.zaak_met(wie_in(k.zelf), ("als = ?", (b.WERKTE_MEE,)))))
        return delen


def wacht_op(wie: Wie, van: str = "werkvoorraad.") -> Voorwaarde:
    """Of what waits for his role: what waits for him (kernproces.beurt, in the same words)."""
    zaak, van_anderen = f"{van}zaak", tuple(sorted(wie.anderen))
    niet_van_anderen = f"coalesce({van}behandelaar, '') NOT IN ({plekken(van_anderen)})"
    voor_de_rol = en(
        (niet_van_anderen, van_anderen) if van_anderen else ALTIJD,
        niet_in(b.GEVRAAGD, (b.gevraagd_als_wie(wie.rol),), zaak),
        niet_in(b.GAF_AL, wie.keten, zaak),
    )
    return of(wel_in(b.GEVRAAGD, wie.keten, zaak), voor_de_rol)
