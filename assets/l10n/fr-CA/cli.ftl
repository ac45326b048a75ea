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
cli-verify-summary = Enveloppes valides : { $valid } sur { $files }.

cli-show-header =
    { $name } [{ $code }], { $year }
    Préparée par { $person }, { $title }, { $email }
    le { $at }
cli-show-correction = Correction (envoi { $sequence }) : { $reason }
cli-show-other-framework = Répond au cadre { $id }, version { $version }, qui n’est pas celui d’ici ; les quantités gardent leur identifiant.
cli-show-evidence = Pièce de la cible { $target } : { $name } ({ $size } octets)

cli-verify-line = { $file } : { $verdict }
cli-justify-so = Sur la ligne de commande, une justification s’écrit ainsi : --justify "{ $about }=Ce qui l’explique"
