"""What the program says about itself in Wolof, so that nobody has to read the window: one declared list.

The sounds come with the program (``assets/prompts``, made by a machine from these texts) and may be replaced one by one
with a person's own recordings: see :mod:`wolofsearch.speech.prompt_sounds`. The texts await a native speaker's review.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LONGEST_S: Final = 15.0
"""Of a recorded prompt, what is heard at most."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing that the program says.

    Attributes:
        id: also the name of its sound file, without suffix.
        wolof: what is said.
        french: what it means, for whoever records it; also what a French voice says in its place.
        when: when it is said, in French.
    """

    id: str
    wolof: str
    french: str
    when: str


PROMPTS: Final = (
    Prompt("ready", "Bësal butoŋ bu mag bi, te wax ci wolof.", "Appuyez sur le grand bouton et parlez en wolof.",
           "La fenêtre est prête, pour la première fois."),
    Prompt("speak_now", "Waxal léegi.", "Parlez maintenant.", "Juste avant que le micro s'ouvre."),
    Prompt("searching", "Maa ngi seet.", "Je cherche.", "La recherche dure plus d'une seconde."),
    Prompt("answers_one", "Gis naa benn tontu.", "J'ai trouvé une réponse.", "Une réponse s'affiche."),
    Prompt("answers_two", "Gis naa ñaari tontu.", "J'ai trouvé deux réponses.", "Deux réponses s'affichent."),
    Prompt("answers_three", "Gis naa ñetti tontu.", "J'ai trouvé trois réponses.", "Trois réponses s'affichent."),
    Prompt("answers_many", "Gis naa tontu yu bari.", "J'ai trouvé beaucoup de réponses.",
           "Plus de trois réponses s'affichent."),
    Prompt("nothing_close", "Gisuma dara lu jege li nga laaj.",
           "Je n'ai rien trouvé d'assez proche de votre question.", "Aucune réponse n'est sûre."),
    Prompt("again", "Ndax dinga ko waxaat ?", "Voulez-vous le redire ?", "Après un échec, quand on peut recommencer."),
    Prompt("silent", "Dégguma dara.", "Je n'ai rien entendu.", "Personne n'a parlé."),
    Prompt("too_quiet", "Sa baat dafa woyof. Jegeel mikro bi.", "Votre voix est faible. Approchez-vous du micro.",
           "La voix est trop faible."),
    Prompt("too_short", "Li nga wax dafa gàtt. Waxal lu gën a gudd.",
           "C'est trop court. Dites une phrase plus longue.", "La question est trop courte."),
    Prompt("clipped", "Sa baat dafa kawe lool. Soreel mikro bi tuuti.",
           "Votre voix est trop forte. Éloignez-vous un peu du micro.", "Le son est saturé."),
    Prompt("too_noisy", "Coow li dafa bari. Demal fu gën a dal.",
           "Il y a trop de bruit. Allez dans un endroit plus calme.", "Le bruit couvre la voix."),
    Prompt("no_microphone", "Mikro amul. Lonkal mikro, ba noppi nga jéemaat.",
           "Il n'y a pas de micro. Branchez un micro, puis recommencez.", "Aucun micro n'est branché."),
    Prompt("microphone_failed", "Mikro bi doxul. Xoolal ndax lonk nañu ko.",
           "Le micro ne marche pas. Regardez s'il est branché.", "Le micro refuse ou ne donne aucun son."),
    Prompt("trouble", "Am na lu baaxul. Jéemaatal.", "Quelque chose ne va pas. Essayez encore.",
           "Toute autre erreur pendant une question."),
    Prompt("place_search", "Fii ngay laajee.", "C'est ici que l'on pose sa question.",
           "La page des questions s'ouvre."),
    Prompt("place_notebook", "Fii la say laaj nekk.", "C'est ici que sont vos questions.",
           "La page du carnet s'ouvre."),
    Prompt("place_library", "Fii la téere yi nekk.", "C'est ici que sont les documents.",
           "La page de la bibliothèque s'ouvre."),
    Prompt("place_settings", "Fii ngay soppee ni muy doxee.", "C'est ici que l'on change les réglages.",
           "La page des réglages s'ouvre."),
    Prompt("place_about", "Fii lañuy leeral lii lan la.", "C'est ici que l'on explique ce que c'est.",
           "La page « À propos » s'ouvre."),
    Prompt("guide_ask", "Dalal ak jàmm. Bësal butoŋ bu mag bi, te laaj ci wolof.",
           "Bienvenue. Appuyez sur le grand bouton et posez votre question en wolof.", "Première image du guide."),
    Prompt("guide_search", "Dinaa seet tontu bi ci téere yi. Dara du génn ci ordinatëer bii.",
           "Je cherche la réponse dans les documents. Rien ne sort de cet ordinateur.", "Deuxième image du guide."),
    Prompt("guide_listen", "Bësal nopp bi ngir déglu tontu bi.", "Appuyez sur l'oreille pour écouter la réponse.",
           "Troisième image du guide."),
    Prompt("simple_on", "Léegi dafa yomb : laajal te déglu.", "C'est simple maintenant : demandez et écoutez.",
           "Le mode simple commence."),
    Prompt("simple_off", "Delloo naa lépp.", "Tout est revenu.", "Le mode simple se termine."),
)  # fmt: skip
"""Everything that is said, in the order in which somebody who records it goes through."""

BY_ID: Final = {prompt.id: prompt for prompt in PROMPTS}


def answers_prompt(count: int) -> str:
    """Return the id of what is said when ``count`` answers, at least one, are shown."""
    return {1: "answers_one", 2: "answers_two", 3: "answers_three"}.get(count, "answers_many")
