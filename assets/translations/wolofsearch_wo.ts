<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="wo" sourcelanguage="fr">
<context>
    <name>AlsoIn</name>
    <message>
        <source>Aussi dans :</source>
        <extracomment>Une réponse. Début d'une ligne de boutons qui portent les titres d'autres documents où le passage se trouve presque mot pour mot.</extracomment>
        <translation type="unfinished">Nekk na it ci :</translation>
    </message>
    <message>
        <source>Aussi dans : {title}</source>
        <extracomment>Une réponse. Nom d'un tel bouton pour un lecteur d'écran. {title} : le titre et le format du document.</extracomment>
        <translation type="unfinished">Nekk na it ci : {title}</translation>
    </message>
    <message>
        <source>et {count} autres</source>
        <extracomment>Une réponse. Bouton à la fin d'une telle ligne : montre les autres. {count} : combien d'autres documents.</extracomment>
        <translation type="unfinished">ak yeneen {count}</translation>
    </message>
</context>
<context>
    <name>AppearanceCard</name>
    <message>
        <source>Couleurs</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Titre de la carte où l'on choisit les couleurs.</extracomment>
        <translation type="unfinished">Melo yi</translation>
    </message>
    <message>
        <source>Comme l'ordinateur</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Choix de couleurs : claires ou sombres, selon ce que dit l'ordinateur.</extracomment>
        <translation type="unfinished">Ni ordinatëer bi</translation>
    </message>
    <message>
        <source>Claires le jour, sombres la nuit, s'il le veut.</source>
        <extracomment>Réglages, carte des couleurs et de la taille. « il » est l'ordinateur.</extracomment>
        <translation type="unfinished">Leer bëccëg, lëndëm guddi, bu ko bëggee.</translation>
    </message>
    <message>
        <source>Claires</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Adjectif, des couleurs.</extracomment>
        <translation type="unfinished">Yu leer</translation>
    </message>
    <message>
        <source>Du papier et de la terre.</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Décrit les couleurs claires : crème et ocre.</extracomment>
        <translation type="unfinished">Kayit ak suuf.</translation>
    </message>
    <message>
        <source>Sombres</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Adjectif, des couleurs.</extracomment>
        <translation type="unfinished">Yu lëndëm</translation>
    </message>
    <message>
        <source>Douces pour les yeux le soir.</source>
        <extracomment>Réglages, carte des couleurs et de la taille.</extracomment>
        <translation type="unfinished">Neex na bët yi ci guddi.</translation>
    </message>
    <message>
        <source>Contrastées</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Adjectif, des couleurs : contraste élevé, pour qui voit mal.</extracomment>
        <translation type="unfinished">Yu wuute lool</translation>
    </message>
    <message>
        <source>Blanc et jaune sur noir, bords épais.</source>
        <extracomment>Réglages, carte des couleurs et de la taille.</extracomment>
        <translation type="unfinished">Weex ak mboq ci kaw ñuul, wet yu dëgër.</translation>
    </message>
    <message>
        <source>Taille</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Titre de la carte : taille des lettres et des boutons.</extracomment>
        <translation type="unfinished">Dayo</translation>
    </message>
    <message>
        <source>Partout dans la fenêtre : Ctrl et + agrandit, Ctrl et − rapetisse.</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Ctrl, + et − sont des touches.</extracomment>
        <translation type="unfinished">Ci palanteer bi yépp : Ctrl ak + dina ko magal, Ctrl ak − dina ko tuutil.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <extracomment>Réglages, carte des couleurs et de la taille. {percent} : la taille, un nombre de 100 à 250. Texte d'un bouton.</extracomment>
        <translation type="unfinished">{percent} %</translation>
    </message>
    <message>
        <source>Taille {percent} %</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Nom du bouton pour un lecteur d'écran ; {percent} : un nombre de 100 à 250.</extracomment>
        <translation type="unfinished">Dayo {percent} %</translation>
    </message>
    <message>
        <source>Mouvement</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Titre : ce qui bouge dans la fenêtre.</extracomment>
        <translation type="unfinished">Yëngu</translation>
    </message>
    <message>
        <source>Ne rien faire bouger tout seul</source>
        <extracomment>Réglages, carte des couleurs et de la taille. Case à cocher : supprime les animations.</extracomment>
        <translation type="unfinished">Bul yëngal dara loo yëngalul</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Sauvegardes</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Titre.</extracomment>
        <translation type="unfinished">Kopi yi ñu denc</translation>
    </message>
    <message>
        <source>Une copie de la bibliothèque est faite chaque jour, avant le premier changement. Les documents eux-mêmes ne sont jamais touchés.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Explique ce que sont les sauvegardes.</extracomment>
        <translation type="unfinished">Bés bu nekk dañuy kopi kàggu gi balaa coppite bu njëkk. Téere yi ci seen bopp kenn du leen laal.</translation>
    </message>
    <message>
        <source>La plus récente : {day} ({reason}). Il y en a {count}.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. {day} est une date, {reason} la raison (« du jour »), {count} le nombre de sauvegardes.</extracomment>
        <translation type="unfinished">Li gëna bees : {day} ({reason}). Kopi yi {count} la.</translation>
    </message>
    <message>
        <source>Pas encore de sauvegarde.</source>
        <extracomment>Bibliothèque, carte des sauvegardes.</extracomment>
        <translation type="unfinished">Kopi amagul.</translation>
    </message>
    <message>
        <source>Sauvegarder maintenant</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton.</extracomment>
        <translation type="unfinished">Dencal léegi</translation>
    </message>
    <message>
        <source>Revenir à une sauvegarde…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton : remettre une copie plus ancienne.</extracomment>
        <translation type="unfinished">Dellu ci kopi…</translation>
    </message>
    <message>
        <source>Vérifier</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton.</extracomment>
        <translation type="unfinished">Saytu</translation>
    </message>
    <message>
        <source>Vérifier la bibliothèque</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Nom du bouton « Vérifier » pour les lecteurs d'écran.</extracomment>
        <translation type="unfinished">Saytu kàggu gi</translation>
    </message>
    <message>
        <source>Réparer</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton.</extracomment>
        <translation type="unfinished">Defar</translation>
    </message>
    <message>
        <source>Réparer la bibliothèque</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Nom du bouton « Réparer » pour les lecteurs d'écran.</extracomment>
        <translation type="unfinished">Defar kàggu gi</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton pendant un travail.</extracomment>
        <translation type="unfinished">Taxawal</translation>
    </message>
    <message>
        <source>Arrêter la réparation</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Nom du bouton « Arrêter » pour les lecteurs d'écran.</extracomment>
        <translation type="unfinished">Taxawal defar bi</translation>
    </message>
    <message>
        <source>Avancement</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Nom de la barre d'avancement.</extracomment>
        <translation type="unfinished">Fi mu tollu</translation>
    </message>
    <message>
        <source>Je sauvegarde…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que le programme fait.</extracomment>
        <translation type="unfinished">Maa ngi denc…</translation>
    </message>
    <message>
        <source>Je remets la sauvegarde en place…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que le programme fait.</extracomment>
        <translation type="unfinished">Maa ngi delloo kopi bi…</translation>
    </message>
    <message>
        <source>Je vérifie la bibliothèque…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que le programme fait.</extracomment>
        <translation type="unfinished">Maa ngi saytu kàggu gi…</translation>
    </message>
    <message>
        <source>Je répare la bibliothèque…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que le programme fait.</extracomment>
        <translation type="unfinished">Maa ngi defar kàggu gi…</translation>
    </message>
    <message>
        <source>Je complète la bibliothèque…</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que le programme fait : refaire ce qui manque.</extracomment>
        <translation type="unfinished">Maa ngi mottali kàggu gi…</translation>
    </message>
    <message>
        <source>La sauvegarde est faite.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Résultat.</extracomment>
        <translation type="unfinished">Kopi bi denc na.</translation>
    </message>
    <message>
        <source>La sauvegarde est revenue dans la bibliothèque.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Résultat.</extracomment>
        <translation type="unfinished">Kopi bi delsi na ci kàggu gi.</translation>
    </message>
    <message>
        <source>Tout est en bon état.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Résultat d'une vérification.</extracomment>
        <translation type="unfinished">Lépp baax na.</translation>
    </message>
    <message>
        <source>La bibliothèque est réparée.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Résultat.</extracomment>
        <translation type="unfinished">Kàggu gi defaru na.</translation>
    </message>
    <message>
        <source>Ce que la bibliothèque contient maintenant est gardé, comme sauvegarde.</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Suite de la question : rien n'est perdu.</extracomment>
        <translation type="unfinished">Li nekk léegi ci kàggu gi, ñu denc ko muy kopi.</translation>
    </message>
    <message>
        <source>Revenir</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton : oui, remettre la sauvegarde.</extracomment>
        <translation type="unfinished">Dellu</translation>
    </message>
    <message>
        <source>Laisser</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton : non, ne rien changer.</extracomment>
        <translation type="unfinished">Bàyyi</translation>
    </message>
    <message>
        <source>Revenir à la sauvegarde du {day} ?</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Question avant de remettre une copie en place. {day} : son jour et son heure.</extracomment>
        <translation type="unfinished">Dellu ci kopi {day} ?</translation>
    </message>
</context>
<context>
    <name>BackupChoice</name>
    <message>
        <source>quotidienne</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses : faite une fois par jour.</extracomment>
        <translation type="unfinished">bu bés bu nekk</translation>
    </message>
    <message>
        <source>demandée</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses : une personne l'a demandée.</extracomment>
        <translation type="unfinished">bu ñu laajoon</translation>
    </message>
    <message>
        <source>avant une mise à jour</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses.</extracomment>
        <translation type="unfinished">balaa ñuy yeesal</translation>
    </message>
    <message>
        <source>avant un changement de modèle</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses.</extracomment>
        <translation type="unfinished">balaa ñuy soppi model</translation>
    </message>
    <message>
        <source>avant une réparation</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses.</extracomment>
        <translation type="unfinished">balaa ñuy defar</translation>
    </message>
    <message>
        <source>avant un retour en arrière</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Raison d'une sauvegarde, entre parenthèses : avant qu'une plus ancienne soit remise.</extracomment>
        <translation type="unfinished">balaa ñuy dellu ginnaaw</translation>
    </message>
    <message>
        <source>À laquelle revenir ?</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Titre de la liste des sauvegardes, la plus récente d'abord : la personne en choisit une.</extracomment>
        <translation type="unfinished">Ban kopi ngay dellu ?</translation>
    </message>
    <message>
        <source>abîmée</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Dit d'une sauvegarde qui ne peut pas être lue, à la place du nombre de ses documents.</extracomment>
        <translation type="unfinished">yàqu na</translation>
    </message>
    <message>
        <source>{day} à {time}</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Quand la sauvegarde a été faite. {day} : le jour en toutes lettres ; {time} : l'heure.</extracomment>
        <translation type="unfinished">{day}, {time}</translation>
    </message>
    <message>
        <source>1 document</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que contient une sauvegarde.</extracomment>
        <translation type="unfinished">1 téere</translation>
    </message>
    <message>
        <source>{count} documents</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Ce que contient une sauvegarde. {count} : un nombre, 0 ou plus de 1.</extracomment>
        <translation type="unfinished">{count} téere</translation>
    </message>
    <message>
        <source>Choisir</source>
        <extracomment>Bibliothèque, carte des sauvegardes. Bouton à côté d'une sauvegarde de la liste : revenir à celle-ci.</extracomment>
        <translation type="unfinished">Tànn</translation>
    </message>
</context>
<context>
    <name>Certainty</name>
    <message>
        <source>peut-être</source>
        <extracomment>À côté d'une réponse : combien elle est sûre. Sûreté d'une réponse, la plus faible des trois.</extracomment>
        <translation type="unfinished">xëy na</translation>
    </message>
    <message>
        <source>assez sûr</source>
        <extracomment>À côté d'une réponse : combien elle est sûre. Sûreté d'une réponse, celle du milieu.</extracomment>
        <translation type="unfinished">daanaka wóor na</translation>
    </message>
    <message>
        <source>très sûr</source>
        <extracomment>À côté d'une réponse : combien elle est sûre. Sûreté d'une réponse, la plus forte.</extracomment>
        <translation type="unfinished">wóor na lool</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Quelque chose s'est mal passé dans WolofSearch.</source>
        <extracomment>Petite fenêtre montrée après une panne du programme.</extracomment>
        <translation type="unfinished">Am na lu baaxul lu xew ci WolofSearch.</translation>
    </message>
    <message>
        <source>Vos documents sont intacts et vous pouvez continuer. Copiez ces détails pour la personne qui vous aide.</source>
        <extracomment>Petite fenêtre montrée après une panne du programme.</extracomment>
        <translation type="unfinished">Sa téere yi dara jotu leen, te mën nga wéyal. Kopiyeel leeral yii, jox ko ki lay jàpple.</translation>
    </message>
    <message>
        <source>Détails</source>
        <extracomment>Petite fenêtre montrée après une panne du programme. Bouton : montre ou cache les détails techniques d'une panne.</extracomment>
        <translation type="unfinished">Leeral yi</translation>
    </message>
    <message>
        <source>Copier</source>
        <extracomment>Petite fenêtre montrée après une panne du programme. Bouton : copie les détails, pour les coller ailleurs.</extracomment>
        <translation type="unfinished">Kopiye</translation>
    </message>
    <message>
        <source>Copier les détails</source>
        <extracomment>Petite fenêtre montrée après une panne du programme.</extracomment>
        <translation type="unfinished">Kopiye leeral yi</translation>
    </message>
    <message>
        <source>Continuer</source>
        <extracomment>Petite fenêtre montrée après une panne du programme. Bouton : ferme le message de panne et retourne au travail.</extracomment>
        <translation type="unfinished">Wéyal</translation>
    </message>
</context>
<context>
    <name>DoctorController</name>
    <message>
        <source>diagnostic WolofSearch</source>
        <extracomment>Page d'examen. Nom proposé pour le fichier de diagnostic.</extracomment>
        <translation type="unfinished">saytu WolofSearch</translation>
    </message>
    <message>
        <source>Fichier de diagnostic</source>
        <extracomment>Page d'examen. Titre de la fenêtre où l'on choisit le fichier.</extracomment>
        <translation type="unfinished">Fisiyeb saytu</translation>
    </message>
</context>
<context>
    <name>DoctorPlace</name>
    <message>
        <source>Cet ordinateur est-il prêt ?</source>
        <extracomment>Page d'examen. Titre.</extracomment>
        <translation type="unfinished">Ndax ordinatëer bii pare na ?</translation>
    </message>
    <message>
        <source>Retour</source>
        <extracomment>Page d'examen. Bouton vers la page d'avant.</extracomment>
        <translation type="unfinished">Dellu</translation>
    </message>
    <message>
        <source>Examiner de nouveau</source>
        <extracomment>Page d'examen. Bouton.</extracomment>
        <translation type="unfinished">Saytuwaat</translation>
    </message>
    <message>
        <source>Fichier de diagnostic…</source>
        <extracomment>Page d'examen. Bouton.</extracomment>
        <translation type="unfinished">Fisiyeb saytu…</translation>
    </message>
    <message>
        <source>Enregistrer un fichier de diagnostic</source>
        <extracomment>Page d'examen. Nom du bouton pour les lecteurs d'écran.</extracomment>
        <translation type="unfinished">Denc fisiyeb saytu</translation>
    </message>
    <message>
        <source>J'examine cet ordinateur…</source>
        <extracomment>Page d'examen. Ce que le programme fait.</extracomment>
        <translation type="unfinished">Maa ngi saytu ordinatëer bii…</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Page d'examen. Bouton.</extracomment>
        <translation type="unfinished">Taxawal</translation>
    </message>
    <message>
        <source>Arrêter l'examen</source>
        <extracomment>Page d'examen. Nom du bouton « Arrêter » pour les lecteurs d'écran.</extracomment>
        <translation type="unfinished">Taxawal saytu bi</translation>
    </message>
    <message>
        <source>Avancement de l'examen</source>
        <extracomment>Page d'examen. Nom de la barre d'avancement.</extracomment>
        <translation type="unfinished">Fi saytu bi tollu</translation>
    </message>
    <message>
        <source>{name} est prêt. Il ne contient ni document, ni son, ni nom.</source>
        <extracomment>Page d'examen. {name} est le nom du fichier de diagnostic.</extracomment>
        <translation type="unfinished">{name} pare na. Amul ci téere, amul ci baat, amul ci tur.</translation>
    </message>
    <message>
        <source>1 point à regarder.</source>
        <extracomment>Page d'examen. Une seule ligne n'est pas bonne.</extracomment>
        <translation type="unfinished">1 mbir mu ñu wara xool.</translation>
    </message>
    <message>
        <source>{count} points à regarder.</source>
        <extracomment>Page d'examen. {count} est le nombre de lignes qui ne sont pas bonnes, 2 ou plus.</extracomment>
        <translation type="unfinished">{count} mbir yu ñu wara xool.</translation>
    </message>
    <message>
        <source>Tout est bien.</source>
        <extracomment>Page d'examen. Résultat.</extracomment>
        <translation type="unfinished">Lépp baax na.</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Ajouter à la bibliothèque</source>
        <extracomment>Quand on dépose un fichier dans la fenêtre. Bouton d'une proposition, quand un document a été déposé dans la page des questions.</extracomment>
        <translation type="unfinished">Yokk ci kàggu gi</translation>
    </message>
</context>
<context>
    <name>EarButton</name>
    <message>
        <source>Écouter</source>
        <extracomment>Bouton en forme d'oreille, sur une réponse. Bouton : fait lire le passage à voix haute.</extracomment>
        <translation type="unfinished">Déglu</translation>
    </message>
    <message>
        <source>Faire une pause</source>
        <extracomment>Bouton en forme d'oreille, sur une réponse. Bouton : suspend la lecture à voix haute.</extracomment>
        <translation type="unfinished">Taxawal tuuti</translation>
    </message>
    <message>
        <source>Continuer la lecture</source>
        <extracomment>Bouton en forme d'oreille, sur une réponse. Bouton : reprend la lecture à voix haute.</extracomment>
        <translation type="unfinished">Wéyal njàng mi</translation>
    </message>
    <message>
        <source>{action} : {title}</source>
        <extracomment>Bouton en forme d'oreille, sur une réponse. Nom du bouton pour un lecteur d'écran. {action} : ce qu'il fait ; {title} : le titre du document.</extracomment>
        <translation type="unfinished">{action} : {title}</translation>
    </message>
</context>
<context>
    <name>FailuresCard</name>
    <message>
        <source>Fichiers que je n'ai pas pu lire : {count}</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. {count} : un nombre, 1 ou plus.</extracomment>
        <translation type="unfinished">Fisiye yi ma mënul a jàng : {count}</translation>
    </message>
    <message>
        <source>et {count} autres</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Fin d'une liste qui n'est pas montrée en entier ; {count} : combien d'autres fichiers.</extracomment>
        <translation type="unfinished">ak yeneen {count}</translation>
    </message>
    <message>
        <source>Tout réessayer</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Bouton : essaie de nouveau de lire tous les fichiers de la liste.</extracomment>
        <translation type="unfinished">Jéemaat yépp</translation>
    </message>
    <message>
        <source>Essayer de nouveau de lire tous ces fichiers</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus.</extracomment>
        <translation type="unfinished">Jéemaat a jàng fisiye yii yépp</translation>
    </message>
    <message>
        <source>Enregistrer la liste…</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Bouton : demande où enregistrer la liste des fichiers illisibles.</extracomment>
        <translation type="unfinished">Denc lim bi…</translation>
    </message>
    <message>
        <source>Enregistrer la liste pour un tableur</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Nom pour un lecteur d'écran ; un tableur ouvre ce fichier.</extracomment>
        <translation type="unfinished">Denc lim bi ngir ab tablo</translation>
    </message>
    <message>
        <source>Fichier</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Titre d'une colonne.</extracomment>
        <translation type="unfinished">Fisiye</translation>
    </message>
    <message>
        <source>Raison</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Titre d'une colonne : pourquoi le fichier n'a pas été lu.</extracomment>
        <translation type="unfinished">Li ko waral</translation>
    </message>
    <message>
        <source>Que faire</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Titre d'une colonne : ce que l'on peut faire pour que le fichier soit lu.</extracomment>
        <translation type="unfinished">Li nga war a def</translation>
    </message>
    <message>
        <source>Quand</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. Titre d'une colonne : quand cela est arrivé.</extracomment>
        <translation type="unfinished">Kañ</translation>
    </message>
    <message>
        <source>Réessayer {name}</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. {name} : le nom d'un fichier.</extracomment>
        <translation type="unfinished">Jéemaat {name}</translation>
    </message>
    <message>
        <source>Ouvrir le dossier de {name}</source>
        <extracomment>Page de la bibliothèque, liste des fichiers qui n'ont pas pu être lus. {name} : le nom d'un fichier.</extracomment>
        <translation type="unfinished">Ubbi dosiye bi {name} nekk</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Collection</source>
        <extracomment>Filtres, sous la question. Nom d'un filtre : un groupe de documents de la bibliothèque.</extracomment>
        <translation type="unfinished">Dajale</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>Filtres, sous la question. Nom d'un filtre : sorte de fichier (PDF, DOCX…).</extracomment>
        <translation type="unfinished">Xeet</translation>
    </message>
    <message>
        <source>Langue</source>
        <extracomment>Filtres, sous la question. Nom d'un filtre : langue du document.</extracomment>
        <translation type="unfinished">Làkk</translation>
    </message>
    <message>
        <source>Date</source>
        <extracomment>Filtres, sous la question. Nom d'un filtre : année du document.</extracomment>
        <translation type="unfinished">Bés</translation>
    </message>
    <message>
        <source>Chercher dans une collection</source>
        <extracomment>Filtres, sous la question.</extracomment>
        <translation type="unfinished">Seet ci benn dajale</translation>
    </message>
    <message>
        <source>Chercher dans un format</source>
        <extracomment>Filtres, sous la question. « format » : sorte de fichier (PDF, DOCX…).</extracomment>
        <translation type="unfinished">Seet ci benn xeet</translation>
    </message>
    <message>
        <source>Chercher dans une langue</source>
        <extracomment>Filtres, sous la question.</extracomment>
        <translation type="unfinished">Seet ci benn làkk</translation>
    </message>
    <message>
        <source>Chercher dans une période</source>
        <extracomment>Filtres, sous la question.</extracomment>
        <translation type="unfinished">Seet ci jamono</translation>
    </message>
    <message>
        <source>Depuis {year}</source>
        <extracomment>Filtres, sous la question. Choix d'un filtre ; {year} : une année, 2019.</extracomment>
        <translation type="unfinished">Li dale ci {year}</translation>
    </message>
    <message>
        <source>Jusqu'en {year}</source>
        <extracomment>Filtres, sous la question. Choix d'un filtre ; {year} : une année, 2019.</extracomment>
        <translation type="unfinished">Ba ci {year}</translation>
    </message>
    <message>
        <source>Enlever les filtres</source>
        <extracomment>Filtres, sous la question. Bouton : cherche de nouveau dans tous les documents.</extracomment>
        <translation type="unfinished">Dindi filtar yi</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Bien</source>
        <extracomment>Page d'examen. Verdict d'une ligne.</extracomment>
        <translation type="unfinished">Baax na</translation>
    </message>
    <message>
        <source>À améliorer</source>
        <extracomment>Page d'examen. Verdict d'une ligne.</extracomment>
        <translation type="unfinished">Mën na gëna baax</translation>
    </message>
    <message>
        <source>À réparer</source>
        <extracomment>Page d'examen. Verdict d'une ligne.</extracomment>
        <translation type="unfinished">Dafay laaj defar</translation>
    </message>
</context>
<context>
    <name>FoldersCard</name>
    <message>
        <source>Dossiers ajoutés</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés.</extracomment>
        <translation type="unfinished">Dosiye yi ñu yokk</translation>
    </message>
    <message>
        <source>Retirer {count} documents de la bibliothèque ?</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. {count} : nombre de documents. Question posée avant de retirer un dossier.</extracomment>
        <translation type="unfinished">Dindi {count} téere ci kàggu gi ?</translation>
    </message>
    <message>
        <source>Les fichiers de {folder} restent où ils sont.</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. {folder} : chemin d'un dossier.</extracomment>
        <translation type="unfinished">Fisiye yi nekk ci {folder} duñu toxu.</translation>
    </message>
    <message>
        <source>Retirer</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. Bouton : oui, retirer ces documents de la bibliothèque.</extracomment>
        <translation type="unfinished">Dindi</translation>
    </message>
    <message>
        <source>Garder</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. Bouton : non, ne rien retirer.</extracomment>
        <translation type="unfinished">Bàyyi</translation>
    </message>
    <message>
        <source>{count} documents</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. {count} : nombre de documents d'un dossier.</extracomment>
        <translation type="unfinished">{count} téere</translation>
    </message>
    <message>
        <source>Retirer…</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. Bouton : retirer un dossier ; une question suit.</extracomment>
        <translation type="unfinished">Dindi…</translation>
    </message>
    <message>
        <source>Retirer le dossier {name}</source>
        <extracomment>Page de la bibliothèque, liste des dossiers ajoutés. {name} : nom d'un dossier.</extracomment>
        <translation type="unfinished">Dindi dosiye {name}</translation>
    </message>
</context>
<context>
    <name>FoldersController</name>
    <message>
        <source>Enregistrer la liste des fichiers illisibles</source>
        <extracomment>Page de la bibliothèque, enregistrement de la liste des fichiers illisibles. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Denc limu fisiye yi jànguwul</translation>
    </message>
    <message>
        <source>fichiers illisibles.csv</source>
        <extracomment>Page de la bibliothèque, enregistrement de la liste des fichiers illisibles. Nom de fichier proposé ; garder « .csv ».</extracomment>
        <translation type="unfinished">fisiye yi jànguwul.csv</translation>
    </message>
</context>
<context>
    <name>GuidePlace</name>
    <message>
        <source>Passer</source>
        <extracomment>Guide des premiers pas, en trois images. Bouton : passe le guide des premiers pas.</extracomment>
        <translation type="unfinished">Weesu</translation>
    </message>
    <message>
        <source>Image précédente</source>
        <extracomment>Guide des premiers pas, en trois images.</extracomment>
        <translation type="unfinished">Nataal bi jiitu</translation>
    </message>
    <message>
        <source>Écouter</source>
        <extracomment>Guide des premiers pas, en trois images. Bouton : fait dire à voix haute les mots sous l'image.</extracomment>
        <translation type="unfinished">Déglu</translation>
    </message>
    <message>
        <source>Bienvenue. Appuyez sur le grand bouton et posez votre question en wolof.</source>
        <extracomment>Guide des premiers pas, en trois images. Aussi dit à voix haute, avec les mots du son « guide_ask ».</extracomment>
        <translation type="unfinished">Dalal ak jàmm. Bësal butoŋ bu mag bi, te laaj ci wolof.</translation>
    </message>
    <message>
        <source>La réponse est cherchée dans les documents. Rien ne sort de cet ordinateur.</source>
        <extracomment>Guide des premiers pas, en trois images. Aussi dit à voix haute, avec les mots du son « guide_search ».</extracomment>
        <translation type="unfinished">Dinaa seet tontu bi ci téere yi. Dara du génn ci ordinatëer bii.</translation>
    </message>
    <message>
        <source>Appuyez sur l'oreille pour écouter la réponse.</source>
        <extracomment>Guide des premiers pas, en trois images. Aussi dit à voix haute, avec les mots du son « guide_listen ».</extracomment>
        <translation type="unfinished">Bësal nopp bi ngir déglu tontu bi.</translation>
    </message>
    <message>
        <source>Commencer</source>
        <extracomment>Guide des premiers pas, en trois images. Bouton : fin du guide, début de l'usage.</extracomment>
        <translation type="unfinished">Tàmbali</translation>
    </message>
    <message>
        <source>Suivant</source>
        <extracomment>Guide des premiers pas, en trois images. Bouton : image suivante du guide.</extracomment>
        <translation type="unfinished">Bi ci topp</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Demander</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : page où l'on pose sa question. Un mot court.</extracomment>
        <translation type="unfinished">Laaj</translation>
    </message>
    <message>
        <source>Bibliothèque</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : page de la bibliothèque. Un mot court.</extracomment>
        <translation type="unfinished">Kàggu</translation>
    </message>
    <message>
        <source>Réglages</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : page des réglages. Un mot court.</extracomment>
        <translation type="unfinished">Reglaas</translation>
    </message>
    <message>
        <source>À propos</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : page qui dit ce qu'est ce programme. Court.</extracomment>
        <translation type="unfinished">Lii lan la</translation>
    </message>
    <message>
        <source>Carnet</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : page des questions posées et des passages gardés. Un mot court.</extracomment>
        <translation type="unfinished">Kaye</translation>
    </message>
    <message>
        <source>Mode privé : rien n'est noté. Appuyez pour en sortir.</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible.</extracomment>
        <translation type="unfinished">Sutura : dara bindu fi. Bësal ngir génn.</translation>
    </message>
    <message>
        <source>Mode privé : ne rien noter</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Nom d'un bouton à deux états, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Sutura : bul bind dara</translation>
    </message>
    <message>
        <source>Privé</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Adjectif sur un bouton : mode privé, rien n'est noté. Un mot court.</extracomment>
        <translation type="unfinished">Sutura</translation>
    </message>
    <message>
        <source>Faire taire la fenêtre</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible.</extracomment>
        <translation type="unfinished">Noppiloo palanteer bi</translation>
    </message>
    <message>
        <source>Faire parler la fenêtre</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible.</extracomment>
        <translation type="unfinished">Waxloo palanteer bi</translation>
    </message>
    <message>
        <source>Tout montrer</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : quitte le mode simple.</extracomment>
        <translation type="unfinished">Wone lépp</translation>
    </message>
    <message>
        <source>Mode simple : le bouton et l'oreille</source>
        <extracomment>Barre en haut de la fenêtre, toujours visible. Bouton : ne montre que l'essentiel.</extracomment>
        <translation type="unfinished">Ni mu gën a yombe : butoŋ bi ak nopp bi</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Tout oublier</source>
        <extracomment>Carnet, questions posées. Bouton : efface toutes les questions notées.</extracomment>
        <translation type="unfinished">Fàtte yépp</translation>
    </message>
    <message>
        <source>Oublier toutes les questions et leurs enregistrements</source>
        <extracomment>Carnet, questions posées. Nom du bouton « Tout oublier » pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Fàtte laaj yépp ak baat yi ñu denc</translation>
    </message>
    <message>
        <source>Des enregistrements de votre voix sont gardés sur cet ordinateur.</source>
        <extracomment>Carnet, questions posées, quand aucune n'est notée : au-dessus, le bouton qui efface ces enregistrements.</extracomment>
        <translation type="unfinished">Am na sa baat bu ñu denc ci ordinatëer bii.</translation>
    </message>
    <message>
        <source>Vos questions ne quittent pas cet ordinateur.</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation type="unfinished">Sa laaj yi duñu génn ci ordinatëer bii.</translation>
    </message>
    <message>
        <source>Vos questions ne sont pas notées en ce moment.</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation type="unfinished">Sa laaj yi bindu fi nii-nii.</translation>
    </message>
    <message>
        <source>Pas encore de question</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation type="unfinished">Laaj amagul</translation>
    </message>
    <message>
        <source>Ce que vous demandez sera noté ici.</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation type="unfinished">Li ngay laaj dinañu ko bind fii.</translation>
    </message>
    <message>
        <source>Rien n'est noté</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation type="unfinished">Dara bindu fi</translation>
    </message>
    <message>
        <source>Le mode privé est allumé, ou les réglages disent de ne pas noter les questions.</source>
        <extracomment>Carnet, questions posées.</extracomment>
        <translation type="unfinished">Sutura dafa tàkk, wala reglaas yi nee nañu buñu bind laaj yi.</translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Ajouter des documents</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Titre d'une carte ; aussi le nom d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Yokk ay téere</translation>
    </message>
    <message>
        <source>Déposez-les ici, ou choisissez-les. Les originaux ne sont jamais modifiés.</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation type="unfinished">Dugal leen fii, wala nga tànn leen. Duñu soppi mukk fisiye yi.</translation>
    </message>
    <message>
        <source>Ajouter un dossier…</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Bouton.</extracomment>
        <translation type="unfinished">Yokk dosiye…</translation>
    </message>
    <message>
        <source>Ajouter des fichiers…</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Bouton.</extracomment>
        <translation type="unfinished">Yokk ay fisiye…</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Bouton : arrête l'ajout de documents.</extracomment>
        <translation type="unfinished">Taxawal</translation>
    </message>
    <message>
        <source>Arrêter l'ajout de documents</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation type="unfinished">Taxawal yokk téere yi</translation>
    </message>
    <message>
        <source>Avancement de l'ajout</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Nom d'une barre d'avancement, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Fi yokk bi tollu</translation>
    </message>
    <message>
        <source>Choisir quoi ajouter</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation type="unfinished">Tànn li ngay yokk</translation>
    </message>
    <message>
        <source>Choisir quels fichiers d'un dossier sont ajoutés</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation type="unfinished">Tànn fisiye yiy yokku ci benn dosiye</translation>
    </message>
    <message>
        <source>Doucement : laisser la moitié du temps aux autres programmes</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Case à cocher : le travail prend moitié moins de temps de calcul.</extracomment>
        <translation type="unfinished">Ndànk : bàyyil yeneen prograam yi genn-wàllu jot gi</translation>
    </message>
    <message>
        <source>{done} sur {total} fichiers, {passages} passages</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {done} et {total} : nombres de fichiers ; {passages} : passages ajoutés.</extracomment>
        <translation type="unfinished">{done} ci {total} fisiye, {passages} xaaj</translation>
    </message>
    <message>
        <source>À la fin, je lirai les images de {count} documents scannés.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {count} : nombre de documents scannés.</extracomment>
        <translation type="unfinished">Ci njeexteel li, dinaa jàng nataali {count} téere yu ñu eskane.</translation>
    </message>
    <message>
        <source>J'arrête après ce fichier…</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation type="unfinished">Dinaa taxaw ginaaw fisiye bii…</translation>
    </message>
    <message>
        <source>La batterie n'a plus que {percent} % : j'attends qu'elle charge.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {percent} : charge de la batterie, un nombre.</extracomment>
        <translation type="unfinished">Batri bi desul lu dul {percent} % : maa ngi xaar mu sarse.</translation>
    </message>
    <message>
        <source>J'ajoute vos documents…</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation type="unfinished">Maa ngi yokk sa téere yi…</translation>
    </message>
    <message>
        <source>Je regarde combien de temps cela prendra…</source>
        <extracomment>Page de la bibliothèque, ajout de documents. « combien de temps » l'ajout va prendre.</extracomment>
        <translation type="unfinished">Maa ngi xool fan lay yegg…</translation>
    </message>
    <message>
        <source>J'essaie de nouveau de lire ces fichiers…</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation type="unfinished">Maa ngi jéemaat a jàng fisiye yii…</translation>
    </message>
    <message>
        <source>Je retire ces documents de la bibliothèque…</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation type="unfinished">Maa ngi dindi téere yii ci kàggu gi…</translation>
    </message>
    <message>
        <source>Retrouvés ailleurs : {count}.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {count} : nombre de fichiers qui ont changé de dossier.</extracomment>
        <translation type="unfinished">Yi ñu gis feneen : {count}.</translation>
    </message>
    <message>
        <source>Disent la même chose qu'un autre : {count}.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {count} : nombre de fichiers en double.</extracomment>
        <translation type="unfinished">Yi wax li beneen wax : {count}.</translation>
    </message>
    <message>
        <source>Retirés parce qu'ils n'existent plus : {count}.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {count} : nombre de fichiers disparus.</extracomment>
        <translation type="unfinished">Yi ñu dindi ndax nekkatuñu fi : {count}.</translation>
    </message>
    <message>
        <source>Laissés de côté comme vous l'avez demandé : {count}.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {count} : nombre de fichiers laissés de côté.</extracomment>
        <translation type="unfinished">Yi ñu bàyyi ni nga ko bëggee : {count}.</translation>
    </message>
    <message>
        <source>autres</source>
        <extracomment>Page de la bibliothèque, ajout de documents. Mot pour les autres sortes de fichiers, au bout de la liste « .jpg (120), .exe (3), autres (5) ».</extracomment>
        <translation type="unfinished">yeneen</translation>
    </message>
    <message>
        <source>Ne sont pas des documents : {kinds}.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {kinds} : des suffixes de fichiers et leurs nombres, « .jpg (120), .exe (3) ».</extracomment>
        <translation type="unfinished">Yi nekkul ay téere : {kinds}.</translation>
    </message>
    <message>
        <source>{folder} n'est pas branché : ses documents restent.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {folder} : nom d'un dossier sur une clé ou un disque débranché.</extracomment>
        <translation type="unfinished">{folder} lonkuwul : téere yi ci nekk dañuy des.</translation>
    </message>
    <message>
        <source>Je regarde ce qu'il y a…</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation type="unfinished">Maa ngi xool li fi nekk…</translation>
    </message>
    <message>
        <source>Arrêté. Ce qui était ajouté reste ; recommencez quand vous voulez.</source>
        <extracomment>Page de la bibliothèque, ajout de documents.</extracomment>
        <translation type="unfinished">Taxaw na. Li nga yokkoon dina des ; tàmbaliwaatal bu la neexee.</translation>
    </message>
    <message>
        <source>Terminé : {added} ajoutés, {unchanged} déjà là, {failed} illisibles.</source>
        <extracomment>Page de la bibliothèque, ajout de documents. {added}, {unchanged}, {failed} : nombres de fichiers.</extracomment>
        <translation type="unfinished">Jeex na : {added} yokku nañu, {unchanged} nekkoon nañu fi, {failed} jànguwuñu.</translation>
    </message>
</context>
<context>
    <name>ImportChoices</name>
    <message>
        <source>Seulement :</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier. Étiquette d'un champ : les noms de fichiers à ajouter.</extracomment>
        <translation type="unfinished">Yii rekk :</translation>
    </message>
    <message>
        <source>Jamais :</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier. Étiquette d'un champ : les noms de fichiers à ne jamais ajouter.</extracomment>
        <translation type="unfinished">Mukk :</translation>
    </message>
    <message>
        <source>tout ce qui se lit, ou par exemple : *.pdf, lettres</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier. Exemple grisé dans un champ vide ; garder « *.pdf » et la virgule.</extracomment>
        <translation type="unfinished">lépp lu mën a jàngu, wala lu mel ni : *.pdf, bataaxal</translation>
    </message>
    <message>
        <source>par exemple : brouillons, *.csv</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier. Exemple grisé dans un champ vide ; garder « *.csv » et la virgule.</extracomment>
        <translation type="unfinished">lu mel ni : bruyoŋ, *.csv</translation>
    </message>
    <message>
        <source>Ajouter seulement les fichiers et dossiers de ces noms</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier.</extracomment>
        <translation type="unfinished">Yokk fisiye ak dosiye yu am tur yii rekk</translation>
    </message>
    <message>
        <source>Ne jamais ajouter les fichiers et dossiers de ces noms</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier.</extracomment>
        <translation type="unfinished">Bul yokk mukk fisiye ak dosiye yu am tur yii</translation>
    </message>
    <message>
        <source>Lire aussi le texte des pages scannées, après tout le reste</source>
        <extracomment>Page de la bibliothèque, choix des fichiers d'un dossier.</extracomment>
        <translation type="unfinished">Jàng itam mbindu xët yi ñu eskane, ginaaw li des lépp</translation>
    </message>
</context>
<context>
    <name>KeptCard</name>
    <message>
        <source>page {number}</source>
        <extracomment>Carnet, un passage gardé. {number} : numéro d'une page.</extracomment>
        <translation type="unfinished">xët {number}</translation>
    </message>
    <message>
        <source>gardé {moment}</source>
        <extracomment>Carnet, un passage gardé. {moment} : « aujourd'hui à 10:30 », « hier à 10:30 » ou une date.</extracomment>
        <translation type="unfinished">denc nañu ko {moment}</translation>
    </message>
    <message>
        <source>le document n'est pas dans cette bibliothèque</source>
        <extracomment>Carnet, un passage gardé.</extracomment>
        <translation type="unfinished">téere bi nekkul ci kàggu gii</translation>
    </message>
    <message>
        <source>Liste de {title}</source>
        <extracomment>Carnet, un passage gardé. {title} : titre d'un document. Nom de la boîte de choix où l'on range ce passage.</extracomment>
        <translation type="unfinished">Limu {title}</translation>
    </message>
    <message>
        <source>Ne plus garder</source>
        <extracomment>Carnet, un passage gardé. Bouton : retire le passage des passages gardés.</extracomment>
        <translation type="unfinished">Bul ko dencati</translation>
    </message>
    <message>
        <source>Ne plus garder {title}</source>
        <extracomment>Carnet, un passage gardé. {title} : titre d'un document.</extracomment>
        <translation type="unfinished">Bul dencati {title}</translation>
    </message>
</context>
<context>
    <name>KeptView</name>
    <message>
        <source>Favoris</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Nom de la liste des passages marqués d'une étoile.</extracomment>
        <translation type="unfinished">Yi ma gën a neex</translation>
    </message>
    <message>
        <source>Liste montrée</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Nom d'une boîte de choix, pour un lecteur d'écran : la liste que l'on voit.</extracomment>
        <translation type="unfinished">Lim biy feeñ</translation>
    </message>
    <message>
        <source>nouvelle liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Exemple grisé dans un champ vide où l'on écrit le nom d'une liste.</extracomment>
        <translation type="unfinished">lim bu bees</translation>
    </message>
    <message>
        <source>Nom d'une nouvelle liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture.</extracomment>
        <translation type="unfinished">Turu lim bu bees</translation>
    </message>
    <message>
        <source>Créer la liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton.</extracomment>
        <translation type="unfinished">Sos lim bi</translation>
    </message>
    <message>
        <source>Page à imprimer</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton : enregistre la liste comme une page à imprimer.</extracomment>
        <translation type="unfinished">Xët ngir imprime</translation>
    </message>
    <message>
        <source>Tableau (CSV)</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton : enregistre la liste pour un tableur.</extracomment>
        <translation type="unfinished">Tablo (CSV)</translation>
    </message>
    <message>
        <source>Vider la liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton : retire tous les passages de la liste, qui reste.</extracomment>
        <translation type="unfinished">Far li ci lim bi</translation>
    </message>
    <message>
        <source>Supprimer la liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton : la liste elle-même disparaît.</extracomment>
        <translation type="unfinished">Far lim bi</translation>
    </message>
    <message>
        <source>Rien dans cette liste</source>
        <extracomment>Carnet, passages gardés et listes de lecture.</extracomment>
        <translation type="unfinished">Dara nekkul ci lim bii</translation>
    </message>
    <message>
        <source>L'étoile à côté d'une réponse garde son passage dans les favoris.</source>
        <extracomment>Carnet, passages gardés et listes de lecture.</extracomment>
        <translation type="unfinished">Biddiiw bi ci wetu tontu bi day denc xaaj bi ci yi la gën a neex.</translation>
    </message>
    <message>
        <source>Ne plus garder les passages de « {name} » : {count} ?</source>
        <extracomment>Carnet, passages gardés et listes de lecture. {name} : nom d'une liste ; {count} : nombre de passages.</extracomment>
        <translation type="unfinished">Nga bañ a dencati xaaji « {name} » : {count} ?</translation>
    </message>
    <message>
        <source>Garder</source>
        <extracomment>Carnet, passages gardés et listes de lecture. Bouton : non, ne rien retirer.</extracomment>
        <translation type="unfinished">Denc leen ba tey</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Le dossier de ma bibliothèque</source>
        <extracomment>Page de la bibliothèque, choix d'un dossier ou de fichiers. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Dosiye sama kàggu</translation>
    </message>
    <message>
        <source>Ajouter un dossier de documents</source>
        <extracomment>Page de la bibliothèque, choix d'un dossier ou de fichiers. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Yokk dosiye téere yi</translation>
    </message>
    <message>
        <source>Ajouter des documents</source>
        <extracomment>Page de la bibliothèque, choix d'un dossier ou de fichiers. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Yokk ay téere</translation>
    </message>
</context>
<context>
    <name>LibraryPlace</name>
    <message>
        <source>Bibliothèque</source>
        <extracomment>Page de la bibliothèque. Titre de la page.</extracomment>
        <translation type="unfinished">Kàggu</translation>
    </message>
    <message>
        <source>Exemples</source>
        <extracomment>Page de la bibliothèque. Nom de la bibliothèque d'essai fournie.</extracomment>
        <translation type="unfinished">Misaal yi</translation>
    </message>
    <message>
        <source>Des documents fournis pour essayer : santé, agriculture, papiers, argent.</source>
        <extracomment>Page de la bibliothèque.</extracomment>
        <translation type="unfinished">Téere yu ñu la jox nga jéem : wér-gi-yaram, mbay, kayit, xaalis.</translation>
    </message>
    <message>
        <source>Ma bibliothèque</source>
        <extracomment>Page de la bibliothèque. Nom de la bibliothèque de l'usager.</extracomment>
        <translation type="unfinished">Sama kàggu</translation>
    </message>
    <message>
        <source>Changer de bibliothèque…</source>
        <extracomment>Page de la bibliothèque. Bouton.</extracomment>
        <translation type="unfinished">Soppi kàggu…</translation>
    </message>
    <message>
        <source>Choisir le dossier de ma bibliothèque</source>
        <extracomment>Page de la bibliothèque.</extracomment>
        <translation type="unfinished">Tànn dosiye sama kàggu</translation>
    </message>
    <message>
        <source>documents</source>
        <extracomment>Page de la bibliothèque. Sous un grand nombre : tant de documents.</extracomment>
        <translation type="unfinished">téere</translation>
    </message>
    <message>
        <source>passages que l'on peut trouver</source>
        <extracomment>Page de la bibliothèque. Sous un grand nombre : tant de passages.</extracomment>
        <translation type="unfinished">xaaj yi ñu mën a gis</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Modèle pour la recherche et l'usage non commercial : une partie des données d'apprentissage est sous CC BY-NC(-ND) ou ne dit pas sa licence.</source>
        <extracomment>Page « À propos », licence d'un modèle. « Poids » : les nombres appris par le modèle.</extracomment>
        <translation type="unfinished">Ngir gëstu ak lu dul njaay : am na ci li ñu ko jàngale lu nekk ci CC BY-NC(-ND) wala lu waxul lisaasam.</translation>
    </message>
    <message>
        <source>Le modèle ne la dit pas ; demandez à qui l'a publié.</source>
        <extracomment>Page « À propos », licence d'un modèle. « la » : la licence.</extracomment>
        <translation type="unfinished">Model bi waxu ko ; laajal ki ko siiwal.</translation>
    </message>
</context>
<context>
    <name>ListeningPanel</name>
    <message>
        <source>Je me prépare…</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Le programme se charge.</extracomment>
        <translation type="unfinished">Maa ngi waaj…</translation>
    </message>
    <message>
        <source>Encore un instant.</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation type="unfinished">Xaaral tuuti.</translation>
    </message>
    <message>
        <source>Appuyez et parlez en wolof</source>
        <extracomment>Page des questions, autour du grand bouton du micro. La phrase la plus vue : sous le grand bouton.</extracomment>
        <translation type="unfinished">Bësal te wax ci wolof</translation>
    </message>
    <message>
        <source>Un appui suffit, ou gardez appuyé en parlant. La réponse vient de documents en français.</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation type="unfinished">Bësal benn yoon, wala nga téye ko ba noppi wax. Tontu bi mu ngi jóge ci téere yu ñu bind ci tubaab.</translation>
    </message>
    <message>
        <source>Je vous écoute…</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation type="unfinished">Maa ngi lay déglu…</translation>
    </message>
    <message>
        <source>Je m'arrête quand vous lâchez.</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Pendant qu'une main le garde enfoncé.</extracomment>
        <translation type="unfinished">Dinaa taxaw boo bàyyee.</translation>
    </message>
    <message>
        <source>Je m'arrête quand vous vous taisez, ou appuyez encore.</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation type="unfinished">Dinaa taxaw boo noppee, wala nga bësaat.</translation>
    </message>
    <message>
        <source>Je cherche…</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation type="unfinished">Maa ngi seet…</translation>
    </message>
    <message>
        <source>Rien ne quitte cet ordinateur.</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation type="unfinished">Dara du génn ci ordinatëer bii.</translation>
    </message>
    <message>
        <source>Pas de micro</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation type="unfinished">Mikro amul</translation>
    </message>
    <message>
        <source>Vous pouvez écrire, ou ouvrir un enregistrement.</source>
        <extracomment>Page des questions, autour du grand bouton du micro.</extracomment>
        <translation type="unfinished">Mën nga bind, wala nga ubbi baat bu ñu denc.</translation>
    </message>
    <message>
        <source>Je ne suis pas prêt</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Le modèle ou la bibliothèque manque.</extracomment>
        <translation type="unfinished">Waajaguma</translation>
    </message>
    <message>
        <source>Il manque quelque chose :</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Suivi de ce qui manque.</extracomment>
        <translation type="unfinished">Am na lu manke :</translation>
    </message>
    <message>
        <source>ou écrivez ici</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Exemple grisé du champ où l'on écrit la question.</extracomment>
        <translation type="unfinished">wala nga bind fii</translation>
    </message>
    <message>
        <source>Question écrite</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Nom du champ, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Laaj bu ñu bind</translation>
    </message>
    <message>
        <source>Ouvrir un enregistrement</source>
        <extracomment>Page des questions, autour du grand bouton du micro. Bouton : cherche avec un fichier de son.</extracomment>
        <translation type="unfinished">Ubbi baat bu ñu denc</translation>
    </message>
    <message>
        <source>Enlever les filtres : {filters}</source>
        <extracomment>Page des questions, autour du grand bouton du micro. {filters} : les filtres en service, séparés par des virgules.</extracomment>
        <translation type="unfinished">Dindi filtar yi : {filters}</translation>
    </message>
</context>
<context>
    <name>ManualPlace</name>
    <message>
        <source>Fermer</source>
        <extracomment>Page du mode d'emploi. Bouton : quitte le mode d'emploi.</extracomment>
        <translation type="unfinished">Tëj</translation>
    </message>
    <message>
        <source>Fermer le mode d'emploi</source>
        <extracomment>Page du mode d'emploi. Le même bouton, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Tëj téere ndimbal li</translation>
    </message>
    <message>
        <source>Sommaire</source>
        <extracomment>Page du mode d'emploi. Bouton : la liste des guides.</extracomment>
        <translation type="unfinished">Li ci biir</translation>
    </message>
    <message>
        <source>Mode d'emploi</source>
        <extracomment>Page du mode d'emploi. Nom du texte, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Téere ndimbal</translation>
    </message>
    <message>
        <source>Ce lien mène hors de cet ordinateur : {address}</source>
        <extracomment>Page du mode d'emploi. {address} : une adresse du web.</extracomment>
        <translation type="unfinished">Lien bii dafay génn ci ordinatëer bii : {address}</translation>
    </message>
    <message>
        <source>WolofSearch n'ouvre aucune connexion. Le navigateur de cet ordinateur peut le faire.</source>
        <extracomment>Page du mode d'emploi. Suite de la phrase sur un lien du web.</extracomment>
        <translation type="unfinished">WolofSearch du ubbi benn lëkkaloo. Nawigatëeru ordinatëer bii mën na ko def.</translation>
    </message>
    <message>
        <source>Ouvrir dans le navigateur</source>
        <extracomment>Page du mode d'emploi. Bouton : oui, ouvrir ce lien.</extracomment>
        <translation type="unfinished">Ubbi ko ci nawigatëer bi</translation>
    </message>
    <message>
        <source>Rester ici</source>
        <extracomment>Page du mode d'emploi. Bouton : non, ne rien ouvrir.</extracomment>
        <translation type="unfinished">Des fii</translation>
    </message>
</context>
<context>
    <name>ModelController</name>
    <message>
        <source>Le dossier du modèle</source>
        <extracomment>Page « À propos », installation et retrait de modèles. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Dosiye model bi</translation>
    </message>
    <message>
        <source>Modèles ({suffixes})</source>
        <extracomment>Page « À propos », installation et retrait de modèles. Dans une fenêtre de fichiers ; {suffixes} : *.zip *.tar…</extracomment>
        <translation type="unfinished">Model yi ({suffixes})</translation>
    </message>
    <message>
        <source>Le fichier du modèle</source>
        <extracomment>Page « À propos », installation et retrait de modèles. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Fisiye model bi</translation>
    </message>
    <message>
        <source>Retirer le modèle {name} de cet ordinateur ?</source>
        <extracomment>Page « À propos », installation et retrait de modèles. {name} : nom d'un modèle.</extracomment>
        <translation type="unfinished">Dindi model {name} ci ordinatëer bii ?</translation>
    </message>
    <message>
        <source>Ses fichiers seront effacés. Pour le ravoir, il faudra le réinstaller.</source>
        <extracomment>Page « À propos », installation et retrait de modèles.</extracomment>
        <translation type="unfinished">Dinañu far fisiyeem yi. Boo ko bëggaatee, fàww nga instaleewaat ko.</translation>
    </message>
    <message>
        <source>Retirer</source>
        <extracomment>Page « À propos », installation et retrait de modèles. Bouton : oui, retirer ce modèle.</extracomment>
        <translation type="unfinished">Dindi</translation>
    </message>
    <message>
        <source>Garder</source>
        <extracomment>Page « À propos », installation et retrait de modèles. Bouton : non, ne rien retirer.</extracomment>
        <translation type="unfinished">Bàyyi</translation>
    </message>
    <message>
        <source>Le modèle {name} est installé.</source>
        <extracomment>Page « À propos », installation et retrait de modèles. {name} : nom d'un modèle.</extracomment>
        <translation type="unfinished">Model {name} instale nañu ko.</translation>
    </message>
    <message>
        <source>Arrêté.</source>
        <extracomment>Page « À propos », installation et retrait de modèles. L'installation a été arrêtée.</extracomment>
        <translation type="unfinished">Taxaw na.</translation>
    </message>
    <message>
        <source>Le modèle {name} est en bon état.</source>
        <extracomment>Page « À propos », installation et retrait de modèles. {name} : nom d'un modèle ; ses fichiers ont été vérifiés.</extracomment>
        <translation type="unfinished">Model {name} baax na.</translation>
    </message>
    <message>
        <source>Le modèle {name} est retiré.</source>
        <extracomment>Page « À propos », installation et retrait de modèles. {name} : nom d'un modèle.</extracomment>
        <translation type="unfinished">Model {name} dindi nañu ko.</translation>
    </message>
</context>
<context>
    <name>ModelPlace</name>
    <message>
        <source>À propos</source>
        <extracomment>Page « À propos ». Titre de la page.</extracomment>
        <translation type="unfinished">Lii lan la</translation>
    </message>
    <message>
        <source>WolofSearch {version} : parlez wolof, trouvez en français.</source>
        <extracomment>Page « À propos ». {version} : numéro de version. Le programme en une phrase.</extracomment>
        <translation type="unfinished">WolofSearch {version} : waxal wolof, gis ci tubaab.</translation>
    </message>
    <message>
        <source>Rien ne quitte cet ordinateur</source>
        <extracomment>Page « À propos ».</extracomment>
        <translation type="unfinished">Dara du génn ci ordinatëer bii</translation>
    </message>
    <message>
        <source>Votre voix, vos questions et vos documents restent ici. Aucun réseau n'est nécessaire.</source>
        <extracomment>Page « À propos ».</extracomment>
        <translation type="unfinished">Sa baat, say laaj ak say téere fii lañuy des. Soxlawul benn rezo.</translation>
    </message>
    <message>
        <source>Fiche du modèle</source>
        <extracomment>Page « À propos ». Nom du texte qui décrit le modèle, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Kàrtu model bi</translation>
    </message>
    <message>
        <source>Calcul</source>
        <extracomment>Page « À propos ». Étiquette : ce qui calcule (processeur, carte graphique).</extracomment>
        <translation type="unfinished">Liy xayma</translation>
    </message>
    <message>
        <source>Précision</source>
        <extracomment>Page « À propos ». Étiquette : précision des nombres (int8, float32).</extracomment>
        <translation type="unfinished">Presisioŋ</translation>
    </message>
    <message>
        <source>Taille</source>
        <extracomment>Page « À propos ». Étiquette : place que le modèle prend sur le disque.</extracomment>
        <translation type="unfinished">Dayo</translation>
    </message>
    <message>
        <source>Licence</source>
        <extracomment>Page « À propos ». Étiquette : licence du modèle.</extracomment>
        <translation type="unfinished">Lisaas</translation>
    </message>
    <message>
        <source>Le modèle se prépare…</source>
        <extracomment>Page « À propos ».</extracomment>
        <translation type="unfinished">Model bi mu ngi waaj…</translation>
    </message>
    <message>
        <source>Modèle {name}</source>
        <extracomment>Page « À propos ». {name} : nom d'un modèle.</extracomment>
        <translation type="unfinished">Model {name}</translation>
    </message>
    <message>
        <source>Mode d'emploi (F1)</source>
        <extracomment>Page « À propos ». Bouton ; F1 est une touche.</extracomment>
        <translation type="unfinished">Téere ndimbal (F1)</translation>
    </message>
    <message>
        <source>Revoir le guide en trois images</source>
        <extracomment>Page « À propos ».</extracomment>
        <translation type="unfinished">Gisaat ñetti nataal yi</translation>
    </message>
    <message>
        <source>Examiner cet ordinateur</source>
        <extracomment>Page « À propos ». Bouton vers la page d'examen.</extracomment>
        <translation type="unfinished">Saytu ordinatëer bii</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>{name}, en service</source>
        <extracomment>Page « À propos », un modèle installé. {name} : nom d'un modèle ; c'est celui qui répond maintenant.</extracomment>
        <translation type="unfinished">{name}, mooy liggéey</translation>
    </message>
    <message>
        <source>Il lui faut {size} sur le disque et, en service, environ le double de mémoire.</source>
        <extracomment>Page « À propos », un modèle installé. {size} : une taille, 85 Mo.</extracomment>
        <translation type="unfinished">Dafa soxla {size} ci disk bi, te buy liggéey lu tollook ñaari yoon ci memuwaar.</translation>
    </message>
    <message>
        <source>Utiliser</source>
        <extracomment>Page « À propos », un modèle installé. Bouton : ce modèle répondra désormais.</extracomment>
        <translation type="unfinished">Jëfandikoo</translation>
    </message>
    <message>
        <source>Utiliser le modèle {name}</source>
        <extracomment>Page « À propos », un modèle installé. {name} : nom d'un modèle.</extracomment>
        <translation type="unfinished">Jëfandikoo model {name}</translation>
    </message>
    <message>
        <source>Vérifier</source>
        <extracomment>Page « À propos », un modèle installé. Bouton : regarde si les fichiers du modèle sont intacts.</extracomment>
        <translation type="unfinished">Saytu</translation>
    </message>
    <message>
        <source>Vérifier le modèle {name}</source>
        <extracomment>Page « À propos », un modèle installé. {name} : nom d'un modèle.</extracomment>
        <translation type="unfinished">Saytu model {name}</translation>
    </message>
    <message>
        <source>Retirer…</source>
        <extracomment>Page « À propos », un modèle installé. Bouton : retirer un modèle ; une question suit.</extracomment>
        <translation type="unfinished">Dindi…</translation>
    </message>
    <message>
        <source>Retirer le modèle {name}</source>
        <extracomment>Page « À propos », un modèle installé. {name} : nom d'un modèle.</extracomment>
        <translation type="unfinished">Dindi model {name}</translation>
    </message>
</context>
<context>
    <name>ModelsCard</name>
    <message>
        <source>Modèles installés</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation type="unfinished">Model yi ñu instale</translation>
    </message>
    <message>
        <source>Un modèle apporté sur une clé s'installe ici. Il est vérifié et essayé avant de servir.</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation type="unfinished">Model bu ñu indi ci kle, fii lañu koy instalee. Dañu koy saytu, jéem ko, balaa muy liggéey.</translation>
    </message>
    <message>
        <source>Installer depuis un dossier…</source>
        <extracomment>Page « À propos », carte des modèles installés. Bouton.</extracomment>
        <translation type="unfinished">Instale li nekk ci dosiye…</translation>
    </message>
    <message>
        <source>Installer un modèle depuis un dossier</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation type="unfinished">Instale model bu nekk ci dosiye</translation>
    </message>
    <message>
        <source>Installer depuis un fichier…</source>
        <extracomment>Page « À propos », carte des modèles installés. Bouton.</extracomment>
        <translation type="unfinished">Instale li nekk ci fisiye…</translation>
    </message>
    <message>
        <source>Installer un modèle depuis un fichier .zip ou .tar</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation type="unfinished">Instale model bu nekk ci fisiye .zip wala .tar</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Page « À propos », carte des modèles installés. Bouton : arrête l'installation d'un modèle.</extracomment>
        <translation type="unfinished">Taxawal</translation>
    </message>
    <message>
        <source>Arrêter l'installation</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation type="unfinished">Taxawal instale bi</translation>
    </message>
    <message>
        <source>Avancement de l'installation</source>
        <extracomment>Page « À propos », carte des modèles installés. Nom d'une barre d'avancement, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Fi instale bi tollu</translation>
    </message>
    <message>
        <source>J'essaie le modèle…</source>
        <extracomment>Page « À propos », carte des modèles installés. « essayer » : mettre à l'épreuve.</extracomment>
        <translation type="unfinished">Maa ngi jéem model bi…</translation>
    </message>
    <message>
        <source>Je copie le modèle…</source>
        <extracomment>Page « À propos », carte des modèles installés.</extracomment>
        <translation type="unfinished">Maa ngi kopiye model bi…</translation>
    </message>
    <message>
        <source>{done} sur {total}</source>
        <extracomment>Page « À propos », carte des modèles installés. {done} et {total} : tailles, 12 Mo sur 85 Mo.</extracomment>
        <translation type="unfinished">{done} ci {total}</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>aujourd'hui à {time}</source>
        <extracomment>Dans le carnet, quand une chose est arrivée. {time} : une heure, 10:30.</extracomment>
        <translation type="unfinished">tey ci {time}</translation>
    </message>
    <message>
        <source>hier à {time}</source>
        <extracomment>Dans le carnet, quand une chose est arrivée. {time} : une heure, 10:30.</extracomment>
        <translation type="unfinished">démb ci {time}</translation>
    </message>
</context>
<context>
    <name>NotebookController</name>
    <message>
        <source>page {number}</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. {number} : numéro d'une page.</extracomment>
        <translation type="unfinished">xët {number}</translation>
    </message>
    <message>
        <source>Page à imprimer (*.html)</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Dans une fenêtre de fichiers ; garder « (*.html) ».</extracomment>
        <translation type="unfinished">Xët ngir imprime (*.html)</translation>
    </message>
    <message>
        <source>Titre</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : titre du document.</extracomment>
        <translation type="unfinished">Tiitar</translation>
    </message>
    <message>
        <source>Page</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : numéro de la page.</extracomment>
        <translation type="unfinished">Xët</translation>
    </message>
    <message>
        <source>Passage</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : les mots du passage.</extracomment>
        <translation type="unfinished">Xaaj</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : sorte de fichier.</extracomment>
        <translation type="unfinished">Xeet</translation>
    </message>
    <message>
        <source>Fichier</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : chemin du fichier.</extracomment>
        <translation type="unfinished">Fisiye</translation>
    </message>
    <message>
        <source>Gardé le</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une colonne : date où le passage a été gardé.</extracomment>
        <translation type="unfinished">Bés bi ñu ko dencee</translation>
    </message>
    <message>
        <source>Tableau (*.csv)</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Dans une fenêtre de fichiers ; garder « (*.csv) ».</extracomment>
        <translation type="unfinished">Tablo (*.csv)</translation>
    </message>
    <message>
        <source>Enregistrer la liste</source>
        <extracomment>Carnet, enregistrement d'une liste dans un fichier. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Denc lim bi</translation>
    </message>
</context>
<context>
    <name>NotebookPlace</name>
    <message>
        <source>Carnet</source>
        <extracomment>Carnet, en haut de la page. Titre de la page.</extracomment>
        <translation type="unfinished">Kaye</translation>
    </message>
    <message>
        <source>Questions posées</source>
        <extracomment>Carnet, en haut de la page. Titre d'un onglet.</extracomment>
        <translation type="unfinished">Laaj yi ñu laaj</translation>
    </message>
    <message>
        <source>Les réécouter, les reposer, les oublier.</source>
        <extracomment>Carnet, en haut de la page. « les » : les questions.</extracomment>
        <translation type="unfinished">Dégluwaat leen, laajaat leen, fàtte leen.</translation>
    </message>
    <message>
        <source>Passages gardés</source>
        <extracomment>Carnet, en haut de la page. Titre d'un onglet.</extracomment>
        <translation type="unfinished">Xaaj yi ñu denc</translation>
    </message>
    <message>
        <source>Vos favoris et vos listes de lecture.</source>
        <extracomment>Carnet, en haut de la page.</extracomment>
        <translation type="unfinished">Yi la gën a neex ak limi njàngam.</translation>
    </message>
</context>
<context>
    <name>PackageCard</name>
    <message>
        <source>{done} sur {total}</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». {done} et {total} : tailles, 12 Mo sur 85 Mo.</extracomment>
        <translation type="unfinished">{done} ci {total}</translation>
    </message>
    <message>
        <source>Il n'est pas signé : ne vous y fiez que si vous connaissez la personne qui vous l'a donné.</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». « il » : le paquet.</extracomment>
        <translation type="unfinished">Siñewuñu ko : bu ko wóolu lu dul ne xam nga ki la ko jox.</translation>
    </message>
    <message>
        <source>Sur une clé USB</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Titre de la carte : emporter ou apporter une bibliothèque.</extracomment>
        <translation type="unfinished">Ci kle USB</translation>
    </message>
    <message>
        <source>Copier depuis une clé…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Bouton.</extracomment>
        <translation type="unfinished">Indi ci kle…</translation>
    </message>
    <message>
        <source>Copier vers une clé…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Bouton.</extracomment>
        <translation type="unfinished">Yóbbu ci kle…</translation>
    </message>
    <message>
        <source>Copier aussi les documents eux-mêmes</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Case à cocher.</extracomment>
        <translation type="unfinished">Yóbbuwaale téere yi ci seen bopp</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Bouton : arrête la copie.</extracomment>
        <translation type="unfinished">Taxawal</translation>
    </message>
    <message>
        <source>Arrêter la copie</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation type="unfinished">Taxawal kopi bi</translation>
    </message>
    <message>
        <source>Avancement de la copie</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Nom d'une barre d'avancement, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Fi kopi bi tollu</translation>
    </message>
    <message>
        <source>Je rassemble la bibliothèque…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation type="unfinished">Maa ngi dajale kàggu gi…</translation>
    </message>
    <message>
        <source>Je copie…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation type="unfinished">Maa ngi kopiye…</translation>
    </message>
    <message>
        <source>Je vérifie…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation type="unfinished">Maa ngi saytu…</translation>
    </message>
    <message>
        <source>Je prépare la recherche…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation type="unfinished">Maa ngi waajal seet bi…</translation>
    </message>
    <message>
        <source>Apporter la bibliothèque {name} ({size}) ?</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». {name} : nom d'une bibliothèque ; {size} : une taille, 85 Mo.</extracomment>
        <translation type="unfinished">Indi kàggu {name} ({size}) ?</translation>
    </message>
    <message>
        <source>Installer le modèle {name} ({size}) ?</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». {name} : nom d'un modèle ; {size} : une taille, 85 Mo.</extracomment>
        <translation type="unfinished">Instale model {name} ({size}) ?</translation>
    </message>
    <message>
        <source>Apporter</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Bouton : oui, apporter cette bibliothèque.</extracomment>
        <translation type="unfinished">Indi</translation>
    </message>
    <message>
        <source>Laisser</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». Bouton : non, ne pas l'apporter.</extracomment>
        <translation type="unfinished">Bàyyi</translation>
    </message>
    <message>
        <source>Signé par une clé inconnue ici ({key}). Demandez à la personne qui l'a publié si c'est la sienne.</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». {key} : les premiers caractères d'une clé.</extracomment>
        <translation type="unfinished">Siñe nañu ko ak caabi ju ñu xamul fii ({key}). Laajal ki ko siiwal ndax moo ko moom.</translation>
    </message>
    <message>
        <source>Une bibliothèque entière tient dans un fichier : elle va d'un ordinateur à l'autre sans réseau.</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation type="unfinished">Kàggu gépp dina dem ci benn fisiye : mën na jóge ci ordinatëer dem ci beneen te du laaj rezo.</translation>
    </message>
    <message>
        <source>Un modèle tient dans un fichier : il va d'un ordinateur à l'autre sans réseau.</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation type="unfinished">Model dina dem ci benn fisiye : mën na jóge ci ordinatëer dem ci beneen te du laaj rezo.</translation>
    </message>
    <message>
        <source>Je regarde ce qu'il y a…</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ».</extracomment>
        <translation type="unfinished">Maa ngi xool li fi nekk…</translation>
    </message>
    <message>
        <source>Signé par {name}, à qui vous faites confiance.</source>
        <extracomment>Page de la bibliothèque et page « À propos », carte « Sur une clé ». {name} : nom d'une personne ou d'un organisme.</extracomment>
        <translation type="unfinished">{name} moo ko siñe, te wóolu nga ko.</translation>
    </message>
    <message>
        <source>Dans un dossier que je choisis, aussi sur une clé</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Case à cocher sous la question « Apporter la bibliothèque… ? » : la bibliothèque est mise dans un dossier choisi ensuite, et utilisée de là.</extracomment>
        <translation type="unfinished">Ci dosiye bu ma tànn, mën na nekk ci kle</translation>
    </message>
</context>
<context>
    <name>PackageController</name>
    <message>
        <source>Copier depuis une clé</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Indi ci kle</translation>
    </message>
    <message>
        <source>Copier vers une clé</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Yóbbu ci kle</translation>
    </message>
    <message>
        <source>La bibliothèque {name} est là. C'est elle qui répond maintenant.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. {name} : nom d'une bibliothèque.</extracomment>
        <translation type="unfinished">Kàggu {name} mu ngi fi. Moom mooy tontu léegi.</translation>
    </message>
    <message>
        <source>La bibliothèque {name} est mise à jour. C'est elle qui répond maintenant.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. {name} : nom d'une bibliothèque.</extracomment>
        <translation type="unfinished">Kàggu {name} yeesal nañu ko. Moom mooy tontu léegi.</translation>
    </message>
    <message>
        <source>La bibliothèque {name} était déjà là. C'est elle qui répond maintenant.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. {name} : nom d'une bibliothèque.</extracomment>
        <translation type="unfinished">Kàggu {name} nekkoon na fi. Moom mooy tontu léegi.</translation>
    </message>
    <message>
        <source>Paquets ({suffixes})</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. Dans une fenêtre de fichiers ; {suffixes} : *.woloflib…</extracomment>
        <translation type="unfinished">Pake yi ({suffixes})</translation>
    </message>
    <message>
        <source>{file} est prêt.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. {file} : nom du fichier qui vient d'être fait.</extracomment>
        <translation type="unfinished">{file} jekk na.</translation>
    </message>
    <message>
        <source>Arrêté. Ce qui est copié servira la prochaine fois.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé.</extracomment>
        <translation type="unfinished">Taxaw na. Li ñu kopiye ba noppi dina jariñ beneen yoon.</translation>
    </message>
    <message>
        <source>Documents dont seul le texte a pu être pris : {count}.</source>
        <extracomment>Ce qui est dit quand une bibliothèque est apportée ou emportée sur une clé. {count} : nombre de documents dont l'original manque.</extracomment>
        <translation type="unfinished">Téere yi nga xam ne seen mbind rekk lañu mënoon a jël : {count}.</translation>
    </message>
    <message>
        <source>Où mettre la bibliothèque</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Titre de la fenêtre où l'on choisit un dossier pour la bibliothèque apportée.</extracomment>
        <translation type="unfinished">Fan lañuy def kàggu gi</translation>
    </message>
    <message>
        <source>La clé de signature est faite : {key}. « wolofsearch publisher show » montre ce qu'il faut donner à qui doit vous faire confiance.</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Résultat. {key} : le numéro de la clé de signature, 16 chiffres et lettres. La commande reste telle quelle.</extracomment>
        <translation type="unfinished">Caabi siñe bi defaru na : {key}. « wolofsearch publisher show » day wone li ñu war a jox ñi la war a wóolu.</translation>
    </message>
</context>
<context>
    <name>PagedList</name>
    <message>
        <source>En voir plus</source>
        <extracomment>Au bas d'une longue liste. Bouton au bas d'une liste : en montre la suite.</extracomment>
        <translation type="unfinished">Gis yeneen</translation>
    </message>
</context>
<context>
    <name>PassageActions</name>
    <message>
        <source>Garder ce passage</source>
        <extracomment>Boutons sur une réponse ou à côté d'un passage. Bouton en forme d'étoile.</extracomment>
        <translation type="unfinished">Denc xaaj bii</translation>
    </message>
    <message>
        <source>Ne plus garder</source>
        <extracomment>Boutons sur une réponse ou à côté d'un passage. Bouton en forme d'étoile pleine.</extracomment>
        <translation type="unfinished">Bul ko dencati</translation>
    </message>
    <message>
        <source>Passages proches</source>
        <extracomment>Boutons sur une réponse ou à côté d'un passage. Bouton : cherche des passages qui parlent de la même chose.</extracomment>
        <translation type="unfinished">Xaaj yu nuróo</translation>
    </message>
    <message>
        <source>{action} : {title}</source>
        <extracomment>Boutons sur une réponse ou à côté d'un passage. Nom du bouton pour un lecteur d'écran. {action} : ce qu'il fait ; {title} : le titre du document.</extracomment>
        <translation type="unfinished">{action} : {title}</translation>
    </message>
</context>
<context>
    <name>PassageController</name>
    <message>
        <source>Réessayer</source>
        <extracomment>Lecture d'un document, quand il n'a pas pu être montré. Bouton sous une erreur.</extracomment>
        <translation type="unfinished">Jéemaat</translation>
    </message>
</context>
<context>
    <name>PassageOutput</name>
    <message>
        <source>Document PDF (*.pdf);;Page web (*.html)</source>
        <extracomment>Lecture d'un document, enregistrement d'un passage. Dans une fenêtre de fichiers ; garder « (*.pdf);; » et « (*.html) ».</extracomment>
        <translation type="unfinished">Téere PDF (*.pdf);;Xëtu web (*.html)</translation>
    </message>
    <message>
        <source>Enregistrer le passage</source>
        <extracomment>Lecture d'un document, enregistrement d'un passage. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Denc xaaj bi</translation>
    </message>
</context>
<context>
    <name>PassagePlace</name>
    <message>
        <source>Retour aux réponses</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Bouton : quitte la lecture d'un document.</extracomment>
        <translation type="unfinished">Dellu ci tontu yi</translation>
    </message>
    <message>
        <source>Passage précédent</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Bouton.</extracomment>
        <translation type="unfinished">Xaaj bi jiitu</translation>
    </message>
    <message>
        <source>Passage suivant</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Bouton.</extracomment>
        <translation type="unfinished">Xaaj bi ci topp</translation>
    </message>
    <message>
        <source>Texte du document</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Nom du texte, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Mbindu téere bi</translation>
    </message>
    <message>
        <source>page {number} sur {total}</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. {number} : numéro de la page ; {total} : nombre de pages.</extracomment>
        <translation type="unfinished">xët {number} ci {total}</translation>
    </message>
    <message>
        <source>Page du document, le passage est encadré</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Nom de l'image de la page, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Xëtu téere bi, ñu wërale xaaj bi</translation>
    </message>
    <message>
        <source>page {number}</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. {number} : numéro d'une page.</extracomment>
        <translation type="unfinished">xët {number}</translation>
    </message>
    <message>
        <source>Trouvé avec WolofSearch le {date}</source>
        <extracomment>Lecture d'un document, autour du passage trouvé. Au bas d'une page imprimée ; {date} : une date, 25/11/2026.</extracomment>
        <translation type="unfinished">WolofSearch moo ko gis, {date}</translation>
    </message>
    <message>
        <source>cette page est une image : cherchez-y le passage des yeux</source>
        <extracomment>Lecture d'un document, autour du passage trouvé.</extracomment>
        <translation type="unfinished">xët wii nataal la : wutal ci xaaj bi ak sa bët</translation>
    </message>
    <message>
        <source>passage {number} / {total}</source>
        <extracomment>Lecture d'un document, entre les flèches vers les autres passages trouvés. {number} : numéro du passage ; {total} : nombre de passages.</extracomment>
        <translation type="unfinished">xaaj {number} / {total}</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>{count} fichiers à ajouter ({size}), environ {passages} passages. Cela prendra {time}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {count} : nombre de fichiers ; {size} : une taille ; {passages} : nombre de passages ; {time} : une durée, « environ 5 min ».</extracomment>
        <translation type="unfinished">{count} fisiye lañuy yokk ({size}), lu tollook {passages} xaaj. Dina yàgg {time}.</translation>
    </message>
    <message>
        <source>Ajouter maintenant</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Bouton : commence l'ajout annoncé.</extracomment>
        <translation type="unfinished">Yokk léegi</translation>
    </message>
    <message>
        <source>Ne pas ajouter</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Bouton : renonce à l'ajout annoncé.</extracomment>
        <translation type="unfinished">Bul yokk</translation>
    </message>
    <message>
        <source>Vous pourrez chercher pendant ce temps, et arrêter quand vous voulez.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer.</extracomment>
        <translation type="unfinished">Dinga mën a seet fi mu koy defee, te taxawal bu la neexee.</translation>
    </message>
    <message>
        <source>Déjà là : {count}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {count} : nombre de fichiers.</extracomment>
        <translation type="unfinished">Yi fi nekkoon : {count}.</translation>
    </message>
    <message>
        <source>Laissés de côté comme vous l'avez demandé : {count}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {count} : nombre de fichiers.</extracomment>
        <translation type="unfinished">Yi ñu bàyyi ni nga ko bëggee : {count}.</translation>
    </message>
    <message>
        <source>Je ne sais pas lire : {kinds}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {kinds} : des sortes de fichiers et leurs nombres, « 3 mp4, 2 exe ».</extracomment>
        <translation type="unfinished">Yi ma mënul a jàng : {kinds}.</translation>
    </message>
    <message>
        <source>Trop gros pour être lus : {count}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {count} : nombre de fichiers.</extracomment>
        <translation type="unfinished">Yi réy lool, mënuñu leen jàng : {count}.</translation>
    </message>
    <message>
        <source>autres</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Mot pour les autres sortes de fichiers, au bout de la liste « .jpg (120), .exe (3), autres (5) ».</extracomment>
        <translation type="unfinished">yeneen</translation>
    </message>
    <message>
        <source>Ne sont pas des documents : {kinds}.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {kinds} : des suffixes de fichiers et leurs nombres, « .jpg (120), .exe (3) ».</extracomment>
        <translation type="unfinished">Yi nekkul ay téere : {kinds}.</translation>
    </message>
    <message>
        <source>Avec le programme {program}, je pourrais en lire {count} de plus.</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. {program} : nom d'un programme ; {count} : nombre de fichiers.</extracomment>
        <translation type="unfinished">Ak prograam {program}, dinaa ci mën a jàng yeneen {count}.</translation>
    </message>
    <message>
        <source>un temps que je ne peux pas prévoir</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Prend la place de {time} dans la phrase du plan.</extracomment>
        <translation type="unfinished">jot gu ma mënul a xam</translation>
    </message>
    <message>
        <source>moins d'une minute</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Prend la place de {time} dans la phrase du plan : moins d'une minute.</extracomment>
        <translation type="unfinished">lu yées simili</translation>
    </message>
    <message>
        <source>environ {minutes} min</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Prend la place de {time} ; {minutes} : un nombre.</extracomment>
        <translation type="unfinished">lu tollook {minutes} simili</translation>
    </message>
    <message>
        <source>environ {hours} h {minutes:02d}</source>
        <extracomment>Page de la bibliothèque, ce qui serait ajouté, avant de commencer. Prend la place de {time} ; {hours} heures et {minutes} minutes, sur deux chiffres : garder « :02d ».</extracomment>
        <translation type="unfinished">lu tollook {hours} waxtu ak {minutes:02d} simili</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>encore moins d'une minute</source>
        <extracomment>Page de la bibliothèque, pendant l'ajout de documents. Temps qui reste.</extracomment>
        <translation type="unfinished">desul simili</translation>
    </message>
    <message>
        <source>encore {minutes} min environ</source>
        <extracomment>Page de la bibliothèque, pendant l'ajout de documents. Temps qui reste ; {minutes} : un nombre.</extracomment>
        <translation type="unfinished">des na lu tollook {minutes} simili</translation>
    </message>
    <message>
        <source>encore {hours} h {minutes:02d} environ</source>
        <extracomment>Page de la bibliothèque, pendant l'ajout de documents. Temps qui reste ; {hours} heures et {minutes} minutes, sur deux chiffres : garder « :02d ».</extracomment>
        <translation type="unfinished">des na lu tollook {hours} waxtu ak {minutes:02d} simili</translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>La page du carnet s'ouvre.</source>
        <extracomment>Quand une annonce est dite, sur la page où on les enregistre.</extracomment>
        <translation type="unfinished">Xëtu kaye bi ubbeeku na.</translation>
    </message>
    <message>
        <source>La fenêtre est prête, pour la première fois.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Bësal butoŋ bu mag bi, te wax ci wolof. » est dit.</extracomment>
        <translation type="unfinished">Palanteer bi waaj na, yoon wu jëkk.</translation>
    </message>
    <message>
        <source>Juste avant que le micro s'ouvre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Waxal léegi. » est dit.</extracomment>
        <translation type="unfinished">Balaa mikro bi di ubbiku.</translation>
    </message>
    <message>
        <source>La recherche dure plus d'une seconde.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Maa ngi seet. » est dit.</extracomment>
        <translation type="unfinished">Su seet bi weesoo saa.</translation>
    </message>
    <message>
        <source>Une réponse s'affiche.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Gis naa benn tontu. » est dit.</extracomment>
        <translation type="unfinished">Su benn tontu feeñee.</translation>
    </message>
    <message>
        <source>Deux réponses s'affichent.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Gis naa ñaari tontu. » est dit.</extracomment>
        <translation type="unfinished">Su ñaari tontu feeñee.</translation>
    </message>
    <message>
        <source>Trois réponses s'affichent.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Gis naa ñetti tontu. » est dit.</extracomment>
        <translation type="unfinished">Su ñetti tontu feeñee.</translation>
    </message>
    <message>
        <source>Plus de trois réponses s'affichent.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Gis naa tontu yu bari. » est dit.</extracomment>
        <translation type="unfinished">Su lu ëpp ñetti tontu feeñee.</translation>
    </message>
    <message>
        <source>Aucune réponse n'est sûre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Gisuma dara lu jege li nga laaj. » est dit.</extracomment>
        <translation type="unfinished">Su benn tontu wóorul.</translation>
    </message>
    <message>
        <source>Après un échec, quand on peut recommencer.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Ndax dinga ko waxaat ? » est dit.</extracomment>
        <translation type="unfinished">Ginaaw lu antuwul, su ñu mënee jéemaat.</translation>
    </message>
    <message>
        <source>Personne n'a parlé.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Dégguma dara. » est dit.</extracomment>
        <translation type="unfinished">Su kenn waxul.</translation>
    </message>
    <message>
        <source>La voix est trop faible.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Sa baat dafa woyof. Jegeel mikro bi. » est dit.</extracomment>
        <translation type="unfinished">Su baat bi woyofee lool.</translation>
    </message>
    <message>
        <source>La question est trop courte.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Li nga wax dafa gàtt. Waxal lu gën a gudd. » est dit.</extracomment>
        <translation type="unfinished">Su laaj bi gàttee lool.</translation>
    </message>
    <message>
        <source>Le son est saturé.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Sa baat dafa kawe lool. Soreel mikro bi tuuti. » est dit.</extracomment>
        <translation type="unfinished">Su baat bi kawee lool.</translation>
    </message>
    <message>
        <source>Le bruit couvre la voix.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Coow li dafa bari. Demal fu gën a dal. » est dit.</extracomment>
        <translation type="unfinished">Su coow li ëppee baat bi.</translation>
    </message>
    <message>
        <source>Aucun micro n'est branché.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Mikro amul. Lonkal mikro, ba noppi nga jéemaat. » est dit.</extracomment>
        <translation type="unfinished">Su mikro lonkuwul.</translation>
    </message>
    <message>
        <source>Le micro refuse ou ne donne aucun son.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Mikro bi doxul. Xoolal ndax lonk nañu ko. » est dit.</extracomment>
        <translation type="unfinished">Su mikro bi bañee wala mu joxewul benn baat.</translation>
    </message>
    <message>
        <source>Toute autre erreur pendant une question.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Am na lu baaxul. Jéemaatal. » est dit.</extracomment>
        <translation type="unfinished">Beneen njuumte bu mu mënti doon ci laaj.</translation>
    </message>
    <message>
        <source>La page des questions s'ouvre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Fii ngay laajee. » est dit.</extracomment>
        <translation type="unfinished">Su xëtu laaj yi ubbikoo.</translation>
    </message>
    <message>
        <source>La page de la bibliothèque s'ouvre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Fii la téere yi nekk. » est dit.</extracomment>
        <translation type="unfinished">Su xëtu kàggu gi ubbikoo.</translation>
    </message>
    <message>
        <source>La page des réglages s'ouvre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Fii ngay soppee ni muy doxee. » est dit.</extracomment>
        <translation type="unfinished">Su xëtu reglaas yi ubbikoo.</translation>
    </message>
    <message>
        <source>La page « À propos » s'ouvre.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Fii lañuy leeral lii lan la. » est dit.</extracomment>
        <translation type="unfinished">Su xët « Lii lan la » ubbikoo.</translation>
    </message>
    <message>
        <source>Première image du guide.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Dalal ak jàmm. Bësal butoŋ bu mag bi, te laaj ci wolof. » est dit.</extracomment>
        <translation type="unfinished">Nataal bu jëkk.</translation>
    </message>
    <message>
        <source>Deuxième image du guide.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Dinaa seet tontu bi ci téere yi. Dara du génn ci ordinatëer bii. » est dit.</extracomment>
        <translation type="unfinished">Ñaareelu nataal bi.</translation>
    </message>
    <message>
        <source>Troisième image du guide.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Bësal nopp bi ngir déglu tontu bi. » est dit.</extracomment>
        <translation type="unfinished">Ñetteelu nataal bi.</translation>
    </message>
    <message>
        <source>Le mode simple commence.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Léegi dafa yomb : laajal te déglu. » est dit.</extracomment>
        <translation type="unfinished">Su ni mu gën a yombe tàmbalee.</translation>
    </message>
    <message>
        <source>Le mode simple se termine.</source>
        <extracomment>Page où une personne prête sa voix au programme. Quand « Delloo naa lépp. » est dit.</extracomment>
        <translation type="unfinished">Su ni mu gën a yombe jeexee.</translation>
    </message>
</context>
<context>
    <name>PromptRow</name>
    <message>
        <source>Revenir à la voix de synthèse</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Bouton : efface l'enregistrement de cette phrase.</extracomment>
        <translation type="unfinished">Dellu ci baatu masin bi</translation>
    </message>
    <message>
        <source>Écouter</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Bouton : fait entendre cette phrase.</extracomment>
        <translation type="unfinished">Déglu</translation>
    </message>
    <message>
        <source>Terminer</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Bouton : termine l'enregistrement de cette phrase.</extracomment>
        <translation type="unfinished">Jeexal</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Bouton : commence l'enregistrement de cette phrase.</extracomment>
        <translation type="unfinished">Jël sa baat</translation>
    </message>
    <message>
        <source>« {question} »</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. {question} : ce que veut dire la phrase, en français. Seulement les guillemets.</extracomment>
        <translation type="unfinished">« {question} »</translation>
    </message>
    <message>
        <source>{action} : {title}</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Nom du bouton pour un lecteur d'écran. {action} : ce qu'il fait ; {title} : la phrase à dire, en wolof.</extracomment>
        <translation type="unfinished">{action} : {title}</translation>
    </message>
    <message>
        <source>Dites la phrase, puis appuyez sur « Terminer ».</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. « Terminer » est le bouton du même nom.</extracomment>
        <translation type="unfinished">Waxal kàddu gi, ba noppi nga bës « Jeexal ».</translation>
    </message>
    <message>
        <source>Votre enregistrement</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Cette phrase est dite par l'enregistrement d'une personne.</extracomment>
        <translation type="unfinished">Sa baat</translation>
    </message>
    <message>
        <source>Voix de synthèse</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Cette phrase est dite par une voix de synthèse.</extracomment>
        <translation type="unfinished">Baatu masin</translation>
    </message>
    <message>
        <source>Niveau de la voix</source>
        <extracomment>Page où une personne prête sa voix au programme, une phrase. Pour un lecteur d'écran : barre qui montre pendant l'enregistrement combien la voix est forte.</extracomment>
        <translation type="unfinished">Kàttanu baat bi</translation>
    </message>
</context>
<context>
    <name>PromptsPlace</name>
    <message>
        <source>La voix de l'application</source>
        <extracomment>Page où une personne prête sa voix au programme. Titre de la page.</extracomment>
        <translation type="unfinished">Baatu prograam bi</translation>
    </message>
    <message>
        <source>Retour aux réglages</source>
        <extracomment>Page où une personne prête sa voix au programme. Bouton.</extracomment>
        <translation type="unfinished">Dellu ci reglaas yi</translation>
    </message>
    <message>
        <source>L'application parle wolof avec une voix de synthèse. Si le wolof est votre langue, prêtez-lui la vôtre : dites chaque phrase comme vous la diriez à quelqu'un. Chaque enregistrement est utilisé aussitôt et reste sur cet ordinateur.</source>
        <extracomment>Page où une personne prête sa voix au programme.</extracomment>
        <translation type="unfinished">Prograam bi day wax wolof ak baatu masin. Bu wolof dee sa làkk, abal ko sa baat : waxal kàddu gu nekk ni nga koy waxee nit. Boo waxee mu jëfandikoo ko ca saa sa, te du génn ci ordinatëer bii.</translation>
    </message>
    <message>
        <source>{done} phrases enregistrées sur {total}</source>
        <extracomment>Page où une personne prête sa voix au programme. {done} : nombre de phrases enregistrées, de 2 à {total}.</extracomment>
        <translation type="unfinished">{done} kàddu ci {total} jël nañu seen baat</translation>
    </message>
    <message>
        <source>{done} phrase enregistrée sur {total}</source>
        <extracomment>Page où une personne prête sa voix au programme. {done} : nombre de phrases enregistrées, 0 ou 1, sur {total}.</extracomment>
        <translation type="unfinished">{done} kàddu ci {total} jël nañu baatam</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>« {question} »</source>
        <extracomment>Carnet, une question posée. {question} : une question écrite par l'usager. Seulement les guillemets.</extracomment>
        <translation type="unfinished">« {question} »</translation>
    </message>
    <message>
        <source>Question parlée</source>
        <extracomment>Carnet, une question posée. Titre d'une question posée au micro, sans mots écrits.</extracomment>
        <translation type="unfinished">Laaj bu ñu wax</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>Carnet, une question posée. {seconds} : durée d'un enregistrement, un nombre ; « s » : secondes.</extracomment>
        <translation type="unfinished">{seconds} s</translation>
    </message>
    <message>
        <source>pas de réponse sûre</source>
        <extracomment>Carnet, une question posée. Sous une question notée.</extracomment>
        <translation type="unfinished">tontu bu wóor amul</translation>
    </message>
    <message>
        <source>Réécouter la question</source>
        <extracomment>Carnet, une question posée. Bouton.</extracomment>
        <translation type="unfinished">Dégluwaat laaj bi</translation>
    </message>
    <message>
        <source>Reposer la question</source>
        <extracomment>Carnet, une question posée. Bouton.</extracomment>
        <translation type="unfinished">Laajaat laaj bi</translation>
    </message>
    <message>
        <source>Oublier la question</source>
        <extracomment>Carnet, une question posée. Bouton : efface cette question.</extracomment>
        <translation type="unfinished">Fàtte laaj bi</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Lecture en pause</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. État de la lecture à voix haute.</extracomment>
        <translation type="unfinished">Njàng mi taxaw na</translation>
    </message>
    <message>
        <source>Lecture lente</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. État de la lecture à voix haute : elle va lentement.</extracomment>
        <translation type="unfinished">Jàng ndànk</translation>
    </message>
    <message>
        <source>Lecture à voix haute</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. État : le texte est lu à voix haute.</extracomment>
        <translation type="unfinished">Jàng bu dégtu</translation>
    </message>
    <message>
        <source>Lire plus lentement</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. Bouton de la lecture à voix haute.</extracomment>
        <translation type="unfinished">Jàng gën a ndànk</translation>
    </message>
    <message>
        <source>Lire le passage suivant</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. Bouton de la lecture à voix haute.</extracomment>
        <translation type="unfinished">Jàng xaaj bi ci topp</translation>
    </message>
    <message>
        <source>Arrêter la lecture</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. Bouton de la lecture à voix haute.</extracomment>
        <translation type="unfinished">Taxawal njàng mi</translation>
    </message>
    <message>
        <source>Réessayer</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. Bouton : après une panne de la lecture à voix haute.</extracomment>
        <translation type="unfinished">Jéemaat</translation>
    </message>
    <message>
        <source>Fermer</source>
        <extracomment>Barre montrée pendant la lecture à voix haute. Bouton : cache le message.</extracomment>
        <translation type="unfinished">Tëj</translation>
    </message>
</context>
<context>
    <name>ReadingTools</name>
    <message>
        <source>Page</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton : montre la page telle qu'elle est imprimée.</extracomment>
        <translation type="unfinished">Xët</translation>
    </message>
    <message>
        <source>Voir la page du document</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page.</extracomment>
        <translation type="unfinished">Gis xëtu téere bi</translation>
    </message>
    <message>
        <source>Texte</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton : montre seulement les mots du document.</extracomment>
        <translation type="unfinished">Mbind</translation>
    </message>
    <message>
        <source>Lire le texte du document</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page.</extracomment>
        <translation type="unfinished">Jàng mbindu téere bi</translation>
    </message>
    <message>
        <source>Page précédente</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton.</extracomment>
        <translation type="unfinished">Xët wi jiitu</translation>
    </message>
    <message>
        <source>Page suivante</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton.</extracomment>
        <translation type="unfinished">Xët wi ci topp</translation>
    </message>
    <message>
        <source>page {number} sur {total}</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. {number} : numéro de la page ; {total} : nombre de pages.</extracomment>
        <translation type="unfinished">xët {number} ci {total}</translation>
    </message>
    <message>
        <source>Réduire</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton : montre la page plus petite.</extracomment>
        <translation type="unfinished">Tuutil</translation>
    </message>
    <message>
        <source>Agrandir</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton : montre la page plus grande.</extracomment>
        <translation type="unfinished">Magal</translation>
    </message>
    <message>
        <source>Copier le passage</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton.</extracomment>
        <translation type="unfinished">Kopiye xaaj bi</translation>
    </message>
    <message>
        <source>Imprimer le passage</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton.</extracomment>
        <translation type="unfinished">Imprime xaaj bi</translation>
    </message>
    <message>
        <source>Enregistrer le passage</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton.</extracomment>
        <translation type="unfinished">Denc xaaj bi</translation>
    </message>
    <message>
        <source>Ouvrir le document</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. Bouton : ouvre le document avec le programme de l'ordinateur.</extracomment>
        <translation type="unfinished">Ubbi téere bi</translation>
    </message>
    <message>
        <source>Ouvrir à la page {number}</source>
        <extracomment>Lecture d'un document, boutons au-dessus de la page. {number} : numéro d'une page.</extracomment>
        <translation type="unfinished">Ubbi ci xët {number}</translation>
    </message>
</context>
<context>
    <name>ReindexCard</name>
    <message>
        <source>Elle continue de répondre avec lui. Vous pouvez la refaire avec le modèle en service, {name}.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. « elle » : la bibliothèque ; « lui » : son ancien modèle. {name} : nom du modèle en service.</extracomment>
        <translation type="unfinished">Mu ngi ciy tontu ba tey. Mën nga ko defaraat ak model biy liggéey, {name}.</translation>
    </message>
    <message>
        <source>Il n'est plus là. Refaites-la avec le modèle en service, {name}, pour y chercher.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. « il » : l'ancien modèle. {name} : nom du modèle en service.</extracomment>
        <translation type="unfinished">Nekkatul fi. Defaraatal kàggu gi ak model biy liggéey, {name}, ngir mën cee seet.</translation>
    </message>
    <message>
        <source>Cette bibliothèque a été faite avec le modèle {name}.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. {name} : nom d'un modèle.</extracomment>
        <translation type="unfinished">Kàggu gii model {name} lañu ko defaree.</translation>
    </message>
    <message>
        <source>Cette bibliothèque a été faite par une autre version de ce programme.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version.</extracomment>
        <translation type="unfinished">Kàggu gii beneen wersioŋu prograam bii moo ko defar.</translation>
    </message>
    <message>
        <source>Elle répond comme avant. Pour y ajouter des documents, il faut d'abord la refaire.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. « elle » : la bibliothèque.</extracomment>
        <translation type="unfinished">Mu ngi tontu ni mu ko daan defee. Ngir yokk ci ay téere, fàww ñu jëkk ko defaraat.</translation>
    </message>
    <message>
        <source>Refaire la bibliothèque</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. Bouton.</extracomment>
        <translation type="unfinished">Defaraat kàggu gi</translation>
    </message>
    <message>
        <source>Je refais la bibliothèque… Vous pouvez chercher pendant ce temps.</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version.</extracomment>
        <translation type="unfinished">Maa ngi defaraat kàggu gi… Mën nga seet fi mu koy defee.</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. Bouton : arrête de refaire la bibliothèque.</extracomment>
        <translation type="unfinished">Taxawal</translation>
    </message>
    <message>
        <source>Arrêter de refaire la bibliothèque</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version.</extracomment>
        <translation type="unfinished">Taxawal defaraat kàggu gi</translation>
    </message>
    <message>
        <source>Avancement de la bibliothèque refaite</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. Nom d'une barre d'avancement, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Fi defaraat kàggu gi tollu</translation>
    </message>
    <message>
        <source>{done} sur {total} documents</source>
        <extracomment>Page de la bibliothèque, quand elle a été faite avec un autre modèle ou une autre version. {done} et {total} : nombres de documents.</extracomment>
        <translation type="unfinished">{done} ci {total} téere</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>page {number}</source>
        <extracomment>Une réponse. {number} : numéro d'une page.</extracomment>
        <translation type="unfinished">xët {number}</translation>
    </message>
    <message>
        <source>1 autre passage</source>
        <extracomment>Une réponse. Un autre passage du même document répond aussi.</extracomment>
        <translation type="unfinished">beneen xaaj</translation>
    </message>
    <message>
        <source>{count} autres passages</source>
        <extracomment>Une réponse. {count} : combien d'autres passages du même document, 2 ou plus.</extracomment>
        <translation type="unfinished">yeneen xaaj {count}</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Réponses</source>
        <extracomment>Page des questions, liste des réponses. Titre de la liste des réponses.</extracomment>
        <translation type="unfinished">Tontu yi</translation>
    </message>
    <message>
        <source>Pas de réponse sûre</source>
        <extracomment>Page des questions, liste des réponses. Titre de la liste quand rien n'est sûr.</extracomment>
        <translation type="unfinished">Tontu bu wóor amul</translation>
    </message>
    <message>
        <source>à votre question parlée</source>
        <extracomment>Page des questions, liste des réponses. Suite de « Réponses », sous ce titre.</extracomment>
        <translation type="unfinished">ci li nga laaj ak sa baat</translation>
    </message>
    <message>
        <source>« {question} »</source>
        <extracomment>Page des questions, liste des réponses. {question} : la question écrite. Seulement les guillemets.</extracomment>
        <translation type="unfinished">« {question} »</translation>
    </message>
    <message>
        <source>Effacer les réponses</source>
        <extracomment>Page des questions, liste des réponses. Bouton.</extracomment>
        <translation type="unfinished">Far tontu yi</translation>
    </message>
    <message>
        <source>Rien d'assez proche de votre question.</source>
        <extracomment>Page des questions, liste des réponses.</extracomment>
        <translation type="unfinished">Dara jegewul li nga laaj.</translation>
    </message>
    <message>
        <source>Redites-la plus lentement ou avec d'autres mots.</source>
        <extracomment>Page des questions, liste des réponses. « la » : la question.</extracomment>
        <translation type="unfinished">Waxaatal ko ndànk, wala ak yeneen baat.</translation>
    </message>
    <message>
        <source>Parler à nouveau</source>
        <extracomment>Page des questions, liste des réponses. Bouton : pose la question au micro encore une fois.</extracomment>
        <translation type="unfinished">Waxaat</translation>
    </message>
    <message>
        <source>Peut-être :</source>
        <extracomment>Page des questions, liste des réponses. Titre au-dessus de réponses peu sûres.</extracomment>
        <translation type="unfinished">Xëy na :</translation>
    </message>
    <message>
        <source>Passages proches</source>
        <extracomment>Page des questions, liste des réponses. Titre de la liste : passages qui parlent de la même chose.</extracomment>
        <translation type="unfinished">Xaaj yu nuróo</translation>
    </message>
    <message>
        <source>Aucun autre document.</source>
        <extracomment>Page des questions, liste des réponses. Aucun autre document ne ressemble au passage.</extracomment>
        <translation type="unfinished">Amul beneen téere.</translation>
    </message>
</context>
<context>
    <name>SamplesView</name>
    <message>
        <source>Ou essayez une question déjà enregistrée (voix de synthèse) :</source>
        <extracomment>Page des questions, questions d'essai.</extracomment>
        <translation type="unfinished">Wala nga jéem laaj bu ñu denc ba noppi (baatu masin) :</translation>
    </message>
    <message>
        <source>D'autres questions</source>
        <extracomment>Page des questions, questions d'essai. Bouton : montre d'autres exemples.</extracomment>
        <translation type="unfinished">Yeneen laaj</translation>
    </message>
</context>
<context>
    <name>SearchController</name>
    <message>
        <source>Ouvrir un enregistrement</source>
        <extracomment>Page des questions, boutons sous un message. Titre d'une fenêtre de fichiers.</extracomment>
        <translation type="unfinished">Ubbi baat bu ñu denc</translation>
    </message>
    <message>
        <source>Enregistrements ({suffixes})</source>
        <extracomment>Page des questions, boutons sous un message. Dans une fenêtre de fichiers ; {suffixes} : *.wav *.ogg…</extracomment>
        <translation type="unfinished">Baat yi ñu denc ({suffixes})</translation>
    </message>
    <message>
        <source>Chercher quand même</source>
        <extracomment>Page des questions, boutons sous un message. Bouton : cherche malgré un son faible ou saturé.</extracomment>
        <translation type="unfinished">Seetal noonu</translation>
    </message>
    <message>
        <source>Réécouter</source>
        <extracomment>Page des questions, boutons sous un message. Bouton rond : fait entendre l'enregistrement trop faible, trop court ou bruyant dont parle le message.</extracomment>
        <translation type="unfinished">Dégluwaat</translation>
    </message>
    <message>
        <source>Utiliser les exemples</source>
        <extracomment>Page des questions, boutons sous un message. Bouton : cherche dans la bibliothèque d'essai.</extracomment>
        <translation type="unfinished">Jëfandikoo misaal yi</translation>
    </message>
    <message>
        <source>Réessayer</source>
        <extracomment>Page des questions, boutons sous un message. Bouton sous une erreur.</extracomment>
        <translation type="unfinished">Jéemaat</translation>
    </message>
</context>
<context>
    <name>SettingsPlace</name>
    <message>
        <source>Réglages</source>
        <extracomment>Réglages. Titre de la page.</extracomment>
        <translation type="unfinished">Reglaas</translation>
    </message>
    <message>
        <source>Langue de la fenêtre</source>
        <extracomment>Réglages. Titre d'une carte.</extracomment>
        <translation type="unfinished">Làkku palanteer bi</translation>
    </message>
    <message>
        <source>Microphone</source>
        <extracomment>Réglages. Titre d'une carte et nom de la boîte de choix.</extracomment>
        <translation type="unfinished">Mikro</translation>
    </message>
    <message>
        <source>Celui de l'ordinateur</source>
        <extracomment>Réglages. Choix d'un micro : celui que l'ordinateur propose.</extracomment>
        <translation type="unfinished">Bu ordinatëer bi</translation>
    </message>
    <message>
        <source>{microphone} (débranché)</source>
        <extracomment>Réglages. Choix d'un micro : celui qui a été choisi et n'est plus branché. {microphone} : son nom.</extracomment>
        <translation type="unfinished">{microphone} (lonkuwul)</translation>
    </message>
    <message>
        <source>Calcul</source>
        <extracomment>Réglages. Titre d'une carte : ce qui calcule (processeur, carte graphique).</extracomment>
        <translation type="unfinished">Liy xayma</translation>
    </message>
    <message>
        <source>Automatique</source>
        <extracomment>Réglages. Le programme choisit lui-même ce qui calcule.</extracomment>
        <translation type="unfinished">Mu tànn ci boppam</translation>
    </message>
    <message>
        <source>Garder mes questions enregistrées</source>
        <extracomment>Réglages. Case à cocher : garder le son des questions posées.</extracomment>
        <translation type="unfinished">Denc sama baat bu may laaj</translation>
    </message>
    <message>
        <source>Sans cela, votre voix ne reste qu'en mémoire, le temps de chercher. Rien ne quitte cet ordinateur.</source>
        <extracomment>Réglages.</extracomment>
        <translation type="unfinished">Bu dul loolu, sa baat ci memuwaar rekk lay nekk ba ñu seet ba noppi. Dara du génn ci ordinatëer bii.</translation>
    </message>
    <message>
        <source>Mes questions</source>
        <extracomment>Réglages. Titre d'une carte.</extracomment>
        <translation type="unfinished">Samay laaj</translation>
    </message>
    <message>
        <source>Noter mes questions dans le carnet</source>
        <extracomment>Réglages. Case à cocher.</extracomment>
        <translation type="unfinished">Bind samay laaj ci kaye bi</translation>
    </message>
    <message>
        <source>À relire par un locuteur.</source>
        <extracomment>Réglages, sous la langue dont les textes n'ont pas encore été relus.</extracomment>
        <translation type="unfinished">Ku ko làkk war na ko xoolaat.</translation>
    </message>
</context>
<context>
    <name>SigningBox</name>
    <message>
        <source>Signer, pour que l'on sache qu'il vient de vous</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Case à cocher : le paquet emporté est signé. « il » est le paquet.</extracomment>
        <translation type="unfinished">Siñe ko, ngir ñu xam ne ci yow la jóge</translation>
    </message>
    <message>
        <source>Préparer ma signature…</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Bouton, là où cet ordinateur n'a pas encore de clé de signature ; il ouvre un champ pour le nom.</extracomment>
        <translation type="unfinished">Waajal sama siñe…</translation>
    </message>
    <message>
        <source>Préparer ma signature : faire une clé</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Nom du bouton « Pouvoir signer… » pour les lecteurs d'écran. Une clé de signature, non une clé USB.</extracomment>
        <translation type="unfinished">Waajal sama siñe : defar caabi</translation>
    </message>
    <message>
        <source>Votre nom ou votre institution</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Champ : sous quel nom cet ordinateur signe.</extracomment>
        <translation type="unfinished">Sa tur walla sa mbootaay</translation>
    </message>
    <message>
        <source>Faire la clé de signature</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Bouton à côté du nom. Une clé de signature, non une clé USB.</extracomment>
        <translation type="unfinished">Defar caabi siñe bi</translation>
    </message>
    <message>
        <source>Mot de passe, si vous en voulez un</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Champ sous le nom, quand la clé de signature est faite ; peut rester vide. Court : le champ est étroit.</extracomment>
        <translation type="unfinished">Baatu-jàll, su la neexee</translation>
    </message>
    <message>
        <source>Il sera demandé pour signer.</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Sous le champ « Mot de passe, si vous en voulez un ». « il » est le mot de passe.</extracomment>
        <translation type="unfinished">Dañu koy laaj ngir siñe.</translation>
    </message>
    <message>
        <source>Mot de passe de la clé</source>
        <extracomment>Cartes des paquets (bibliothèque et « À propos »). Champ sous la case « Signer », là où la clé de signature a un mot de passe.</extracomment>
        <translation type="unfinished">Baatu-jàll bu caabi ji</translation>
    </message>
</context>
<context>
    <name>SpokenSide</name>
    <message>
        <source>Bonjour. Je lis les réponses à voix haute.</source>
        <extracomment>Réglages, essai de la voix. Phrase d'essai de la voix française qui lit : elle reste en français.</extracomment>
        <translation type="unfinished">Bonjour. Je lis les réponses à voix haute.</translation>
    </message>
</context>
<context>
    <name>VoiceCards</name>
    <message>
        <source>La fenêtre parle</source>
        <extracomment>Réglages, cartes des voix. Titre d'une carte.</extracomment>
        <translation type="unfinished">Palanteer bi dafay wax</translation>
    </message>
    <message>
        <source>Elle dit quand parler, combien de réponses il y a, et ce qui ne va pas. Pour qui ne lit pas.</source>
        <extracomment>Réglages, cartes des voix. « elle » : la fenêtre.</extracomment>
        <translation type="unfinished">Dina wax kañ ngay wax, ñaata tontu a am, ak li baaxul. Ñi dul jàng la leen jariñ.</translation>
    </message>
    <message>
        <source>En wolof</source>
        <extracomment>Réglages, cartes des voix. Choix : langue de ce que dit la fenêtre.</extracomment>
        <translation type="unfinished">Ci wolof</translation>
    </message>
    <message>
        <source>En français, avec la voix de lecture</source>
        <extracomment>Réglages, cartes des voix. Choix : langue de ce que dit la fenêtre.</extracomment>
        <translation type="unfinished">Ci tubaab, ak baat biy jàng</translation>
    </message>
    <message>
        <source>Lecture à voix haute</source>
        <extracomment>Réglages, cartes des voix. Titre d'une carte : lire les réponses à voix haute.</extracomment>
        <translation type="unfinished">Jàng bu dégtu</translation>
    </message>
    <message>
        <source>Prêter ma voix</source>
        <extracomment>Réglages, cartes des voix. Bouton : page où l'on enregistre les phrases en wolof.</extracomment>
        <translation type="unfinished">Jox prograam bi sa baat</translation>
    </message>
    <message>
        <source>Essayer la voix</source>
        <extracomment>Réglages, cartes des voix. Bouton : fait entendre la voix choisie.</extracomment>
        <translation type="unfinished">Jéem baat bi</translation>
    </message>
    <message>
        <source>Automatique</source>
        <extracomment>Réglages, cartes des voix. Le programme choisit lui-même la voix.</extracomment>
        <translation type="unfinished">Mu tànn ci boppam</translation>
    </message>
    <message>
        <source>Aucune voix</source>
        <extracomment>Réglages, cartes des voix. Choix quand aucune voix n'est installée.</extracomment>
        <translation type="unfinished">Baat amul</translation>
    </message>
    <message>
        <source>Vitesse normale</source>
        <extracomment>Réglages, cartes des voix. Vitesse de lecture : ni lente ni rapide.</extracomment>
        <translation type="unfinished">Gaawaayam</translation>
    </message>
    <message>
        <source>Lentement</source>
        <extracomment>Réglages, cartes des voix. Vitesse de lecture.</extracomment>
        <translation type="unfinished">Ndànk</translation>
    </message>
    <message>
        <source>Très lentement</source>
        <extracomment>Réglages, cartes des voix. Vitesse de lecture.</extracomment>
        <translation type="unfinished">Ndànk lool</translation>
    </message>
    <message>
        <source>Dire à voix haute ce qui se passe</source>
        <extracomment>Réglages, cartes des voix. Case à cocher.</extracomment>
        <translation type="unfinished">Wax ak baat li xew</translation>
    </message>
    <message>
        <source>Mode simple : le bouton et l'oreille</source>
        <extracomment>Réglages, cartes des voix. Case à cocher : ne montre que l'essentiel.</extracomment>
        <translation type="unfinished">Ni mu gën a yombe : butoŋ bi ak nopp bi</translation>
    </message>
    <message>
        <source>Langue de ce que dit la fenêtre</source>
        <extracomment>Réglages, cartes des voix. Nom d'une boîte de choix, pour un lecteur d'écran.</extracomment>
        <translation type="unfinished">Làkk wi palanteer bi di wax</translation>
    </message>
    <message>
        <source>Voix</source>
        <extracomment>Réglages, cartes des voix. Nom d'une boîte de choix : la voix qui lit.</extracomment>
        <translation type="unfinished">Baat</translation>
    </message>
    <message>
        <source>Vitesse de lecture</source>
        <extracomment>Réglages, cartes des voix. Nom d'une boîte de choix.</extracomment>
        <translation type="unfinished">Gaawaayu njàng mi</translation>
    </message>
</context>
</TS>
