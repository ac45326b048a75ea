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
workflow-link-to-folder = { $file } est un lien vers un dossier. Les liens à l’intérieur d’un dossier ne sont pas suivis : ils peuvent tourner en rond.
    .fix = Indiquez le dossier même auquel il mène.

workflow-passphrase-file = { $file } ne contient pas de texte UTF-8.
    .fix = Écrivez la phrase de passe sur la première ligne d’un fichier texte.
workflow-no-terminal = Une phrase de passe est nécessaire, et il n’y a pas de terminal où la demander.
    .fix = Lancez la commande dans un terminal, ou indiquez un fichier avec --passphrase-file FICHIER.

workflow-picture = L’image n’a pas pu être dessinée ; aucun fichier n’a été écrit.
    .fix = Enregistrez-la en SVG.

demo-title = Responsable de la transformation (fictive)
demo-justification = Explication fictive, pour la démonstration.
demo-begin = Démonstration : des organisations fictives déclarent deux années, dans { $folder }
demo-keys = Clés créées, une par signataire : { $path } (phrase de passe : { $passphrase })
demo-register = Registre des signataires : { $path }
demo-declared = Scellées et attestées pour { $year } : { $count } déclarations dans { $path }
demo-altered = Falsifiée, un nombre changé après la signature : { $path }
demo-impostor = Falsifiée, signée par une clé inconnue : { $path }
demo-verdict = { $verdict } – { $path }
demo-draft = Déclaration { $year } commencée, comparée avec l’année précédente
demo-check = Pour vérifier une enveloppe sans Jauge :
demo-check-all = Et avec Jauge :
demo-no-display = Aucun écran ici : la fenêtre ne s’ouvre pas. Pour l’ouvrir : jauge --home { $folder }
demo-window = La fenêtre s’ouvre sur ces données.

workflow-envelope-not-good = { $file } n’est pas recevable : { $why }
    .fix = Demandez-le de nouveau à qui l’a préparé.
workflow-not-of-kind = { $file } n’est pas { $kind ->
        [campaign] une campagne
        [decision] une décision
       *[other] une déclaration
    }.
    .fix = Choisissez un autre fichier.
workflow-signers-held-back =
    { $count ->
        [one] Une ligne a été laissée de côté : elle aurait remis en vigueur une clé retirée. Si une clé doit redevenir valide, inscrivez-la d’après sa carte, et dites pourquoi.
       *[other] { $count } lignes ont été laissées de côté : elles auraient remis en vigueur des clés retirées. Si une clé doit redevenir valide, inscrivez-la d’après sa carte, et dites pourquoi.
    }
workflow-unknown-ministry = Cette campagne est signée par { $ministry }, dont la clé n’est pas encore connue ici. Son empreinte : { $groups }
    .fix = Comparez-la, par téléphone ou sur papier, avec celle que donne le ministère ; puis : --trust { $fingerprint }
workflow-other-ministry = Cette campagne est signée d’une clé inconnue au nom de { $ministry }, alors qu’une autre clé du ministère est connue ici. Son empreinte : { $groups }
    .fix = Ne l’utilisez pas avant d’avoir parlé au ministère. S’il confirme une nouvelle clé : --trust { $fingerprint }
workflow-other-fingerprint = L’empreinte donnée, { $named }, n’est pas celle de la clé : { $fingerprint }.
    .fix = Relisez l’empreinte avec la personne qui vous l’a donnée ; si elle ne correspond pas, n’utilisez pas ce fichier.
workflow-not-its-key = La clé qui signe cette campagne ({ $fingerprint }) n’est pas parmi celles qu’elle annonce.
    .fix = N’utilisez pas ce fichier ; demandez-le de nouveau au ministère.
workflow-keys-change = L’édition { $issue } de la campagne { $campaign } change les clés du ministère, ou quelles clés sont révoquées. Son empreinte : { $groups }
    .fix = Demandez au ministère, à un numéro que vous connaissez, s’il veut ce changement, et comparez l’empreinte ; puis : --trust { $fingerprint }
workflow-keys-added = clé qui signe désormais pour le ministère : { $key }  { $owner }
workflow-keys-added-until = clé qui a signé pour le ministère jusqu’au { $until } : { $key }  { $owner }
workflow-keys-ended = clé qui prend fin le { $until } : { $key }  { $owner }
workflow-keys-missing = clé que le ministère ne nomme plus, en vigueur ici tant qu’elle n’est pas retirée : { $key }  { $owner }
workflow-keys-revoked = clé révoquée : { $key }  { $owner }
workflow-keys-revoked-waits = clé du ministère révoquée ; elle attend que « jauge signers revoke » la confirme : { $key }  { $owner }
workflow-other-campaign = { $file } n’est pas une édition antérieure de cette campagne : son ministère ou son année est autre.
    .fix = Donnez l’édition que celle-ci remplace, ou omettez --supersedes.
workflow-issue-older = L’édition { $issue } est plus ancienne que l’édition { $than }, qui est en vigueur : elle est gardée et ne change rien.
workflow-issue-disputed = Il y a différentes éditions { $issue } de la campagne { $year } ; aucune ne compte tant que le ministère n’a pas fait la suivante, qui les remplace toutes :
workflow-issue-meanwhile = D’ici là, l’édition { $number } reste en vigueur.
workflow-issue-none-meanwhile = D’ici là, aucune campagne { $year } n’est en vigueur.
workflow-issue-gap-one = L’édition { $first } n’est pas connue ici.
workflow-issue-gap = Les éditions { $first } à { $last } ne sont pas connues ici.
workflow-issue-beside = La campagne { $year } sous laquelle on travaille ici reste celle de { $ministry } : celle-ci est gardée à côté.
workflow-campaign-year = La déclaration porte sur { $year }, la campagne sur { $campaign }.
    .fix = Choisissez l’année de la campagne, ou la campagne de l’année.
workflow-not-in-campaign = L’organisme « { $body } » n’est pas dans la liste de la campagne { $campaign }.
    .fix = Vérifiez le code de l’organisme, ou écrivez à la personne-ressource de la campagne.
workflow-unknown-signer = Aucune clé en vigueur du registre ne correspond à { $key }.
    .fix = « jauge signers list » donne les empreintes.
workflow-unknown-key = Aucune clé connue ici n’a l’empreinte { $key }.
    .fix = Donnez plutôt le fichier de sa moitié publique ; « jauge signers list » donne les empreintes connues.
workflow-key-revoked = La clé { $fingerprint } est révoquée : elle a été perdue ou volée, et rien de ce qu’elle signe ne compte.
    .fix = Servez-vous d’une autre clé. « jauge signers list » dit depuis quand celle-ci est révoquée ; une clé révoquée le reste.
workflow-signs-for-others = La clé { $fingerprint } signe déjà, comme { $others }. Deux rôles, ce sont deux personnes.
    .fix = Demandez à la personne une clé propre à ce rôle ; si une même clé pour les deux est voulue, ajoutez --also.
workflow-signer-held-back = Une ligne de { $principal } avec la clé { $fingerprint } est retenue : elle remettrait en vigueur une clé retirée ici.
    .fix = Demandez à la personne si la clé doit servir de nouveau ; puis : jauge signers add, avec --reason et pourquoi.
workflow-signer-unnamed = Ce fichier contient une clé, mais ne dit pas qui signe ni pour quel organisme.
    .fix = Ajoutez --organization CODE et --role lead ou officer.
workflow-unknown-submission = Le registre n’a aucune déclaration d’empreinte { $fingerprint }.
    .fix = « jauge register list » donne les empreintes ; il en faut au moins 8 chiffres.
workflow-ambiguous-submission = Plusieurs déclarations du registre commencent par { $fingerprint }.
    .fix = Donnez plus de chiffres de l’empreinte.
workflow-nothing-to-review = Aucune déclaration n’attend de décision.
    .fix = « jauge register list » montre où en est chacune.
workflow-not-the-ministry = La clé { $fingerprint } n’est pas une clé du ministère au registre des signataires : les organismes refuseraient sa décision.
    .fix = Signez avec la clé du ministère, ou inscrivez d’abord celle-ci.
workflow-key-not-in-force = La clé { $fingerprint } n’est pas en vigueur selon le registre des signataires : elle est retirée, ou sa période n’est pas commencée.
    .fix = Signez avec une clé du ministère qui est en vigueur.
workflow-superseded = La déclaration { $fingerprint } est remplacée par une correction.
    .fix = Décidez de la correction.
workflow-rival-accepted = Une autre déclaration du même rang est déjà acceptée : { $fingerprint }.
    .fix = Retournez celle-ci, ou revenez d’abord sur l’autre décision.
workflow-nothing-decided = Rien qui compte n’a été décidé au sujet de cette déclaration : { $fingerprint }.
    .fix = Décidez d’abord.
workflow-unknown-quantity = « { $quantity } » n’est pas une quantité du cadre.
    .fix = « jauge framework » donne la liste ; sans quantité, écrivez seulement le texte.
workflow-returned-without-comment = Une déclaration retournée sans commentaire ne dit pas quoi corriger.
    .fix = Ajoutez au moins un commentaire.
workflow-not-ours = Cette décision porte sur une déclaration qui n’a pas été scellée ici : { $fingerprint }.
    .fix = Ouvrez-la sur le poste de l’organisme qu’elle concerne.
workflow-of-another-ministry = Cette décision est signée par { $signer }, alors que la déclaration répond à une campagne de { $ministry } : elle ne change rien.
    .fix = Demandez sa décision à { $ministry }, et signalez-lui celle-ci.
workflow-not-as-sealed = Cette décision ne parle pas de la déclaration { $fingerprint } telle qu’elle a été scellée ici.
    .fix = Écrivez au ministère ; rien n’a été changé.
workflow-receive-framework = La déclaration répond au cadre « { $framework } », qui n’est pas connu ici.
    .fix = Prenez d’abord la campagne de ce cadre, puis recevez de nouveau ce fichier.
workflow-receive-campaign-year = La déclaration porte sur { $year }, la campagne qu’elle nomme sur { $campaign }.
    .fix = Demandez à l’organisme de la sceller sous la bonne campagne.
workflow-receive-campaign-body = L’organisme « { $body } » n’est pas dans la campagne que nomme sa déclaration.
    .fix = Vérifiez la liste des organismes de la campagne.
workflow-receive-rival = Une autre enveloppe occupe déjà ce rang pour cet organisme et cette année.
    .fix = Comparez les deux, acceptez l’une et retournez l’autre.
workflow-receive-waiting = Cette correction est reçue et attend : la déclaration qu’elle corrige n’est pas encore ici.
    .fix = Recevez la déclaration qu’elle corrige : celle-ci prendra alors sa place.
workflow-receive-campaign-keys = Cette campagne change qui parle au nom du ministère, ou quelles clés sont révoquées.
    .fix = Regardez ce qui change, puis prenez la campagne à la main : jauge campaign use.
trust-role-lead = Responsable
trust-role-officer = Plus haute autorité
trust-role-ministry = Ministère

demo-reviewer = Personne Fictive, Analyste (fictive)
demo-campaign = Campagne { $year } : { $path }
demo-received = Reçues pour { $year } : { $received }, de côté : { $aside }
demo-late = Reçue après le dernier jour : { $body }
demo-accepted = Acceptées : { $count } décisions signées dans { $path }
demo-returned = Retournée avec deux commentaires : { $body }
demo-corrected = Corrigée, scellée de nouveau et reçue : { $body }
demo-barometer = Baromètre { $year } : { $overall } sur { $bodies } déclarations acceptées
demo-reviewer-name = Réviseure Fictive
demo-reviewer-title = Analyste
demo-ministry-name = Ministère fictif
demo-comment-services = Comptez aussi le service ouvert en décembre.
demo-comment-whole = Merci de corriger avant la fin du mois (commentaire fictif).
demo-correction = Le service ouvert en décembre est compté.

workflow-characters-dropped = Des caractères qui ne se voient pas ont été retirés du champ { $field } avant la signature : { $characters }.
