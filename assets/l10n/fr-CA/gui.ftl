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
home-open-lead = Une enveloppe reçue (*.jauge) : pour la vérifier, la lire ou l’attester.
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
key-size = taille du texte
key-help = cette page

page-register = Registre
page-file = Dossier
register-screen-home = Révision
register-screen-home-lead = Au ministère : recevoir les déclarations, voir ce qui manque, accepter ou retourner.
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
register-screen-copy-missing = Copier les manquantes
register-screen-save-missing = Enregistrer les manquantes…
register-screen-missing-title = Enregistrer la liste des organisations manquantes
register-screen-missing-do = Enregistrer la liste
register-screen-copied = La liste des organisations manquantes est copiée.
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
register-file-missing = manquantes

file-sequence = nº { $sequence }
file-received = Reçue le { $when }
file-to-decision = Aller à la décision
file-register = Revenir au registre
file-answers = Les réponses
file-no-before = Aucune déclaration de l’année précédente dans ce registre.
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
decide-return = Retourner
decide-accept = Accepter
decide-accept-one = Accepter celle-ci, retourner l’autre
decide-rival-comment = Une autre enveloppe de la même organisation et du même numéro a été acceptée.
decide-superseded = Une correction a pris sa place : c’est elle qui se décide.
decide-again = Décider de nouveau
decide-again-lead = C’est décidé. Une nouvelle décision remplace l’ancienne et la nomme.
decide-done = La décision est signée et écrite.
decide-next = Remettez ce fichier à l’organisation par la voie habituelle : elle l’ouvre dans Jauge et y trouve son reçu et vos commentaires.
