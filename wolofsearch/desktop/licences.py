"""The licence of a model in the window's language, where the program wrote it; any other is shown as it is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from wolofsearch.encoder.licences import NON_COMMERCIAL, UNSTATED


class Licences(QObject):
    """Tells a licence in the language shown now."""

    def told(self, licence: str) -> str:
        """Return the licence's sentence, the model's own words where it is not one of ours."""
        known = {
            NON_COMMERCIAL: self.tr(
                "Modèle pour la recherche et l'usage non commercial : une partie des données d'apprentissage est sous "
                "CC BY-NC(-ND) ou ne dit pas sa licence."
            ),
            UNSTATED: self.tr("Le modèle ne la dit pas ; demandez à qui l'a publié."),
        }
        return known.get(licence, licence)
