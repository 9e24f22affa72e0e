"""How documents become rows: so far in this process."""

from biascompare.engines.local import measure

__all__ = ["measure"]
