"""`streamlit run dashboard.py` opens the sample corpus; after ``--``, PATHs open others."""

from streamlit.starlette import App

from biascompare.dashboard.serving import application

app = App(application.PAGES, middleware=application.middleware(), lifespan=application.started)
