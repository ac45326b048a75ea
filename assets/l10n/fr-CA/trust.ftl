# trust

trust-not-a-body-code = « { $text } » n’est pas le code d’un organisme.
    .fix = Écrivez le code en lettres minuscules sans accent, chiffres et traits d’union, 48 caractères au plus, comme dans la liste de la campagne.

trust-not-a-role = « { $text } » n’est pas un rôle.
    .fix = Choisissez lead (responsable), officer (dirigeant) ou ministry (ministère).

trust-not-a-principal = « { $text } » ne désigne pas un signataire.
    .fix = Écrivez le rôle, une arobase et le code de l’organisme, par exemple lead@mtmd.

trust-not-a-namespace = « { $text } » n’est pas un usage de signature connu.
    .fix = Choisissez lead.submission.v1@jauge, officer.submission.v1@jauge, ministry.campaign.v1@jauge ou ministry.decision.v1@jauge.

trust-wrong-passphrase = La phrase de passe n’ouvre pas cette clé.
    .fix = Essayez de nouveau ; vérifiez le verrouillage des majuscules et la langue du clavier. Rien n’a été écrit.

trust-empty-passphrase = La phrase de passe est vide : elle ne protégerait rien.
    .fix = Choisissez une phrase de passe, par exemple quatre mots ou plus que vous seul connaissez.

trust-not-a-key = Ce n’est pas une clé.
    .fix = Choisissez un fichier de clé OpenSSH ; il commence par « -----BEGIN OPENSSH PRIVATE KEY----- » ou, pour une clé publique, par « ssh-ed25519 ».

trust-public-half = C’est la partie publique d’une clé ; il faut la partie privée pour signer.
    .fix = Choisissez le fichier du même nom sans « .pub ».

trust-other-key-format = C’est une clé privée, mais pas au format d’OpenSSH.
    .fix = Convertissez-la avec « ssh-keygen -p -f FICHIER », ou créez une nouvelle clé.

trust-not-ed25519 = C’est une clé { $algorithm }, et non une clé Ed25519 conservée dans un fichier.
    .fix = Créez une clé Ed25519, ici ou avec « ssh-keygen -t ed25519 ».

trust-weak-key = Cette clé Ed25519 est faible : aucun outil honnête n’en produit de pareille.
    .fix = Ne vous y fiez pas et demandez-en une autre à son titulaire.

trust-damaged-key = Ce fichier de clé est endommagé.
    .fix = Prenez une copie de sauvegarde de la clé, ou créez une nouvelle clé et faites-la inscrire.

trust-too-many-rounds = Ce fichier de clé demande { $rounds } tours de dérivation : ce nombre bloquerait l’ordinateur ou ne protégerait rien.
    .fix = Réécrivez la clé avec « ssh-keygen -p -a 24 -f FICHIER ».

trust-signers-too-many = Ligne { $line } du registre des signataires : un registre compte 100 000 lignes au plus.
    .fix = Retirez les lignes de notes et les lignes vides, ou partagez le registre entre plusieurs fichiers.

trust-signers-byte-order-mark = Ligne { $line } du registre des signataires : le fichier commence par une marque d’ordre des octets.
    .fix = Enregistrez le fichier en UTF-8 sans BOM.

trust-signers-not-text = Ligne { $line } du registre des signataires : elle contient autre chose que du texte sur une ligne.
    .fix = Récrivez la ligne en UTF-8, sans caractère de commande.

trust-signers-wildcard = Ligne { $line } du registre des signataires : un caractère générique (* ? !) vaudrait pour des organismes qui ne sont pas nommés.
    .fix = Écrivez une ligne par signataire, avec son nom exact.

trust-signers-several-principals = Ligne { $line } du registre des signataires : elle nomme plusieurs signataires.
    .fix = Écrivez une ligne par signataire.

trust-signers-principal = Ligne { $line } du registre des signataires : « { $text } » ne désigne pas un signataire.
    .fix = Commencez la ligne par le rôle, une arobase et le code de l’organisme, par exemple lead@mtmd.

trust-signers-no-namespace = Ligne { $line } du registre des signataires : l’usage de la clé (namespaces) manque.
    .fix = Ajoutez par exemple namespaces="lead.submission.v1@jauge" après le signataire.

trust-signers-several-namespaces = Ligne { $line } du registre des signataires : elle donne plusieurs usages à la clé.
    .fix = Écrivez une ligne par usage.

trust-signers-foreign-namespace = Ligne { $line } du registre des signataires : l’usage « { $text } » n’est pas celui de ce rôle.
    .fix = Écrivez l’usage qui correspond au rôle : lead.submission.v1@jauge, officer.submission.v1@jauge, ministry.campaign.v1@jauge ou ministry.decision.v1@jauge.

trust-signers-unknown-option = Ligne { $line } du registre des signataires : l’option « { $text } » n’est pas lue ici.
    .fix = Gardez seulement namespaces, valid-after et valid-before, chacune avec sa valeur entre guillemets droits.

trust-signers-repeated-option = Ligne { $line } du registre des signataires : l’option « { $text } » est donnée deux fois.
    .fix = Gardez-en une seule.

trust-signers-time = Ligne { $line } du registre des signataires : « { $text } » n’est pas une date.
    .fix = Écrivez AAAAMMJJ, AAAAMMJJHHMM ou AAAAMMJJHHMMSS, suivi de Z pour le temps universel.

trust-signers-never-valid = Ligne { $line } du registre des signataires : la clé n’est jamais valide, car sa fin précède son début.
    .fix = Corrigez valid-after ou valid-before.

trust-signers-key = Ligne { $line } du registre des signataires : la clé publique ne se lit pas ou n’est pas une clé Ed25519.
    .fix = Copiez de nouveau la ligne du fichier « .pub » du signataire.

trust-signers-not-there = Le registre des signataires ne contient pas cette clé en vigueur pour ce signataire.
    .fix = Vérifiez le signataire et l’empreinte dans la liste des signataires.

trust-revoked-too-many = Ligne { $line } de la liste des clés révoquées : une liste compte 10 000 lignes au plus.
    .fix = Demandez au ministère une liste plus courte, ou retirez les clés qui n’ont jamais figuré au registre.

trust-revoked-not-text = Ligne { $line } de la liste des clés révoquées : elle contient autre chose que du texte sur une ligne.
    .fix = Enregistrez le fichier en UTF-8 sans BOM, avec des fins de ligne LF, sans caractère de commande.

trust-revoked-unended = Ligne { $line } de la liste des clés révoquées : elle ne finit pas par un saut de ligne ; le fichier a peut-être été coupé.
    .fix = Copiez-le ou téléchargez-le de nouveau, en entier ; s’il est complet, ajoutez un saut de ligne à la fin.

trust-revoked-form = Ligne { $line } de la liste des clés révoquées : ce n’est pas une clé publique suivie, au besoin, d’un commentaire.
    .fix = Gardez une clé par ligne, telle qu’elle est dans son fichier « .pub », sans ligne vide ni ligne de notes.

trust-revoked-key = Ligne { $line } de la liste des clés révoquées : la clé publique ne se lit pas ou n’est pas une clé Ed25519.
    .fix = Copiez de nouveau la ligne du fichier « .pub » de cette clé.
