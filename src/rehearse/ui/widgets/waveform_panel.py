"""The waveform with what zooms and scrolls it."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QScrollBar, QVBoxLayout, QWidget

from rehearse.ui.theme import GRID
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.waveform import ZOOM_STEP, WaveformView
from rehearse.ui.widgets.waveform_window import TimeWindow

# A scroll bar counts in whole numbers: milliseconds.
_MS = 1000


class WaveformPanel(QWidget):
    """`view` is the waveform itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = WaveformView()
        self.zoom_in = IconButton(
            "zoom-in", accessible_name=self.tr("Zoom in"), look="compact-quiet"
        )
        self.zoom_out = IconButton(
            "zoom-out", accessible_name=self.tr("Zoom out"), look="compact-quiet"
        )
        self.zoom_in.setToolTip(self.tr("Zoom in (+, or Ctrl and the wheel)"))
        self.zoom_out.setToolTip(self.tr("Zoom out (-), or see all of it (0)"))
        self.bar = QScrollBar(Qt.Orientation.Horizontal)
        self.bar.setAccessibleName(self.tr("Part of the answer in view"))
        self._arrange()
        self.view.window_changed.connect(self._follow_window)
        self.bar.valueChanged.connect(self._on_bar_moved)
        self.zoom_in.clicked.connect(self._on_zoom_in_clicked)
        self.zoom_out.clicked.connect(self._on_zoom_out_clicked)
        self._follow_window(self.view.window_in_view)

    def _arrange(self) -> None:
        # Its place is kept: a view that jumps while it is zoomed is hard to follow.
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.zoom_in)
        buttons.addWidget(self.zoom_out)
        buttons.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID // 2)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.view, 0, 0)
        grid.addLayout(buttons, 0, 1, 2, 1)
        grid.addWidget(self.bar, 1, 0)
        grid.setColumnStretch(0, 1)

    @Slot(object)
    def _follow_window(self, window: TimeWindow) -> None:
        with QSignalBlocker(self.bar):
            self.bar.setRange(0, round((window.whole - window.length) * _MS))
            self.bar.setPageStep(max(round(window.length * _MS), 1))
            self.bar.setSingleStep(max(round(window.length * _MS / 10), 1))
            self.bar.setValue(round(window.start * _MS))
        self.bar.setVisible(not window.is_whole)
        self.zoom_in.setEnabled(not window.is_nearest)
        self.zoom_out.setEnabled(not window.is_whole)

    @Slot(int)
    def _on_bar_moved(self, value: int) -> None:
        self.view.scroll_to(value / _MS)

    @Slot()
    def _on_zoom_in_clicked(self) -> None:
        self.view.zoom(ZOOM_STEP)

    @Slot()
    def _on_zoom_out_clicked(self) -> None:
        self.view.zoom(1 / ZOOM_STEP)
