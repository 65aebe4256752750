"""Every page of the window, one shown at a time."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from rehearse.app.advertisement import readable
from rehearse.app.replay import finding_range
from rehearse.ui.first_focus import begin_at
from rehearse.ui.pages.first_check.first_check_page import FirstCheckPage
from rehearse.ui.pages.home_page import HomePage
from rehearse.ui.pages.job.job_page import JobPage
from rehearse.ui.pages.library.library_page import LibraryPage
from rehearse.ui.pages.progress.progress_page import ProgressPage
from rehearse.ui.pages.questions.questions_page import QuestionsPage
from rehearse.ui.pages.rehearse.rehearse_page import RehearsePage
from rehearse.ui.pages.review.review_page import ReviewPage
from rehearse.ui.pages.settings_page import SettingsPage
from rehearse.ui.pages.takes.takes_page import TakesPage


class WindowPages(QStackedWidget):
    """Holds the pages; who shows which is the window's business."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first_check = FirstCheckPage()
        self.home = HomePage()
        self.rehearse = RehearsePage()
        self.review = ReviewPage(finding_range=finding_range)
        self.takes = TakesPage(finding_range=finding_range)
        self.library = LibraryPage()
        self.questions = QuestionsPage()
        self.jobs = JobPage(readable=readable)
        self.progress = ProgressPage()
        self.settings = SettingsPage()
        begin_at(self.review, self.review.list)
        begin_at(self.takes, self.takes.heads[1].takes)
        for page in (
            self.first_check,
            self.home,
            self.rehearse,
            self.review,
            self.takes,
            self.library,
            self.questions,
            self.jobs,
            self.progress,
            self.settings,
        ):
            self.addWidget(page)

    def turn_to(self, page: QWidget) -> None:
        """Show `page` and give it the keyboard."""
        self.setCurrentWidget(page)
        page.setFocus()
