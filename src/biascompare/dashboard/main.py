"""The script that Streamlit runs; what follows ``--`` are PATHs and ``--column=NAME=FIELD``."""

import sys

from biascompare.dashboard import app

app.run(sys.argv[1:])
