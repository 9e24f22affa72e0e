"""The script that Streamlit runs; what follows ``--`` are PATHs, ``--column=…``, ``--actors=…``."""

import sys

from biascompare.dashboard import app

app.run(sys.argv[1:])
