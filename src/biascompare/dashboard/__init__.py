"""The dashboard: pages that ask, on top of charts that draw and a comparison that decides."""
