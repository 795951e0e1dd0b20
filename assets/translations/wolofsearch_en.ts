<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
<context>
    <name>AppearanceCard</name>
    <message>
        <source>Couleurs</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Comme l'ordinateur</source>
        <translation>As the computer</translation>
    </message>
    <message>
        <source>Claires le jour, sombres la nuit, s'il le veut.</source>
        <translation>Light by day, dark by night, if it says so.</translation>
    </message>
    <message>
        <source>Claires</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Du papier et de la terre.</source>
        <translation>Paper and earth.</translation>
    </message>
    <message>
        <source>Sombres</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Douces pour les yeux le soir.</source>
        <translation>Gentle on the eyes in the evening.</translation>
    </message>
    <message>
        <source>Contrastées</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Blanc et jaune sur noir, bords épais.</source>
        <translation>White and yellow on black, thick edges.</translation>
    </message>
    <message>
        <source>Taille</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Partout dans la fenêtre : Ctrl et + agrandit, Ctrl et − rapetisse.</source>
        <translation>Everywhere in the window: Ctrl and + makes it larger, Ctrl and − smaller.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Taille {percent} %</source>
        <translation>Size {percent} %</translation>
    </message>
    <message>
        <source>Mouvement</source>
        <translation>Motion</translation>
    </message>
    <message>
        <source>Ne rien faire bouger tout seul</source>
        <translation>Let nothing move by itself</translation>
    </message>
</context>
<context>
    <name>Certainty</name>
    <message>
        <source>peut-être</source>
        <translation>perhaps</translation>
    </message>
    <message>
        <source>assez sûr</source>
        <translation>fairly sure</translation>
    </message>
    <message>
        <source>très sûr</source>
        <translation>very sure</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Quelque chose s'est mal passé dans WolofSearch.</source>
        <translation>Something went wrong inside WolofSearch.</translation>
    </message>
    <message>
        <source>Vos documents sont intacts et vous pouvez continuer. Copiez ces détails pour la personne qui vous aide.</source>
        <translation>Your documents are intact and you can go on. Copy these details for the person who helps you.</translation>
    </message>
    <message>
        <source>Détails</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copier les détails</source>
        <translation>Copy the details</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Ajouter à la bibliothèque</source>
        <translation>Add to the library</translation>
    </message>
</context>
<context>
    <name>EarButton</name>
    <message>
        <source>Écouter</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Faire une pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Continuer la lecture</source>
        <translation>Go on reading</translation>
    </message>
    <message>
        <source>{action} : {title}</source>
        <translation>{action}: {title}</translation>
    </message>
</context>
<context>
    <name>FailuresCard</name>
    <message>
        <source>Fichiers que je n'ai pas pu lire : {count}</source>
        <translation>Files I could not read: {count}</translation>
    </message>
    <message>
        <source>et {count} autres</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Tout réessayer</source>
        <translation>Try all again</translation>
    </message>
    <message>
        <source>Essayer de nouveau de lire tous ces fichiers</source>
        <translation>Try again to read all these files</translation>
    </message>
    <message>
        <source>Enregistrer la liste…</source>
        <translation>Save the list…</translation>
    </message>
    <message>
        <source>Enregistrer la liste pour un tableur</source>
        <translation>Save the list for a spreadsheet</translation>
    </message>
    <message>
        <source>Fichier</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Raison</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Que faire</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Quand</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Réessayer {name}</source>
        <translation>Try {name} again</translation>
    </message>
    <message>
        <source>Ouvrir le dossier de {name}</source>
        <translation>Open the folder of {name}</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Collection</source>
        <translation>Collection</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Langue</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Chercher dans une collection</source>
        <translation>Search in one collection</translation>
    </message>
    <message>
        <source>Chercher dans un format</source>
        <translation>Search in one format</translation>
    </message>
    <message>
        <source>Chercher dans une langue</source>
        <translation>Search in one language</translation>
    </message>
    <message>
        <source>Chercher dans une période</source>
        <translation>Search in a period</translation>
    </message>
    <message>
        <source>Depuis {year}</source>
        <translation>Since {year}</translation>
    </message>
    <message>
        <source>Jusqu'en {year}</source>
        <translation>Until {year}</translation>
    </message>
    <message>
        <source>Enlever les filtres</source>
        <translation>Lift the filters</translation>
    </message>
</context>
<context>
    <name>FoldersCard</name>
    <message>
        <source>Dossiers ajoutés</source>
        <translation>Folders that were added</translation>
    </message>
    <message>
        <source>Retirer {count} documents de la bibliothèque ?</source>
        <translation>Take {count} documents out of the library?</translation>
    </message>
    <message>
        <source>Les fichiers de {folder} restent où ils sont.</source>
        <translation>The files in {folder} stay where they are.</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>{count} documents</source>
        <translation>{count} documents</translation>
    </message>
    <message>
        <source>Retirer…</source>
        <translation>Take out…</translation>
    </message>
    <message>
        <source>Retirer le dossier {name}</source>
        <translation>Take the folder {name} out</translation>
    </message>
</context>
<context>
    <name>FoldersController</name>
    <message>
        <source>Enregistrer la liste des fichiers illisibles</source>
        <translation>Save the list of files that cannot be read</translation>
    </message>
    <message>
        <source>fichiers illisibles.csv</source>
        <translation>unreadable files.csv</translation>
    </message>
</context>
<context>
    <name>GuidePlace</name>
    <message>
        <source>Passer</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Image précédente</source>
        <translation>Previous picture</translation>
    </message>
    <message>
        <source>Écouter</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Bienvenue. Appuyez sur le grand bouton et posez votre question en wolof.</source>
        <translation>Welcome. Press the big button and ask your question in Wolof.</translation>
    </message>
    <message>
        <source>La réponse est cherchée dans les documents. Rien ne sort de cet ordinateur.</source>
        <translation>The answer is looked for in the documents. Nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Appuyez sur l'oreille pour écouter la réponse.</source>
        <translation>Press the ear to listen to the answer.</translation>
    </message>
    <message>
        <source>Commencer</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Suivant</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Demander</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Bibliothèque</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>À propos</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Carnet</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>Mode privé : rien n'est noté. Appuyez pour en sortir.</source>
        <translation>Private mode: nothing is written down. Press to leave it.</translation>
    </message>
    <message>
        <source>Mode privé : ne rien noter</source>
        <translation>Private mode: write nothing down</translation>
    </message>
    <message>
        <source>Privé</source>
        <translation>Private</translation>
    </message>
    <message>
        <source>Faire taire la fenêtre</source>
        <translation>Silence the window</translation>
    </message>
    <message>
        <source>Faire parler la fenêtre</source>
        <translation>Have the window speak</translation>
    </message>
    <message>
        <source>Tout montrer</source>
        <translation>Show everything</translation>
    </message>
    <message>
        <source>Mode simple : le bouton et l'oreille</source>
        <translation>Simple mode: the button and the ear</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Tout oublier</source>
        <translation>Forget all</translation>
    </message>
    <message>
        <source>Oublier toutes les questions</source>
        <translation>Forget all questions</translation>
    </message>
    <message>
        <source>Elles ne quittent pas cet ordinateur.</source>
        <translation>They do not leave this computer.</translation>
    </message>
    <message>
        <source>Vos questions ne sont pas notées en ce moment.</source>
        <translation>Your questions are not being written down.</translation>
    </message>
    <message>
        <source>Pas encore de question</source>
        <translation>No question yet</translation>
    </message>
    <message>
        <source>Ce que vous demandez sera noté ici.</source>
        <translation>What you ask will be written down here.</translation>
    </message>
    <message>
        <source>Rien n'est noté</source>
        <translation>Nothing is written down</translation>
    </message>
    <message>
        <source>Le mode privé est allumé, ou les réglages disent de ne pas noter les questions.</source>
        <translation>The private mode is on, or the settings say not to write questions down.</translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Ajouter des documents</source>
        <translation>Add documents</translation>
    </message>
    <message>
        <source>Déposez-les ici, ou choisissez-les. Les originaux ne sont jamais modifiés.</source>
        <translation>Drop them here, or choose them. The originals are never changed.</translation>
    </message>
    <message>
        <source>Ajouter un dossier…</source>
        <translation>Add a folder…</translation>
    </message>
    <message>
        <source>Ajouter des fichiers…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter l'ajout de documents</source>
        <translation>Stop adding documents</translation>
    </message>
    <message>
        <source>Avancement de l'ajout</source>
        <translation>Progress of adding</translation>
    </message>
    <message>
        <source>Choisir quoi ajouter</source>
        <translation>Choose what to add</translation>
    </message>
    <message>
        <source>Choisir quels fichiers d'un dossier sont ajoutés</source>
        <translation>Choose which files of a folder are added</translation>
    </message>
    <message>
        <source>Doucement : laisser la moitié du temps aux autres programmes</source>
        <translation>Gently: leave half of the time to other programs</translation>
    </message>
    <message>
        <source>{done} sur {total} fichiers, {passages} passages</source>
        <translation>{done} of {total} files, {passages} passages</translation>
    </message>
    <message>
        <source>À la fin, je lirai les images de {count} documents scannés.</source>
        <translation>At the end I will read the pictures of {count} scanned documents.</translation>
    </message>
    <message>
        <source>J'arrête après ce fichier…</source>
        <translation>Stopping after this file…</translation>
    </message>
    <message>
        <source>La batterie n'a plus que {percent} % : j'attends qu'elle charge.</source>
        <translation>The battery holds only {percent} %: I wait until it charges.</translation>
    </message>
    <message>
        <source>J'ajoute vos documents…</source>
        <translation>Adding your documents…</translation>
    </message>
    <message>
        <source>Je regarde combien de temps cela prendra…</source>
        <translation>I am looking how long this will take…</translation>
    </message>
    <message>
        <source>J'essaie de nouveau de lire ces fichiers…</source>
        <translation>I am trying again to read these files…</translation>
    </message>
    <message>
        <source>Je retire ces documents de la bibliothèque…</source>
        <translation>I am taking these documents out of the library…</translation>
    </message>
    <message>
        <source>Retrouvés ailleurs : {count}.</source>
        <translation>Found again elsewhere: {count}.</translation>
    </message>
    <message>
        <source>Disent la même chose qu'un autre : {count}.</source>
        <translation>Say the same as another: {count}.</translation>
    </message>
    <message>
        <source>Retirés parce qu'ils n'existent plus : {count}.</source>
        <translation>Taken out because they are gone: {count}.</translation>
    </message>
    <message>
        <source>Laissés de côté comme vous l'avez demandé : {count}.</source>
        <translation>Left out as you asked: {count}.</translation>
    </message>
    <message>
        <source>{folder} n'est pas branché : ses documents restent.</source>
        <translation>{folder} is not plugged in: its documents stay.</translation>
    </message>
    <message>
        <source>Je regarde ce qu'il y a…</source>
        <translation>Looking at what is there…</translation>
    </message>
    <message>
        <source>Arrêté. Ce qui était ajouté reste ; recommencez quand vous voulez.</source>
        <translation>Stopped. What was added stays; start again whenever you like.</translation>
    </message>
    <message>
        <source>Terminé : {added} ajoutés, {unchanged} déjà là, {failed} illisibles.</source>
        <translation>Done: {added} added, {unchanged} already there, {failed} unreadable.</translation>
    </message>
</context>
<context>
    <name>ImportChoices</name>
    <message>
        <source>Seulement :</source>
        <translation>Only:</translation>
    </message>
    <message>
        <source>Jamais :</source>
        <translation>Never:</translation>
    </message>
    <message>
        <source>tout ce qui se lit, ou par exemple : *.pdf, lettres</source>
        <translation>all that can be read, or for example: *.pdf, letters</translation>
    </message>
    <message>
        <source>par exemple : brouillons, *.csv</source>
        <translation>for example: drafts, *.csv</translation>
    </message>
    <message>
        <source>Ajouter seulement les fichiers et dossiers de ces noms</source>
        <translation>Add only files and folders of these names</translation>
    </message>
    <message>
        <source>Ne jamais ajouter les fichiers et dossiers de ces noms</source>
        <translation>Never add files and folders of these names</translation>
    </message>
    <message>
        <source>Lire aussi le texte des pages scannées, après tout le reste</source>
        <translation>Also read the text of scanned pages, after all the rest</translation>
    </message>
</context>
<context>
    <name>KeptCard</name>
    <message>
        <source>page {number}</source>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>gardé {moment}</source>
        <translation>kept {moment}</translation>
    </message>
    <message>
        <source>le document n'est pas dans cette bibliothèque</source>
        <translation>the document is not in this library</translation>
    </message>
    <message>
        <source>Liste de {title}</source>
        <translation>List of {title}</translation>
    </message>
    <message>
        <source>Ne plus garder</source>
        <translation>Keep no longer</translation>
    </message>
    <message>
        <source>Ne plus garder {title}</source>
        <translation>Keep {title} no longer</translation>
    </message>
</context>
<context>
    <name>KeptView</name>
    <message>
        <source>Favoris</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>Liste montrée</source>
        <translation>List shown</translation>
    </message>
    <message>
        <source>nouvelle liste</source>
        <translation>new list</translation>
    </message>
    <message>
        <source>Nom d'une nouvelle liste</source>
        <translation>Name of a new list</translation>
    </message>
    <message>
        <source>Créer la liste</source>
        <translation>Make the list</translation>
    </message>
    <message>
        <source>Page à imprimer</source>
        <translation>Page to print</translation>
    </message>
    <message>
        <source>Tableau (CSV)</source>
        <translation>Table (CSV)</translation>
    </message>
    <message>
        <source>Vider la liste</source>
        <translation>Empty the list</translation>
    </message>
    <message>
        <source>Supprimer la liste</source>
        <translation>Remove the list</translation>
    </message>
    <message>
        <source>Rien dans cette liste</source>
        <translation>Nothing in this list</translation>
    </message>
    <message>
        <source>L'étoile à côté d'une réponse garde son passage dans les favoris.</source>
        <translation>The star beside an answer keeps its passage in the favourites.</translation>
    </message>
    <message>
        <source>Ne plus garder les passages de « {name} » : {count} ?</source>
        <translation>Keep the passages of “{name}” no longer: {count}?</translation>
    </message>
    <message>
        <source>Garder</source>
        <translation>Keep them</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Le dossier de ma bibliothèque</source>
        <translation>The folder of my library</translation>
    </message>
    <message>
        <source>Ajouter un dossier de documents</source>
        <translation>Add a folder of documents</translation>
    </message>
    <message>
        <source>Ajouter des documents</source>
        <translation>Add documents</translation>
    </message>
</context>
<context>
    <name>LibraryPlace</name>
    <message>
        <source>Bibliothèque</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>Exemples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Des documents fournis pour essayer : santé, agriculture, papiers, argent.</source>
        <translation>Documents to try with: health, farming, papers, money.</translation>
    </message>
    <message>
        <source>Ma bibliothèque</source>
        <translation>My library</translation>
    </message>
    <message>
        <source>Choisir un dossier…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Choisir le dossier de ma bibliothèque</source>
        <translation>Choose the folder of my library</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>documents</translation>
    </message>
    <message>
        <source>passages que l'on peut trouver</source>
        <translation>passages that can be found</translation>
    </message>
</context>
<context>
    <name>ListeningPanel</name>
    <message>
        <source>Je me prépare…</source>
        <translation>Getting ready…</translation>
    </message>
    <message>
        <source>Encore un instant.</source>
        <translation>Just a moment.</translation>
    </message>
    <message>
        <source>Appuyez et parlez en wolof</source>
        <translation>Press and speak Wolof</translation>
    </message>
    <message>
        <source>La réponse vient de documents en français.</source>
        <translation>The answer comes from documents in French.</translation>
    </message>
    <message>
        <source>Je vous écoute…</source>
        <translation>I am listening…</translation>
    </message>
    <message>
        <source>Je m'arrête quand vous vous taisez, ou appuyez encore.</source>
        <translation>I stop when you fall silent, or press again.</translation>
    </message>
    <message>
        <source>Je cherche…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>Rien ne quitte cet ordinateur.</source>
        <translation>Nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Pas de microphone</source>
        <translation>No microphone</translation>
    </message>
    <message>
        <source>Vous pouvez écrire, ou ouvrir un enregistrement.</source>
        <translation>You can type, or open a recording.</translation>
    </message>
    <message>
        <source>Je ne suis pas prêt</source>
        <translation>I am not ready</translation>
    </message>
    <message>
        <source>Il manque quelque chose :</source>
        <translation>Something is missing:</translation>
    </message>
    <message>
        <source>ou écrivez ici</source>
        <translation>or type here</translation>
    </message>
    <message>
        <source>Question écrite</source>
        <translation>Typed question</translation>
    </message>
    <message>
        <source>Ouvrir un enregistrement</source>
        <translation>Open a recording</translation>
    </message>
    <message>
        <source>Enlever les filtres : {filters}</source>
        <translation>Lift the filters: {filters}</translation>
    </message>
</context>
<context>
    <name>ManualPlace</name>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Fermer le mode d'emploi</source>
        <translation>Close the user guide</translation>
    </message>
    <message>
        <source>Sommaire</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Mode d'emploi</source>
        <translation>User guide</translation>
    </message>
    <message>
        <source>Ce lien mène hors de cet ordinateur : {address}</source>
        <translation>This link leads out of this computer: {address}</translation>
    </message>
    <message>
        <source>WolofSearch n'ouvre aucune connexion. Le navigateur de cet ordinateur peut le faire.</source>
        <translation>WolofSearch opens no connection. This computer's browser can do it.</translation>
    </message>
    <message>
        <source>Ouvrir dans le navigateur</source>
        <translation>Open in the browser</translation>
    </message>
    <message>
        <source>Rester ici</source>
        <translation>Stay here</translation>
    </message>
</context>
<context>
    <name>ModelController</name>
    <message>
        <source>Le dossier du modèle</source>
        <translation>The model's folder</translation>
    </message>
    <message>
        <source>Modèles ({suffixes})</source>
        <translation>Models ({suffixes})</translation>
    </message>
    <message>
        <source>Le fichier du modèle</source>
        <translation>The model's file</translation>
    </message>
    <message>
        <source>Retirer le modèle {name} de cet ordinateur ?</source>
        <translation>Remove the model {name} from this computer?</translation>
    </message>
    <message>
        <source>Ses fichiers seront effacés. Pour l'avoir de nouveau, il faudra l'installer de nouveau.</source>
        <translation>Its files will be deleted. To have it again, it must be installed again.</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Le modèle {name} est installé.</source>
        <translation>The model {name} is installed.</translation>
    </message>
    <message>
        <source>Arrêté.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Le modèle {name} est en bon état.</source>
        <translation>The model {name} is in order.</translation>
    </message>
    <message>
        <source>Le modèle {name} est retiré.</source>
        <translation>The model {name} is removed.</translation>
    </message>
</context>
<context>
    <name>ModelPlace</name>
    <message>
        <source>À propos</source>
        <translation>About</translation>
    </message>
    <message>
        <source>WolofSearch {version} : parlez wolof, trouvez en français.</source>
        <translation>WolofSearch {version}: speak Wolof, find French.</translation>
    </message>
    <message>
        <source>Rien ne quitte cet ordinateur</source>
        <translation>Nothing leaves this computer</translation>
    </message>
    <message>
        <source>Votre voix, vos questions et vos documents restent ici. Il n'y a besoin d'aucun réseau.</source>
        <translation>Your voice, your questions and your documents stay here. No network is needed.</translation>
    </message>
    <message>
        <source>Fiche du modèle</source>
        <translation>Model card</translation>
    </message>
    <message>
        <source>Calcul</source>
        <translation>Runs on</translation>
    </message>
    <message>
        <source>Précision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Taille</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Le modèle se prépare…</source>
        <translation>The model is getting ready…</translation>
    </message>
    <message>
        <source>Modèle {name}</source>
        <translation>Model {name}</translation>
    </message>
    <message>
        <source>Mode d'emploi (F1)</source>
        <translation>User guide (F1)</translation>
    </message>
    <message>
        <source>Revoir le guide en trois images</source>
        <translation>See the guide in three pictures again</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>{name}, en service</source>
        <translation>{name}, in use</translation>
    </message>
    <message>
        <source>Il lui faut {size} sur le disque et, en service, environ le double de mémoire.</source>
        <translation>It needs {size} on the disk and, in use, about twice as much memory.</translation>
    </message>
    <message>
        <source>Utiliser</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>Utiliser le modèle {name}</source>
        <translation>Use the model {name}</translation>
    </message>
    <message>
        <source>Vérifier</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Vérifier le modèle {name}</source>
        <translation>Check the model {name}</translation>
    </message>
    <message>
        <source>Retirer…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Retirer le modèle {name}</source>
        <translation>Remove the model {name}</translation>
    </message>
</context>
<context>
    <name>ModelsCard</name>
    <message>
        <source>Modèles installés</source>
        <translation>Installed models</translation>
    </message>
    <message>
        <source>Un modèle apporté sur une clé s'installe d'ici. Il est vérifié et essayé avant de servir.</source>
        <translation>A model brought on a stick is installed from here. It is checked and tried before it serves.</translation>
    </message>
    <message>
        <source>Installer un dossier…</source>
        <translation>Install a folder…</translation>
    </message>
    <message>
        <source>Installer un modèle depuis un dossier</source>
        <translation>Install a model from a folder</translation>
    </message>
    <message>
        <source>Installer un fichier…</source>
        <translation>Install a file…</translation>
    </message>
    <message>
        <source>Installer un modèle depuis un fichier .zip ou .tar</source>
        <translation>Install a model from a .zip or .tar file</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter l'installation</source>
        <translation>Stop the installation</translation>
    </message>
    <message>
        <source>Avancement de l'installation</source>
        <translation>Progress of the installation</translation>
    </message>
    <message>
        <source>J'essaie le modèle…</source>
        <translation>Trying the model…</translation>
    </message>
    <message>
        <source>Je copie le modèle…</source>
        <translation>Copying the model…</translation>
    </message>
    <message>
        <source>{done} sur {total}</source>
        <translation>{done} of {total}</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>aujourd'hui à {time}</source>
        <translation>today at {time}</translation>
    </message>
    <message>
        <source>hier à {time}</source>
        <translation>yesterday at {time}</translation>
    </message>
</context>
<context>
    <name>NotebookController</name>
    <message>
        <source>page {number}</source>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>Page à imprimer (*.html)</source>
        <translation>Page to print (*.html)</translation>
    </message>
    <message>
        <source>Titre</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Passage</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Fichier</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Gardé le</source>
        <translation>Kept on</translation>
    </message>
    <message>
        <source>Tableau (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>Enregistrer la liste</source>
        <translation>Save the list</translation>
    </message>
</context>
<context>
    <name>NotebookPlace</name>
    <message>
        <source>Carnet</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>Questions posées</source>
        <translation>Questions asked</translation>
    </message>
    <message>
        <source>Les réécouter, les reposer, les oublier.</source>
        <translation>Hear them again, ask them again, forget them.</translation>
    </message>
    <message>
        <source>Passages gardés</source>
        <translation>Kept passages</translation>
    </message>
    <message>
        <source>Vos favoris et vos listes de lecture.</source>
        <translation>Your favourites and your reading lists.</translation>
    </message>
</context>
<context>
    <name>PackageCard</name>
    <message>
        <source>{done} sur {total}</source>
        <translation>{done} of {total}</translation>
    </message>
    <message>
        <source>Il n'est pas signé : ne vous y fiez que si vous connaissez la personne qui vous l'a donné.</source>
        <translation>It is not signed: rely on it only if you know the person who gave it to you.</translation>
    </message>
    <message>
        <source>Sur une clé</source>
        <translation>On a stick</translation>
    </message>
    <message>
        <source>Apporter d'une clé…</source>
        <translation>Bring from a stick…</translation>
    </message>
    <message>
        <source>Emporter sur une clé…</source>
        <translation>Take onto a stick…</translation>
    </message>
    <message>
        <source>Emporter aussi les documents eux-mêmes</source>
        <translation>Take the documents themselves too</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter la copie</source>
        <translation>Stop copying</translation>
    </message>
    <message>
        <source>Avancement de la copie</source>
        <translation>Progress of the copy</translation>
    </message>
    <message>
        <source>Je rassemble la bibliothèque…</source>
        <translation>Gathering the library…</translation>
    </message>
    <message>
        <source>Je copie…</source>
        <translation>Copying…</translation>
    </message>
    <message>
        <source>Je vérifie…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Je prépare la recherche…</source>
        <translation>Preparing the search…</translation>
    </message>
    <message>
        <source>Apporter la bibliothèque {name} ({size}) ?</source>
        <translation>Bring in the library {name} ({size})?</translation>
    </message>
    <message>
        <source>Installer le modèle {name} ({size}) ?</source>
        <translation>Install the model {name} ({size})?</translation>
    </message>
    <message>
        <source>Apporter</source>
        <translation>Bring in</translation>
    </message>
    <message>
        <source>Laisser</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Signé par une clé inconnue ici ({key}). Demandez à la personne qui l'a publié si c'est la sienne.</source>
        <translation>Signed with a key that is unknown here ({key}). Ask the person who published it whether it is theirs.</translation>
    </message>
    <message>
        <source>Une bibliothèque entière tient dans un fichier : elle va d'un ordinateur à l'autre sans réseau.</source>
        <translation>A whole library fits in one file: it goes from one computer to another without a network.</translation>
    </message>
    <message>
        <source>Un modèle tient dans un fichier : il va d'un ordinateur à l'autre sans réseau.</source>
        <translation>A model fits in one file: it goes from one computer to another without a network.</translation>
    </message>
    <message>
        <source>Je regarde ce qu'il y a…</source>
        <translation>Looking at what there is…</translation>
    </message>
    <message>
        <source>Signé par {name}, à qui vous faites confiance.</source>
        <translation>Signed by {name}, whom you trust.</translation>
    </message>
</context>
<context>
    <name>PackageController</name>
    <message>
        <source>Apporter d'une clé</source>
        <translation>Bring from a stick</translation>
    </message>
    <message>
        <source>Emporter sur une clé</source>
        <translation>Take onto a stick</translation>
    </message>
    <message>
        <source>La bibliothèque {name} est là. C'est elle qui répond maintenant.</source>
        <translation>The library {name} is here. It answers from now on.</translation>
    </message>
    <message>
        <source>La bibliothèque {name} est mise à jour. C'est elle qui répond maintenant.</source>
        <translation>The library {name} is up to date. It answers from now on.</translation>
    </message>
    <message>
        <source>La bibliothèque {name} était déjà là. C'est elle qui répond maintenant.</source>
        <translation>The library {name} was here already. It answers from now on.</translation>
    </message>
    <message>
        <source>Paquets ({suffixes})</source>
        <translation>Packages ({suffixes})</translation>
    </message>
    <message>
        <source>{file} est prêt.</source>
        <translation>{file} is ready.</translation>
    </message>
    <message>
        <source>Arrêté. Ce qui est copié servira la prochaine fois.</source>
        <translation>Stopped. What is copied will serve the next time.</translation>
    </message>
    <message>
        <source>Documents dont seul le texte a pu être pris : {count}.</source>
        <translation>Documents of which only the text could be taken: {count}.</translation>
    </message>
</context>
<context>
    <name>PagedList</name>
    <message>
        <source>En voir plus</source>
        <translation>Show more</translation>
    </message>
</context>
<context>
    <name>PassageActions</name>
    <message>
        <source>Garder ce passage</source>
        <translation>Keep this passage</translation>
    </message>
    <message>
        <source>Ne plus garder</source>
        <translation>Keep no longer</translation>
    </message>
    <message>
        <source>Passages proches</source>
        <translation>Passages like this</translation>
    </message>
    <message>
        <source>{action} : {title}</source>
        <translation>{action}: {title}</translation>
    </message>
</context>
<context>
    <name>PassageController</name>
    <message>
        <source>Réessayer</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>PassageOutput</name>
    <message>
        <source>Document PDF (*.pdf);;Page web (*.html)</source>
        <translation>PDF document (*.pdf);;Web page (*.html)</translation>
    </message>
    <message>
        <source>Enregistrer le passage</source>
        <translation>Save the passage</translation>
    </message>
</context>
<context>
    <name>PassagePlace</name>
    <message>
        <source>Retour aux réponses</source>
        <translation>Back to the answers</translation>
    </message>
    <message>
        <source>Passage précédent</source>
        <translation>Previous passage</translation>
    </message>
    <message>
        <source>Passage suivant</source>
        <translation>Next passage</translation>
    </message>
    <message>
        <source>Texte du document</source>
        <translation>Text of the document</translation>
    </message>
    <message>
        <source>page {number} sur {total}</source>
        <translation>page {number} of {total}</translation>
    </message>
    <message>
        <source>Page du document, le passage est encadré</source>
        <translation>Page of the document, the passage is boxed</translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>Trouvé avec WolofSearch le {date}</source>
        <translation>Found with WolofSearch on {date}</translation>
    </message>
    <message>
        <source>cette page est une image : cherchez-y le passage des yeux</source>
        <translation>this page is a picture: look for the passage with your eyes</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>{count} fichiers à ajouter ({size}), environ {passages} passages. Cela prendra {time}.</source>
        <translation>{count} files to add ({size}), about {passages} passages. It will take {time}.</translation>
    </message>
    <message>
        <source>Ajouter maintenant</source>
        <translation>Add now</translation>
    </message>
    <message>
        <source>Ne pas ajouter</source>
        <translation>Do not add</translation>
    </message>
    <message>
        <source>Vous pourrez chercher pendant ce temps, et arrêter quand vous voulez.</source>
        <translation>You can search meanwhile, and stop whenever you like.</translation>
    </message>
    <message>
        <source>Déjà là : {count}.</source>
        <translation>Already there: {count}.</translation>
    </message>
    <message>
        <source>Laissés de côté comme vous l'avez demandé : {count}.</source>
        <translation>Left out as you asked: {count}.</translation>
    </message>
    <message>
        <source>Je ne sais pas lire : {kinds}.</source>
        <translation>I cannot read: {kinds}.</translation>
    </message>
    <message>
        <source>Avec le programme {program}, je pourrais en lire {count} de plus.</source>
        <translation>With the program {program} I could read {count} more.</translation>
    </message>
    <message>
        <source>un temps que je ne peux pas prévoir</source>
        <translation>a time that I cannot foresee</translation>
    </message>
    <message>
        <source>moins d'une minute</source>
        <translation>less than a minute</translation>
    </message>
    <message>
        <source>environ {minutes} min</source>
        <translation>about {minutes} min</translation>
    </message>
    <message>
        <source>environ {hours} h {minutes:02d}</source>
        <translation>about {hours} h {minutes:02d}</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>encore moins d'une minute</source>
        <translation>less than a minute left</translation>
    </message>
    <message>
        <source>encore {minutes} min environ</source>
        <translation>about {minutes} min left</translation>
    </message>
    <message>
        <source>encore {hours} h {minutes:02d} environ</source>
        <translation>about {hours} h {minutes:02d} left</translation>
    </message>
</context>
<context>
    <name>PromptRow</name>
    <message>
        <source>Revenir à la voix de synthèse</source>
        <translation>Go back to the synthetic voice</translation>
    </message>
    <message>
        <source>Écouter</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Terminer</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>« {question} »</source>
        <translation>“{question}”</translation>
    </message>
    <message>
        <source>{action} : {title}</source>
        <translation>{action}: {title}</translation>
    </message>
    <message>
        <source>Dites la phrase, puis appuyez sur « Terminer ».</source>
        <translation>Say the sentence, then press “Finish”.</translation>
    </message>
    <message>
        <source>Votre enregistrement</source>
        <translation>Your recording</translation>
    </message>
    <message>
        <source>Voix de synthèse</source>
        <translation>Synthetic voice</translation>
    </message>
</context>
<context>
    <name>PromptsPlace</name>
    <message>
        <source>La voix de l'application</source>
        <translation>The application's voice</translation>
    </message>
    <message>
        <source>Retour aux réglages</source>
        <translation>Back to the settings</translation>
    </message>
    <message>
        <source>L'application parle wolof avec une voix de synthèse. Si le wolof est votre langue, prêtez-lui la vôtre : dites chaque phrase comme vous la diriez à quelqu'un, ou corrigez-la. Chaque enregistrement est utilisé aussitôt et reste sur cet ordinateur.</source>
        <translation>The application speaks Wolof with a synthetic voice. If Wolof is your language, lend it yours: say each sentence as you would say it to somebody, or correct it. Each recording is used at once and stays on this computer.</translation>
    </message>
    <message>
        <source>{done} sur {total} enregistrées</source>
        <translation>{done} of {total} recorded</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>« {question} »</source>
        <translation>“{question}”</translation>
    </message>
    <message>
        <source>Question parlée</source>
        <translation>Spoken question</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>pas de réponse sûre</source>
        <translation>no sure answer</translation>
    </message>
    <message>
        <source>Réécouter la question</source>
        <translation>Hear the question again</translation>
    </message>
    <message>
        <source>Reposer la question</source>
        <translation>Ask the question again</translation>
    </message>
    <message>
        <source>Oublier la question</source>
        <translation>Forget the question</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Lecture en pause</source>
        <translation>Reading paused</translation>
    </message>
    <message>
        <source>Lecture lente</source>
        <translation>Reading slowly</translation>
    </message>
    <message>
        <source>Lecture à voix haute</source>
        <translation>Reading aloud</translation>
    </message>
    <message>
        <source>Lire plus lentement</source>
        <translation>Read more slowly</translation>
    </message>
    <message>
        <source>Lire le passage suivant</source>
        <translation>Read the next passage</translation>
    </message>
    <message>
        <source>Arrêter la lecture</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Recommencer</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ReadingTools</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Voir la page du document</source>
        <translation>See the document's page</translation>
    </message>
    <message>
        <source>Texte</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Lire le texte du document</source>
        <translation>Read the document's text</translation>
    </message>
    <message>
        <source>Page précédente</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Page suivante</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>page {number} sur {total}</source>
        <translation>page {number} of {total}</translation>
    </message>
    <message>
        <source>Réduire</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Agrandir</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Copier le passage</source>
        <translation>Copy the passage</translation>
    </message>
    <message>
        <source>Imprimer le passage</source>
        <translation>Print the passage</translation>
    </message>
    <message>
        <source>Enregistrer le passage</source>
        <translation>Save the passage</translation>
    </message>
    <message>
        <source>Ouvrir le document</source>
        <translation>Open the document</translation>
    </message>
    <message>
        <source>Ouvrir à la page {number}</source>
        <translation>Open at page {number}</translation>
    </message>
</context>
<context>
    <name>ReindexCard</name>
    <message>
        <source>Elle continue de répondre avec lui. Vous pouvez la refaire avec le modèle en service, {name}.</source>
        <translation>It goes on answering by it. You can have it made anew with the model in use, {name}.</translation>
    </message>
    <message>
        <source>Il n'est plus là. Refaites-la avec le modèle en service, {name}, pour y chercher.</source>
        <translation>That model is gone. Have it made anew with the model in use, {name}, to search in it.</translation>
    </message>
    <message>
        <source>Cette bibliothèque a été faite avec le modèle {name}.</source>
        <translation>This library was made with the model {name}.</translation>
    </message>
    <message>
        <source>Cette bibliothèque a été faite par une autre version de ce programme.</source>
        <translation>This library was made by another version of this program.</translation>
    </message>
    <message>
        <source>Elle répond comme avant. Pour y ajouter des documents, il faut d'abord la refaire.</source>
        <translation>It answers as before. To add documents to it, it must be made anew first.</translation>
    </message>
    <message>
        <source>Refaire la bibliothèque</source>
        <translation>Make the library anew</translation>
    </message>
    <message>
        <source>Je refais la bibliothèque… Vous pouvez chercher pendant ce temps.</source>
        <translation>Making the library anew… You can search meanwhile.</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter de refaire la bibliothèque</source>
        <translation>Stop making the library anew</translation>
    </message>
    <message>
        <source>Avancement de la bibliothèque refaite</source>
        <translation>Progress of the library made anew</translation>
    </message>
    <message>
        <source>{done} sur {total} documents</source>
        <translation>{done} of {total} documents</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>page {number}</source>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>autres passages : {count}</source>
        <translation>other passages: {count}</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Réponses</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Pas de réponse sûre</source>
        <translation>No sure answer</translation>
    </message>
    <message>
        <source>à votre question parlée</source>
        <translation>to your spoken question</translation>
    </message>
    <message>
        <source>« {question} »</source>
        <translation>“{question}”</translation>
    </message>
    <message>
        <source>Effacer les réponses</source>
        <translation>Clear the answers</translation>
    </message>
    <message>
        <source>Rien d'assez proche de votre question.</source>
        <translation>Nothing close enough to your question.</translation>
    </message>
    <message>
        <source>Redites-la plus lentement ou avec d'autres mots.</source>
        <translation>Say it again, more slowly or in other words.</translation>
    </message>
    <message>
        <source>Parler à nouveau</source>
        <translation>Speak again</translation>
    </message>
    <message>
        <source>Peut-être :</source>
        <translation>Perhaps:</translation>
    </message>
    <message>
        <source>Passages proches</source>
        <translation>Passages like this</translation>
    </message>
    <message>
        <source>Aucun autre document.</source>
        <translation>No other document.</translation>
    </message>
</context>
<context>
    <name>SamplesView</name>
    <message>
        <source>Ou essayez une question déjà enregistrée (voix de synthèse) :</source>
        <translation>Or try a question already recorded (synthetic voice):</translation>
    </message>
    <message>
        <source>D'autres questions</source>
        <translation>Other questions</translation>
    </message>
</context>
<context>
    <name>SearchController</name>
    <message>
        <source>Ouvrir un enregistrement</source>
        <translation>Open a recording</translation>
    </message>
    <message>
        <source>Enregistrements ({suffixes})</source>
        <translation>Recordings ({suffixes})</translation>
    </message>
    <message>
        <source>Chercher quand même</source>
        <translation>Search anyway</translation>
    </message>
    <message>
        <source>Utiliser les exemples</source>
        <translation>Use the samples</translation>
    </message>
    <message>
        <source>Recommencer</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>SettingsPlace</name>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Langue de la fenêtre</source>
        <translation>Language of the window</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Celui de l'ordinateur</source>
        <translation>The computer's own</translation>
    </message>
    <message>
        <source>Calcul</source>
        <translation>Runs on</translation>
    </message>
    <message>
        <source>Automatique</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Enregistrements</source>
        <translation>Recordings</translation>
    </message>
    <message>
        <source>Garder mes questions enregistrées</source>
        <translation>Keep recordings of my questions</translation>
    </message>
    <message>
        <source>Sans cela, votre voix ne reste qu'en mémoire, le temps de chercher. Rien ne quitte cet ordinateur.</source>
        <translation>Without this, your voice stays in memory only while searching. Nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Mes questions</source>
        <translation>My questions</translation>
    </message>
    <message>
        <source>Noter mes questions dans le carnet</source>
        <translation>Write my questions down in the notebook</translation>
    </message>
</context>
<context>
    <name>SpokenSide</name>
    <message>
        <source>Bonjour. Je lis les réponses à voix haute.</source>
        <translation>Bonjour. Je lis les réponses à voix haute.</translation>
    </message>
</context>
<context>
    <name>VoiceCards</name>
    <message>
        <source>La fenêtre parle</source>
        <translation>The window speaks</translation>
    </message>
    <message>
        <source>Elle dit quand parler, combien de réponses il y a, et ce qui ne va pas. Pour qui ne lit pas.</source>
        <translation>It says when to speak, how many answers there are, and what is wrong. For those who do not read.</translation>
    </message>
    <message>
        <source>En wolof</source>
        <translation>In Wolof</translation>
    </message>
    <message>
        <source>En français, avec la voix de lecture</source>
        <translation>In French, with the voice that reads</translation>
    </message>
    <message>
        <source>Lecture à voix haute</source>
        <translation>Reading aloud</translation>
    </message>
    <message>
        <source>Donner sa voix à l'application</source>
        <translation>Give the application your voice</translation>
    </message>
    <message>
        <source>Essayer la voix</source>
        <translation>Try the voice</translation>
    </message>
    <message>
        <source>Automatique</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Aucune voix</source>
        <translation>No voice</translation>
    </message>
    <message>
        <source>Vitesse normale</source>
        <translation>Normal speed</translation>
    </message>
    <message>
        <source>Lentement</source>
        <translation>Slowly</translation>
    </message>
    <message>
        <source>Très lentement</source>
        <translation>Very slowly</translation>
    </message>
    <message>
        <source>Dire à voix haute ce qui se passe</source>
        <translation>Say aloud what is going on</translation>
    </message>
    <message>
        <source>Mode simple : le bouton et l'oreille</source>
        <translation>Simple mode: the button and the ear</translation>
    </message>
    <message>
        <source>Langue de ce que dit la fenêtre</source>
        <translation>Language of what the window says</translation>
    </message>
    <message>
        <source>Voix</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>Vitesse de lecture</source>
        <translation>Reading speed</translation>
    </message>
</context>
</TS>
