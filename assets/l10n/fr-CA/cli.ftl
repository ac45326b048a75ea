# La ligne de commande : aide, résultats et erreurs d’utilisation.
cli-about = Jauge dénombre, vérifie, signe et contrôle les déclarations annuelles du Baromètre numériQc, hors ligne. Sans commande, ouvre la fenêtre.
cli-examples = Exemples :
cli-example =
    jauge demo
    jauge declaration.jauge
    jauge verify recus/ --signers signataires
cli-usage = Utilisation :
cli-commands = Commandes{ "\u00A0" }
cli-arguments = Arguments{ "\u00A0" }
cli-options = Options{ "\u00A0" }

cli-demo-about = Fait tout le travail sur des données fictives, dans un dossier à part, montre comment le vérifier, puis ouvre la fenêtre
cli-demo-example = jauge demo --home ./demo --no-window
cli-framework-about = Montre les cibles, les quantités, les seuils et les règles en vigueur
cli-framework-example = jauge framework --json
cli-rules-about = Montre chaque règle : gravité, phrase et correction
cli-rules-example = jauge rules --lang fr
cli-key-about = Crée, montre ou reprend une clé de signature
cli-key-example = jauge key new --name "Prénom Nom" --title "Dirigeante de la transformation numérique"
cli-key-new-about = Crée une clé Ed25519, protégée par une phrase de passe, au format d’OpenSSH
cli-key-new-example = jauge key new --name "Prénom Nom" --title "Dirigeante de la transformation numérique"
cli-key-show-about = Montre la partie publique et l’empreinte des clés de ce poste, ou d’un fichier
cli-key-show-example = jauge key show
cli-key-import-about = Reprend une clé Ed25519 d’OpenSSH qui existe déjà
cli-key-import-example = jauge key import ~/.ssh/id_ed25519
cli-check-about = Applique toutes les règles à un fichier de dénombrements
cli-check-example = jauge check 2024.csv --organization exemple --year 2024 --previous 2023.jauge
cli-seal-about = Vérifie, puis écrit la déclaration signée par la personne responsable
cli-seal-example =
    jauge seal 2024.csv --organization exemple --organization-name "Organisme d’exemple" --year 2024 \
      --name "Prénom Nom" --title "Dirigeante" --email amelie@exemple.invalid \
      --key ~/.ssh/id_ed25519 --justify "W02:services=Fusion de deux directions" --out 2024.jauge
cli-attest-about = Ajoute la signature de la plus haute autorité
cli-attest-example = jauge attest 2024.jauge --key ~/.ssh/id_ed25519 --out 2024-attestee.jauge
cli-verify-about = Rend un verdict sur chaque enveloppe ; les dossiers sont parcourus
cli-verify-example = jauge verify recus/ --signers signataires --require lead,officer
cli-show-about = Montre ce que dit une enveloppe, le verdict d’abord
cli-show-example = jauge show 2024.jauge --signers signataires
cli-completions-about = Écrit le script de complétion d’un interpréteur de commandes
cli-completions-example = jauge completions bash > ~/.local/share/bash-completion/completions/jauge
cli-man-about = Écrit le manuel
cli-man-example = jauge man > jauge.1 && man ./jauge.1

cli-arg-home = Dossier où ce poste conserve ses données (ou JAUGE_HOME ; par défaut, celui du système)
cli-arg-lang = Langue : fr ou en (ou JAUGE_LANG ; par défaut, celle du système)
cli-arg-json = Écrit un seul document JSON sur la sortie standard
cli-arg-quiet = Ne dit que ce qui n’a pas fonctionné
cli-arg-framework = Travaille sous un autre cadre que celui du programme
cli-arg-help = Montre cette aide
cli-arg-version = Montre la version
cli-arg-envelope = Enveloppe à ouvrir dans la fenêtre
cli-arg-no-window = N’ouvre pas la fenêtre à la fin
cli-arg-name = Nom de la personne qui prépare la déclaration
cli-arg-title = Fonction de cette personne
cli-arg-email = Courriel professionnel de cette personne
cli-arg-out = Fichier à écrire ; un fichier qui existe n’est jamais remplacé
cli-arg-passphrase-file = Fichier dont la première ligne est la phrase de passe ; sinon, elle est demandée au terminal
cli-arg-file = Fichier
cli-arg-counts = Fichier de dénombrements : CSV, colonnes quantity,value,reason
cli-arg-organization = Code de l’organisme
cli-arg-organization-name = Nom de l’organisme
cli-arg-year = Année déclarée
cli-arg-previous = Enveloppe d’une année antérieure, pour comparer
cli-arg-key = Clé privée au format d’OpenSSH
cli-arg-justify = Justification d’un avertissement ; se répète
cli-arg-evidence = Pièce justificative d’une cible (pdf, png, jpg, csv, txt) ; se répète
cli-arg-supersedes = Enveloppe que celle-ci corrige
cli-arg-reason = Raison de la correction
cli-arg-signers = Registre des signataires (allowed_signers d’OpenSSH)
cli-arg-revoked = Liste de clés révoquées, telle que ssh-keygen -Y verify -r la prend ; celles révoquées ici le sont de toute façon
cli-arg-require = Signatures exigées : lead, officer
cli-arg-at = Moment où la validité des clés est jugée (RFC 3339) ; par défaut, maintenant
cli-arg-files = Enveloppes et dossiers
cli-arg-shell = bash, elvish, fish, powershell ou zsh
cli-key-new-arg-name = Nom de la personne à qui appartient la clé
cli-key-new-arg-out = Dossier de la clé ; par défaut, le dossier des clés de ce poste
cli-key-show-arg-file = Fichier de clé, privé ou public
cli-key-import-arg-file = Clé privée à reprendre
cli-attest-arg-file = Enveloppe scellée par la personne responsable
cli-show-arg-file = Enveloppe

cli-usage-unknown-argument = L’option « { $arg } » n’existe pas ici.
    .fix = Ajoutez --help à la commande pour voir ses options.
cli-usage-unknown-command = La commande « { $command } » n’existe pas.
    .fix = « jauge --help » donne la liste des commandes.
cli-usage-missing = Il manque : { $arg }
    .fix = Ajoutez ce qui manque ; --help montre un exemple.
cli-usage-no-command = Il manque une commande.
    .fix = Ajoutez --help pour voir les commandes.
cli-usage-no-value = L’option { $arg } demande une valeur.
    .fix = Écrivez la valeur après l’option ; --help montre un exemple.
cli-usage-invalid-value = « { $value } » ne convient pas pour { $arg }.
    .fix = Ajoutez --help à la commande pour voir ce qui est attendu.
cli-usage-conflict = { $arg } ne va pas avec { $other }.
    .fix = Gardez l’un des deux.
cli-usage-too-many = { $arg } a trop de valeurs, ou pas assez.
    .fix = Ajoutez --help à la commande pour voir ce qui est attendu.
cli-usage-not-utf8 = Un argument n’est pas du texte lisible.
    .fix = Récrivez la commande en UTF-8.
cli-usage-other = La commande n’a pas été comprise.
    .fix = « jauge --help » donne la liste des commandes.
cli-usage-near = Vouliez-vous dire { $near } ?

cli-output-failed = Le résultat n’a pas pu être écrit sur la sortie standard : le disque est peut-être plein.
cli-neither = « { $file } » n’est ni une commande ni un fichier. « jauge --help » donne la liste des commandes.
cli-no-display = Il n’y a pas d’écran où ouvrir la fenêtre (ni DISPLAY ni WAYLAND_DISPLAY). « jauge --help » montre ce qui se fait en ligne de commande.
cli-no-window = Ce programme a été construit sans fenêtre. « jauge --help » montre ce qui se fait en ligne de commande.

cli-severity-error = erreur
cli-severity-warning = avertissement
cli-severity-note = note

cli-framework-version = { $id }, version { $version }, SHA-256 { $sha256 }
cli-framework-share = Part à atteindre : { $threshold }
cli-framework-majority = Organismes qui en publient plus de la moitié : { $threshold }
cli-framework-yes = Organismes qui répondent oui : { $threshold }
cli-framework-rules = Les textes d’aide sont provisoires. « jauge rules » montre les règles.

cli-passphrase-known = Phrase de passe de { $key } :
cli-passphrase-new = Nouvelle phrase de passe :
cli-passphrase-again = La même, une seconde fois :
cli-passphrase-differs = Les deux phrases diffèrent. Recommencez.

cli-key-shown =
    Clé        { $file }
    Empreinte  { $fingerprint }
    Publique   { $public }
cli-key-next =
    Transmettez la ligne publique au ministère, qui l’inscrira au registre des signataires, et lisez-lui l’empreinte de vive voix.
    Sans la phrase de passe, la clé est perdue : conservez-la en lieu sûr.
cli-key-unprotected = Cette clé n’a pas de phrase de passe ; la copie conservée ici en aura une.
cli-key-none = Il n’y a pas encore de clé ici. « jauge key new » en crée une.

cli-misread = { $file }, ligne { $line }, colonne { $column } [{ $quantity }] : { $message }
cli-met = atteinte
cli-not-met = non atteinte
cli-sealable = Rien n’empêche de sceller, une fois les avertissements justifiés.
cli-not-sealable = Des erreurs empêchent de sceller.

cli-sealed =
    Scellée    { $file }
    Empreinte  { $fingerprint }
    Objet      { $body }, { $year }, envoi { $sequence }
cli-sealed-next = Faites maintenant attester ce fichier : « jauge attest ».
cli-attested =
    Attestée   { $file }
    Empreinte  { $fingerprint }
    Objet      { $body }, { $year }

cli-verdict-valid = valide
cli-verdict-incomplete = incomplète
cli-verdict-untrusted = non fiable
cli-verdict-broken = brisée
cli-verify-about-what = { $body }, { $year }, envoi { $sequence }
cli-verify-fingerprint = Empreinte { $fingerprint }
cli-signature-trusted = Signature de { $who } : bonne, au registre ({ $key })
cli-signature-good = Signature de { $who } : bonne, non reconnue ({ $key })
cli-signature-bad = Signature de { $who } : mauvaise ({ $key })
cli-verify-without-home = Ce que ce dossier sait est laissé de côté. Seule la signature de la personne responsable est exigée, à moins que --require n’en nomme d’autres ; les clés retirées ou révoquées ici ne sont pas connues, à moins que --revoked ne les nomme.
cli-verify-summary = Enveloppes valides : { $valid } sur { $files }.

cli-show-header =
    { $name } [{ $code }], { $year }
    Préparée par { $person }, { $title }, { $email }
    le { $at }
cli-show-correction = Correction (envoi { $sequence }) : { $reason }
cli-show-other-framework = Répond au cadre { $id }, version { $version }, qui n’est pas celui d’ici ; les quantités gardent leur identifiant.
cli-show-evidence = Pièce de la cible { $target } : { $name } ({ $size } octets)
cli-show-campaign = Signatures exigées : { $required }. { $bodies ->
        [one] { $bodies } organisme :
       *[other] { $bodies } organismes :
    }

cli-verify-line = { $file } : { $verdict }
cli-justify-so = Sur la ligne de commande, une justification s’écrit ainsi : --justify "{ $about }=Ce qui l’explique"

cli-key-card-about = Écrit la carte de signataire à remettre au ministère
cli-key-card-example = jauge key card cle --organization exemple --role lead --out carte.html
cli-key-card-arg-file = Fichier de clé, privé ou public
cli-key-card-arg-out = Page HTML à écrire
cli-arg-role = Rôle : lead, officer ou ministry
cli-campaign-about = Crée une campagne, ou travaille sous celle du ministère
cli-campaign-example = jauge campaign use campagne-2024.jauge
cli-campaign-new-about = Crée la campagne d’une année et la signe
cli-campaign-new-example =
    jauge campaign new --year 2024 --framework stng-2019-2023 --organizations organismes.csv \
      --opens 2025-01-15 --closes 2025-03-31 --ministry exemple --contact "campagne@exemple.invalid" \
      --require lead,officer --key cle-ministere --out campagne-2024.jauge
cli-campaign-new-arg-organizations = Liste des organismes : CSV, colonnes code,name_fr,name_en et, au besoin, portfolio
cli-campaign-new-arg-opens = Premier jour
cli-campaign-new-arg-closes = Dernier jour à temps
cli-campaign-new-arg-ministry = Code du ministère
cli-campaign-new-arg-contact = Personne-ressource
cli-campaign-new-arg-key = Clé du ministère
cli-campaign-new-arg-year = Année dénombrée
cli-campaign-new-arg-require = Signatures requises ; lead à défaut
cli-campaign-new-arg-period = Premier et dernier jour dénombrés ; à défaut, du 1er avril de l’année au 31 mars suivant
cli-campaign-new-arg-time-zone = Fuseau des dates (nom IANA) ; America/Toronto à défaut
cli-campaign-new-arg-name-fr = Nom du ministère en français ; son code à défaut
cli-campaign-new-arg-name-en = Nom du ministère en anglais ; son code à défaut
cli-campaign-new-arg-supersedes = Édition antérieure qui n’est pas connue ici ; peut être répété
cli-campaign-use-about = Travaille sous une campagne reçue du ministère
cli-campaign-use-example = jauge campaign use campagne-2024.jauge --trust SHA256:…
cli-campaign-use-arg-file = Enveloppe de la campagne
cli-campaign-use-arg-trust = Empreinte de la clé du ministère, comparée une fois ; ou de l’édition, si elle change des clés
cli-campaign-list-about = Montre les campagnes connues ici
cli-campaign-list-example = jauge campaign list
cli-signers-about = Tient le registre de qui peut signer pour qui
cli-signers-example = jauge signers list
cli-signers-list-about = Montre le registre des signataires
cli-signers-list-example = jauge signers list --json
cli-signers-add-about = Inscrit un signataire, d’après sa carte ou sa clé publique
cli-signers-add-example = jauge signers add carte.html --fingerprint SHA256:…
cli-signers-add-arg-file = Carte de signataire, ligne de registre ou clé publique
cli-signers-add-arg-organization = Code de l’organisme, si le fichier ne le dit pas
cli-signers-add-arg-fingerprint = Empreinte comparée ; refusée si ce n’est pas celle de la clé
cli-signers-add-arg-valid-after = Début de validité
cli-signers-add-arg-valid-before = Fin de validité
cli-signers-add-arg-also = La clé signe déjà pour quelqu’un d’autre, et c’est voulu
cli-signers-add-arg-reason = Pourquoi ; le journal le garde. Une ligne retenue l’exige
cli-signers-retire-about = Met fin à la validité d’une clé ; sa ligne reste
cli-signers-retire-example = jauge signers retire SHA256:…
cli-signers-retire-arg-key = Empreinte de la clé, ou signataire comme lead@exemple
cli-signers-retire-arg-at = Moment de la fin ; maintenant à défaut
cli-signers-revoke-about = Révoque pour de bon une clé perdue ou volée : rien de ce qu’elle signe ne compte plus
cli-signers-revoke-example =
    jauge signers revoke SHA256:… --reason "Portable volé le 3 mars"
    jauge signers revoke cle-volee.pub
cli-signers-revoke-arg-key = Empreinte d’une clé connue ici, ou fichier de sa moitié publique
cli-signers-revoke-arg-reason = Pourquoi ; le journal le garde
cli-signers-import-about = Ajoute les lignes d’un fichier allowed_signers
cli-signers-import-example = jauge signers import allowed_signers
cli-signers-import-arg-file = Registre à lire
cli-signers-import-arg-revoked = Liste de clés révoquées à prendre aussi ; une clé du ministère attend que « signers revoke » la confirme
cli-signers-export-about = Écrit le registre tel que ssh-keygen le lit
cli-signers-export-example = jauge signers export --out allowed_signers
cli-signers-export-arg-file = Fichier à écrire ; sinon, la sortie standard
cli-signers-export-arg-out = Fichier à écrire
cli-signers-export-arg-revoked = Fichier pour la liste des clés révoquées, pour ssh-keygen -Y verify -r
cli-receive-about = Reçoit des enveloppes au registre ; un mauvais fichier n’arrête pas les autres
cli-receive-example = jauge receive recus/
cli-receive-arg-paths = Fichiers ou dossiers
cli-receive-arg-signers = Registre des signataires ; à défaut, celui de ce poste
cli-receive-arg-revoked = Liste de clés révoquées, en plus de celles révoquées ici
cli-register-about = Montre ce qui est reçu, ce qui manque, ce qui est en retard
cli-register-example = jauge register list --status missing
cli-register-list-about = Montre le registre d’une année
cli-register-list-example = jauge register list --year 2024 --status to-review
cli-register-list-arg-year = Année ; la dernière à défaut
cli-register-list-arg-status = État : missing, to-review, accepted, returned, superseded, conflict ou set-aside
cli-register-list-arg-organization = Code d’un organisme
cli-decide-about = Accepte ou retourne des déclarations, une enveloppe signée par organisme
cli-decide-example = jauge decide --all-to-review --outcome accepted --key cle-ministere --out decisions/
cli-decide-arg-fingerprints = Empreintes des déclarations, ou leurs premiers chiffres
cli-decide-arg-all-to-review = Toutes celles qui attendent une décision
cli-decide-arg-year = Seulement celles de cette année
cli-decide-arg-outcome = Issue : accepted, returned ou received
cli-decide-arg-comment = Commentaire à une quantité, ou sans quantité à l’ensemble
cli-decide-arg-name = Nom de la personne qui décide ; retenu pour la fois suivante
cli-decide-arg-title = Fonction de la personne qui décide
cli-decide-arg-again = Écrit de nouveau les décisions déjà signées, et décide seulement de ce dont aucune ne compte (plus)
cli-decide-arg-key = Clé du ministère
cli-decide-arg-out = Fichier d’une seule décision, ou dossier
cli-follow-about = Prend une décision du ministère : récépissé, état, commentaires
cli-follow-example = jauge follow decision.jauge --receipt recepisse.html
cli-follow-arg-file = Enveloppe de la décision
cli-follow-arg-receipt = Récépissé à imprimer, à écrire en HTML
cli-export-about = Écrit des classeurs
cli-export-example = jauge export register --out registre.xlsx
cli-export-register-about = Écrit le registre d’une année comme classeur
cli-export-register-example = jauge export register --year 2024 --out registre-2024.xlsx
cli-export-register-arg-year = Année ; la dernière à défaut
cli-arg-campaign = Campagne sous laquelle déclarer ; à défaut, celle de l’année connue ici
cli-campaign-made =
    Campagne { $id }, édition { $issue } : { $bodies ->
        [one] { $bodies } organisme
       *[other] { $bodies } organismes
    }, du { $opens } au { $closes }
    Dénombré : { $period }, fuseau { $zone }
    Fichier : { $file }
    Empreinte de l’édition : { $fingerprint }
    Empreinte de la clé du ministère : { $key }
    À lire au téléphone : { $groups }
cli-campaign-closes-early = Le dernier jour à temps, le { $closes }, précède la fin de ce qui est dénombré ({ $period }).
cli-campaign-period = du { $first } au { $last }
cli-campaign-period-assumed = du { $first } au { $last } (supposé)
cli-campaign-next = Envoyez ce fichier aux organismes ; communiquez l’empreinte par une autre voie.
cli-campaign-used = Campagne { $id } de { $ministry }, édition { $issue } : année { $year }, du { $opens } au { $closes }. Questions : { $contact }
cli-campaign-trusted = La clé du ministère est désormais connue ici : { $groups }
cli-campaign-line = { $id } de { $ministry }, édition { $issue }, { $state } : année { $year }, { $bodies ->
        [one] { $bodies } organisme
       *[other] { $bodies } organismes
    }, du { $opens } au { $closes } ; dénombré { $period }, fuseau { $zone }
cli-campaign-in-force = en vigueur
cli-campaign-not-in-force = pas en vigueur
cli-campaign-disputed = en conflit
cli-campaign-changes = Ce qu’elle change aux clés reconnues ici :
cli-campaign-changed = Change dès maintenant :
cli-campaign-none = Aucune campagne n’est connue ici.
cli-signer-line = { $principal }  { $namespace }  { $key }  { $times }  { $owner }
cli-signer-line-revoked = { $principal }  { $namespace }  { $key }  révoquée  { $owner }
cli-signer-line-held-back = retenue : { $principal }  { $namespace }  { $key }  { $times }  { $owner }
cli-signer-always = sans fin
cli-signer-from = dès le { $after }
cli-signer-until = jusqu’au { $before }
cli-signer-between = du { $after } au { $before }
cli-signers-none = Le registre des signataires est vide.
cli-signer-revoked = révoquée : { $key }  depuis le { $since }, par { $by }  { $owner }
cli-signer-revocation-waits = en attente : { $key }  une clé du ministère, révoquée par { $by } ; cela comptera une fois confirmé par une personne : jauge signers revoke { $key }
cli-signer-by-person = une personne d’ici
cli-signer-by-list = une liste prise ici
cli-signer-by-campaign = la campagne { $campaigns }
cli-signer-by-both = une personne d’ici et la campagne { $campaigns }
cli-signer-added = Inscrit : { $principal }, { $key }, { $owner }
cli-signer-already = Déjà inscrit : { $principal }, { $key }
cli-signer-compare = Comparez l’empreinte avec la personne, de vive voix, avant de recevoir sa déclaration.
cli-signer-revoked-now = Révoquée : { $key }, de { $signers }
cli-signer-revoked-unknown = Révoquée : { $key }, qu’aucune ligne du registre ne nomme
cli-signer-revoked-already = Déjà révoquée : { $key }
cli-signer-revoked-next = Transmettez la liste : « jauge signers export --revoked FICHIER ». La prochaine édition de la campagne la porte aussi.
cli-signers-imported = { $added ->
        [one] { $added } ligne ajoutée
       *[other] { $added } lignes ajoutées
    } au registre.
cli-signers-imported-revoked = { $revoked ->
        [one] { $revoked } clé révoquée
       *[other] { $revoked } clés révoquées
    }.
cli-signers-revocations-wait = { $count ->
        [one] Une révocation d’une clé du ministère attend
       *[other] { $count } révocations de clés du ministère attendent
    } qu’une personne confirme l’empreinte : « jauge signers list », puis « jauge signers revoke ».
cli-signers-exported = Registre écrit : { $file }
cli-signers-exported-revoked = Liste des clés révoquées écrite : { $file }
cli-signers-exported-without-revoked = Des clés sont révoquées ici : qui vérifie avec ce registre a aussi besoin de leur liste (--revoked FICHIER).
cli-card-made =
    Carte écrite : { $file }
    Empreinte à lire au téléphone : { $fingerprint }
cli-receive-no-signers = Le registre des signataires est vide : aucune enveloppe ne sera valide. « jauge signers import » ou « jauge signers add » l’établit.
cli-receive-received = reçue
cli-receive-already = déjà reçue
cli-receive-set-aside = mise de côté
cli-receive-conflict = en conflit
cli-verify-line-plain = { $outcome } : { $file }
cli-received = Reçues : { $received } · déjà là : { $already } · de côté : { $aside } · conflits : { $conflicts }
cli-register-unknown-status = « { $status } » n’est pas un état. États : { $known }.
cli-register-empty = Le registre est vide : ni campagne ni déclaration.
cli-register-line = { $body }  { $state }  { $sequence }  { $late }  { $received }  { $fingerprint }  { $name }
cli-register-summary = { $year } : attendues { $expected } · manquantes { $missing } · à examiner { $review } · en conflit { $conflict } · retournées { $returned } · acceptées { $accepted } · remplacées { $superseded } · en attente { $waiting } · de côté { $aside }
cli-decide-unknown-outcome = « { $outcome } » n’est pas une issue : écrivez accepted, returned ou received.
cli-decided = { $outcome } : { $body }, { $year }, rang { $sequence } – { $file }
cli-decide-moved = Non décidé : le dossier de { $body }, { $year }, a changé depuis que la liste a été faite ({ $fingerprint }). Regardez-le de nouveau.
cli-followed =
    { $outcome } : { $body }, { $year }, rang { $sequence }
    Reçue le { $received }, décidée le { $decided } par { $by }
    Empreinte de la déclaration : { $fingerprint }
cli-followed-outdated = Une décision plus récente est déjà connue : celle-ci est conservée, l’état ne change pas.
cli-followed-conflict = Des décisions se contredisent au sujet de cette déclaration, ou d’une autre pour la même année. Écrivez au ministère : une décision qui les remplace toutes règle la question.
cli-followed-correction = Une correction est commencée avec toutes les réponses ; les commentaires y sont à leur place. Ouvrez la fenêtre, ou scellez avec --supersedes.
cli-exported = Registre { $year } écrit : { $file }
register-missing = manquante
register-to-review = à examiner
register-accepted = acceptée
register-returned = retournée
register-superseded = remplacée
register-conflict = en conflit
register-waiting = en attente
register-unasked = correction après la date limite
register-set-aside = de côté
register-late = en retard

cli-barometer-about = Additionne les déclarations acceptées d’une année
cli-barometer-example = jauge barometer --year 2024
cli-barometer-arg-year = Année ; la dernière à défaut
cli-barometer-arg-portfolio = Seulement les organismes de ce portefeuille
cli-barometer-arg-csv = Écrit un tableau CSV
cli-barometer-overall = Baromètre { $year } : { $overall } ({ $bodies ->
        [one] { $bodies } déclaration acceptée
       *[other] { $bodies } déclarations acceptées
    })
cli-barometer-target = seuil { $threshold } · organismes : { $included } · NA { $na } · ND { $nd } · manquants { $missing }
cli-barometer-change = variation en points : mêmes organismes { $same }, tous { $all }
cli-barometer-provisional = Provisoire : la pondération officielle n’est pas connue.
