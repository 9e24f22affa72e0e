"""Fields that people corrected, as they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from biascompare.corpus import rows
from biascompare.corpus.decisions import all_decisions
from biascompare.corpus.folder import Folder


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrected fields by article."""

    fields: Mapping[str, Mapping[str, str | None]]

    @classmethod
    def of(cls, folder: Folder) -> Corrections:
        """Return the corrections of a corpus."""
        fields: dict[str, dict[str, str | None]] = {}
        for decision in all_decisions(folder.path):
            if decision["action"] == "correct":
                fields.setdefault(decision["id"], {})[decision["field"]] = decision["value"]
        return cls(fields)

    def apply(self, table: pa.Table) -> pa.Table:
        """Return a table of articles (with their ``id``) with their fields corrected."""
        if not self.fields:
            return table
        concerned = pc.is_in(table["id"], pa.array(self.fields, pa.string()))
        if not pc.any(concerned).as_py():
            return table
        return pa.Table.from_pylist(
            [self._corrected(record) for record in table.to_pylist()], schema=table.schema
        )

    def _corrected(self, record: dict[str, Any]) -> dict[str, Any]:
        changes = self.fields.get(record["id"], {})
        known: dict[str, Any] = {name: value for name, value in changes.items() if name in record}
        if "published" in changes and "published_at" in record:
            known["published_at"] = rows.moment(changes["published"])
        return record | known
