"""When something was, in words: today, yesterday, or a date."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt


class Moments(QObject):
    """Writes moments in the language shown now."""

    def words(self, moment: str) -> str:
        """Return an ISO 8601 moment as a person says it."""
        when = QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()
        time = QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
        days = when.daysTo(QDateTime.currentDateTime())
        if days == 0:
            return self.tr("aujourd'hui à {time}").format(time=time)
        if days == 1:
            return self.tr("hier à {time}").format(time=time)
        return QLocale().toString(when.date(), QLocale.FormatType.LongFormat)
