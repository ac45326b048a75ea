# Les actions : ce qui peut les arrêter, et quoi faire.
workflow-in-file = { $file } : { $sentence }

workflow-file-missing = { $file } n’existe pas.
    .fix = Vérifiez le nom et le dossier ; les noms tiennent compte des majuscules et des accents.
workflow-file-is-folder = { $file } est un dossier et non un fichier.
    .fix = Indiquez un fichier de ce dossier.
workflow-not-a-file = { $file } n’est pas un fichier ordinaire : c’est un tube, un périphérique ou une prise.
    .fix = Copiez-en le contenu dans un fichier, puis indiquez ce fichier.
workflow-file-too-large = { $file } dépasse { $most } Kio : il n’a pas été lu.
    .fix = Vérifiez que c’est le bon fichier.
workflow-file-denied = Le système ne vous permet pas de lire { $file }.
    .fix = Demandez le droit de lecture, ou copiez le fichier dans un dossier qui vous appartient.
workflow-file-failed = { $file } n’a pas pu être lu. Message du système : { $detail }.
    .fix = Vérifiez le disque, puis réessayez.
workflow-folder-unusable = Le dossier { $folder } n’a pas pu être utilisé. Message du système : { $detail }.
    .fix = Choisissez un dossier qui vous appartient, ou demandez-y le droit d’écriture.

workflow-not-sealable = { $errors ->
    [one] Une erreur empêche de sceller la déclaration. Rien n’a été écrit.
   *[other] { $errors } erreurs empêchent de sceller la déclaration. Rien n’a été écrit.
}
    .fix = Corrigez ce qui est signalé, justifiez les avertissements, puis scellez de nouveau.
workflow-clock = L’horloge de ce poste indique { $now } : la signature porterait à jamais une fausse date. Rien n’a été écrit ni perdu.
    .fix = Réglez la date et l’heure du poste, puis recommencez.
workflow-unknown-justification = « { $text } » ne nomme pas une règle, ou une règle et une quantité, du cadre.
    .fix = Écrivez RÈGLE=TEXTE ou RÈGLE:QUANTITÉ=TEXTE, par exemple W02:services=Fusion de deux directions.

workflow-basis-broken = { $file } est une enveloppe brisée : rien ne peut s’appuyer sur elle.
    .fix = Demandez une nouvelle copie du fichier ; « jauge verify » en donne les raisons.
workflow-basis-kind = { $file } n’est pas l’enveloppe d’une déclaration.
    .fix = Choisissez l’enveloppe scellée d’une déclaration.
workflow-basis-body = { $file } est la déclaration d’un autre organisme, « { $found } ».
    .fix = Choisissez une enveloppe du même organisme, ou corrigez le code de l’organisme.
workflow-basis-not-earlier = { $file } porte sur { $found }, qui n’est pas une année antérieure.
    .fix = Choisissez l’enveloppe d’une année précédente, ou corrigez l’année.
workflow-basis-other-year = { $file } porte sur { $found } : une correction porte sur la même année que ce qu’elle corrige.
    .fix = Choisissez l’enveloppe à corriger, ou corrigez l’année.

workflow-evidence-kind = { $file } n’est pas d’un type que l’enveloppe peut porter.
    .fix = Joignez un fichier pdf, png, jpg, csv ou txt.
workflow-evidence-target = { $file } est joint à la cible « { $target } », que le cadre n’a pas.
    .fix = Écrivez CIBLE=FICHIER ; « jauge framework » donne la liste des cibles.
workflow-evidence-too-much = Avec { $file }, l’enveloppe dépasserait 64 Mio ou le nombre de pièces permis.
    .fix = Joignez moins de pièces, ou des pièces plus légères.

workflow-no-envelope = { $file } ne contient aucune enveloppe (*.jauge).
    .fix = Indiquez un dossier qui en contient, ou les fichiers eux-mêmes.

workflow-passphrase-file = { $file } ne contient pas de texte UTF-8.
    .fix = Écrivez la phrase de passe sur la première ligne d’un fichier texte.
workflow-no-terminal = Une phrase de passe est nécessaire, et il n’y a pas de terminal où la demander.
    .fix = Lancez la commande dans un terminal, ou indiquez un fichier avec --passphrase-file FICHIER.

demo-title = Responsable de la transformation (fictive)
demo-justification = Explication fictive, pour la démonstration.
demo-begin = Démonstration : des organisations fictives déclarent deux années, dans { $folder }
demo-keys = Clés créées, une par signataire : { $path } (phrase de passe : { $passphrase })
demo-register = Registre des signataires : { $path }
demo-declared = Scellée et attestée : { $body }, { $year } – { $path }
demo-altered = Falsifiée, un nombre changé après la signature : { $path }
demo-impostor = Falsifiée, signée par une clé inconnue : { $path }
demo-verdict = { $verdict } – { $path }
demo-draft = Déclaration { $year } commencée, comparée avec l’année précédente
demo-check = Pour vérifier une enveloppe sans Jauge :
demo-check-all = Et avec Jauge :
demo-no-display = Aucun écran ici : la fenêtre ne s’ouvre pas. Pour l’ouvrir : jauge --home { $folder }
demo-window = La fenêtre s’ouvre sur ces données.
