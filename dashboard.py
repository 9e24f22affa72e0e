"""`streamlit run dashboard.py` opens the sample corpus; after ``--``, PATHs open others."""

import sys

from biascompare.dashboard import app

app.run(sys.argv[1:])
