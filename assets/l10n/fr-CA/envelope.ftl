# envelope

envelope-not-an-envelope = Ce fichier n’est pas une enveloppe Jauge.
    .fix = Choisissez un fichier dont le nom se termine par .jauge, tel qu’il a été reçu.

envelope-too-large = Ce fichier dépasse 64 Mio, la limite d’une enveloppe.
    .fix = Joignez des pièces plus légères, puis scellez de nouveau.

envelope-entry-count = Une enveloppe contient de 2 à 64 entrées ; celle-ci en contient un autre nombre.
    .fix = Joignez 59 pièces au plus ; si le fichier vous a été remis, demandez-le de nouveau.

envelope-cut-short = Le fichier est incomplet : il s’arrête au milieu d’une entrée.
    .fix = Copiez-le ou téléchargez-le de nouveau, en entier.

envelope-entry-name = « { $entry } » n’est pas un nom d’entrée permis.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-entry-header = L’entrée { $entry } est altérée, compressée ou porte des données qui n’ont pas leur place dans une enveloppe.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau. Un outil de compression ne doit jamais réécrire le fichier.

envelope-directory = Le répertoire de l’archive ne dit pas la même chose que l’entrée { $entry }.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-entry-order = L’entrée { $entry } se répète ou n’est pas à sa place.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-end = La fin du fichier n’est pas celle d’une enveloppe : quelque chose a été ajouté, retiré ou modifié.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-mimetype = L’entrée { $entry } n’annonce aucune sorte d’enveloppe connue.
    .fix = Mettez le programme à jour ; si cela ne change rien, demandez le fichier de nouveau.

envelope-manifest-line = La ligne { $line } de manifest.sha256 n’est pas écrite comme il se doit.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-entry-unlisted = L’entrée { $entry } n’est pas dans le manifeste : personne ne l’a signée.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-entry-absent = L’entrée { $entry }, inscrite au manifeste, est absente.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-entry-altered = L’entrée { $entry } a été modifiée après la signature.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-signature-armor = La signature { $entry } ne se lit pas comme une signature OpenSSH.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-signature-form = La signature { $entry } est d’une forme qui n’est pas acceptée.
    .fix = Demandez une signature faite avec une clé Ed25519, par Jauge ou par ssh-keygen avec sha512.

envelope-signature-namespace = La signature { $entry } a été faite pour un autre usage.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-signature-weak-key = La signature { $entry } vient d’une clé faible, qu’aucun outil honnête ne produit.
    .fix = Ne vous y fiez pas et signalez-le à la personne responsable de la sécurité.

envelope-signature-wrong = La signature { $entry } n’est pas celle de ce contenu.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-signature-role = { $entry } n’est pas une signature attendue dans une enveloppe de cette sorte.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-same-key = La signature { $entry } vient de la même clé qu’une autre : deux rôles demandent deux personnes.
    .fix = Faites attester la déclaration par une autre personne, avec sa propre clé.

envelope-signature-missing = La signature requise { $entry } manque.
    .fix = Faites signer l’enveloppe par la personne qui tient le rôle { $role }.

envelope-no-register = Aucun registre des signataires n’a été donné : rien ne dit à qui sont les clés.
    .fix = Donnez le registre du ministère, ou comparez les empreintes des clés avec les signataires.

envelope-key-unknown = La clé de la signature { $entry } n’est pas au registre des signataires pour { $principal }.
    .fix = Comparez l’empreinte avec la personne, puis inscrivez la clé au registre, ou refusez l’enveloppe.

envelope-key-of-another-body = La signature { $entry } devrait être de { $principal }, mais sa clé est celle de { $other }, d’un autre organisme.
    .fix = Refusez l’enveloppe et communiquez avec l’organisme qui déclare.

envelope-key-of-another-role = La signature { $entry } devrait être de { $principal }, mais sa clé est inscrite pour { $other }.
    .fix = Faites signer la personne qui tient ce rôle, ou inscrivez aussi la clé pour ce rôle.

envelope-key-not-yet-valid = La clé de { $principal } n’est valide qu’à partir du { $moment }.
    .fix = Vérifiez la date de réception, ou la ligne de cette clé au registre des signataires.

envelope-key-expired = La clé de { $principal } n’est plus valide depuis le { $moment }.
    .fix = Demandez une signature avec la clé en vigueur ; si l’enveloppe a été reçue avant cette date, vérifiez-la à la date de réception.

envelope-key-revoked = La clé de la signature { $entry } est révoquée : elle a été perdue ou volée, et rien de ce qu’elle signe ne compte.
    .fix = Demandez une signature avec la clé en vigueur de cette personne ; si la révocation est une erreur, communiquez avec le ministère.

envelope-zone-unknown = « { $name } » n’est pas un fuseau horaire connu.
    .fix = Écrivez le nom exact du fuseau, par exemple America/Toronto.

envelope-ministry-unknown = La signature { $entry } est bonne, mais le registre ne connaît aucun ministère qui signe avec cette clé.
    .fix = Comparez l’empreinte de la clé avec celle que le ministère a communiquée, par téléphone ou sur papier, puis faites confiance à sa campagne.

envelope-content-too-large = { $entry } dépasse 4 Mio, la taille maximale permise.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-content-unreadable = { $entry } ne se lit pas à la ligne { $line }, colonne { $column }.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-content-field = Dans { $entry }, la valeur du champ { $field } n’est pas possible.
    .fix = Corrigez ce champ, puis scellez de nouveau ; si le fichier vous a été remis, demandez-le de nouveau.

envelope-content-character = Dans { $entry }, le champ { $field } contient le caractère { $character }, qui ne se voit pas ou fausse ce qui l’entoure.
    .fix = Récrivez ce texte au clavier, sans le coller d’un autre document, puis scellez de nouveau ; si le fichier vous a été remis, demandez-le de nouveau.

envelope-content-repeated = Dans { $entry }, « { $name } » est donné deux fois sous { $field }.
    .fix = Gardez-en un seul, puis scellez de nouveau ; si le fichier vous a été remis, demandez-le de nouveau.

envelope-evidence-absent = L’entrée { $entry } est annoncée, mais absente.
    .fix = Joignez-la de nouveau, puis scellez ; si le fichier vous a été remis, demandez-le de nouveau.

envelope-entry-undeclared = L’entrée { $entry } n’est pas annoncée dans la déclaration.
    .fix = Ne vous servez pas de ce fichier ; demandez à la personne qui l’a préparé de vous l’envoyer de nouveau.

envelope-signing = La signature n’a pas pu être écrite. Rien n’a été enregistré.
    .fix = Essayez de nouveau ; si cela se répète, joignez moins de pièces.

envelope-attest-broken = Cette enveloppe est altérée : il n’y a rien à attester.
    .fix = Demandez à la personne responsable de vous l’envoyer de nouveau.

envelope-attest-not-a-submission = Cette enveloppe n’est pas une déclaration : elle ne s’atteste pas.
    .fix = Ouvrez la déclaration scellée par la personne responsable.

envelope-attest-not-sealed = La personne responsable n’a pas encore signé cette déclaration.
    .fix = Demandez-lui de la sceller d’abord.

envelope-attest-already = Cette déclaration est déjà attestée.
    .fix = Transmettez-la telle quelle au ministère.

envelope-attest-same-key = Cette clé est celle qui a scellé la déclaration : deux rôles demandent deux personnes.
    .fix = Faites attester la déclaration par la plus haute autorité de l’organisme, avec sa propre clé.
