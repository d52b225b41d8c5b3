"""Inkijk: the rule of kernproces.rechten.inzage over the store: for one zaak or dossier, and for some of them (inkijkregel.py: for a list)."""

from collections.abc import Collection, Iterable
from functools import cached_property

from kernproces.gebeurtenissen import dossierstroom
from kernproces.gebruik.inkijkregel import Inkijkregel
from kernproces.gebruik.stuk import Stuk
from kernproces.gebruik.voorwaarden import ALTIJD, en, plekken
from kernproces.opslag.rijen import Lezer
from kernproces.rechten import betrokken as b
from kernproces.rechten.betrokken import Rij
from kernproces.rechten.inzage import ZONDER_INHOUD, Inzage, inzage_dossier, inzage_zaak
from kernproces.rechten.mensen import Mensen
from kernproces.zaak.stand import Stand

_VRAAG = "SELECT wie, dossier, zaak, als, stroom FROM betrokken WHERE "
_PER_VRAAG = 500
_NA_DOSSIERS = dossierstroom("")[:-1] + "0"  # sorts after every dossier


class Inkijk(Inkijkregel):
    """The eyes of one request on one store."""

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
        waar, waarden = self.dossiers_waar("substr(stroom.stroom, 9)")
        if not lijst or (waar, waarden) == ALTIJD:
            return set(lijst)
        vraag = f"SELECT substr(stroom, 9) FROM stroom WHERE stroom IN ({plekken(lijst)}) AND {waar}"  # noqa: S608 - fixed texts
        return {rij[0] for rij in lezer.rij_query(vraag, (*map(dossierstroom, lijst), *waarden))}

    def dossiers(self, lezer: Lezer, na: str, voor: str, aantal: int, *, nieuwste: bool = False) -> list[str]:
        """The first dossiers for these eyes between two numbers (empty: no bound), by number or the newest first.

        By the rows of whoever looks: PostgreSQL, asked for the dossiers of which one of those rows speaks, lays all
        dossiers beside all those rows (seconds, at a hundred thousand zaken).
        """
        om = "DESC" if nieuwste else "ASC"
        if not (delen := self.dossierdelen()):
            vraag = f"SELECT substr(stroom, 9) FROM stroom WHERE stroom > ? AND stroom < ? ORDER BY stroom {om} LIMIT ?"  # noqa: S608
            grenzen = (dossierstroom(na), dossierstroom(voor) if voor else _NA_DOSSIERS)
            return [d for (d,) in lezer.rij_query(vraag, (*grenzen, aantal))]
        tussen = en(("dossier > ?", (na,)), ("dossier < ?", (voor,)) if voor else ALTIJD)
        vragen = [en(deel, tussen) for deel in delen]
        unie = " UNION ".join(f"SELECT dossier FROM betrokken WHERE {sql}" for sql, _ in vragen)  # noqa: S608 - fixed texts
        vraag = f"SELECT dossier FROM ({unie}) AS d GROUP BY dossier ORDER BY dossier {om} LIMIT ?"  # noqa: S608
        return [d for (d,) in lezer.rij_query(vraag, (*(w for _, ws in vragen for w in ws), aantal))]

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
