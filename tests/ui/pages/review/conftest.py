"""The review of the sample rehearsal, shown."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.review_driver import ReviewDriver
from tests.support.sample_rehearsals import (
    sample_rehearsal,
)

from rehearse.app.replay import finding_range
from rehearse.domain.settings import ThemeChoice
from rehearse.ui.pages.review.review_page import ReviewPage
from rehearse.ui.theme import apply_theme


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication) -> Iterator[ReviewDriver]:
    apply_theme(qapp, ThemeChoice.LIGHT)
    page = ReviewPage(finding_range=finding_range)
    page.resize(1280, 720)
    page.show_rehearsal(sample_rehearsal())
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield ReviewDriver(page, qtbot)
    page.close()
    # At once: without a running event loop pages would gather from test to test.
    shiboken6.delete(page)


@pytest.fixture
def page(driver: ReviewDriver) -> ReviewPage:
    return driver.page
