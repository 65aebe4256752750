"""The words of the window in the person's language, where there is a translation.

`make strings LOCALE=de` collects the words into `build/rehearse_de.ts` for Qt Linguist; what
`pyside6-lrelease` makes of it belongs into the folder `translations` beside this file.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_OWN = Path(__file__).parent / "translations"


def install_translations(
    application: QCoreApplication, locale: QLocale, *, folder: Path = _OWN
) -> bool:
    """Return whether there is a translation for `locale` in `folder`, and use it from now on.

    Qt's own words, such as the buttons of its dialogs, are translated along with it, and else
    stay English as the rest does: a window that speaks two languages helps nobody.
    """
    own = QTranslator(application)
    if not own.load(locale, "rehearse", "_", str(folder)):
        return False
    of_qt = QTranslator(application)
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if of_qt.load(locale, "qtbase", "_", place):
        application.installTranslator(of_qt)
    # Asked first is what was installed last.
    application.installTranslator(own)
    return True
