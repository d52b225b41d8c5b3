"""Inkijkregel: the rule of kernproces.rechten.inzage as conditions on the rows of a list.

A condition over many rows is driven by the rows of whoever looks, so a list costs what he has to do with, not what there
is. Over few rows (`weinig`) it is asked for each of them, and costs the same however much he has to do with.
"""

from dataclasses import replace

from kernproces.beurt import Wie
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
from kernproces.rechten import betrokken as b
from kernproces.rechten.inzage import VAN_EEN_ZAAK, Kijker, Kringen
from kernproces.rollen import GEZINSROLLEN

_NA_NOOD = b.NOOD[:-1] + chr(ord(b.NOOD[-1]) + 1)


class Inkijkregel:
    """What these eyes may see, as conditions."""

    def __init__(self, k: Kijker, kringen: Kringen) -> None:
        self.k = k
        self._kringen = kringen

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

    def dossiers_waar(self, kolom: str) -> Voorwaarde:
        """Which of a few dossiers, by the column with their number, of which the table is named."""
        bij, rijen = Bij("", kolom, "", per_rij=True), self._dossierrijen()
        zicht = ALTIJD if rijen == ALTIJD else bij.dossier_met(rijen)
        return zicht if self._overal else of(en(self._telt(bij), zicht), self._nood(bij))

    def dossierdelen(self) -> list[Voorwaarde]:
        """The same as rows, each of which tells one of those dossiers; none: it is every dossier."""
        rijen = self._dossierrijen()
        if self._overal:
            return [] if rijen == ALTIJD else [rijen]
        telt = (
            self._telrijen()
            if rijen == ALTIJD
            else en(rijen, self._telt(Bij("", "dossier", "", per_rij=False)))
        )
        return [telt, self._noodrijen()]

    @property
    def _overal(self) -> bool:
        """The role counts in every dossier."""
        return self.k.bereik is None or self.k.buiten

    def _dossierrijen(self) -> Voorwaarde:
        """The rows that open a dossier, apart from where the role counts; ALTIJD: no row is needed."""
        if self.k.alle or self.k.breed:
            return ALTIJD
        if not self.k.buiten:
            return self._deel_staf()
        eigen = en(wie_in({*self.k.zelf, *self.k.scholen}), ("als = ?", (b.INDIENER,)))
        genoemd = en(wie_in(self.k.zelf), ("als = ?", (b.GENOEMD,)))
        school = en(wie_in(self.k.scholen), ("als = ?", (b.SCHOOL,)))
        return of(self._lid(), eigen, genoemd, school)

    def _besloten(self, bij: Bij) -> Voorwaarde:
        """Not of a kind that is closed to these eyes."""
        dicht = [w for w, kring in self._kringen.items() if kring.besloten and w not in self.k.werk]
        return (f"{bij.workflow} NOT IN ({plekken(dicht)})", tuple(dicht)) if dicht else ALTIJD

    def _telt(self, bij: Bij) -> Voorwaarde:
        """The role counts there: the school of the dossier is in a part for which it is held."""
        return bij.dossier_met(self._telrijen())

    def _telrijen(self) -> Voorwaarde:
        return en(("zaak = '' AND als = ?", (b.SCHOOL,)), wie_in(self.k.bereik or ()))

    def _nood(self, bij: Bij) -> Voorwaarde:
        """Opened with a reason, for a while."""
        return bij.dossier_met(self._noodrijen())

    def _noodrijen(self) -> Voorwaarde:
        return "wie = ? AND als > ? AND als < ?", (self.k.persoon, b.NOOD + self.k.nu, _NA_NOOD)

    def _deel_staf(self) -> Voorwaarde:
        """The rows that give a part to a member of staff; an opening in need only to who did it, and while it lasts."""
        k = self.k
        nood = (
            "als >= ? AND als < ? AND (wie <> ? OR als <= ?)",
            (b.NOOD, _NA_NOOD, k.persoon, b.NOOD + k.nu),
        )
        wie = {*k.zelf, b.rol_als_wie(k.rol), *map(b.soort_als_wie, k.werk)}
        return en(wie_in(wie), ("als <> ?", (b.OVER,)), (f"NOT ({nood[0]})", nood[1]))

    def _binnen(self, bij: Bij) -> Voorwaarde:
        if self.k.bereik is None:
            return of(*self._waar_het_telt(bij))
        return of(en(self._telt(bij), of(*self._waar_het_telt(bij))), self._in_nood(bij))

    def _binnen_delen(self, bij: Bij) -> list[Voorwaarde]:
        if self.k.bereik is None:
            return self._waar_het_telt(bij)
        return [*(en(self._telt(bij), d) for d in self._waar_het_telt(bij)), self._in_nood(bij)]

    def _in_nood(self, bij: Bij) -> Voorwaarde:
        """What was opened with a reason: nothing of a closed kind."""
        dicht = [w for w, kring in self._kringen.items() if kring.besloten]
        gewoon = (f"{bij.workflow} NOT IN ({plekken(dicht)})", tuple(dicht)) if dicht else ALTIJD
        return en(self._nood(bij), gewoon)

    def _waar_het_telt(self, bij: Bij) -> list[Voorwaarde]:
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

    def _niet_van_lid(self) -> Voorwaarde:
        """Rows of other dossiers: nearly every zaak of a school is of a pupil of it, and need not be read twice."""
        if self.k.alle:
            return NOOIT
        sql, waarden = self._lid()
        return f"dossier NOT IN (SELECT dossier FROM betrokken WHERE {sql})", waarden  # noqa: S608 - fixed texts

    def _buiten(self, bij: Bij) -> Voorwaarde:
        return en(self._niet_intern(bij), of(*self._van_buiten(bij)))

    def _buiten_delen(self, bij: Bij) -> list[Voorwaarde]:
        return [en(self._niet_intern(bij), d) for d in self._van_buiten(bij)]

    def _niet_intern(self, bij: Bij) -> Voorwaarde:
        """Of a kind that is also for schools and families."""
        dicht = [w for w, kring in self._kringen.items() if not kring.buiten]
        return (f"{bij.workflow} NOT IN ({plekken(dicht)})", tuple(dicht)) if dicht else ALTIJD

    def _van_buiten(self, bij: Bij) -> list[Voorwaarde]:
        k = self.k
        lid = ALTIJD if k.alle else bij.dossier_met(self._lid())
        elders = ALTIJD if bij.per_rij else self._niet_van_lid()
        school = bij.zaak_met(wie_in(k.scholen), ("als = ? AND zaak <> ''", (b.SCHOOL,)), elders)
        delen = [
            # Apart: a database takes an index for each part, not for a choice within one.
            en(self._besloten(bij), lid),
            en(self._besloten(bij), school),
            bij.zaak_met(wie_in({*k.zelf, *k.scholen}), ("als = ?", (b.INDIENER,))),
            bij.zaak_met(wie_in(k.zelf), ("als = ?", (b.GENOEMD,))),
        ]
        if k.rol in GEZINSROLLEN:
            zelf = replace(bij, per_rij=True).zaak_met(wie_in(k.zelf), ("als = ?", (b.WERKTE_MEE,)))
            delen.append(en(lid, zelf))
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
