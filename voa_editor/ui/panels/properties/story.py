"""Edit the data of the story that a text frame shows: each is kept once, and every place that shows it follows."""

from __future__ import annotations

from voa_editor.edit.commands.data import set_story
from voa_editor.model.story import Story
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.group import Group, show_value
from voa_editor.ui.panels.properties.subject import Subject
from voa_editor.ui.panels.words import WordsBox, WordsField


class StoryData(Group):
    """Kicker, headline, short title, byline."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Story"), hand)
        self.kicker = WordsField(tr("Kicker"))
        self.headline = WordsBox(tr("Headline"))
        self.short_title = WordsField(tr("Short title"), hint=tr("as the headline"))
        self.short_title.setToolTip(tr("In the contents, on the cover and in running heads; empty shows the headline"))
        self.byline = WordsField(tr("Byline"))
        self.form.add_row(tr("Kicker"), self.kicker)
        self.form.add_above(tr("Headline"), self.headline)
        self.form.add_row(tr("Short title"), self.short_title)
        self.form.add_row(tr("Byline"), self.byline)
        for name, field in self._fields().items():
            field.edited.connect(lambda words, name=name: self._set(name, words))

    def _fields(self) -> dict[str, WordsField | WordsBox]:
        return {name: getattr(self, name) for name in ("kicker", "headline", "short_title", "byline")}

    def fits(self, subject: Subject) -> bool:
        return subject.story is not None

    def fill(self, subject: Subject) -> None:
        for name, field in self._fields().items():
            show_value(field, getattr(subject.story, name))

    def _set(self, name: str, words: str) -> None:
        story = self.subject.story if self.subject else None
        if isinstance(story, Story):
            label = f"Change {name.replace('_', ' ').title()}"
            self.hand.do(label, lambda issue, selection: set_story(issue, story.id, **{name: words}))
