# Fautes d’un fichier de dénombrements. $line : la ligne de l’éditeur, $column : la colonne du tableau, à partir de 1.
exchange-empty = { $file }, ligne { $line }, colonne { $column } : le fichier est vide.
    .fix = Écrivez sur la première ligne « quantity,value,reason », puis une ligne par quantité.
exchange-utf16 = { $file }, ligne { $line }, colonne { $column } : le fichier est en UTF-16 et non en UTF-8.
    .fix = Enregistrez-le de nouveau en « CSV UTF-8 ».
exchange-binary = { $file }, ligne { $line }, colonne { $column } : ce n’est pas un fichier texte.
    .fix = Choisissez un fichier CSV ; depuis un tableur, enregistrez la feuille en « CSV UTF-8 ».
exchange-not-utf8 = { $file }, ligne { $line }, colonne { $column } : le texte n’est pas en UTF-8.
    .fix = Enregistrez-le de nouveau en « CSV UTF-8 » ; les accents y seront alors lus comme il faut.
exchange-header = { $file }, ligne { $line }, colonne { $column } : l’en-tête attendu est « { $expected } », et non « { $found } ».
    .fix = Écrivez la première ligne ainsi : quantity,value,reason (ou avec des points-virgules).
exchange-missing-column = { $file }, ligne { $line }, colonne { $column } : cette colonne manque.
    .fix = Donnez à chaque ligne trois colonnes : la quantité, la valeur et la raison ; une colonne vide garde son séparateur.
exchange-extra-column = { $file }, ligne { $line }, colonne { $column } : il y a une colonne de trop.
    .fix = Écrivez un nombre entier sans virgule, et mettez entre guillemets droits un texte qui contient le séparateur.
exchange-open-quote = { $file }, ligne { $line }, colonne { $column } : un guillemet droit est ouvert et jamais fermé.
    .fix = Fermez le guillemet ; un guillemet droit dans un texte s’écrit deux fois.
exchange-unknown-quantity = { $file }, ligne { $line }, colonne { $column } : le cadre ne demande pas de quantité « { $quantity } ».
    .fix = Corrigez le nom ; « jauge framework » donne la liste des quantités.
exchange-repeated-quantity = { $file }, ligne { $line }, colonne { $column } : « { $quantity } » est déjà à la ligne { $first }.
    .fix = Gardez une seule des deux lignes.

# La copie lisible d’une déclaration : une page à lire, à imprimer, à transmettre. Rien ne la signe.
readable-mark = Copie lisible, non signée
readable-title = { $body }, déclaration { $year } (copie lisible, non signée)
readable-subtitle = Déclaration { $year } – { $framework }
readable-sealed = Seul le fichier scellé fait foi. Voici son empreinte :
readable-draft = Brouillon : cette déclaration n’est pas encore scellée.
readable-provisional = Provisoire.
readable-provisional-why = Ce qui est compté n’a pas de définition officielle connue : les définitions qui ont servi à remplir cette déclaration sont provisoires.
readable-code = Code de l’organisation
readable-preparer = Préparée par
readable-preparer-title = Fonction
readable-preparer-email = Courriel au travail
readable-correction = Motif de la correction
readable-no-body = Organisation non précisée
readable-no-year = année non précisée
readable-blank = –
readable-targets = Les cibles
readable-target = Cible
readable-whole = Total
readable-part = Part
readable-rate = Taux
readable-threshold = Seuil
readable-last-year = Année précédente
readable-state = État
readable-percent = { $percent } %
readable-majority = majorité
readable-state-met = atteinte
readable-state-not-met = non atteinte
readable-state-below = non atteinte ({ $points } points)
readable-state-nd = non colligé
readable-state-na = sans objet
readable-state-no-rate = sans taux
readable-state-open = à remplir
readable-state-errors = { $count ->
    [one] { $count } point à corriger
   *[other] { $count } points à corriger
}
readable-state-warnings = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}
readable-quantities = Les réponses
readable-quantity = Quantité
readable-answer = Réponse
readable-reason = Motif (NA : sans objet, ND : non colligé)
readable-not-a-value = (ce n’est pas une réponse possible)
readable-errors = À corriger avant de signer
readable-warnings = Avertissements et explications
readable-notes = Remarques
readable-explanation = Explication :
readable-no-explanation = aucune pour l’instant
readable-footing = Copie lisible, non signée, faite par Jauge. Cadre { $id }, version { $version }, SHA-256 { $sha256 }.
exchange-split-number = { $file }, ligne { $line }, colonne { $column } : une virgule décimale semble avoir coupé le nombre en deux.
    .fix = Écrivez un nombre entier ; la raison d’un nombre reste vide.
