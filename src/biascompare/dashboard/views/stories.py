"""Same story, different telling: who told it, with which headline, with which words."""

from __future__ import annotations

from biascompare.dashboard import beside, bias_forms, layout, story_headlines, story_view
from biascompare.dashboard.texts import t
from biascompare.errors import BiasCompareError


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(t("shell.page.stories"), t("stories.not_shown"))
    if not layout.anything_left(view):
        return
    layout.section(t("stories.board"), t("stories.board_why"))
    bias_forms.label("story_selection")
    try:
        stories = story_view.in_view(view.key, view)
    except BiasCompareError as error:
        layout.notice(str(error))
        return
    if not stories:
        layout.notice(t("stories.none"))
        return
    story = story_view.choose(view, stories)
    story_headlines.show_headlines(view, story)
    if len(story.articles) > 1:
        beside.show(view, story)


if __name__ == "__main__":
    show()
