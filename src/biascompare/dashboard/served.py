"""The application: `biascompare.server` starts it with ``streamlit run``."""

from streamlit.starlette import App

from biascompare.dashboard.serving import application

app = App(application.PAGES, middleware=application.middleware(), lifespan=application.started)
