"""What do you think? The page on the pupils' phones; it needs no corpus."""

from __future__ import annotations

from biascompare.dashboard.lesson import voting

if __name__ == "__main__":
    voting.show()
