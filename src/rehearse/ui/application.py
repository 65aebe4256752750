"""The application around the window: name, look, errors, and its end."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication, QMessageBox

from rehearse import __version__
from rehearse.app.parts import Parts
from rehearse.domain.errors import RehearseError
from rehearse.ui.accessible_roles import install_roles
from rehearse.ui.error_dialog import UnexpectedErrors
from rehearse.ui.error_log import ErrorLog
from rehearse.ui.main_window import MainWindow
from rehearse.ui.presenters.settings_presenter import dress
from rehearse.ui.theme_colours import current_colours
from rehearse.ui.theme_icons import icon
from rehearse.ui.translations import install_translations

FAILED = 1
_NAME = "Rehearse"


def run_application(arguments: Sequence[str], *, build_parts: Callable[[], Parts]) -> int:
    """Open the window and return the exit status when it has been closed."""
    application = make_application(arguments)
    try:
        parts = build_parts()
    except RehearseError as error:
        QMessageBox.critical(None, _NAME, str(error))
        return FAILED
    try:
        status, deletes_everything = _run_window(application, parts)
    finally:
        parts.worker.close()
    if deletes_everything:
        return _delete_everything(parts)
    return status


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the application object, with the names under which the platform knows it."""
    application = QApplication(list(arguments))
    application.setOrganizationName(_NAME)
    application.setApplicationName(_NAME)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(_NAME.lower())
    install_roles()
    install_translations(application, QLocale())
    return application


def _delete_everything(parts: Parts) -> int:
    try:
        parts.delete_everything()
    except RehearseError as error:
        QMessageBox.critical(None, _NAME, str(error))
        return FAILED
    return 0


def _run_window(application: QApplication, parts: Parts) -> tuple[int, bool]:
    """Return the exit status, and whether the person has asked for everything to be deleted."""
    log = ErrorLog(parts.data_folder / "logs")
    last_crash = log.open()
    errors = UnexpectedErrors(log_folder=log.folder, parent=application)
    errors.install_hooks()
    dress(application, parts.settings.current)
    application.setWindowIcon(icon("mic", current_colours().accent))
    window = MainWindow(parts=parts, application=application, memory=QSettings())
    errors.show_over(lambda: window)
    for runner in (window.presenters.runner, window.presenters.downloads):
        runner.failed_unexpectedly.connect(errors.report)
    window.show()
    if last_crash:
        errors.report_crash(last_crash)
    try:
        return application.exec(), window.deletes_everything
    finally:
        window.shut_down()
        errors.remove_hooks()
        log.close()
