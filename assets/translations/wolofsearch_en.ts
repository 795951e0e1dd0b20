<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
<context>
    <name>AlsoIn</name>
    <message>
        <source>Aussi dans :</source>
        <extracomment>Une réponse. Début d'une ligne de boutons qui portent les titres d'autres documents où le passage se trouve presque mot pour mot.</extracomment>
        <translation>Also in:</translation>
    </message>
    <message>
        <source>Aussi dans : {title}</source>
        <extracomment>Une réponse. Nom d'un tel bouton pour un lecteur d'écran. {title} : le titre et le format du document.</extracomment>
        <translation>Also in: {title}</translation>
    </message>
    <message>
        <source>et {count} autres</source>
        <extracomment>Une réponse. Bouton à la fin d'une telle ligne : montre les autres. {count} : combien d'autres documents.</extracomment>
        <translation>and {count} others</translation>
    </message>
</context>
<context>
    <name>AppearanceCard</name>
    <message>
        <source>Couleurs</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Titre de la carte où l'on choisit les couleurs.</extracomment>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Comme l'ordinateur</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Choix de couleurs : claires ou sombres, selon ce que dit l'ordinateur.</extracomment>
        <translation>As the computer</translation>
    </message>
    <message>
        <source>Claires le jour, sombres la nuit, s'il le veut.</source>
        <extracomment>Réglages, carte des couleurs et de la taille. « il » est l'ordinateur.</extracomment>
        <translation>Light by day, dark by night, if it says so.</translation>
    </message>
    <message>
        <source>Claires</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Adjectif, des couleurs.</extracomment>
        <translation>Light</translation>
    </message>
    <message>
        <source>Du papier et de la terre.</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Décrit les couleurs claires : crème et ocre.</extracomment>
        <translation>Paper and earth.</translation>
    </message>
    <message>
        <source>Sombres</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Adjectif, des couleurs.</extracomment>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Douces pour les yeux le soir.</source>
        <extracomment>Réglages, carte des couleurs et de la taille.</extracomment>
        <translation>Gentle on the eyes in the evening.</translation>
    </message>
    <message>
        <source>Contrastées</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Adjectif, des couleurs : contraste élevé, pour qui voit mal.</extracomment>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Blanc et jaune sur noir, bords épais.</source>
        <extracomment>Réglages, carte des couleurs et de la taille.</extracomment>
        <translation>White and yellow on black, thick edges.</translation>
    </message>
    <message>
        <source>Taille</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Titre de la carte : taille des lettres et des boutons.</extracomment>
        <translation>Size</translation>
    </message>
    <message>
        <source>Partout dans la fenêtre : Ctrl et + agrandit, Ctrl et − rapetisse.</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Ctrl, + et − sont des touches.</extracomment>
        <translation>Everywhere in the window: Ctrl and + makes it larger, Ctrl and − smaller.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <extracomment>Réglages, carte des couleurs et de la taille. {percent} : la taille, un nombre de 100 à 250. Texte d'un bouton.</extracomment>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Taille {percent} %</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Nom du bouton pour un lecteur d'écran ; {percent} : un nombre de 100 à 250.</extracomment>
        <translation>Size {percent} %</translation>
    </message>
    <message>
        <source>Mouvement</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Titre : ce qui bouge dans la fenêtre.</extracomment>
        <translation>Motion</translation>
    </message>
    <message>
        <source>Ne rien faire bouger tout seul</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Case à cocher : supprime les animations.</extracomment>
        <translation>Let nothing move by itself</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Sauvegardes</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Titre.</extracomment>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Une copie de la bibliothèque est faite chaque jour, avant le premier changement. Les documents eux-mêmes ne sont jamais touchés.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Explique ce que sont les sauvegardes.</extracomment>
        <translation>A copy is made automatically before each day's first change. The documents themselves are never touched.</translation>
    </message>
    <message>
        <source>La plus récente : {day} ({reason}). Il y en a {count}.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. {day} est une date, {reason} la raison (« du jour »), {count} le nombre de sauvegardes.</extracomment>
        <translation>The newest: {day} ({reason}). Backups: {count}.</translation>
    </message>
    <message>
        <source>Pas encore de sauvegarde.</source>
        <extracomment>Bibliothèque, carte des sauvegardes.</extracomment>
        <translation>No backup yet.</translation>
    </message>
    <message>
        <source>Sauvegarder maintenant</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton.</extracomment>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Revenir à une sauvegarde…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton : remettre une copie plus ancienne.</extracomment>
        <translation>Restore a backup…</translation>
    </message>
    <message>
        <source>Vérifier</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton.</extracomment>
        <translation>Check</translation>
    </message>
    <message>
        <source>Vérifier la bibliothèque</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Nom du bouton « Vérifier » pour les lecteurs d'écran.</extracomment>
        <translation>Check the library</translation>
    </message>
    <message>
        <source>Réparer</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton.</extracomment>
        <translation>Repair</translation>
    </message>
    <message>
        <source>Réparer la bibliothèque</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Nom du bouton « Réparer » pour les lecteurs d'écran.</extracomment>
        <translation>Repair the library</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton pendant un travail.</extracomment>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter la réparation</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Nom du bouton « Arrêter » pour les lecteurs d'écran.</extracomment>
        <translation>Stop the repair</translation>
    </message>
    <message>
        <source>Avancement</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Nom de la barre d'avancement.</extracomment>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Je sauvegarde…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que le programme fait.</extracomment>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>Je remets la sauvegarde en place…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que le programme fait.</extracomment>
        <translation>Restoring the backup…</translation>
    </message>
    <message>
        <source>Je vérifie la bibliothèque…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que le programme fait.</extracomment>
        <translation>Checking the library…</translation>
    </message>
    <message>
        <source>Je répare la bibliothèque…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que le programme fait.</extracomment>
        <translation>Repairing the library…</translation>
    </message>
    <message>
        <source>Je complète la bibliothèque…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que le programme fait : refaire ce qui manque.</extracomment>
        <translation>Filling the gaps in the library…</translation>
    </message>
    <message>
        <source>La sauvegarde est faite.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Résultat.</extracomment>
        <translation>The backup is made.</translation>
    </message>
    <message>
        <source>La sauvegarde est revenue dans la bibliothèque.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Résultat.</extracomment>
        <translation>The backup is restored.</translation>
    </message>
    <message>
        <source>Tout est en bon état.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Résultat d'une vérification.</extracomment>
        <translation>All is in good order.</translation>
    </message>
    <message>
        <source>La bibliothèque est réparée.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Résultat.</extracomment>
        <translation>The library is repaired.</translation>
    </message>
    <message>
        <source>Ce que la bibliothèque contient maintenant est gardé, comme sauvegarde.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Suite de la question : rien n'est perdu.</extracomment>
        <translation>What the library holds now is kept, as a backup.</translation>
    </message>
    <message>
        <source>Revenir</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton : oui, remettre la sauvegarde.</extracomment>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Laisser</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton : non, ne rien changer.</extracomment>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Revenir à la sauvegarde du {day} ?</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Question avant de remettre une copie en place. {day} : son jour et son heure.</extracomment>
        <translation>Restore the backup of {day}?</translation>
    </message>
</context>
<context>
    <name>BackupChoice</name>
    <message>
        <source>quotidienne</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses : faite une fois par jour.</extracomment>
        <translation>daily</translation>
    </message>
    <message>
        <source>demandée</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses : une personne l'a demandée.</extracomment>
        <translation>asked for</translation>
    </message>
    <message>
        <source>avant une mise à jour</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses.</extracomment>
        <translation>before an update</translation>
    </message>
    <message>
        <source>avant un changement de modèle</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses.</extracomment>
        <translation>before a change of model</translation>
    </message>
    <message>
        <source>avant une réparation</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses.</extracomment>
        <translation>before a repair</translation>
    </message>
    <message>
        <source>avant un retour en arrière</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses : avant qu'une plus ancienne soit remise.</extracomment>
        <translation>before another was restored</translation>
    </message>
    <message>
        <source>À laquelle revenir ?</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Titre de la liste des sauvegardes, la plus récente d'abord : la personne en choisit une.</extracomment>
        <translation>Which backup do you want to restore?</translation>
    </message>
    <message>
        <source>abîmée</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Dit d'une sauvegarde qui ne peut pas être lue, à la place du nombre de ses documents.</extracomment>
        <translation>damaged</translation>
    </message>
    <message>
        <source>{day} à {time}</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Quand la sauvegarde a été faite. {day} : le jour en toutes lettres ; {time} : l'heure.</extracomment>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>1 document</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que contient une sauvegarde.</extracomment>
        <translation>1 document</translation>
    </message>
    <message>
        <source>{count} documents</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que contient une sauvegarde. {count} : un nombre, 0 ou plus de 1.</extracomment>
        <translation>{count} documents</translation>
    </message>
    <message>
        <source>Choisir</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton à côté d'une sauvegarde de la liste : revenir à celle-ci.</extracomment>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>Certainty</name>
    <message>
        <source>peut-être</source>
        <extracomment>À côté d'une réponse : combien elle est sûre. Sûreté d'une réponse, la plus faible des trois.</extracomment>
        <translation>perhaps</translation>
    </message>
    <message>
        <source>assez sûr</source>
        <extracomment>À côté d'une réponse : combien elle est sûre. Sûreté d'une réponse, celle du milieu.</extracomment>
        <translation>fairly sure</translation>
    </message>
    <message>
        <source>très sûr</source>
        <extracomment>À côté d'une réponse : combien elle est sûre. Sûreté d'une réponse, la plus forte.</extracomment>
        <translation>very sure</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Quelque chose s'est mal passé dans WolofSearch.</source>
        <extracomment>Petite fenêtre montrée après une panne du programme.</extracomment>
        <translation>Something went wrong inside WolofSearch.</translation>
    </message>
    <message>
        <source>Vos documents sont intacts et vous pouvez continuer. Copiez ces détails pour la personne qui vous aide.</source>
        <extracomment>Petite fenêtre montrée après une panne du programme.</extracomment>
        <translation>Your documents are intact and you can continue. Copy these details for the person who helps you.</translation>
    </message>
    <message>
        <source>Détails</source>
        <extracomment>Petite fenêtre montrée après une panne du programme. Bouton : montre ou cache les détails techniques d'une panne.</extracomment>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copier</source>
        <extracomment>Petite fenêtre montrée après une panne du programme. Bouton : copie les détails, pour les coller ailleurs.</extracomment>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copier les détails</source>
        <extracomment>Petite fenêtre montrée après une panne du programme.</extracomment>
        <translation>Copy the details</translation>
    </message>
    <message>
        <source>Continuer</source>
        <extracomment>Petite fenêtre montrée après une panne du programme. Bouton : ferme le message de panne et retourne au travail.</extracomment>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>DoctorController</name>
    <message>
        <source>diagnostic WolofSearch</source>
        <extracomment>Page d'examen. Nom proposé pour le fichier de diagnostic.</extracomment>
        <translation>WolofSearch diagnostics</translation>
    </message>
    <message>
        <source>Fichier de diagnostic</source>
        <extracomment>Page d'examen. Titre de la fenêtre où l'on choisit le fichier.</extracomment>
        <translation>Diagnostics file</translation>
    </message>
</context>
<context>
    <name>DoctorPlace</name>
    <message>
        <source>Cet ordinateur est-il prêt ?</source>
        <extracomment>Page d'examen. Titre.</extracomment>
        <translation>Is this computer ready?</translation>
    </message>
    <message>
        <source>Retour</source>
        <extracomment>Page d'examen. Bouton vers la page d'avant.</extracomment>
        <translation>Back</translation>
    </message>
    <message>
        <source>Examiner de nouveau</source>
        <extracomment>Page d'examen. Bouton.</extracomment>
        <translation>Examine again</translation>
    </message>
    <message>
        <source>Fichier de diagnostic…</source>
        <extracomment>Page d'examen. Bouton.</extracomment>
        <translation>Diagnostics file…</translation>
    </message>
    <message>
        <source>Enregistrer un fichier de diagnostic</source>
        <extracomment>Page d'examen. Nom du bouton pour les lecteurs d'écran.</extracomment>
        <translation>Save a diagnostics file</translation>
    </message>
    <message>
        <source>J'examine cet ordinateur…</source>
        <extracomment>Page d'examen. Ce que le programme fait.</extracomment>
        <translation>Examining this computer…</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Page d'examen. Bouton.</extracomment>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter l'examen</source>
        <extracomment>Page d'examen. Nom du bouton « Arrêter » pour les lecteurs d'écran.</extracomment>
        <translation>Stop the examination</translation>
    </message>
    <message>
        <source>Avancement de l'examen</source>
        <extracomment>Page d'examen. Nom de la barre d'avancement.</extracomment>
        <translation>Progress of the examination</translation>
    </message>
    <message>
        <source>{name} est prêt. Il ne contient ni document, ni son, ni nom.</source>
        <extracomment>Page d'examen. {name} est le nom du fichier de diagnostic.</extracomment>
        <translation>{name} is ready. It holds no document, no sound and no name.</translation>
    </message>
    <message>
        <source>1 point à regarder.</source>
        <extracomment>Page d'examen. Une seule ligne n'est pas bonne.</extracomment>
        <translation>1 thing to look at.</translation>
    </message>
    <message>
        <source>{count} points à regarder.</source>
        <extracomment>Page d'examen. {count} est le nombre de lignes qui ne sont pas bonnes, 2 ou plus.</extracomment>
        <translation>{count} things to look at.</translation>
    </message>
    <message>
        <source>Tout est bien.</source>
        <extracomment>Page d'examen. Résultat.</extracomment>
        <translation>All is well.</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Ajouter à la bibliothèque</source>
        <extracomment>Quand on dépose un fichier dans la fenêtre. Bouton d'une proposition, quand un document a été déposé dans la page des questions.</extracomment>
        <translation>Add to the library</translation>
    </message>
</context>
<context>
    <name>EarButton</name>
    <message>
        <source>Écouter</source>
        <extracomment>Bouton en forme d'oreille, sur une réponse. Bouton : fait lire le passage à voix haute.</extracomment>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Faire une pause</source>
        <extracomment>Bouton en forme d'oreille, sur une réponse. Bouton : suspend la lecture à voix haute.</extracomment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Continuer la lecture</source>
        <extracomment>Bouton en forme d'oreille, sur une réponse. Bouton : reprend la lecture à voix haute.</extracomment>
        <translation>Go on reading</translation>
    </message>
    <message>
        <source>{action} : {title}</source>
        <extracomment>Bouton en forme d'oreille, sur une réponse. Nom du bouton pour un lecteur d'écran. {action} : ce qu'il fait ; {title} : le titre du document.</extracomment>
        <translation>{action}: {title}</translation>
    </message>
</context>
<context>
    <name>FailuresCard</name>
    <message>
        <source>Fichiers que je n'ai pas pu lire : {count}</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. {count} : un nombre, 1 ou plus.</extracomment>
        <translation>Files I could not read: {count}</translation>
    </message>
    <message>
        <source>et {count} autres</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Fin d'une liste qui n'est pas montrée en entier ; {count} : combien d'autres fichiers.</extracomment>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Tout réessayer</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Bouton : essaie de nouveau de lire tous les fichiers de la liste.</extracomment>
        <translation>Try all again</translation>
    </message>
    <message>
        <source>Essayer de nouveau de lire tous ces fichiers</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus.</extracomment>
        <translation>Try again to read all these files</translation>
    </message>
    <message>
        <source>Enregistrer la liste…</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Bouton : demande où enregistrer la liste des fichiers illisibles.</extracomment>
        <translation>Save the list…</translation>
    </message>
    <message>
        <source>Enregistrer la liste pour un tableur</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Nom pour un lecteur d'écran ; un tableur ouvre ce fichier.</extracomment>
        <translation>Save the list for a spreadsheet</translation>
    </message>
    <message>
        <source>Fichier</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Titre d'une colonne.</extracomment>
        <translation>File</translation>
    </message>
    <message>
        <source>Raison</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Titre d'une colonne : pourquoi le fichier n'a pas été lu.</extracomment>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Que faire</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Titre d'une colonne : ce que l'on peut faire pour que le fichier soit lu.</extracomment>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Quand</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Titre d'une colonne : quand cela est arrivé.</extracomment>
        <translation>When</translation>
    </message>
    <message>
        <source>Réessayer {name}</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. {name} : le nom d'un fichier.</extracomment>
        <translation>Try {name} again</translation>
    </message>
    <message>
        <source>Ouvrir le dossier de {name}</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. {name} : le nom d'un fichier.</extracomment>
        <translation>Open the folder of {name}</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Collection</source>
        <extracomment>Filtres, sous la question. Nom d'un filtre : un groupe de documents de la bibliothèque.</extracomment>
        <translation>Collection</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>Filtres, sous la question. Nom d'un filtre : sorte de fichier (PDF, DOCX…).</extracomment>
        <translation>Format</translation>
    </message>
    <message>
        <source>Langue</source>
        <extracomment>Filtres, sous la question. Nom d'un filtre : langue du document.</extracomment>
        <translation>Language</translation>
    </message>
    <message>
        <source>Date</source>
        <extracomment>Filtres, sous la question. Nom d'un filtre : année du document.</extracomment>
        <translation>Date</translation>
    </message>
    <message>
        <source>Chercher dans une collection</source>
        <extracomment>Filtres, sous la question.</extracomment>
        <translation>Search in one collection</translation>
    </message>
    <message>
        <source>Chercher dans un format</source>
        <extracomment>Filtres, sous la question. « format » : sorte de fichier (PDF, DOCX…).</extracomment>
        <translation>Search in one format</translation>
    </message>
    <message>
        <source>Chercher dans une langue</source>
        <extracomment>Filtres, sous la question.</extracomment>
        <translation>Search in one language</translation>
    </message>
    <message>
        <source>Chercher dans une période</source>
        <extracomment>Filtres, sous la question.</extracomment>
        <translation>Search in a period</translation>
    </message>
    <message>
        <source>Depuis {year}</source>
        <extracomment>Filtres, sous la question. Choix d'un filtre ; {year} : une année, 2019.</extracomment>
        <translation>Since {year}</translation>
    </message>
    <message>
        <source>Jusqu'en {year}</source>
        <extracomment>Filtres, sous la question. Choix d'un filtre ; {year} : une année, 2019.</extracomment>
        <translation>Until {year}</translation>
    </message>
    <message>
        <source>Enlever les filtres</source>
        <extracomment>Filtres, sous la question. Bouton : cherche de nouveau dans tous les documents.</extracomment>
        <translation>Lift the filters</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Bien</source>
        <extracomment>Page d'examen. Verdict d'une ligne.</extracomment>
        <translation>Good</translation>
    </message>
    <message>
        <source>À améliorer</source>
        <extracomment>Page d'examen. Verdict d'une ligne.</extracomment>
        <translation>Could be better</translation>
    </message>
    <message>
        <source>À réparer</source>
        <extracomment>Page d'examen. Verdict d'une ligne.</extracomment>
        <translation>Needs repair</translation>
    </message>
</context>
<context>
    <name>FoldersCard</name>
    <message>
        <source>Dossiers ajoutés</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés.</extracomment>
        <translation>Folders that were added</translation>
    </message>
    <message>
        <source>Retirer {count} documents de la bibliothèque ?</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. {count} : nombre de documents. Question posée avant de retirer un dossier.</extracomment>
        <translation>Take {count} documents out of the library?</translation>
    </message>
    <message>
        <source>Les fichiers de {folder} restent où ils sont.</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. {folder} : chemin d'un dossier.</extracomment>
        <translation>The files in {folder} stay where they are.</translation>
    </message>
    <message>
        <source>Retirer</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. Bouton : oui, retirer ces documents de la bibliothèque.</extracomment>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Garder</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. Bouton : non, ne rien retirer.</extracomment>
        <translation>Keep</translation>
    </message>
    <message>
        <source>{count} documents</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. {count} : nombre de documents d'un dossier.</extracomment>
        <translation>{count} documents</translation>
    </message>
    <message>
        <source>Retirer…</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. Bouton : retirer un dossier ; une question suit.</extracomment>
        <translation>Take out…</translation>
    </message>
    <message>
        <source>Retirer le dossier {name}</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. {name} : nom d'un dossier.</extracomment>
        <translation>Take the folder {name} out</translation>
    </message>
</context>
<context>
    <name>FoldersController</name>
    <message>
        <source>Enregistrer la liste des fichiers illisibles</source>
        <extracomment>Page de la bibliothèque, enregistrement de la liste des fichiers illisibles. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>Save the list of files that cannot be read</translation>
    </message>
    <message>
        <source>fichiers illisibles.csv</source>
        <extracomment>Page de la bibliothèque, enregistrement de la liste des fichiers illisibles. Nom de fichier proposé ; garder « .csv ».</extracomment>
        <translation>unreadable files.csv</translation>
    </message>
</context>
<context>
    <name>GuidePlace</name>
    <message>
        <source>Passer</source>
        <extracomment>Guide des premiers pas, en trois images. Bouton : passe le guide des premiers pas.</extracomment>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Image précédente</source>
        <extracomment>Guide des premiers pas, en trois images.</extracomment>
        <translation>Previous picture</translation>
    </message>
    <message>
        <source>Écouter</source>
        <extracomment>Guide des premiers pas, en trois images. Bouton : fait dire à voix haute les mots sous l'image.</extracomment>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Bienvenue. Appuyez sur le grand bouton et posez votre question en wolof.</source>
        <extracomment>Guide des premiers pas, en trois images. Aussi dit à voix haute, avec les mots du son « guide_ask ».</extracomment>
        <translation>Welcome. Press the big button and ask your question in Wolof.</translation>
    </message>
    <message>
        <source>La réponse est cherchée dans les documents. Rien ne sort de cet ordinateur.</source>
        <extracomment>Guide des premiers pas, en trois images. Aussi dit à voix haute, avec les mots du son « guide_search ».</extracomment>
        <translation>I look for the answer in the documents. Nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Appuyez sur l'oreille pour écouter la réponse.</source>
        <extracomment>Guide des premiers pas, en trois images. Aussi dit à voix haute, avec les mots du son « guide_listen ».</extracomment>
        <translation>Press the ear to listen to the answer.</translation>
    </message>
    <message>
        <source>Commencer</source>
        <extracomment>Guide des premiers pas, en trois images. Bouton : fin du guide, début de l'usage.</extracomment>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Suivant</source>
        <extracomment>Guide des premiers pas, en trois images. Bouton : image suivante du guide.</extracomment>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Demander</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : page où l'on pose sa question. Un mot court.</extracomment>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Bibliothèque</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : page de la bibliothèque. Un mot court.</extracomment>
        <translation>Library</translation>
    </message>
    <message>
        <source>Réglages</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : page des réglages. Un mot court.</extracomment>
        <translation>Settings</translation>
    </message>
    <message>
        <source>À propos</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : page qui dit ce qu'est ce programme. Court.</extracomment>
        <translation>About</translation>
    </message>
    <message>
        <source>Carnet</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : page des questions posées et des passages gardés. Un mot court.</extracomment>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>Mode privé : rien n'est noté. Appuyez pour en sortir.</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible.</extracomment>
        <translation>Private mode: nothing is written down. Press to leave it.</translation>
    </message>
    <message>
        <source>Mode privé : ne rien noter</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Nom d'un bouton à deux états, pour un lecteur d'écran.</extracomment>
        <translation>Private mode: write nothing down</translation>
    </message>
    <message>
        <source>Privé</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Adjectif sur un bouton : mode privé, rien n'est noté. Un mot court.</extracomment>
        <translation>Private</translation>
    </message>
    <message>
        <source>Faire taire la fenêtre</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible.</extracomment>
        <translation>Silence the window</translation>
    </message>
    <message>
        <source>Faire parler la fenêtre</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible.</extracomment>
        <translation>Have the window speak</translation>
    </message>
    <message>
        <source>Tout montrer</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : quitte le mode simple.</extracomment>
        <translation>Show everything</translation>
    </message>
    <message>
        <source>Mode simple : le bouton et l'oreille</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : ne montre que l'essentiel.</extracomment>
        <translation>Simple mode: the button and the ear</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Tout oublier</source>
        <extracomment>Carnet, questions posées. Bouton : efface toutes les questions notées.</extracomment>
        <translation>Forget all</translation>
    </message>
    <message>
        <source>Oublier toutes les questions et leurs enregistrements</source>
        <extracomment>Carnet, questions posées. Nom du bouton « Tout oublier » pour un lecteur d'écran.</extracomment>
        <translation>Forget all questions and their recordings</translation>
    </message>
    <message>
        <source>Des enregistrements de votre voix sont gardés sur cet ordinateur.</source>
        <extracomment>Carnet, questions posées, quand aucune n'est notée : au-dessus, le bouton qui efface ces enregistrements.</extracomment>
        <translation>Recordings of your voice are kept on this computer.</translation>
    </message>
    <message>
        <source>Vos questions ne quittent pas cet ordinateur.</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation>Your questions never leave this computer.</translation>
    </message>
    <message>
        <source>Vos questions ne sont pas notées en ce moment.</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation>Your questions are not being written down.</translation>
    </message>
    <message>
        <source>Pas encore de question</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation>No question yet</translation>
    </message>
    <message>
        <source>Ce que vous demandez sera noté ici.</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation>What you ask will be written down here.</translation>
    </message>
    <message>
        <source>Rien n'est noté</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation>Nothing is written down</translation>
    </message>
    <message>
        <source>Le mode privé est allumé, ou les réglages disent de ne pas noter les questions.</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation>The private mode is on, or the settings say not to write questions down.</translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Ajouter des documents</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Titre d'une carte ; aussi le nom d'une fenêtre de fichiers.</extracomment>
        <translation>Add documents</translation>
    </message>
    <message>
        <source>Déposez-les ici, ou choisissez-les. Les originaux ne sont jamais modifiés.</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation>Drop them here, or choose them. The originals are never changed.</translation>
    </message>
    <message>
        <source>Ajouter un dossier…</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Bouton.</extracomment>
        <translation>Add a folder…</translation>
    </message>
    <message>
        <source>Ajouter des fichiers…</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Bouton.</extracomment>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Bouton : arrête l'ajout de documents.</extracomment>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter l'ajout de documents</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation>Stop adding documents</translation>
    </message>
    <message>
        <source>Avancement de l'ajout</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Nom d'une barre d'avancement, pour un lecteur d'écran.</extracomment>
        <translation>Progress of adding</translation>
    </message>
    <message>
        <source>Choisir quoi ajouter</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation>Choose what to add</translation>
    </message>
    <message>
        <source>Choisir quels fichiers d'un dossier sont ajoutés</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation>Choose which files of a folder are added</translation>
    </message>
    <message>
        <source>Doucement : laisser la moitié du temps aux autres programmes</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Case à cocher : le travail prend moitié moins de temps de calcul.</extracomment>
        <translation>Gently: leave half of the time to other programs</translation>
    </message>
    <message>
        <source>{done} sur {total} fichiers, {passages} passages</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {done} et {total} : nombres de fichiers ; {passages} : passages ajoutés.</extracomment>
        <translation>{done} of {total} files, {passages} passages</translation>
    </message>
    <message>
        <source>À la fin, je lirai les images de {count} documents scannés.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {count} : nombre de documents scannés.</extracomment>
        <translation>At the end I will read the pictures of {count} scanned documents.</translation>
    </message>
    <message>
        <source>J'arrête après ce fichier…</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation>Stopping after this file…</translation>
    </message>
    <message>
        <source>La batterie n'a plus que {percent} % : j'attends qu'elle charge.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {percent} : charge de la batterie, un nombre.</extracomment>
        <translation>The battery holds only {percent} %: I wait until it charges.</translation>
    </message>
    <message>
        <source>J'ajoute vos documents…</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation>Adding your documents…</translation>
    </message>
    <message>
        <source>Je regarde combien de temps cela prendra…</source>
        <extracomment>Page de la bibliothèque, ajout de documents. « combien de temps » l'ajout va prendre.</extracomment>
        <translation>I am looking how long this will take…</translation>
    </message>
    <message>
        <source>J'essaie de nouveau de lire ces fichiers…</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation>I am trying again to read these files…</translation>
    </message>
    <message>
        <source>Je retire ces documents de la bibliothèque…</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation>I am taking these documents out of the library…</translation>
    </message>
    <message>
        <source>Retrouvés ailleurs : {count}.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {count} : nombre de fichiers qui ont changé de dossier.</extracomment>
        <translation>Found again elsewhere: {count}.</translation>
    </message>
    <message>
        <source>Disent la même chose qu'un autre : {count}.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {count} : nombre de fichiers en double.</extracomment>
        <translation>Say the same as another: {count}.</translation>
    </message>
    <message>
        <source>Retirés parce qu'ils n'existent plus : {count}.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {count} : nombre de fichiers disparus.</extracomment>
        <translation>Taken out because they are gone: {count}.</translation>
    </message>
    <message>
        <source>Laissés de côté comme vous l'avez demandé : {count}.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {count} : nombre de fichiers laissés de côté.</extracomment>
        <translation>{count} left out, as you asked.</translation>
    </message>
    <message>
        <source>autres</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Mot pour les autres sortes de fichiers, au bout de la liste « .jpg (120), .exe (3), autres (5) ».</extracomment>
        <translation>others</translation>
    </message>
    <message>
        <source>Ne sont pas des documents : {kinds}.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {kinds} : des suffixes de fichiers et leurs nombres, « .jpg (120), .exe (3) ».</extracomment>
        <translation>No documents: {kinds}.</translation>
    </message>
    <message>
        <source>{folder} n'est pas branché : ses documents restent.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {folder} : nom d'un dossier sur une clé ou un disque débranché.</extracomment>
        <translation>{folder} is not plugged in: its documents stay.</translation>
    </message>
    <message>
        <source>Je regarde ce qu'il y a…</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation>Looking at what is there…</translation>
    </message>
    <message>
        <source>Arrêté. Ce qui était ajouté reste ; recommencez quand vous voulez.</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation>Stopped. What was added stays; start again whenever you like.</translation>
    </message>
    <message>
        <source>Terminé : {added} ajoutés, {unchanged} déjà là, {failed} illisibles.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {added}, {unchanged}, {failed} : nombres de fichiers.</extracomment>
        <translation>Done: {added} added, {unchanged} already there, {failed} unreadable.</translation>
    </message>
</context>
<context>
    <name>ImportChoices</name>
    <message>
        <source>Seulement :</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier. Étiquette d'un champ : les noms de fichiers à ajouter.</extracomment>
        <translation>Only:</translation>
    </message>
    <message>
        <source>Jamais :</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier. Étiquette d'un champ : les noms de fichiers à ne jamais ajouter.</extracomment>
        <translation>Never:</translation>
    </message>
    <message>
        <source>tout ce qui se lit, ou par exemple : *.pdf, lettres</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier. Exemple grisé dans un champ vide ; garder « *.pdf » et la virgule.</extracomment>
        <translation>all that can be read, or for example: *.pdf, letters</translation>
    </message>
    <message>
        <source>par exemple : brouillons, *.csv</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier. Exemple grisé dans un champ vide ; garder « *.csv » et la virgule.</extracomment>
        <translation>for example: drafts, *.csv</translation>
    </message>
    <message>
        <source>Ajouter seulement les fichiers et dossiers de ces noms</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier.</extracomment>
        <translation>Add only files and folders of these names</translation>
    </message>
    <message>
        <source>Ne jamais ajouter les fichiers et dossiers de ces noms</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier.</extracomment>
        <translation>Never add files and folders of these names</translation>
    </message>
    <message>
        <source>Lire aussi le texte des pages scannées, après tout le reste</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier.</extracomment>
        <translation>Also read the text of scanned pages, after all the rest</translation>
    </message>
</context>
<context>
    <name>KeptCard</name>
    <message>
        <source>page {number}</source>
        <extracomment>Carnet, un passage gardé. {number} : numéro d'une page.</extracomment>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>gardé {moment}</source>
        <extracomment>Carnet, un passage gardé. {moment} : « aujourd'hui à 10:30 », « hier à 10:30 » ou une date.</extracomment>
        <translation>kept {moment}</translation>
    </message>
    <message>
        <source>le document n'est pas dans cette bibliothèque</source>
        <extracomment>Carnet, un passage gardé.</extracomment>
        <translation>the document is not in this library</translation>
    </message>
    <message>
        <source>Liste de {title}</source>
        <extracomment>Carnet, un passage gardé. {title} : titre d'un document. Nom de la boîte de choix où l'on range ce passage.</extracomment>
        <translation>List of {title}</translation>
    </message>
    <message>
        <source>Ne plus garder</source>
        <extracomment>Carnet, un passage gardé. Bouton : retire le passage des passages gardés.</extracomment>
        <translation>Keep no longer</translation>
    </message>
    <message>
        <source>Ne plus garder {title}</source>
        <extracomment>Carnet, un passage gardé. {title} : titre d'un document.</extracomment>
        <translation>Keep {title} no longer</translation>
    </message>
</context>
<context>
    <name>KeptView</name>
    <message>
        <source>Favoris</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Nom de la liste des passages marqués d'une étoile.</extracomment>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>Liste montrée</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Nom d'une boîte de choix, pour un lecteur d'écran : la liste que l'on voit.</extracomment>
        <translation>List shown</translation>
    </message>
    <message>
        <source>nouvelle liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Exemple grisé dans un champ vide où l'on écrit le nom d'une liste.</extracomment>
        <translation>new list</translation>
    </message>
    <message>
        <source>Nom d'une nouvelle liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture.</extracomment>
        <translation>Name of a new list</translation>
    </message>
    <message>
        <source>Créer la liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton.</extracomment>
        <translation>Make the list</translation>
    </message>
    <message>
        <source>Page à imprimer</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton : enregistre la liste comme une page à imprimer.</extracomment>
        <translation>Printable page</translation>
    </message>
    <message>
        <source>Tableau (CSV)</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton : enregistre la liste pour un tableur.</extracomment>
        <translation>Table (CSV)</translation>
    </message>
    <message>
        <source>Vider la liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton : retire tous les passages de la liste, qui reste.</extracomment>
        <translation>Empty the list</translation>
    </message>
    <message>
        <source>Supprimer la liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton : la liste elle-même disparaît.</extracomment>
        <translation>Remove the list</translation>
    </message>
    <message>
        <source>Rien dans cette liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture.</extracomment>
        <translation>Nothing in this list</translation>
    </message>
    <message>
        <source>L'étoile à côté d'une réponse garde son passage dans les favoris.</source>
        <extracomment>Carnet, passages gardés et listes de lecture.</extracomment>
        <translation>The star beside an answer keeps its passage in the favourites.</translation>
    </message>
    <message>
        <source>Ne plus garder les passages de « {name} » : {count} ?</source>
        <extracomment>Carnet, passages gardés et listes de lecture. {name} : nom d'une liste ; {count} : nombre de passages.</extracomment>
        <translation>Keep the passages of “{name}” no longer: {count}?</translation>
    </message>
    <message>
        <source>Garder</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton : non, ne rien retirer.</extracomment>
        <translation>Keep them</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Le dossier de ma bibliothèque</source>
        <extracomment>Page de la bibliothèque, choix d'un dossier ou de fichiers. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>The folder of my library</translation>
    </message>
    <message>
        <source>Ajouter un dossier de documents</source>
        <extracomment>Page de la bibliothèque, choix d'un dossier ou de fichiers. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>Add a folder of documents</translation>
    </message>
    <message>
        <source>Ajouter des documents</source>
        <extracomment>Page de la bibliothèque, choix d'un dossier ou de fichiers. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>Add documents</translation>
    </message>
</context>
<context>
    <name>LibraryPlace</name>
    <message>
        <source>Bibliothèque</source>
        <extracomment>Page de la bibliothèque. Titre de la page.</extracomment>
        <translation>Library</translation>
    </message>
    <message>
        <source>Exemples</source>
        <extracomment>Page de la bibliothèque. Nom de la bibliothèque d'essai fournie.</extracomment>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Des documents fournis pour essayer : santé, agriculture, papiers, argent.</source>
        <extracomment>Page de la bibliothèque.</extracomment>
        <translation>Documents to try with: health, farming, papers, money.</translation>
    </message>
    <message>
        <source>Ma bibliothèque</source>
        <extracomment>Page de la bibliothèque. Nom de la bibliothèque de l'usager.</extracomment>
        <translation>My library</translation>
    </message>
    <message>
        <source>Changer de bibliothèque…</source>
        <extracomment>Page de la bibliothèque. Bouton.</extracomment>
        <translation>Change library…</translation>
    </message>
    <message>
        <source>Choisir le dossier de ma bibliothèque</source>
        <extracomment>Page de la bibliothèque.</extracomment>
        <translation>Choose the folder of my library</translation>
    </message>
    <message>
        <source>documents</source>
        <extracomment>Page de la bibliothèque. Sous un grand nombre : tant de documents.</extracomment>
        <translation>documents</translation>
    </message>
    <message>
        <source>passages que l'on peut trouver</source>
        <extracomment>Page de la bibliothèque. Sous un grand nombre : tant de passages.</extracomment>
        <translation>passages that can be found</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Modèle pour la recherche et l'usage non commercial : une partie des données d'apprentissage est sous CC BY-NC(-ND) ou ne dit pas sa licence.</source>
        <extracomment>Page « À propos », licence d'un modèle. « Poids » : les nombres appris par le modèle.</extracomment>
        <translation>Weights for non-commercial and research use: part of the training data is CC BY-NC(-ND) or states no licence.</translation>
    </message>
    <message>
        <source>Le modèle ne la dit pas ; demandez à qui l'a publié.</source>
        <extracomment>Page « À propos », licence d'un modèle. « la » : la licence.</extracomment>
        <translation>Not stated by the model; ask who published it.</translation>
    </message>
</context>
<context>
    <name>ListeningPanel</name>
    <message>
        <source>Je me prépare…</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Le programme se charge.</extracomment>
        <translation>Getting ready…</translation>
    </message>
    <message>
        <source>Encore un instant.</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation>Just a moment.</translation>
    </message>
    <message>
        <source>Appuyez et parlez en wolof</source>
        <extracomment>Page des questions, autour du grand bouton du micro. La phrase la plus vue : sous le grand bouton.</extracomment>
        <translation>Press and speak Wolof</translation>
    </message>
    <message>
        <source>Un appui suffit, ou gardez appuyé en parlant. La réponse vient de documents en français.</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation>One press is enough, or hold while you speak. The answer comes from documents in French.</translation>
    </message>
    <message>
        <source>Je vous écoute…</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation>I am listening…</translation>
    </message>
    <message>
        <source>Je m'arrête quand vous lâchez.</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Pendant qu'une main le garde enfoncé.</extracomment>
        <translation>I stop when you let go.</translation>
    </message>
    <message>
        <source>Je m'arrête quand vous vous taisez, ou appuyez encore.</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation>I stop when you fall silent, or press again.</translation>
    </message>
    <message>
        <source>Je cherche…</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>Rien ne quitte cet ordinateur.</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation>Nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Pas de micro</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation>No microphone</translation>
    </message>
    <message>
        <source>Vous pouvez écrire, ou ouvrir un enregistrement.</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation>You can type, or open a recording.</translation>
    </message>
    <message>
        <source>Je ne suis pas prêt</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Le modèle ou la bibliothèque manque.</extracomment>
        <translation>I am not ready</translation>
    </message>
    <message>
        <source>Il manque quelque chose :</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Suivi de ce qui manque.</extracomment>
        <translation>Something is missing:</translation>
    </message>
    <message>
        <source>ou écrivez ici</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Exemple grisé du champ où l'on écrit la question.</extracomment>
        <translation>or type here</translation>
    </message>
    <message>
        <source>Question écrite</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Nom du champ, pour un lecteur d'écran.</extracomment>
        <translation>Typed question</translation>
    </message>
    <message>
        <source>Ouvrir un enregistrement</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Bouton : cherche avec un fichier de son.</extracomment>
        <translation>Open a recording</translation>
    </message>
    <message>
        <source>Enlever les filtres : {filters}</source>
        <extracomment>Page des questions, autour du grand bouton du micro. {filters} : les filtres en service, séparés par des virgules.</extracomment>
        <translation>Lift the filters: {filters}</translation>
    </message>
</context>
<context>
    <name>ManualPlace</name>
    <message>
        <source>Fermer</source>
        <extracomment>Page du mode d'emploi. Bouton : quitte le mode d'emploi.</extracomment>
        <translation>Close</translation>
    </message>
    <message>
        <source>Fermer le mode d'emploi</source>
        <extracomment>Page du mode d'emploi. Le même bouton, pour un lecteur d'écran.</extracomment>
        <translation>Close the user guide</translation>
    </message>
    <message>
        <source>Sommaire</source>
        <extracomment>Page du mode d'emploi. Bouton : la liste des guides.</extracomment>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Mode d'emploi</source>
        <extracomment>Page du mode d'emploi. Nom du texte, pour un lecteur d'écran.</extracomment>
        <translation>User guide</translation>
    </message>
    <message>
        <source>Ce lien mène hors de cet ordinateur : {address}</source>
        <extracomment>Page du mode d'emploi. {address} : une adresse du web.</extracomment>
        <translation>This link leads out of this computer: {address}</translation>
    </message>
    <message>
        <source>WolofSearch n'ouvre aucune connexion. Le navigateur de cet ordinateur peut le faire.</source>
        <extracomment>Page du mode d'emploi. Suite de la phrase sur un lien du web.</extracomment>
        <translation>WolofSearch opens no connection. This computer's browser can do it.</translation>
    </message>
    <message>
        <source>Ouvrir dans le navigateur</source>
        <extracomment>Page du mode d'emploi. Bouton : oui, ouvrir ce lien.</extracomment>
        <translation>Open in the browser</translation>
    </message>
    <message>
        <source>Rester ici</source>
        <extracomment>Page du mode d'emploi. Bouton : non, ne rien ouvrir.</extracomment>
        <translation>Stay here</translation>
    </message>
</context>
<context>
    <name>ModelController</name>
    <message>
        <source>Le dossier du modèle</source>
        <extracomment>Page « À propos », installation et retrait de modèles. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>The model's folder</translation>
    </message>
    <message>
        <source>Modèles ({suffixes})</source>
        <extracomment>Page « À propos », installation et retrait de modèles. Dans une fenêtre de fichiers ; {suffixes} : *.zip *.tar…</extracomment>
        <translation>Models ({suffixes})</translation>
    </message>
    <message>
        <source>Le fichier du modèle</source>
        <extracomment>Page « À propos », installation et retrait de modèles. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>The model's file</translation>
    </message>
    <message>
        <source>Retirer le modèle {name} de cet ordinateur ?</source>
        <extracomment>Page « À propos », installation et retrait de modèles. {name} : nom d'un modèle.</extracomment>
        <translation>Remove the model {name} from this computer?</translation>
    </message>
    <message>
        <source>Ses fichiers seront effacés. Pour le ravoir, il faudra le réinstaller.</source>
        <extracomment>Page « À propos », installation et retrait de modèles.</extracomment>
        <translation>Its files will be deleted. To get it back, you will have to install it again.</translation>
    </message>
    <message>
        <source>Retirer</source>
        <extracomment>Page « À propos », installation et retrait de modèles. Bouton : oui, retirer ce modèle.</extracomment>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Garder</source>
        <extracomment>Page « À propos », installation et retrait de modèles. Bouton : non, ne rien retirer.</extracomment>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Le modèle {name} est installé.</source>
        <extracomment>Page « À propos », installation et retrait de modèles. {name} : nom d'un modèle.</extracomment>
        <translation>The model {name} is installed.</translation>
    </message>
    <message>
        <source>Arrêté.</source>
        <extracomment>Page « À propos », installation et retrait de modèles. L'installation a été arrêtée.</extracomment>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Le modèle {name} est en bon état.</source>
        <extracomment>Page « À propos », installation et retrait de modèles. {name} : nom d'un modèle ; ses fichiers ont été vérifiés.</extracomment>
        <translation>The model {name} is in order.</translation>
    </message>
    <message>
        <source>Le modèle {name} est retiré.</source>
        <extracomment>Page « À propos », installation et retrait de modèles. {name} : nom d'un modèle.</extracomment>
        <translation>The model {name} is removed.</translation>
    </message>
</context>
<context>
    <name>ModelPlace</name>
    <message>
        <source>À propos</source>
        <extracomment>Page « À propos ». Titre de la page.</extracomment>
        <translation>About</translation>
    </message>
    <message>
        <source>WolofSearch {version} : parlez wolof, trouvez en français.</source>
        <extracomment>Page « À propos ». {version} : numéro de version. Le programme en une phrase.</extracomment>
        <translation>WolofSearch {version}: speak Wolof, find French.</translation>
    </message>
    <message>
        <source>Rien ne quitte cet ordinateur</source>
        <extracomment>Page « À propos ».</extracomment>
        <translation>Nothing leaves this computer</translation>
    </message>
    <message>
        <source>Votre voix, vos questions et vos documents restent ici. Aucun réseau n'est nécessaire.</source>
        <extracomment>Page « À propos ».</extracomment>
        <translation>Your voice, your questions and your documents stay here. No network is needed.</translation>
    </message>
    <message>
        <source>Fiche du modèle</source>
        <extracomment>Page « À propos ». Nom du texte qui décrit le modèle, pour un lecteur d'écran.</extracomment>
        <translation>Model card</translation>
    </message>
    <message>
        <source>Calcul</source>
        <extracomment>Page « À propos ». Étiquette : ce qui calcule (processeur, carte graphique).</extracomment>
        <translation>Runs on</translation>
    </message>
    <message>
        <source>Précision</source>
        <extracomment>Page « À propos ». Étiquette : précision des nombres (int8, float32).</extracomment>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Taille</source>
        <extracomment>Page « À propos ». Étiquette : place que le modèle prend sur le disque.</extracomment>
        <translation>Size</translation>
    </message>
    <message>
        <source>Licence</source>
        <extracomment>Page « À propos ». Étiquette : licence du modèle.</extracomment>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Le modèle se prépare…</source>
        <extracomment>Page « À propos ».</extracomment>
        <translation>The model is getting ready…</translation>
    </message>
    <message>
        <source>Modèle {name}</source>
        <extracomment>Page « À propos ». {name} : nom d'un modèle.</extracomment>
        <translation>Model {name}</translation>
    </message>
    <message>
        <source>Mode d'emploi (F1)</source>
        <extracomment>Page « À propos ». Bouton ; F1 est une touche.</extracomment>
        <translation>User guide (F1)</translation>
    </message>
    <message>
        <source>Revoir le guide en trois images</source>
        <extracomment>Page « À propos ».</extracomment>
        <translation>See the guide in three pictures again</translation>
    </message>
    <message>
        <source>Examiner cet ordinateur</source>
        <extracomment>Page « À propos ». Bouton vers la page d'examen.</extracomment>
        <translation>Examine this computer</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>{name}, en service</source>
        <extracomment>Page « À propos », un modèle installé. {name} : nom d'un modèle ; c'est celui qui répond maintenant.</extracomment>
        <translation>{name}, in use</translation>
    </message>
    <message>
        <source>Il lui faut {size} sur le disque et, en service, environ le double de mémoire.</source>
        <extracomment>Page « À propos », un modèle installé. {size} : une taille, 85 Mo.</extracomment>
        <translation>It needs {size} on the disk and, in use, about twice as much memory.</translation>
    </message>
    <message>
        <source>Utiliser</source>
        <extracomment>Page « À propos », un modèle installé. Bouton : ce modèle répondra désormais.</extracomment>
        <translation>Use</translation>
    </message>
    <message>
        <source>Utiliser le modèle {name}</source>
        <extracomment>Page « À propos », un modèle installé. {name} : nom d'un modèle.</extracomment>
        <translation>Use the model {name}</translation>
    </message>
    <message>
        <source>Vérifier</source>
        <extracomment>Page « À propos », un modèle installé. Bouton : regarde si les fichiers du modèle sont intacts.</extracomment>
        <translation>Check</translation>
    </message>
    <message>
        <source>Vérifier le modèle {name}</source>
        <extracomment>Page « À propos », un modèle installé. {name} : nom d'un modèle.</extracomment>
        <translation>Check the model {name}</translation>
    </message>
    <message>
        <source>Retirer…</source>
        <extracomment>Page « À propos », un modèle installé. Bouton : retirer un modèle ; une question suit.</extracomment>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Retirer le modèle {name}</source>
        <extracomment>Page « À propos », un modèle installé. {name} : nom d'un modèle.</extracomment>
        <translation>Remove the model {name}</translation>
    </message>
</context>
<context>
    <name>ModelsCard</name>
    <message>
        <source>Modèles installés</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation>Installed models</translation>
    </message>
    <message>
        <source>Un modèle apporté sur une clé s'installe ici. Il est vérifié et essayé avant de servir.</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation>A model brought on a USB stick is installed here. It is checked and tested before it is used.</translation>
    </message>
    <message>
        <source>Installer depuis un dossier…</source>
        <extracomment>Page « À propos », carte des modèles installés. Bouton.</extracomment>
        <translation>Install from a folder…</translation>
    </message>
    <message>
        <source>Installer un modèle depuis un dossier</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation>Install a model from a folder</translation>
    </message>
    <message>
        <source>Installer depuis un fichier…</source>
        <extracomment>Page « À propos », carte des modèles installés. Bouton.</extracomment>
        <translation>Install from a file…</translation>
    </message>
    <message>
        <source>Installer un modèle depuis un fichier .zip ou .tar</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation>Install a model from a .zip or .tar file</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Page « À propos », carte des modèles installés. Bouton : arrête l'installation d'un modèle.</extracomment>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter l'installation</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation>Stop the installation</translation>
    </message>
    <message>
        <source>Avancement de l'installation</source>
        <extracomment>Page « À propos », carte des modèles installés. Nom d'une barre d'avancement, pour un lecteur d'écran.</extracomment>
        <translation>Progress of the installation</translation>
    </message>
    <message>
        <source>J'essaie le modèle…</source>
        <extracomment>Page « À propos », carte des modèles installés. « essayer » : mettre à l'épreuve.</extracomment>
        <translation>Trying the model…</translation>
    </message>
    <message>
        <source>Je copie le modèle…</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation>Copying the model…</translation>
    </message>
    <message>
        <source>{done} sur {total}</source>
        <extracomment>Page « À propos », carte des modèles installés. {done} et {total} : tailles, 12 Mo sur 85 Mo.</extracomment>
        <translation>{done} of {total}</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>aujourd'hui à {time}</source>
        <extracomment>Dans le carnet, quand une chose est arrivée. {time} : une heure, 10:30.</extracomment>
        <translation>today at {time}</translation>
    </message>
    <message>
        <source>hier à {time}</source>
        <extracomment>Dans le carnet, quand une chose est arrivée. {time} : une heure, 10:30.</extracomment>
        <translation>yesterday at {time}</translation>
    </message>
</context>
<context>
    <name>NotebookController</name>
    <message>
        <source>page {number}</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. {number} : numéro d'une page.</extracomment>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>Page à imprimer (*.html)</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Dans une fenêtre de fichiers ; garder « (*.html) ».</extracomment>
        <translation>Printable page (*.html)</translation>
    </message>
    <message>
        <source>Titre</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : titre du document.</extracomment>
        <translation>Title</translation>
    </message>
    <message>
        <source>Page</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : numéro de la page.</extracomment>
        <translation>Page</translation>
    </message>
    <message>
        <source>Passage</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : les mots du passage.</extracomment>
        <translation>Passage</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : sorte de fichier.</extracomment>
        <translation>Format</translation>
    </message>
    <message>
        <source>Fichier</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : chemin du fichier.</extracomment>
        <translation>File</translation>
    </message>
    <message>
        <source>Gardé le</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : date où le passage a été gardé.</extracomment>
        <translation>Kept on</translation>
    </message>
    <message>
        <source>Tableau (*.csv)</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Dans une fenêtre de fichiers ; garder « (*.csv) ».</extracomment>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>Enregistrer la liste</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>Save the list</translation>
    </message>
</context>
<context>
    <name>NotebookPlace</name>
    <message>
        <source>Carnet</source>
        <extracomment>Carnet, en haut de la page. Titre de la page.</extracomment>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>Questions posées</source>
        <extracomment>Carnet, en haut de la page. Titre d'un onglet.</extracomment>
        <translation>Questions asked</translation>
    </message>
    <message>
        <source>Les réécouter, les reposer, les oublier.</source>
        <extracomment>Carnet, en haut de la page. « les » : les questions.</extracomment>
        <translation>Hear them again, ask them again, forget them.</translation>
    </message>
    <message>
        <source>Passages gardés</source>
        <extracomment>Carnet, en haut de la page. Titre d'un onglet.</extracomment>
        <translation>Kept passages</translation>
    </message>
    <message>
        <source>Vos favoris et vos listes de lecture.</source>
        <extracomment>Carnet, en haut de la page.</extracomment>
        <translation>Your favourites and your reading lists.</translation>
    </message>
</context>
<context>
    <name>PackageCard</name>
    <message>
        <source>{done} sur {total}</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». {done} et {total} : tailles, 12 Mo sur 85 Mo.</extracomment>
        <translation>{done} of {total}</translation>
    </message>
    <message>
        <source>Il n'est pas signé : ne vous y fiez que si vous connaissez la personne qui vous l'a donné.</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». « il » : le paquet.</extracomment>
        <translation>It is not signed: rely on it only if you know the person who gave it to you.</translation>
    </message>
    <message>
        <source>Sur une clé USB</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Titre de la carte : emporter ou apporter une bibliothèque.</extracomment>
        <translation>On a USB stick</translation>
    </message>
    <message>
        <source>Copier depuis une clé…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Bouton.</extracomment>
        <translation>Copy from a USB stick…</translation>
    </message>
    <message>
        <source>Copier vers une clé…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Bouton.</extracomment>
        <translation>Copy to a USB stick…</translation>
    </message>
    <message>
        <source>Copier aussi les documents eux-mêmes</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Case à cocher.</extracomment>
        <translation>Include the documents themselves</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Bouton : arrête la copie.</extracomment>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter la copie</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation>Stop copying</translation>
    </message>
    <message>
        <source>Avancement de la copie</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Nom d'une barre d'avancement, pour un lecteur d'écran.</extracomment>
        <translation>Progress of the copy</translation>
    </message>
    <message>
        <source>Je rassemble la bibliothèque…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation>Gathering the library…</translation>
    </message>
    <message>
        <source>Je copie…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation>Copying…</translation>
    </message>
    <message>
        <source>Je vérifie…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Je prépare la recherche…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation>Preparing the search…</translation>
    </message>
    <message>
        <source>Apporter la bibliothèque {name} ({size}) ?</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». {name} : nom d'une bibliothèque ; {size} : une taille, 85 Mo.</extracomment>
        <translation>Bring in the library {name} ({size})?</translation>
    </message>
    <message>
        <source>Installer le modèle {name} ({size}) ?</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». {name} : nom d'un modèle ; {size} : une taille, 85 Mo.</extracomment>
        <translation>Install the model {name} ({size})?</translation>
    </message>
    <message>
        <source>Apporter</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Bouton : oui, apporter cette bibliothèque.</extracomment>
        <translation>Bring in</translation>
    </message>
    <message>
        <source>Laisser</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Bouton : non, ne pas l'apporter.</extracomment>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Signé par une clé inconnue ici ({key}). Demandez à la personne qui l'a publié si c'est la sienne.</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». {key} : les premiers caractères d'une clé.</extracomment>
        <translation>Signed with a key that is unknown here ({key}). Ask the person who published it whether it is theirs.</translation>
    </message>
    <message>
        <source>Une bibliothèque entière tient dans un fichier : elle va d'un ordinateur à l'autre sans réseau.</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation>A whole library fits in one file: it goes from one computer to another without a network.</translation>
    </message>
    <message>
        <source>Un modèle tient dans un fichier : il va d'un ordinateur à l'autre sans réseau.</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation>A model fits in one file: it goes from one computer to another without a network.</translation>
    </message>
    <message>
        <source>Je regarde ce qu'il y a…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation>Looking at what there is…</translation>
    </message>
    <message>
        <source>Signé par {name}, à qui vous faites confiance.</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». {name} : nom d'une personne ou d'un organisme.</extracomment>
        <translation>Signed by {name}, whom you trust.</translation>
    </message>
    <message>
        <source>Dans un dossier que je choisis, aussi sur une clé</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Case à cocher sous la question « Apporter la bibliothèque… ? » : la bibliothèque est mise dans un dossier choisi ensuite, et utilisée de là.</extracomment>
        <translation>In a folder that I choose, also on a USB stick</translation>
    </message>
</context>
<context>
    <name>PackageController</name>
    <message>
        <source>Copier depuis une clé</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>Copy from a USB stick</translation>
    </message>
    <message>
        <source>Copier vers une clé</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>Copy to a USB stick</translation>
    </message>
    <message>
        <source>La bibliothèque {name} est là. C'est elle qui répond maintenant.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. {name} : nom d'une bibliothèque.</extracomment>
        <translation>The library {name} is here. It answers from now on.</translation>
    </message>
    <message>
        <source>La bibliothèque {name} est mise à jour. C'est elle qui répond maintenant.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. {name} : nom d'une bibliothèque.</extracomment>
        <translation>The library {name} is up to date. It answers from now on.</translation>
    </message>
    <message>
        <source>La bibliothèque {name} était déjà là. C'est elle qui répond maintenant.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. {name} : nom d'une bibliothèque.</extracomment>
        <translation>The library {name} was here already. It answers from now on.</translation>
    </message>
    <message>
        <source>Paquets ({suffixes})</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. Dans une fenêtre de fichiers ; {suffixes} : *.woloflib…</extracomment>
        <translation>Packages ({suffixes})</translation>
    </message>
    <message>
        <source>{file} est prêt.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. {file} : nom du fichier qui vient d'être fait.</extracomment>
        <translation>{file} is ready.</translation>
    </message>
    <message>
        <source>Arrêté. Ce qui est copié servira la prochaine fois.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé.</extracomment>
        <translation>Stopped. What is copied will serve the next time.</translation>
    </message>
    <message>
        <source>Documents dont seul le texte a pu être pris : {count}.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. {count} : nombre de documents dont l'original manque.</extracomment>
        <translation>Documents of which only the text could be taken: {count}.</translation>
    </message>
    <message>
        <source>Où mettre la bibliothèque</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Titre de la fenêtre où l'on choisit un dossier pour la bibliothèque apportée.</extracomment>
        <translation>Where to put the library</translation>
    </message>
    <message>
        <source>La clé de signature est faite : {key}. « wolofsearch publisher show » montre ce qu'il faut donner à qui doit vous faire confiance.</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Résultat. {key} : le numéro de la clé de signature, 16 chiffres et lettres. La commande reste telle quelle.</extracomment>
        <translation>The signing key is made: {key}. “wolofsearch publisher show” shows what to give to those who shall trust you.</translation>
    </message>
</context>
<context>
    <name>PagedList</name>
    <message>
        <source>En voir plus</source>
        <extracomment>Au bas d'une longue liste. Bouton au bas d'une liste : en montre la suite.</extracomment>
        <translation>Show more</translation>
    </message>
</context>
<context>
    <name>PassageActions</name>
    <message>
        <source>Garder ce passage</source>
        <extracomment>Boutons sur une réponse ou à côté d'un passage. Bouton en forme d'étoile.</extracomment>
        <translation>Keep this passage</translation>
    </message>
    <message>
        <source>Ne plus garder</source>
        <extracomment>Boutons sur une réponse ou à côté d'un passage. Bouton en forme d'étoile pleine.</extracomment>
        <translation>Keep no longer</translation>
    </message>
    <message>
        <source>Passages proches</source>
        <extracomment>Boutons sur une réponse ou à côté d'un passage. Bouton : cherche des passages qui parlent de la même chose.</extracomment>
        <translation>Passages like this</translation>
    </message>
    <message>
        <source>{action} : {title}</source>
        <extracomment>Boutons sur une réponse ou à côté d'un passage. Nom du bouton pour un lecteur d'écran. {action} : ce qu'il fait ; {title} : le titre du document.</extracomment>
        <translation>{action}: {title}</translation>
    </message>
</context>
<context>
    <name>PassageController</name>
    <message>
        <source>Réessayer</source>
        <extracomment>Lecture d'un document, quand il n'a pas pu être montré. Bouton sous une erreur.</extracomment>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>PassageOutput</name>
    <message>
        <source>Document PDF (*.pdf);;Page web (*.html)</source>
        <extracomment>Lecture d'un document, enregistrement d'un passage. Dans une fenêtre de fichiers ; garder « (*.pdf);; » et « (*.html) ».</extracomment>
        <translation>PDF document (*.pdf);;Web page (*.html)</translation>
    </message>
    <message>
        <source>Enregistrer le passage</source>
        <extracomment>Lecture d'un document, enregistrement d'un passage. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>Save the passage</translation>
    </message>
</context>
<context>
    <name>PassagePlace</name>
    <message>
        <source>Retour aux réponses</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Bouton : quitte la lecture d'un document.</extracomment>
        <translation>Back to the answers</translation>
    </message>
    <message>
        <source>Passage précédent</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Bouton.</extracomment>
        <translation>Previous passage</translation>
    </message>
    <message>
        <source>Passage suivant</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Bouton.</extracomment>
        <translation>Next passage</translation>
    </message>
    <message>
        <source>Texte du document</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Nom du texte, pour un lecteur d'écran.</extracomment>
        <translation>Text of the document</translation>
    </message>
    <message>
        <source>page {number} sur {total}</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. {number} : numéro de la page ; {total} : nombre de pages.</extracomment>
        <translation>page {number} of {total}</translation>
    </message>
    <message>
        <source>Page du document, le passage est encadré</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Nom de l'image de la page, pour un lecteur d'écran.</extracomment>
        <translation>Page of the document, the passage is boxed</translation>
    </message>
    <message>
        <source>page {number}</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. {number} : numéro d'une page.</extracomment>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>Trouvé avec WolofSearch le {date}</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Au bas d'une page imprimée ; {date} : une date, 25/11/2026.</extracomment>
        <translation>Found with WolofSearch on {date}</translation>
    </message>
    <message>
        <source>cette page est une image : cherchez-y le passage des yeux</source>
        <extracomment>Lecture d'un document, autour du passage trouvé.</extracomment>
        <translation>this page is a picture: look for the passage with your eyes</translation>
    </message>
    <message>
        <source>passage {number} / {total}</source>
        <extracomment>Lecture d'un document, entre les flèches vers les autres passages trouvés. {number} : numéro du passage ; {total} : nombre de passages.</extracomment>
        <translation>passage {number} / {total}</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>{count} fichiers à ajouter ({size}), environ {passages} passages. Cela prendra {time}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {count} : nombre de fichiers ; {size} : une taille ; {passages} : nombre de passages ; {time} : une durée, « environ 5 min ».</extracomment>
        <translation>{count} files to add ({size}), about {passages} passages. It will take {time}.</translation>
    </message>
    <message>
        <source>Ajouter maintenant</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Bouton : commence l'ajout annoncé.</extracomment>
        <translation>Add now</translation>
    </message>
    <message>
        <source>Ne pas ajouter</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Bouton : renonce à l'ajout annoncé.</extracomment>
        <translation>Do not add</translation>
    </message>
    <message>
        <source>Vous pourrez chercher pendant ce temps, et arrêter quand vous voulez.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer.</extracomment>
        <translation>You can search meanwhile, and stop whenever you like.</translation>
    </message>
    <message>
        <source>Déjà là : {count}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {count} : nombre de fichiers.</extracomment>
        <translation>{count} already there.</translation>
    </message>
    <message>
        <source>Laissés de côté comme vous l'avez demandé : {count}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {count} : nombre de fichiers.</extracomment>
        <translation>{count} left out, as you asked.</translation>
    </message>
    <message>
        <source>Je ne sais pas lire : {kinds}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {kinds} : des sortes de fichiers et leurs nombres, « 3 mp4, 2 exe ».</extracomment>
        <translation>I cannot read: {kinds}.</translation>
    </message>
    <message>
        <source>Trop gros pour être lus : {count}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {count} : nombre de fichiers.</extracomment>
        <translation>Too large to be read: {count}.</translation>
    </message>
    <message>
        <source>autres</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Mot pour les autres sortes de fichiers, au bout de la liste « .jpg (120), .exe (3), autres (5) ».</extracomment>
        <translation>others</translation>
    </message>
    <message>
        <source>Ne sont pas des documents : {kinds}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {kinds} : des suffixes de fichiers et leurs nombres, « .jpg (120), .exe (3) ».</extracomment>
        <translation>No documents: {kinds}.</translation>
    </message>
    <message>
        <source>Avec le programme {program}, je pourrais en lire {count} de plus.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {program} : nom d'un programme ; {count} : nombre de fichiers.</extracomment>
        <translation>With the program {program} I could read {count} more.</translation>
    </message>
    <message>
        <source>un temps que je ne peux pas prévoir</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Prend la place de {time} dans la phrase du plan.</extracomment>
        <translation>a time that I cannot foresee</translation>
    </message>
    <message>
        <source>moins d'une minute</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Prend la place de {time} dans la phrase du plan : moins d'une minute.</extracomment>
        <translation>less than a minute</translation>
    </message>
    <message>
        <source>environ {minutes} min</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Prend la place de {time} ; {minutes} : un nombre.</extracomment>
        <translation>about {minutes} min</translation>
    </message>
    <message>
        <source>environ {hours} h {minutes:02d}</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Prend la place de {time} ; {hours} heures et {minutes} minutes, sur deux chiffres : garder « :02d ».</extracomment>
        <translation>about {hours} h {minutes:02d} min</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>encore moins d'une minute</source>
        <extracomment>Page de la bibliothèque, pendant l'ajout de documents. Temps qui reste.</extracomment>
        <translation>less than a minute left</translation>
    </message>
    <message>
        <source>encore {minutes} min environ</source>
        <extracomment>Page de la bibliothèque, pendant l'ajout de documents. Temps qui reste ; {minutes} : un nombre.</extracomment>
        <translation>about {minutes} min left</translation>
    </message>
    <message>
        <source>encore {hours} h {minutes:02d} environ</source>
        <extracomment>Page de la bibliothèque, pendant l'ajout de documents. Temps qui reste ; {hours} heures et {minutes} minutes, sur deux chiffres : garder « :02d ».</extracomment>
        <translation>about {hours} h {minutes:02d} min left</translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>C'est ici que sont vos questions.</source>
        <extracomment>Sens d'une annonce parlée, sur la page où on les enregistre.</extracomment>
        <translation>Here are your questions.</translation>
    </message>
    <message>
        <source>La page du carnet s'ouvre.</source>
        <extracomment>Quand une annonce est dite, sur la page où on les enregistre.</extracomment>
        <translation>The notebook's page opens.</translation>
    </message>
    <message>
        <source>Appuyez sur le grand bouton et parlez en wolof.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Bësal butoŋ bu mag bi, te wax ci wolof. ».</extracomment>
        <translation>Press the big button and speak Wolof.</translation>
    </message>
    <message>
        <source>La fenêtre est prête, pour la première fois.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Bësal butoŋ bu mag bi, te wax ci wolof. » est dit.</extracomment>
        <translation>The window is ready, for the first time.</translation>
    </message>
    <message>
        <source>Parlez maintenant.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Waxal léegi. ».</extracomment>
        <translation>Speak now.</translation>
    </message>
    <message>
        <source>Juste avant que le micro s'ouvre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Waxal léegi. » est dit.</extracomment>
        <translation>Just before the microphone opens.</translation>
    </message>
    <message>
        <source>Je cherche.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Maa ngi seet. ».</extracomment>
        <translation>I am searching.</translation>
    </message>
    <message>
        <source>La recherche dure plus d'une seconde.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Maa ngi seet. » est dit.</extracomment>
        <translation>The search takes longer than a second.</translation>
    </message>
    <message>
        <source>J'ai trouvé une réponse.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Gis naa benn tontu. ».</extracomment>
        <translation>I found one answer.</translation>
    </message>
    <message>
        <source>Une réponse s'affiche.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Gis naa benn tontu. » est dit.</extracomment>
        <translation>One answer is shown.</translation>
    </message>
    <message>
        <source>J'ai trouvé deux réponses.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Gis naa ñaari tontu. ».</extracomment>
        <translation>I found two answers.</translation>
    </message>
    <message>
        <source>Deux réponses s'affichent.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Gis naa ñaari tontu. » est dit.</extracomment>
        <translation>Two answers are shown.</translation>
    </message>
    <message>
        <source>J'ai trouvé trois réponses.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Gis naa ñetti tontu. ».</extracomment>
        <translation>I found three answers.</translation>
    </message>
    <message>
        <source>Trois réponses s'affichent.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Gis naa ñetti tontu. » est dit.</extracomment>
        <translation>Three answers are shown.</translation>
    </message>
    <message>
        <source>J'ai trouvé beaucoup de réponses.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Gis naa tontu yu bari. ».</extracomment>
        <translation>I found many answers.</translation>
    </message>
    <message>
        <source>Plus de trois réponses s'affichent.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Gis naa tontu yu bari. » est dit.</extracomment>
        <translation>More than three answers are shown.</translation>
    </message>
    <message>
        <source>Je n'ai rien trouvé d'assez proche de votre question.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Gisuma dara lu jege li nga laaj. ».</extracomment>
        <translation>I found nothing close enough to your question.</translation>
    </message>
    <message>
        <source>Aucune réponse n'est sûre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Gisuma dara lu jege li nga laaj. » est dit.</extracomment>
        <translation>No answer is sure.</translation>
    </message>
    <message>
        <source>Voulez-vous le redire ?</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Ndax dinga ko waxaat ? ».</extracomment>
        <translation>Do you want to say it again?</translation>
    </message>
    <message>
        <source>Après un échec, quand on peut recommencer.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Ndax dinga ko waxaat ? » est dit.</extracomment>
        <translation>After a failure, when one can try again.</translation>
    </message>
    <message>
        <source>Je n'ai rien entendu.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Dégguma dara. ».</extracomment>
        <translation>I heard nothing.</translation>
    </message>
    <message>
        <source>Personne n'a parlé.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Dégguma dara. » est dit.</extracomment>
        <translation>Nobody spoke.</translation>
    </message>
    <message>
        <source>Votre voix est faible. Approchez-vous du micro.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Sa baat dafa woyof. Jegeel mikro bi. ».</extracomment>
        <translation>Your voice is faint. Come closer to the microphone.</translation>
    </message>
    <message>
        <source>La voix est trop faible.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Sa baat dafa woyof. Jegeel mikro bi. » est dit.</extracomment>
        <translation>The voice is too faint.</translation>
    </message>
    <message>
        <source>C'est trop court. Dites une phrase plus longue.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Li nga wax dafa gàtt. Waxal lu gën a gudd. ».</extracomment>
        <translation>That is too short. Say a longer sentence.</translation>
    </message>
    <message>
        <source>La question est trop courte.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Li nga wax dafa gàtt. Waxal lu gën a gudd. » est dit.</extracomment>
        <translation>The question is too short.</translation>
    </message>
    <message>
        <source>Votre voix est trop forte. Éloignez-vous un peu du micro.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Sa baat dafa kawe lool. Soreel mikro bi tuuti. ».</extracomment>
        <translation>Your voice is too loud. Move a little away from the microphone.</translation>
    </message>
    <message>
        <source>Le son est saturé.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Sa baat dafa kawe lool. Soreel mikro bi tuuti. » est dit.</extracomment>
        <translation>The sound is distorted by loudness.</translation>
    </message>
    <message>
        <source>Il y a trop de bruit. Allez dans un endroit plus calme.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Coow li dafa bari. Demal fu gën a dal. ».</extracomment>
        <translation>There is too much noise. Go to a quieter place.</translation>
    </message>
    <message>
        <source>Le bruit couvre la voix.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Coow li dafa bari. Demal fu gën a dal. » est dit.</extracomment>
        <translation>The noise drowns the voice.</translation>
    </message>
    <message>
        <source>Il n'y a pas de micro. Branchez un micro, puis recommencez.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Mikro amul. Lonkal mikro, ba noppi nga jéemaat. ».</extracomment>
        <translation>There is no microphone. Plug one in, then try again.</translation>
    </message>
    <message>
        <source>Aucun micro n'est branché.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Mikro amul. Lonkal mikro, ba noppi nga jéemaat. » est dit.</extracomment>
        <translation>No microphone is plugged in.</translation>
    </message>
    <message>
        <source>Le micro ne marche pas. Regardez s'il est branché.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Mikro bi doxul. Xoolal ndax lonk nañu ko. ».</extracomment>
        <translation>The microphone does not work. See whether it is plugged in.</translation>
    </message>
    <message>
        <source>Le micro refuse ou ne donne aucun son.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Mikro bi doxul. Xoolal ndax lonk nañu ko. » est dit.</extracomment>
        <translation>The microphone refuses or gives no sound.</translation>
    </message>
    <message>
        <source>Quelque chose ne va pas. Essayez encore.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Am na lu baaxul. Jéemaatal. ».</extracomment>
        <translation>Something is wrong. Try again.</translation>
    </message>
    <message>
        <source>Toute autre erreur pendant une question.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Am na lu baaxul. Jéemaatal. » est dit.</extracomment>
        <translation>Any other error during a question.</translation>
    </message>
    <message>
        <source>C'est ici que l'on pose sa question.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Fii ngay laajee. ».</extracomment>
        <translation>Here one asks a question.</translation>
    </message>
    <message>
        <source>La page des questions s'ouvre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Fii ngay laajee. » est dit.</extracomment>
        <translation>The page of questions opens.</translation>
    </message>
    <message>
        <source>C'est ici que sont les documents.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Fii la téere yi nekk. ».</extracomment>
        <translation>Here are the documents.</translation>
    </message>
    <message>
        <source>La page de la bibliothèque s'ouvre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Fii la téere yi nekk. » est dit.</extracomment>
        <translation>The page of the library opens.</translation>
    </message>
    <message>
        <source>C'est ici que l'on change les réglages.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Fii ngay soppee ni muy doxee. ».</extracomment>
        <translation>Here one changes the settings.</translation>
    </message>
    <message>
        <source>La page des réglages s'ouvre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Fii ngay soppee ni muy doxee. » est dit.</extracomment>
        <translation>The page of the settings opens.</translation>
    </message>
    <message>
        <source>C'est ici que l'on explique ce que c'est.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Fii lañuy leeral lii lan la. ».</extracomment>
        <translation>Here it is explained what this is.</translation>
    </message>
    <message>
        <source>La page « À propos » s'ouvre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Fii lañuy leeral lii lan la. » est dit.</extracomment>
        <translation>The “About” page opens.</translation>
    </message>
    <message>
        <source>Bienvenue. Appuyez sur le grand bouton et posez votre question en wolof.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Dalal ak jàmm. Bësal butoŋ bu mag bi, te laaj ci wolof. ».</extracomment>
        <translation>Welcome. Press the big button and ask your question in Wolof.</translation>
    </message>
    <message>
        <source>Première image du guide.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Dalal ak jàmm. Bësal butoŋ bu mag bi, te laaj ci wolof. » est dit.</extracomment>
        <translation>First picture of the guide.</translation>
    </message>
    <message>
        <source>Je cherche la réponse dans les documents. Rien ne sort de cet ordinateur.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Dinaa seet tontu bi ci téere yi. Dara du génn ci ordinatëer bii. ».</extracomment>
        <translation>I look for the answer in the documents. Nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Deuxième image du guide.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Dinaa seet tontu bi ci téere yi. Dara du génn ci ordinatëer bii. » est dit.</extracomment>
        <translation>Second picture of the guide.</translation>
    </message>
    <message>
        <source>Appuyez sur l'oreille pour écouter la réponse.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Bësal nopp bi ngir déglu tontu bi. ».</extracomment>
        <translation>Press the ear to listen to the answer.</translation>
    </message>
    <message>
        <source>Troisième image du guide.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Bësal nopp bi ngir déglu tontu bi. » est dit.</extracomment>
        <translation>Third picture of the guide.</translation>
    </message>
    <message>
        <source>C'est simple maintenant : demandez et écoutez.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Léegi dafa yomb : laajal te déglu. ».</extracomment>
        <translation>It is simple now: ask and listen.</translation>
    </message>
    <message>
        <source>Le mode simple commence.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Léegi dafa yomb : laajal te déglu. » est dit.</extracomment>
        <translation>Simple mode begins.</translation>
    </message>
    <message>
        <source>Tout est revenu.</source>
        <extracomment>Page où une personne prête sa voix au programme. Ce que veut dire « Delloo naa lépp. ».</extracomment>
        <translation>Everything is back.</translation>
    </message>
    <message>
        <source>Le mode simple se termine.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Delloo naa lépp. » est dit.</extracomment>
        <translation>Simple mode ends.</translation>
    </message>
</context>
<context>
    <name>PromptRow</name>
    <message>
        <source>Revenir à la voix de synthèse</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Bouton : efface l'enregistrement de cette phrase.</extracomment>
        <translation>Go back to the synthetic voice</translation>
    </message>
    <message>
        <source>Écouter</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Bouton : fait entendre cette phrase.</extracomment>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Terminer</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Bouton : termine l'enregistrement de cette phrase.</extracomment>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Bouton : commence l'enregistrement de cette phrase.</extracomment>
        <translation>Record</translation>
    </message>
    <message>
        <source>« {question} »</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. {question} : ce que veut dire la phrase, en français. Seulement les guillemets.</extracomment>
        <translation>“{question}”</translation>
    </message>
    <message>
        <source>{action} : {title}</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Nom du bouton pour un lecteur d'écran. {action} : ce qu'il fait ; {title} : la phrase à dire, en wolof.</extracomment>
        <translation>{action}: {title}</translation>
    </message>
    <message>
        <source>Dites la phrase, puis appuyez sur « Terminer ».</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. « Terminer » est le bouton du même nom.</extracomment>
        <translation>Say the sentence, then press “Finish”.</translation>
    </message>
    <message>
        <source>Votre enregistrement</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Cette phrase est dite par l'enregistrement d'une personne.</extracomment>
        <translation>Your recording</translation>
    </message>
    <message>
        <source>Voix de synthèse</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Cette phrase est dite par une voix de synthèse.</extracomment>
        <translation>Synthetic voice</translation>
    </message>
    <message>
        <source>Niveau de la voix</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Pour un lecteur d'écran : barre qui montre pendant l'enregistrement combien la voix est forte.</extracomment>
        <translation>Loudness of the voice</translation>
    </message>
</context>
<context>
    <name>PromptsPlace</name>
    <message>
        <source>La voix de l'application</source>
        <extracomment>Page où une personne prête sa voix au programme. Titre de la page.</extracomment>
        <translation>The application's voice</translation>
    </message>
    <message>
        <source>Retour aux réglages</source>
        <extracomment>Page où une personne prête sa voix au programme. Bouton.</extracomment>
        <translation>Back to the settings</translation>
    </message>
    <message>
        <source>L'application parle wolof avec une voix de synthèse. Si le wolof est votre langue, prêtez-lui la vôtre : dites chaque phrase comme vous la diriez à quelqu'un. Chaque enregistrement est utilisé aussitôt et reste sur cet ordinateur.</source>
        <extracomment>Page où une personne prête sa voix au programme.</extracomment>
        <translation>The application speaks Wolof with a synthetic voice. If Wolof is your language, lend it yours: say each sentence as you would say it to somebody. Each recording is used at once and stays on this computer.</translation>
    </message>
    <message>
        <source>{done} phrases enregistrées sur {total}</source>
        <extracomment>Page où une personne prête sa voix au programme. {done} : nombre de phrases enregistrées, de 2 à {total}.</extracomment>
        <translation>{done} of {total} sentences recorded</translation>
    </message>
    <message>
        <source>{done} phrase enregistrée sur {total}</source>
        <extracomment>Page où une personne prête sa voix au programme. {done} : nombre de phrases enregistrées, 0 ou 1, sur {total}.</extracomment>
        <translation>{done} of {total} sentences recorded</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>« {question} »</source>
        <extracomment>Carnet, une question posée. {question} : une question écrite par l'usager. Seulement les guillemets.</extracomment>
        <translation>“{question}”</translation>
    </message>
    <message>
        <source>Question parlée</source>
        <extracomment>Carnet, une question posée. Titre d'une question posée au micro, sans mots écrits.</extracomment>
        <translation>Spoken question</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>Carnet, une question posée. {seconds} : durée d'un enregistrement, un nombre ; « s » : secondes.</extracomment>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>pas de réponse sûre</source>
        <extracomment>Carnet, une question posée. Sous une question notée.</extracomment>
        <translation>no certain answer</translation>
    </message>
    <message>
        <source>Réécouter la question</source>
        <extracomment>Carnet, une question posée. Bouton.</extracomment>
        <translation>Hear the question again</translation>
    </message>
    <message>
        <source>Reposer la question</source>
        <extracomment>Carnet, une question posée. Bouton.</extracomment>
        <translation>Ask the question again</translation>
    </message>
    <message>
        <source>Oublier la question</source>
        <extracomment>Carnet, une question posée. Bouton : efface cette question.</extracomment>
        <translation>Forget the question</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Lecture en pause</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. État de la lecture à voix haute.</extracomment>
        <translation>Reading paused</translation>
    </message>
    <message>
        <source>Lecture lente</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. État de la lecture à voix haute : elle va lentement.</extracomment>
        <translation>Reading slowly</translation>
    </message>
    <message>
        <source>Lecture à voix haute</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. État : le texte est lu à voix haute.</extracomment>
        <translation>Reading aloud</translation>
    </message>
    <message>
        <source>Lire plus lentement</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. Bouton de la lecture à voix haute.</extracomment>
        <translation>Read more slowly</translation>
    </message>
    <message>
        <source>Lire le passage suivant</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. Bouton de la lecture à voix haute.</extracomment>
        <translation>Read the next passage</translation>
    </message>
    <message>
        <source>Arrêter la lecture</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. Bouton de la lecture à voix haute.</extracomment>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Réessayer</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. Bouton : après une panne de la lecture à voix haute.</extracomment>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fermer</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. Bouton : cache le message.</extracomment>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ReadingTools</name>
    <message>
        <source>Page</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton : montre la page telle qu'elle est imprimée.</extracomment>
        <translation>Page</translation>
    </message>
    <message>
        <source>Voir la page du document</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page.</extracomment>
        <translation>See the document's page</translation>
    </message>
    <message>
        <source>Texte</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton : montre seulement les mots du document.</extracomment>
        <translation>Text</translation>
    </message>
    <message>
        <source>Lire le texte du document</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page.</extracomment>
        <translation>Read the document's text</translation>
    </message>
    <message>
        <source>Page précédente</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton.</extracomment>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Page suivante</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton.</extracomment>
        <translation>Next page</translation>
    </message>
    <message>
        <source>page {number} sur {total}</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. {number} : numéro de la page ; {total} : nombre de pages.</extracomment>
        <translation>page {number} of {total}</translation>
    </message>
    <message>
        <source>Réduire</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton : montre la page plus petite.</extracomment>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Agrandir</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton : montre la page plus grande.</extracomment>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Copier le passage</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton.</extracomment>
        <translation>Copy the passage</translation>
    </message>
    <message>
        <source>Imprimer le passage</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton.</extracomment>
        <translation>Print the passage</translation>
    </message>
    <message>
        <source>Enregistrer le passage</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton.</extracomment>
        <translation>Save the passage</translation>
    </message>
    <message>
        <source>Ouvrir le document</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton : ouvre le document avec le programme de l'ordinateur.</extracomment>
        <translation>Open the document</translation>
    </message>
    <message>
        <source>Ouvrir à la page {number}</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. {number} : numéro d'une page.</extracomment>
        <translation>Open at page {number}</translation>
    </message>
</context>
<context>
    <name>ReindexCard</name>
    <message>
        <source>Elle continue de répondre avec lui. Vous pouvez la refaire avec le modèle en service, {name}.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. « elle » : la bibliothèque ; « lui » : son ancien modèle. {name} : nom du modèle en service.</extracomment>
        <translation>It still works. You can rebuild it with the model in use, {name}.</translation>
    </message>
    <message>
        <source>Il n'est plus là. Refaites-la avec le modèle en service, {name}, pour y chercher.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. « il » : l'ancien modèle. {name} : nom du modèle en service.</extracomment>
        <translation>That model is gone. Rebuild it with the model in use, {name}, to search in it.</translation>
    </message>
    <message>
        <source>Cette bibliothèque a été faite avec le modèle {name}.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. {name} : nom d'un modèle.</extracomment>
        <translation>This library was made with the model {name}.</translation>
    </message>
    <message>
        <source>Cette bibliothèque a été faite par une autre version de ce programme.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version.</extracomment>
        <translation>This library was made by another version of this program.</translation>
    </message>
    <message>
        <source>Elle répond comme avant. Pour y ajouter des documents, il faut d'abord la refaire.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. « elle » : la bibliothèque.</extracomment>
        <translation>It answers as before. Before you can add documents, it must be rebuilt.</translation>
    </message>
    <message>
        <source>Refaire la bibliothèque</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. Bouton.</extracomment>
        <translation>Rebuild the library</translation>
    </message>
    <message>
        <source>Je refais la bibliothèque… Vous pouvez chercher pendant ce temps.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version.</extracomment>
        <translation>Rebuilding the library… You can search meanwhile.</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. Bouton : arrête de refaire la bibliothèque.</extracomment>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter de refaire la bibliothèque</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version.</extracomment>
        <translation>Stop rebuilding the library</translation>
    </message>
    <message>
        <source>Avancement de la bibliothèque refaite</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. Nom d'une barre d'avancement, pour un lecteur d'écran.</extracomment>
        <translation>Progress of the rebuilding</translation>
    </message>
    <message>
        <source>{done} sur {total} documents</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. {done} et {total} : nombres de documents.</extracomment>
        <translation>{done} of {total} documents</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>page {number}</source>
        <extracomment>Une réponse. {number} : numéro d'une page.</extracomment>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>1 autre passage</source>
        <extracomment>Une réponse. Un autre passage du même document répond aussi.</extracomment>
        <translation>1 more passage</translation>
    </message>
    <message>
        <source>{count} autres passages</source>
        <extracomment>Une réponse. {count} : combien d'autres passages du même document, 2 ou plus.</extracomment>
        <translation>{count} more passages</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Réponses</source>
        <extracomment>Page des questions, liste des réponses. Titre de la liste des réponses.</extracomment>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Pas de réponse sûre</source>
        <extracomment>Page des questions, liste des réponses. Titre de la liste quand rien n'est sûr.</extracomment>
        <translation>No certain answer</translation>
    </message>
    <message>
        <source>à votre question parlée</source>
        <extracomment>Page des questions, liste des réponses. Suite de « Réponses », sous ce titre.</extracomment>
        <translation>to your spoken question</translation>
    </message>
    <message>
        <source>« {question} »</source>
        <extracomment>Page des questions, liste des réponses. {question} : la question écrite. Seulement les guillemets.</extracomment>
        <translation>“{question}”</translation>
    </message>
    <message>
        <source>Effacer les réponses</source>
        <extracomment>Page des questions, liste des réponses. Bouton.</extracomment>
        <translation>Clear the answers</translation>
    </message>
    <message>
        <source>Rien d'assez proche de votre question.</source>
        <extracomment>Page des questions, liste des réponses.</extracomment>
        <translation>Nothing close enough to your question.</translation>
    </message>
    <message>
        <source>Redites-la plus lentement ou avec d'autres mots.</source>
        <extracomment>Page des questions, liste des réponses. « la » : la question.</extracomment>
        <translation>Say it again, more slowly or in other words.</translation>
    </message>
    <message>
        <source>Parler à nouveau</source>
        <extracomment>Page des questions, liste des réponses. Bouton : pose la question au micro encore une fois.</extracomment>
        <translation>Speak again</translation>
    </message>
    <message>
        <source>Peut-être :</source>
        <extracomment>Page des questions, liste des réponses. Titre au-dessus de réponses peu sûres.</extracomment>
        <translation>Perhaps:</translation>
    </message>
    <message>
        <source>Passages proches</source>
        <extracomment>Page des questions, liste des réponses. Titre de la liste : passages qui parlent de la même chose.</extracomment>
        <translation>Passages like this</translation>
    </message>
    <message>
        <source>Aucun autre document.</source>
        <extracomment>Page des questions, liste des réponses. Aucun autre document ne ressemble au passage.</extracomment>
        <translation>No other document.</translation>
    </message>
</context>
<context>
    <name>SamplesView</name>
    <message>
        <source>Ou essayez une question déjà enregistrée (voix de synthèse) :</source>
        <extracomment>Page des questions, questions d'essai.</extracomment>
        <translation>Or try a question already recorded (synthetic voice):</translation>
    </message>
    <message>
        <source>D'autres questions</source>
        <extracomment>Page des questions, questions d'essai. Bouton : montre d'autres exemples.</extracomment>
        <translation>Other questions</translation>
    </message>
</context>
<context>
    <name>SearchController</name>
    <message>
        <source>Ouvrir un enregistrement</source>
        <extracomment>Page des questions, boutons sous un message. Titre d'une fenêtre de fichiers.</extracomment>
        <translation>Open a recording</translation>
    </message>
    <message>
        <source>Enregistrements ({suffixes})</source>
        <extracomment>Page des questions, boutons sous un message. Dans une fenêtre de fichiers ; {suffixes} : *.wav *.ogg…</extracomment>
        <translation>Recordings ({suffixes})</translation>
    </message>
    <message>
        <source>Chercher quand même</source>
        <extracomment>Page des questions, boutons sous un message. Bouton : cherche malgré un son faible ou saturé.</extracomment>
        <translation>Search anyway</translation>
    </message>
    <message>
        <source>Réécouter</source>
        <extracomment>Page des questions, boutons sous un message. Bouton rond : fait entendre l'enregistrement trop faible, trop court ou bruyant dont parle le message.</extracomment>
        <translation>Hear it again</translation>
    </message>
    <message>
        <source>Utiliser les exemples</source>
        <extracomment>Page des questions, boutons sous un message. Bouton : cherche dans la bibliothèque d'essai.</extracomment>
        <translation>Use the samples</translation>
    </message>
    <message>
        <source>Réessayer</source>
        <extracomment>Page des questions, boutons sous un message. Bouton sous une erreur.</extracomment>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>SettingsPlace</name>
    <message>
        <source>Réglages</source>
        <extracomment>Réglages. Titre de la page.</extracomment>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Langue de la fenêtre</source>
        <extracomment>Réglages. Titre d'une carte.</extracomment>
        <translation>Language of the window</translation>
    </message>
    <message>
        <source>Microphone</source>
        <extracomment>Réglages. Titre d'une carte et nom de la boîte de choix.</extracomment>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Celui de l'ordinateur</source>
        <extracomment>Réglages. Choix d'un micro : celui que l'ordinateur propose.</extracomment>
        <translation>The computer's own</translation>
    </message>
    <message>
        <source>{microphone} (débranché)</source>
        <extracomment>Réglages. Choix d'un micro : celui qui a été choisi et n'est plus branché. {microphone} : son nom.</extracomment>
        <translation>{microphone} (unplugged)</translation>
    </message>
    <message>
        <source>Calcul</source>
        <extracomment>Réglages. Titre d'une carte : ce qui calcule (processeur, carte graphique).</extracomment>
        <translation>Runs on</translation>
    </message>
    <message>
        <source>Automatique</source>
        <extracomment>Réglages. Le programme choisit lui-même ce qui calcule.</extracomment>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Garder mes questions enregistrées</source>
        <extracomment>Réglages. Case à cocher : garder le son des questions posées.</extracomment>
        <translation>Keep recordings of my questions</translation>
    </message>
    <message>
        <source>Sans cela, votre voix ne reste qu'en mémoire, le temps de chercher. Rien ne quitte cet ordinateur.</source>
        <extracomment>Réglages.</extracomment>
        <translation>Without this, your voice stays in memory only while searching. Nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Mes questions</source>
        <extracomment>Réglages. Titre d'une carte.</extracomment>
        <translation>My questions</translation>
    </message>
    <message>
        <source>Noter mes questions dans le carnet</source>
        <extracomment>Réglages. Case à cocher.</extracomment>
        <translation>Write my questions down in the notebook</translation>
    </message>
    <message>
        <source>À relire par un locuteur.</source>
        <extracomment>Réglages, sous la langue dont les textes n'ont pas encore été relus.</extracomment>
        <translation>To be reviewed by a native speaker.</translation>
    </message>
</context>
<context>
    <name>SigningBox</name>
    <message>
        <source>Signer, pour que l'on sache qu'il vient de vous</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Case à cocher : le paquet emporté est signé. « il » est le paquet.</extracomment>
        <translation>Sign it, so that people know it comes from you</translation>
    </message>
    <message>
        <source>Préparer ma signature…</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Bouton, là où cet ordinateur n'a pas encore de clé de signature ; il ouvre un champ pour le nom.</extracomment>
        <translation>Create a signing key…</translation>
    </message>
    <message>
        <source>Préparer ma signature : faire une clé</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Nom du bouton « Pouvoir signer… » pour les lecteurs d'écran. Une clé de signature, non une clé USB.</extracomment>
        <translation>Create a signing key</translation>
    </message>
    <message>
        <source>Votre nom ou votre institution</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Champ : sous quel nom cet ordinateur signe.</extracomment>
        <translation>Your name or your institution</translation>
    </message>
    <message>
        <source>Faire la clé de signature</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Bouton à côté du nom. Une clé de signature, non une clé USB.</extracomment>
        <translation>Create the signing key</translation>
    </message>
    <message>
        <source>Mot de passe, si vous en voulez un</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Champ sous le nom, quand la clé de signature est faite ; peut rester vide. Court : le champ est étroit.</extracomment>
        <translation>Password, if you want one</translation>
    </message>
    <message>
        <source>Il sera demandé pour signer.</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Sous le champ « Mot de passe, si vous en voulez un ». « il » est le mot de passe.</extracomment>
        <translation>Signing will ask for it.</translation>
    </message>
    <message>
        <source>Mot de passe de la clé</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Champ sous la case « Signer », là où la clé de signature a un mot de passe.</extracomment>
        <translation>Password of the key</translation>
    </message>
</context>
<context>
    <name>SpokenSide</name>
    <message>
        <source>Bonjour. Je lis les réponses à voix haute.</source>
        <extracomment>Réglages, essai de la voix. Phrase d'essai de la voix française qui lit : elle reste en français.</extracomment>
        <translation>Bonjour. Je lis les réponses à voix haute.</translation>
    </message>
</context>
<context>
    <name>VoiceCards</name>
    <message>
        <source>La fenêtre parle</source>
        <extracomment>Réglages, cartes des voix. Titre d'une carte.</extracomment>
        <translation>Spoken guidance</translation>
    </message>
    <message>
        <source>Elle dit quand parler, combien de réponses il y a, et ce qui ne va pas. Pour qui ne lit pas.</source>
        <extracomment>Réglages, cartes des voix. « elle » : la fenêtre.</extracomment>
        <translation>It says when to speak, how many answers there are, and what is wrong. For those who do not read.</translation>
    </message>
    <message>
        <source>En wolof</source>
        <extracomment>Réglages, cartes des voix. Choix : langue de ce que dit la fenêtre.</extracomment>
        <translation>In Wolof</translation>
    </message>
    <message>
        <source>En français, avec la voix de lecture</source>
        <extracomment>Réglages, cartes des voix. Choix : langue de ce que dit la fenêtre.</extracomment>
        <translation>In French, with the voice that reads</translation>
    </message>
    <message>
        <source>Lecture à voix haute</source>
        <extracomment>Réglages, cartes des voix. Titre d'une carte : lire les réponses à voix haute.</extracomment>
        <translation>Reading aloud</translation>
    </message>
    <message>
        <source>Prêter ma voix</source>
        <extracomment>Réglages, cartes des voix. Bouton : page où l'on enregistre les phrases en wolof.</extracomment>
        <translation>Record your own voice</translation>
    </message>
    <message>
        <source>Essayer la voix</source>
        <extracomment>Réglages, cartes des voix. Bouton : fait entendre la voix choisie.</extracomment>
        <translation>Try the voice</translation>
    </message>
    <message>
        <source>Automatique</source>
        <extracomment>Réglages, cartes des voix. Le programme choisit lui-même la voix.</extracomment>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Aucune voix</source>
        <extracomment>Réglages, cartes des voix. Choix quand aucune voix n'est installée.</extracomment>
        <translation>No voice</translation>
    </message>
    <message>
        <source>Vitesse normale</source>
        <extracomment>Réglages, cartes des voix. Vitesse de lecture : ni lente ni rapide.</extracomment>
        <translation>Normal speed</translation>
    </message>
    <message>
        <source>Lentement</source>
        <extracomment>Réglages, cartes des voix. Vitesse de lecture.</extracomment>
        <translation>Slowly</translation>
    </message>
    <message>
        <source>Très lentement</source>
        <extracomment>Réglages, cartes des voix. Vitesse de lecture.</extracomment>
        <translation>Very slowly</translation>
    </message>
    <message>
        <source>Dire à voix haute ce qui se passe</source>
        <extracomment>Réglages, cartes des voix. Case à cocher.</extracomment>
        <translation>Say aloud what is going on</translation>
    </message>
    <message>
        <source>Mode simple : le bouton et l'oreille</source>
        <extracomment>Réglages, cartes des voix. Case à cocher : ne montre que l'essentiel.</extracomment>
        <translation>Simple mode: the button and the ear</translation>
    </message>
    <message>
        <source>Langue de ce que dit la fenêtre</source>
        <extracomment>Réglages, cartes des voix. Nom d'une boîte de choix, pour un lecteur d'écran.</extracomment>
        <translation>Language of what the window says</translation>
    </message>
    <message>
        <source>Voix</source>
        <extracomment>Réglages, cartes des voix. Nom d'une boîte de choix : la voix qui lit.</extracomment>
        <translation>Voice</translation>
    </message>
    <message>
        <source>Vitesse de lecture</source>
        <extracomment>Réglages, cartes des voix. Nom d'une boîte de choix.</extracomment>
        <translation>Reading speed</translation>
    </message>
</context>
</TS>
