# La fenêtre.
window-title = { $page } – Jauge
window-title-read-only = { $page } (affichage seulement) – Jauge
window-not-shown = La fenêtre ne peut pas s’ouvrir ({ $detail }).
    .fix = Vérifiez qu’un écran est disponible ; tout se fait aussi par commandes : jauge --help.
language-name = Français
percent = { $percent } %
provisional = provisoire
browse = Parcourir…
copy-words = Copier
kind-envelope = Enveloppe Jauge
kind-evidence = Pièce à l’appui
folder-label = Dossier

page-home = Accueil
page-organization = Organisation
page-target = { $number }. { $short }
page-check = Vérifier mes réponses
page-sign = Signer et exporter
page-envelope = Enveloppe
page-preferences = Préférences
page-help = Aide

bar-home = Jauge, accueil
bar-steps = Étapes
bar-declaration = Déclaration { $year }
bar-saved = Enregistré à { $time }
bar-saved-already = Tout est déjà enregistré
bar-smaller = A−, texte plus petit
bar-larger = A+, texte plus grand
bar-help = Aide (F1)
bar-back = Précédent
bar-next = Suivant : { $page }
bar-next-short = Suivant
bar-filled =
    { $filled ->
        [one] { $filled } cible remplie sur { $all }
       *[other] { $filled } cibles remplies sur { $all }
    }
rail = Étapes de la déclaration
rail-finish = Terminer
progress-open = à remplir
progress-fix = à corriger
progress-explain = à expliquer
progress-done = rempli

banner-read-only = Une autre fenêtre de Jauge est ouverte : celle-ci ne fait que montrer.
banner-read-only-fix = Fermez-la, puis rouvrez Jauge, pour écrire ici.
banner-problem = Quelque chose n’a pas pu se faire

home-title = Mes déclarations
home-lead = Une déclaration par année. Tout reste sur cet ordinateur jusqu’à ce que vous exportiez un fichier signé.
home-mine = Déclarations
home-none = Aucune déclaration pour l’instant. Comptez une heure ou deux pour la première ; vous pouvez vous arrêter quand vous voulez.
home-new = Nouvelle déclaration
home-unnamed = Organisation à choisir
home-head-year = Année
home-head-body = Organisation
home-head-filled = Réponses
home-head-state = État
home-head-open = Ouvrir
home-open-one = Ouvrir la déclaration { $year } de { $body }
home-filled = { $filled } sur { $all }
state-open = en cours
state-sealed = signée
home-open = Ouvrir un fichier
home-open-lead = Tout fichier *.jauge : une campagne, une déclaration à lire ou à attester, la réponse du ministère.
home-open-do = Ouvrir
home-path = Chemin du fichier
home-path-hint = Écrivez le chemin, parcourez, ou déposez le fichier sur la fenêtre.
home-more = Pour essayer
home-demo-lead = Des organisations fictives, dans un dossier à part : rien ne se mêle à vos données.
home-demo = Essayer avec des données fictives
home-demo-started = Une deuxième fenêtre s’ouvre avec les données fictives.
home-demo-failed = Les données fictives n’ont pas pu être préparées ({ $detail }). Essayez la commande : jauge demo
home-privacy = Jauge n’ouvre aucune connexion réseau et n’efface rien sans qu’on le lui demande.

organization-lead = Qui déclare, et pour quelle année.
organization-body = L’organisation
organization-preparer = La personne qui prépare
organization-privacy = Renseignements personnels : ils sont signés avec la déclaration et remis au ministère, rien d’autre.
field-organization-name = Nom de l’organisation
hint-organization-name = comme il est connu du public
field-organization-code = Code de l’organisation
hint-organization-code = minuscules, chiffres et tirets, par exemple mtmd
field-year = Année de la déclaration
hint-year = quatre chiffres, par exemple 2024
field-year-wrong = L’année s’écrit en quatre chiffres, de 2000 à 2099.
field-prepared-by-name = Nom
hint-prepared-by-name = prénom et nom
field-prepared-by-title = Fonction
hint-prepared-by-title = votre titre au travail
field-prepared-by-email = Courriel
hint-prepared-by-email = au travail
previous-title = La déclaration précédente
previous-lead = Ouvrez l’enveloppe de l’année précédente : ses réponses s’affichent à côté des vôtres, et les écarts sont vérifiés.
previous-path = Enveloppe de l’année précédente
previous-take = Comparer
previous-known = Comparée avec la déclaration { $year }.
previous-forget = Ne plus comparer

target-place = Cible { $number } de { $all } · { $ambition }
target-effect = Visé : { $effect }
target-count = Comptez
target-leave = Ne comptez pas
no-number = Sans objet / non colligé…
choice-number = Un nombre
choice-na = Sans objet (NA)
choice-nd = Non colligé (ND)
reason-label = Pourquoi ?
reason-hint = Une phrase ; elle est signée avec la déclaration. N’y nommez personne.
explain-label = Votre explication ({ $rule })
summary-title = Il reste quelque chose à voir sur cette page
summary-again = « Suivant » encore une fois passe à la page suivante : vous pourrez y revenir.
gauge-threshold = Cible : { $threshold }
gauge-majority = Cible : plus de la moitié
gauge-yes = Cible : oui
gauge-of = { $part } sur { $whole }
gauge-before = { $year } : { $rate }
met = atteinte
not-met = pas encore
lacking =
    { $count ->
        [one] Il en manque { $count }
       *[other] Il en manque { $count }
    }
not-collected = non colligé
not-applicable = sans objet
no-rate = pas de taux

evidence-title = Pièces à l’appui
evidence-none = Facultatif : plan, bilan, capture.
evidence-add = Ajouter une pièce…
evidence-path = Chemin de la pièce
evidence-hint = pdf, png, jpg, csv ou txt
evidence-attach = Ajouter
evidence-remove = Retirer
evidence-size = { $size } ko

check-errors =
    { $count ->
        [one] Un point à corriger avant de signer
       *[other] { $count } points à corriger avant de signer
    }
check-blanks = Cible { $number } – { $short } : { $count } réponses manquent.
check-line = { $place } : { $message } { $rule }
check-line-whole = { $message } { $rule }
check-clean = Tout est en ordre : vous pouvez signer.
check-clean-next = Relisez une dernière fois ; ce qui est signé ne change plus.
check-sealed = Cette déclaration est signée : elle ne change plus.
check-number = Nº
check-target = Cible
check-whole = Total
check-part = Répond
check-rate = Taux
check-threshold = Seuil
check-last = Avant
check-state = État
check-change = Modifier
check-change-one = Modifier { $target }
check-majority = majorité
copy-title = Copie lisible…
copy-lead = Une page à lire, à imprimer ou à joindre à un courriel.
copy-write = Écrire la copie
copy-done = Copie écrite : { $path }
copy-unsigned = Cette copie n’est pas signée : elle ne remplace pas l’enveloppe.

sign-lead = Vous signez ce que vous avez déclaré. Après, rien ne change plus ; une correction se fait par une nouvelle déclaration.
sign-what = Ce que vous signez
sign-body = Organisation
sign-year = Année
sign-answers = Réponses
sign-explained = Avertissements expliqués
sign-evidence = Pièces à l’appui
sign-preparer = Préparée par
sign-not-yet = Il reste des points à corriger avant de signer.
sign-check = Voir les points à corriger
sign-key = Votre clé
sign-where = Où écrire l’enveloppe
sign-where-hint = Un dossier qui existe ; le fichier y est ajouté, rien n’y est remplacé.
sign-do = Signer et exporter
sign-working = Signature en cours…
sign-done = La déclaration est signée et exportée.
sign-sealed = La déclaration est signée.
sign-fingerprint = Empreinte de l’enveloppe
sign-file = Fichier
sign-next = Ensuite
sign-next-officer = Remettez le fichier à la plus haute autorité, ou à sa personne déléguée : elle l’ouvre dans Jauge et l’atteste d’une deuxième signature.
sign-next-ministry = Puis transmettez le fichier au ministère par la voie habituelle. Gardez l’empreinte : elle prouve ce que vous avez transmis.
sign-next-key = Votre clé publique est à faire inscrire au registre du ministère : comparez les empreintes de vive voix.
sign-public = Votre clé publique
sign-again = Écrire le fichier une autre fois
sign-again-do = Écrire le fichier

key-label = Avec quelle clé ?
key-hint = La clé reste sur cet ordinateur, protégée par votre phrase de passe.
key-new = Une nouvelle clé
key-import = Une clé OpenSSH (Ed25519) que j’ai déjà
key-file = Fichier de la clé
key-file-hint = le fichier privé, par exemple id_ed25519
key-no-file = Indiquez le fichier de la clé.
key-too-short = La phrase de passe a moins de 8 caractères. Choisissez-en une plus longue : quatre mots au hasard suffisent.
key-not-the-same = Les deux phrases de passe ne sont pas les mêmes. Écrivez-les de nouveau.
key-no-passphrase = Écrivez la phrase de passe de la clé.
passphrase = Phrase de passe
passphrase-new = Choisissez une phrase de passe
passphrase-new-hint = 8 caractères ou plus. Personne ne peut la retrouver pour vous.
passphrase-again = La même, encore une fois

envelope-reading = Vérification en cours…
envelope-fingerprint = Empreinte
envelope-verdict-valid = Valide : intacte, et signée par qui le peut
envelope-verdict-incomplete = Incomplète : intacte, mais une signature requise manque
envelope-verdict-untrusted = Intacte, mais les signataires ne sont pas reconnus ici
envelope-verdict-broken = Ce fichier n’est pas une enveloppe intacte
envelope-signatures = Signatures
envelope-role-lead = Responsable
envelope-role-officer = Autorité
envelope-role-ministry = Ministère
envelope-good = bonne signature
envelope-bad = signature fausse
envelope-trusted = reconnue
envelope-not-trusted = non reconnue ici
envelope-content = Contenu
envelope-none = Le contenu d’un fichier qui n’est pas intact n’est pas montré.
envelope-quantity = Quantité
envelope-answer = Réponse
envelope-reason = Motif
envelope-explanations = Explications
envelope-evidence = Pièces à l’appui (non inspectées)
attest-title = Attester
attest-lead = En attestant, vous confirmez que cette déclaration est celle de votre organisation. Votre signature s’ajoute ; rien d’autre ne change.
attest-already = Cette enveloppe porte déjà la signature de l’autorité.
attest-name = Votre nom
attest-name-hint = pour une nouvelle clé : prénom et nom, fonction
attest-do = Attester et exporter
attest-done = L’enveloppe est attestée.
attest-next = Transmettez ce fichier au ministère par la voie habituelle.

recovery-title = Les données de cet ordinateur ne s’ouvrent pas
recovery-what = Ce qui s’est passé
recovery-kept = Rien n’est effacé : le fichier est mis de côté à côté de l’autre, quoi que vous choisissiez.
recovery-restore = Reprendre la copie de sûreté du { $when }
recovery-empty = Repartir à neuf
recovery-again = Essayer de nouveau
recovery-close = Fermer

look-light = Clair
look-dark = Sombre
look-high-contrast = Contraste élevé
preferences-language = Langue
preferences-look = Apparence
preferences-text-size = Taille du texte
preferences-text-size-hint = Aussi partout : Ctrl et +, Ctrl et −.
preferences-kept = Ce que cet ordinateur garde
preferences-kept-lead = Pour changer d’ordinateur, copiez ce dossier entier. Une copie de sûreté est faite à chaque ouverture ; sept sont gardées.
preferences-home = Dossier
preferences-keys = Clés
preferences-no-key = Aucune clé pour l’instant.
preferences-backups = Copies de sûreté
preferences-no-backup = Aucune pour l’instant.
preferences-backup =
    { $count ->
        [one] Une copie, du { $when }
       *[other] { $count } copies, la dernière du { $when }
    }

help-words = Les mots
help-blank = Vide, 0, NA, ND
help-blank-means = Vide n’est pas zéro : une case vide est une réponse qui manque. 0 veut dire qu’il n’y en a aucun.
help-na = Sans objet (NA)
help-na-means = La chose n’existe pas chez vous. Dites pourquoi en une phrase.
help-nd = Non colligé (ND)
help-nd-means = La chose existe, mais personne ne l’a comptée. Dites pourquoi en une phrase.
help-warning = Avertissement
help-warning-means = Rien n’est faux, mais c’est étonnant. Expliquez-le ; votre explication est signée avec la déclaration.
help-seal = Signer
help-seal-means = La déclaration devient un fichier *.jauge qui ne peut plus changer sans que cela se voie. Chacun peut le vérifier avec unzip, sha256sum et ssh-keygen.
help-provisional = Provisoire
help-provisional-means = Aucune définition officielle n’a été trouvée pour ce qui est à compter : nos aides sont des propositions.
help-privacy = Vie privée
help-privacy-means = Aucune connexion réseau, aucune mesure d’usage. Les seuls renseignements personnels sont le nom, la fonction et le courriel des signataires.
help-keys = Le clavier
help-rules = Les règles
key-tab = passe d’un élément au suivant ; Maj+Tab revient
key-pages = page précédente, page suivante
key-undo = annule, rétablit une réponse
key-save = dit que tout est déjà enregistré
key-open = ouvre un fichier
key-close = ferme ce qui est ouvert sur la page
key-size = taille du texte
key-help = cette page

page-register = Registre
page-file = Dossier
register-screen-home-do = Examiner les déclarations reçues
register-screen-year = Année
register-screen-key-find = cherche dans le registre
register-screen-empty = Rien n’est attendu ni reçu. Ouvrez une campagne, ou recevez des fichiers.
register-screen-reading = Lecture du registre…
register-screen-receive = Recevoir des fichiers…
register-screen-receive-title = Recevoir des déclarations
register-screen-receive-do = Recevoir
register-screen-path = Chemin d’un fichier ou d’un dossier
register-screen-path-hint = Écrivez le chemin, choisissez, ou déposez les fichiers sur la fenêtre. Un mauvais fichier n’arrête pas les autres.
register-screen-files = Choisir des fichiers…
register-screen-folders = Choisir un dossier…
register-screen-export = Exporter (XLSX)…
register-screen-export-title = Écrire le classeur du registre
register-screen-export-do = Écrire le classeur
register-screen-search = Chercher une organisation
register-screen-search-hint = Chercher… (Ctrl+F)
register-screen-shown =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
register-screen-none = Aucune ligne ne répond à ce filtre et à cette recherche.
register-screen-count-expected = attendues
register-screen-count-received = reçues
register-screen-count-missing = manquantes
register-screen-count-late = en retard
register-screen-count-to-review = à examiner
register-screen-count-conflict = en conflit
register-screen-count-returned = retournées
register-screen-count-accepted = acceptées
register-screen-count-set-aside = mises de côté
register-screen-head-body = Code
register-screen-head-name = Organisation
register-screen-head-portfolio = Portefeuille
register-screen-head-state = État
register-screen-head-late = Délai
register-screen-head-sequence = Nº
register-screen-head-received = Reçue
register-screen-ascending = tri croissant
register-screen-descending = tri décroissant
register-screen-open = Ouvrir
register-screen-nothing = Rien n’est arrivé de { $body }.
register-screen-accept-all = Tout accepter ({ $count })…
register-screen-accept-do = Accepter ({ $count })
register-screen-accept-title =
    { $count ->
        [one] Accepter la déclaration à examiner
       *[other] Accepter les { $count } déclarations à examiner
    }
register-screen-accept-lead = Une enveloppe de décision signée est écrite pour chacune. Les conflits se règlent un à un.
register-screen-accept-where = Un dossier pour les enveloppes de décision ; rien n’y est remplacé.
register-screen-accepted =
    { $count ->
        [one] Une déclaration acceptée. Remettez à l’organisation son enveloppe de décision : { $folder }
       *[other] { $count } déclarations acceptées. Remettez à chaque organisation son enveloppe de décision : { $folder }
    }
register-screen-moved =
    { $count ->
        [one] Un dossier a changé depuis que la liste était affichée : rien n’a été signé à son sujet.
       *[other] { $count } dossiers ont changé depuis que la liste était affichée : rien n’a été signé à leur sujet.
    }
register-screen-elsewhere =
    { $count ->
        [one] Une ligne vient de changer ailleurs. La liste est à jour.
       *[other] { $count } lignes viennent de changer ailleurs. La liste est à jour.
    }
register-screen-copy-missing = Copier les manquantes et les retards
register-screen-save-missing = Enregistrer les manquantes et les retards…
register-screen-missing-title = Enregistrer la liste des organisations manquantes ou en retard
register-screen-missing-do = Enregistrer la liste
register-screen-copied = La liste des organisations manquantes ou en retard est copiée.
register-screen-written = Fichier écrit : { $path }
register-screen-close = Fermer
register-screen-no-signers = Personne n’est inscrit au registre des signataires : aucune enveloppe ne sera valide.
register-screen-no-signers-fix = Inscrivez d’abord les signataires, puis recevez les fichiers.
register-screen-progress = Réception : { $done } sur { $all }
register-screen-campaign = Campagne
register-screen-progress-of = { $here } sur { $expected }
register-screen-closes = clôture le { $date }
register-screen-pace = { $rate } par seconde · encore { $left }
register-screen-begins = Vérification en cours…
register-screen-stop = Arrêter
register-screen-stopping = Arrêt ; ce qui est reçu reste reçu.
register-screen-received = Reçues : { $received } · déjà là : { $already } · mises de côté : { $aside } · en conflit : { $conflicts }
register-screen-more =
    { $count ->
        [one] et un autre ; le filtre « mises de côté » les montre tous.
       *[other] et { $count } autres ; le filtre « mises de côté » les montre tous.
    }
register-file-workbook = registre
register-file-missing = manquantes-et-retards

file-sequence = nº { $sequence }
file-received = Reçue le { $when }
file-to-decision = Aller à la décision
file-register = Revenir au registre
file-answers = Les réponses
file-no-before = Aucune déclaration antérieure de cet organisme dans ce registre.
file-unknown-framework = Le cadre auquel cette déclaration répond n’est pas connu ici.
file-change = Écart
file-same = identique
file-rate = Taux
file-threshold = Seuil de la cible
file-explained = « { $words } » – explication signée
file-evidence-save = Enregistrer une copie…
file-evidence-title = Cette pièce n’a pas été inspectée
file-evidence-warning = « { $name } » vient d’ailleurs. Jauge ne l’a ni ouverte ni analysée : ne l’ouvrez que si vous l’attendiez, avec un logiciel à jour.
file-evidence-do = Enregistrer une copie
file-evidence-leave = Ne pas l’enregistrer
file-evidence-saved = Copie enregistrée : { $path }
file-aside = Mise de côté : cette enveloppe ne compte pas
file-conflict = En conflit
file-conflict-with = Une autre enveloppe porte le même numéro ({ $sequence }), reçue le { $when }. Acceptez l’une, retournez l’autre.
file-open-other = Ouvrir
file-no-difference = Les réponses sont les mêmes.
file-this-one = Celle-ci
file-other-one = L’autre
file-changed = Ce qui diffère
file-from = Avant
file-to = Après
file-chain = Corrections et décisions
file-own = celle-ci
file-decided = { $outcome } le { $when } par { $by }
file-at = { $place } :{" "}

decide-title = Décider
decide-comment = Votre commentaire sur l’ensemble
decide-comment-at = Commenter
decide-uncomment = Retirer
decide-comment-label = Commentaire : { $place }
decide-comment-hint = Ce que l’organisation doit savoir ou corriger. N’y nommez personne.
decide-comment-here = Votre commentaire
decide-comments =
    { $count ->
        [0] Aucun commentaire pour l’instant : on en place un à une réponse par « Commenter ».
        [one] Un commentaire part avec la décision.
       *[other] { $count } commentaires partent avec la décision.
    }
decide-wordless = Dites au moins en un commentaire ce qui est à corriger.
decide-where = Un dossier pour l’enveloppe de décision ; rien n’y est remplacé.
file-moved = Ce dossier vient de changer ailleurs. Le voici tel qu’il est maintenant.
decide-moved = Rien n’a été signé : ce dossier a changé pendant que vous le regardiez. Le voici tel qu’il est maintenant.
reviewer-name = Qui décide (nom)
reviewer-name-hint = Signé avec la décision, et retenu pour la prochaine. Vide : le nom de la clé.
reviewer-title = Fonction
reviewer-title-hint = Par exemple : analyste.
decide-return = Retourner
decide-accept = Accepter
decide-accept-one = Accepter celle-ci, retourner l’autre
decide-rival-comment = Une autre enveloppe de la même organisation et du même numéro a été acceptée.
decide-superseded = Une correction a pris sa place : c’est elle qui se décide.
decide-again = Décider de nouveau
decide-again-lead = C’est décidé. Une nouvelle décision remplace l’ancienne et la nomme.
decide-done = La décision est signée et écrite.
decide-next = Remettez ce fichier à l’organisation par la voie habituelle : elle l’ouvre dans Jauge et y trouve son reçu et vos commentaires.

# Campagnes, signataires, suivi.
campaign-title = Campagne { $year } – { $ministry }
campaign-issue = Édition
campaign-period = Période
campaign-period-days = du { $first } au { $last }, fuseau { $zone }
campaign-period-assumed = du { $first } au { $last } (supposé), fuseau { $zone }
campaign-when = Dates
campaign-dates = du { $opens } au { $closes }
campaign-left =
    { $count ->
        [0] dernier jour
        [one] reste { $count } jour
       *[other] reste { $count } jours
    }
campaign-closed = échéance passée
campaign-contact = Contact
campaign-required = Signatures
campaign-bodies = Organisations
campaign-bodies-count =
    { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
campaign-framework = Cadre
campaign-reminder = À remettre au plus tard le { $date }. Questions : { $contact }
campaign-key = Empreinte de la clé du ministère
campaign-trust = De qui est cette campagne ?
campaign-trusted = La clé du ministère est déjà connue sur cet ordinateur : il n’y a rien à comparer.
campaign-compare = Lisez ces groupes au ministère par téléphone, ou comparez-les avec le papier qu’il vous a envoyé. Une seule fois suffit : ses décisions et ses prochaines campagnes seront ensuite reconnues d’elles-mêmes. En épelant, dites « majuscule » et « chiffre ».
campaign-compared = J’ai comparé : tous les groupes sont les mêmes
campaign-compared-hint = Si un seul caractère diffère, n’allez pas plus loin et appelez le ministère.
campaign-compare-first = Comparez d’abord l’empreinte.
campaign-keys = Elle change des clés reconnues ici
campaign-keys-ask = Appelez le ministère à un numéro que vous connaissez et demandez s’il veut ce changement. Comparez l’empreinte de cette édition :
campaign-keys-confirmed = Le ministère veut ce changement, et l’empreinte est la même
campaign-keys-confirmed-hint = Qui aurait volé une clé du ministère pourrait faire une telle édition. Si le ministère n’en sait rien, n’allez pas plus loin.
campaign-keep = Garder cette édition
campaign-kept = Cette édition est gardée ; la campagne où vous travaillez reste la même.
campaign-take = Travailler dans cette campagne
campaign-working = En cours…
campaign-taken = Vous travaillez dans cette campagne.
campaign-taken-next = Les nouvelles déclarations en reçoivent l’année, les organisations et le cadre. Commencez-en une depuis l’accueil.
campaign-home = À mes déclarations
campaign-refused = Cette campagne est refusée ; rien n’a changé.
campaign-refused-fix = Ne vous en servez pas avant d’avoir parlé au ministère que vous connaissez, à un numéro que vous connaissez.
campaign-search = L’organisation qui déclare
campaign-search-hint = Écrivez une partie de son nom ou de son code ; les flèches choisissent, Entrée confirme.
campaign-found =
    { $count ->
        [one] { $count } organisation correspond
       *[other] { $count } organisations correspondent
    }
campaign-not-found = Aucune organisation de la campagne ne correspond. Si la vôtre manque, écrivez à : { $contact }
campaign-change = Choisir une autre organisation
campaign-year-given = donnée par la campagne
campaign-adopt = Mettre cette déclaration dans la campagne
campaign-adopt-lead = Cette déclaration a été commencée hors campagne. Dans la campagne, l’année et l’organisation sont données, et vos réponses restent.
campaign-ministry = Au ministère
campaign-ministry-lead = Ouvrir une campagne, et tenir le registre de ceux qui peuvent signer.
campaign-new-title = Nouvelle campagne
campaign-new-lead = Un seul fichier pour toutes les organisations : l’année, leur liste, les dates et le cadre. Il est signé avec la clé du ministère.
campaign-new-what = La campagne
campaign-new-ministry = Code du ministère
campaign-new-ministry-hint = par exemple mcn
campaign-new-opens = Premier jour
campaign-new-closes = Dernier jour à temps
campaign-new-date-hint = année-mois-jour, par exemple 2025-03-31
campaign-new-contact = Contact
campaign-new-contact-hint = courriel ou téléphone que les organisations voient
campaign-new-bodies = Liste des organisations
campaign-new-bodies-hint = un fichier CSV : code,name_fr,name_en et, si vous voulez, portfolio
campaign-new-bodies-kind = Liste (CSV)
campaign-new-required = Quelles signatures sont exigées ?
campaign-new-lead-only = Celle du responsable
campaign-new-both = Celles du responsable et de la plus haute autorité
campaign-new-owner = Nom de la clé
campaign-new-owner-hint = pour une nouvelle clé : l’unité qui signe, et son titre
campaign-new-key = La clé du ministère
campaign-new-where = Où écrire la campagne
campaign-new-do = Signer et écrire la campagne
campaign-new-bad-year = Année : quatre chiffres, de 2000 à 2099.
campaign-new-bad-date = Dates : année-mois-jour, et le dernier jour après le premier.
campaign-new-bad-ministry = Code du ministère : minuscules, chiffres et traits d’union.
campaign-new-bad-contact = Contact : dites à qui s’adresser.
campaign-new-bad-bodies = Liste des organisations : choisissez le fichier.
campaign-new-done = La campagne est signée.
campaign-new-communicate = Empreinte à communiquer aux organisations
campaign-new-next = Et ensuite
campaign-new-next-send = Envoyez le fichier aux organisations par la voie habituelle.
campaign-new-next-compare = Donnez-leur cette empreinte par une autre voie : par téléphone ou sur papier. Elles la comparent une fois.
campaign-new-next-signers = Inscrivez les signataires des organisations à partir de leurs fiches.
campaign-new-file = Fichier

signers-title = Signataires
signers-lead = Qui peut signer pour qui, et jusqu’à quand. Personne n’est jamais effacé : une clé retirée reste, pour que ce qu’elle a signé avant soit jugé comme avant.
signers-none = Personne n’est encore inscrit.
signers-register = Registre
signers-count =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
signers-principal = Signe comme
signers-person = Personne
signers-purpose = Pour
signers-purpose-submission = déclaration
signers-purpose-campaign = campagne
signers-purpose-decision = décision
signers-purpose-publication = publication
signers-key = Clé
signers-from = Depuis
signers-until = Jusqu’à
signers-state = État
signers-retire = Retirer
signers-retire-one = Retirer { $principal }, { $person }
signers-retire-title = Retirer cette clé ?
signers-retire-lead = Dès maintenant, ce que { $person } signe comme { $principal } est refusé. Ce qui a été signé avant reste valide. Rien n’est effacé.
signers-retire-do = Retirer
signers-retire-keep = Garder
signers-retired = Clé retirée : { $principal }, { $person }.
signers-in-force = en vigueur
signers-ended = retirée
signers-not-yet = à venir
signers-enrol = Inscrire un signataire
signers-enrol-lead = Ouvrez la fiche ou la clé publique du signataire, et comparez l’empreinte par téléphone ou sur papier.
signers-file = Fiche ou clé publique
signers-file-kind = Fiche de signataire, clé publique
signers-read = Lire
signers-role = Rôle
signers-body = Organisation
signers-body-hint = code de l’organisation, par exemple mtmd
signers-fingerprint = Empreinte de la clé
signers-compared = J’ai comparé : tous les groupes sont les mêmes
signers-compared-hint = Avec la personne, par téléphone ou sur papier.
signers-valid-from = Valide depuis
signers-valid-until = Valide jusqu’à
signers-valid-hint = année-mois-jour ; vide : sans limite
signers-enrol-do = Inscrire
signers-compare-first = Comparez d’abord l’empreinte.
signers-bad-body = Écrivez le code de l’organisation : minuscules, chiffres et traits d’union.
signers-bad-date = Dates : année-mois-jour, et la fin après le début.
signers-enrolled = Inscription faite : { $principal }, { $person }.
signers-already = { $principal }, { $person } est déjà dans le registre.
signers-files = Fichiers
signers-files-lead = Le registre comme fichier allowed_signers, que ssh-keygen lit tel quel.
signers-path = Chemin du fichier
signers-import = Importer
signers-export = Exporter
signers-imported =
    { $count ->
        [0] Rien de nouveau dans ce fichier.
        [one] { $count } ligne importée.
       *[other] { $count } lignes importées.
    }
signers-exported = Fichier écrit : { $path }
signers-card = Ma fiche de signataire
signers-card-lead = Une page pour le ministère : qui vous êtes, votre rôle, votre organisation, votre clé publique. Elle ne contient rien de secret.
signers-card-no-key = Signez d’abord quelque chose, ou apportez une clé : il n’y en a pas encore ici.
signers-card-key = Clé
signers-card-write = Écrire ma fiche de signataire
signers-card-done = Fiche écrite : { $path }
signers-card-file = fiche-signataire
signers-who = Qui peut signer

follow-title = Suivi
follow-head = Suivre
follow-one = Suivre la déclaration { $year } de { $body }
follow-view = Voir
follow-view-one = Voir { $target }
follow-reading = Lecture…
follow-refused = Ce fichier est refusé ; rien n’a changé.
follow-outdated = Une décision plus récente sur cette déclaration est déjà connue : ce fichier n’a rien changé.
follow-life = Vie de la déclaration
follow-sealed = Signée
follow-attested = Attestée
follow-received = Reçue
follow-decided = Décision
follow-accepted = Acceptée
follow-returned = Retournée
follow-contradicted = Décisions contraires
follow-not-seen = pas vu sur cet ordinateur
follow-elsewhere = par la plus haute autorité
follow-not-yet = à venir
follow-waiting = En attente du ministère.
follow-waiting-next = Quand sa réponse arrive, ouvrez le fichier ici : l’accusé de réception et les commentaires paraissent sur cette page.
follow-is-received = Le ministère a reçu cette déclaration.
follow-is-accepted = Cette déclaration est acceptée.
follow-is-returned = Cette déclaration vous est retournée pour correction.
follow-is-conflict = Des décisions se contredisent au sujet de cette déclaration, ou d’une autre pour la même année.
follow-conflict-next = Écrivez au ministère : une décision qui les remplace toutes règle la question. Votre déclaration, elle, ne change pas.
follow-comments = Ce que dit le ministère
follow-comments-fields = Chaque commentaire est aussi dans la correction, au champ dont il parle.
follow-whole = L’ensemble de la déclaration
follow-correction = Correction
follow-correction-number = correction { $number }
follow-correct = Commencer la correction
follow-correct-on = Continuer la correction
follow-correct-lead = Toutes vos réponses y sont déjà ; changez ce qui doit l’être. La déclaration que vous avez signée reste telle quelle.
follow-correct-accepted = Si vous trouvez une erreur, une correction peut remplacer cette déclaration ; tant qu’elle n’est pas acceptée, c’est celle-ci qui compte.
follow-receipt = Accusé de réception
follow-receipt-file = accuse
follow-received-at = Reçue
follow-decided-by = Décidé par
follow-print = Imprimer l’accusé
follow-written = Accusé écrit : { $path }. Ouvrez-le pour l’imprimer.
follow-correcting = Correction { $number }
follow-correcting-untouched = La déclaration signée reste telle quelle : la correction est une déclaration à part.
follow-said = « { $words } »
follow-said-at = { $place } : « { $words } »
follow-year-given = une correction garde son organisation et son année
follow-ministry-says = Le ministère écrit
follow-why = La correction
follow-reason = Pourquoi corriger cette déclaration ?
follow-reason-hint = Une phrase ; elle est signée avec la déclaration.
follow-state-accepted = acceptée
follow-state-returned = retournée
follow-state-conflict = en conflit
follow-state-received = reçue
