"""One figure: a share, and the zaken it was counted from, so that nobody has to believe it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cijfer:
    """`ja` of `ja + nee`; `nog` is not decided yet and does not count. Each holds the numbers of the zaken."""

    code: str
    titel: str
    definitie: str
    bron: str
    ja: tuple[str, ...]
    nee: tuple[str, ...]
    nog: tuple[str, ...] = ()

    @property
    def noemer(self) -> int:
        """How many count."""
        return len(self.ja) + len(self.nee)

    @property
    def procent(self) -> int | None:
        """Whole percents, rounded down, so that 100% means all of them; None when nothing counts."""
        return len(self.ja) * 100 // self.noemer if self.noemer else None
