"""Charts: pure functions from small tables to Altair charts, one module a question."""
