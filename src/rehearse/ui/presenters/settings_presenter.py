"""The settings page at work."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from rehearse.app.parts import Parts
from rehearse.domain.settings import Settings
from rehearse.ui.device_watch import DeviceWatch
from rehearse.ui.pages.settings_page import SettingsPage, default_thresholds
from rehearse.ui.presenters.setting_change import change_setting
from rehearse.ui.theme import apply_theme


class SettingsPresenter(QObject):
    """Shows the settings in force and makes each change take effect at once."""

    def __init__(
        self,
        page: SettingsPage,
        *,
        application: QApplication,
        parts: Parts,
        devices: DeviceWatch,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._application = application
        self._parts = parts
        self._devices = devices
        self._open_url = open_url
        devices.changed.connect(self._show_speakers)
        page.setting_changed.connect(self._change)
        page.thresholds_reset.connect(self._reset_thresholds)
        page.data_folder_opened.connect(self._open_data_folder)
        page.show_data_folder(parts.data_folder)

    @Slot()
    def refresh(self) -> None:
        """Show the settings in force."""
        self._page.show_settings(self._parts.settings.current)
        self._show_speakers()

    @Slot()
    def _show_speakers(self) -> None:
        chosen = self._parts.settings.current.speaker
        self._page.show_speakers(self._devices.speakers(), chosen=chosen)

    @Slot(str, object)
    def _change(self, name: str, value: object) -> None:
        self._apply({name: value})

    @Slot()
    def _reset_thresholds(self) -> None:
        self._apply(default_thresholds())
        self._page.show_settings(self._parts.settings.current)

    def _apply(self, values: dict[str, object]) -> None:
        problem = change_setting(self._parts.settings, **values)
        if problem:
            self._page.show_problem(problem)
        if not values.keys().isdisjoint({"theme", "text_scale"}):
            dress(self._application, self._parts.settings.current)

    @Slot()
    def _open_data_folder(self) -> None:
        folder = self._parts.data_folder
        if not self._open_url(QUrl.fromLocalFile(str(folder))):
            self._page.show_problem(
                self.tr("No program here opens folders; your data lies in {folder}.").format(
                    folder=folder
                )
            )


def dress(application: QApplication, settings: Settings) -> None:
    """Give the window the look that `settings` ask for."""
    apply_theme(application, settings.theme, text_scale=settings.text_scale)
