# La publication : ce que disent la page, les tableaux et les commandes qui les écrivent.
publication-brand = Baromètre numériQc
publication-language = English
publication-skip = Aller au contenu
publication-title = Baromètre numériQc { $year }
publication-lead = Où en est la transformation numérique de l’administration publique, d’après les cibles de la { $framework }.
publication-foot = Cette page n’exécute aucun programme, ne va rien chercher ailleurs et ne mesure pas sa fréquentation.
publication-contents = Sur cette page
publication-provisional = provisoire
publication-overall = Progression globale
publication-targets = Les cibles
publication-targets-why = Chaque cible a un seuil. Le taux est ce que les organismes ont atteint ensemble ; à côté, combien d’organismes il couvre.
publication-targets-table = Toutes les cibles
publication-evolution = Évolution
publication-evolution-overall = Progression globale, d’année en année
publication-evolution-why = Seuls les mêmes organismes se comparent d’une année à l’autre : un groupe d’organismes qui change n’est pas un progrès.
publication-evolution-table = Progression globale par année
publication-target-table = Cible { $number }, année par année
publication-portfolios = Par portefeuille
publication-portfolios-why = Les organismes d’un même portefeuille, ensemble.
publication-sizes = Par taille
publication-sizes-why = Les organismes d’une même classe de taille, ensemble. Les classes sont les nôtres.
publication-groups-table = Progression et taux par groupe
publication-bodies = Par organisme
publication-bodies-why = Le taux propre à chaque organisme, ou la raison pour laquelle il n’y en a pas.
publication-bodies-hidden = Les chiffres propres d’un organisme sont masqués là où son total est inférieur à { $below }.
publication-bodies-table = Taux de chaque organisme, cible par cible
publication-missing = Sans déclaration acceptée
publication-hidden = masqué
publication-method = Méthode
publication-sources = D’où viennent les chiffres
publication-downloads = Données à télécharger
publication-check = Vérifier cette publication

publication-rollup-note = Moyenne des atteintes des cibles ; la pondération officielle n’est pas connue.
publication-rollup-more = Lire la méthode
publication-legend = Légende des jauges
publication-legend-threshold = seuil de la cible
publication-legend-before = { $year }, à organismes constants
publication-legend-met = seuil atteint
publication-mark-threshold = Seuil : { $threshold }
publication-mark-median = Médiane : { $median }
publication-mark-before = { $year }, à organismes constants : { $value }
publication-percent = { $percent } %
publication-picture-value = Valeur : { $value }
publication-reached = seuil atteint
publication-lacking = à { $points } points du seuil
publication-no-figure = aucun chiffre
publication-since = { $change } points depuis { $year }
publication-bar = { $name } : { $value }.
publication-target-name = { $number }. { $name }
publication-target-of = Cible { $number } · { $ambition }
publication-in-figure = { $included ->
        [one] { $included } organisme sur { $expected }
       *[other] { $included } organismes sur { $expected }
    }
publication-threshold = Seuil
publication-effect = Effet recherché : { $effect }
publication-declared = { $declared ->
        [one] { $declared } organisme sur { $expected }
       *[other] { $declared } organismes sur { $expected }
    }
publication-change-same = { $bodies ->
        [one] { $change } points depuis { $year } chez le seul organisme présent les deux années
       *[other] { $change } points depuis { $year } chez les { $bodies } organismes présents les deux années
    }
publication-change-same-bodies = { $change } points depuis { $year } chez les mêmes organismes
publication-change-same-none = Aucun organisme n’est dans le chiffre des deux années : rien ne se compare à { $year }.
publication-change-all = { $change } points entre tous les organismes de { $year } et tous ceux de cette année, qui ne sont pas forcément les mêmes
publication-trend-all = Tous les organismes de chaque année
publication-trend-same = Mêmes organismes, d’une année à la suivante
publication-trend-year = { $year } : { $all }.
publication-trend-year-same = { $year } : { $all } ; mêmes organismes, de { $from } à { $to }.
publication-distribution = Où se situent les organismes
publication-distribution-description = Un carré par organisme, { $bodies } en tout. Médiane { $median } ; la moitié centrale va de { $q1 } à { $q3 }. Seuil { $threshold }.
publication-distribution-hidden = Masqués, leur total étant inférieur à { $below } : { $hidden }.

publication-rate = Taux
publication-coverage = Couverture
publication-change = Variation
publication-own-rates = Taux propres
publication-own-rates-words = médiane { $median } ; la moitié des organismes entre { $q1 } et { $q3 }
publication-sum-share = { $part } sur { $whole }
publication-sum-yes = { $part } organismes sur { $whole } répondent oui
publication-sum-majority = { $part } organismes sur { $whole } dépassent la moitié
publication-coverage-words = { $included } organismes sur { $expected } dans le chiffre · sans objet { $na } · non colligé { $nd } · total de 0 : { $zero } · sans déclaration { $missing }

publication-head-target = Cible
publication-head-rate = Taux
publication-head-part = Partie
publication-head-whole = Total
publication-head-threshold = Seuil
publication-head-standing = État
publication-head-included = Organismes dans le chiffre
publication-head-na = Sans objet
publication-head-nd = Non colligé
publication-head-zero = Total de 0
publication-head-missing = Sans déclaration
publication-head-same = Variation, mêmes organismes (points)
publication-head-all = Variation, tous (points)
publication-head-year = Année
publication-head-overall = Progression globale
publication-head-bodies = Déclarations
publication-head-group = Groupe
publication-head-body = Organisme
publication-head-measure = Mesure
publication-head-counts = Ce qui compte
publication-head-leaves = Ce qui ne compte pas
publication-head-file = Fichier
publication-head-what = Contenu
publication-head-size = Octets

publication-method-sum = Cibles en parts
publication-method-sum-words = La somme des parties divisée par la somme des totaux, sur les organismes qui ont donné les deux nombres et dont le total n’est pas 0. Un grand organisme pèse donc plus qu’un petit ; les taux propres, à côté, pèsent chacun autant.
publication-method-organizations = Cibles en organismes
publication-method-organizations-words = Le nombre d’organismes qui répondent oui, ou dont plus de la moitié est diffusée, divisé par le nombre d’organismes qui ont répondu.
publication-method-coverage = Couverture
publication-method-coverage-words = « Sans objet » veut dire que la chose n’existe pas chez l’organisme ; « non colligé », qu’elle existe et que personne ne l’a comptée. Ni l’un ni l’autre n’est un zéro : ils restent hors du chiffre, et sont comptés à côté.
publication-method-reached = Seuil atteint
publication-method-reached-words = Un seuil est atteint quand le taux exact, et non le taux arrondi, l’égale ou le dépasse.
publication-method-overall = Progression
publication-method-overall-words = L’atteinte d’une cible est son taux divisé par son seuil, 100 % au plus. La progression d’une ambition est la moyenne de ses cibles ; la progression globale, celle de toutes. Une cible sans chiffre n’y est pas.
publication-method-change = Variation
publication-method-change-words = La différence avec la dernière année qui précède, en points de pourcentage. Elle est donnée d’abord pour les organismes qui sont dans le chiffre des deux années : eux seuls se comparent.
publication-method-mark = Rond sur les jauges
publication-method-mark-words = Le taux de cette année moins la variation des mêmes organismes : l’écart que l’on voit est celui des organismes que l’on peut comparer.
publication-method-rounding = Arrondi
publication-method-rounding-words = Tout est calculé exactement, en fractions, puis arrondi à une décimale ; un taux sous son seuil n’est jamais arrondi jusqu’à lui. Les données ont quatre décimales.
publication-method-hidden = Petits nombres
publication-method-hidden-words = Les chiffres propres d’un organisme sont masqués là où son total est inférieur à { $below }. Ils restent dans les sommes, dont on peut parfois les déduire ; un groupe où un seul organisme a déclaré ne paraît pas.
publication-definitions = Définitions
publication-definitions-why = L’énoncé français des cibles est officiel. Aucune définition officielle de ce qui est compté n’a été trouvée : celles-ci sont les nôtres.
publication-definitions-table = Ce que chaque cible compte
publication-measure-share = Part : « { $part } » sur « { $whole } »
publication-measure-majority = Organismes où « { $part } » dépasse la moitié de « { $whole } »
publication-measure-yes = Organismes qui répondent oui : « { $part } »

publication-sources-words = { $count ->
        [one] Une déclaration signée et acceptée
       *[other] { $count } déclarations signées et acceptées
    } pour { $year }. Dernière réception : { $received } ; dernière décision : { $decided } (UTC).
publication-sources-list = L’empreinte de chaque déclaration et de la décision qui l’a acceptée se trouve dans
publication-framework = Cadre de mesure
publication-campaign = Campagne (empreinte)
publication-ministry = Publié par
publication-downloads-table = Fichiers, avec leur taille et leur empreinte
publication-downloads-why = Les mêmes chiffres que sur cette page, pour les tableurs et les programmes. Les images sont dans le dossier images.
publication-rights = La licence d’utilisation des données est au choix du ministère : elle n’est pas fixée ici.
publication-check-why = Avec des outils que tout ordinateur possède, dans le dossier de cette publication :
publication-check-commands = Commandes de vérification
publication-check-key = La première commande montre que rien n’a changé ; la seconde, que le ministère a signé. Comparez l’empreinte de sa clé avec celle qu’il communique par une autre voie :
publication-check-jauge = Qui tient le registre recalcule tout avec : jauge publish --year ANNÉE --check DOSSIER.

publication-file-barometre-csv = Chiffres de l’année : ensemble, ambitions, cibles, groupes
publication-file-evolution-csv = Chiffres de chaque année
publication-file-organismes-csv = Organismes, cible par cible
publication-file-submissions-csv = Déclarations d’où viennent les chiffres, avec leurs empreintes
publication-file-barometre-json = Tous les chiffres en un document
publication-file-barometre-schema-json = Schéma de ce document (JSON Schema 2020-12)
publication-file-barometre-xlsx = Les quatre tableaux en un classeur
publication-file-datapackage-json = Description des tableaux (Frictionless Data Package)
publication-file-dcat-jsonld = Notice de catalogue (DCAT)
publication-file-allowed-signers = Clé du ministère, pour ssh-keygen

publication-description = Chiffres du Baromètre numériQc { $year } : { $framework }. Sommes des déclarations signées et acceptées. Dans les fichiers CSV, un texte qui commence par = + - @, une tabulation ou un retour est précédé d’une apostrophe, pour qu’aucun tableur n’en fasse une formule. Les définitions et la pondération sont provisoires.
publication-description-hidden = Les chiffres propres d’un organisme sont masqués là où son total est inférieur à { $below }.

publication-column-year = Année
publication-column-by = Ensemble (all) ou sorte de groupe (portfolio, size)
publication-column-group = Code du groupe ; vide pour l’ensemble et pour ce qui est inconnu
publication-column-group-name-fr = Nom français du groupe
publication-column-group-name-en = Nom anglais du groupe
publication-column-level = Niveau : overall, ambition ou target
publication-column-id = Ambition ou cible
publication-column-whole = Total
publication-column-part = Partie
publication-column-rate = Taux
publication-column-threshold = Seuil
publication-column-met = Seuil atteint, d’après le taux exact
publication-column-attainment = Atteinte d’une cible, ou progression
publication-column-included = Organismes dans le chiffre
publication-column-na = Organismes sans objet
publication-column-nd = Organismes où ce n’est pas colligé
publication-column-zero = Organismes dont le total est 0
publication-column-missing = Organismes sans déclaration acceptée
publication-column-q1 = Premier quartile des taux propres
publication-column-median = Médiane des taux propres
publication-column-q3 = Troisième quartile des taux propres
publication-column-change = Variation, tous les organismes de chaque année
publication-column-change-same-bodies = Variation, mêmes organismes
publication-column-code = Code de l’organisme
publication-column-name-fr = Nom français de l’organisme
publication-column-name-en = Nom anglais de l’organisme
publication-column-portfolio = Portefeuille
publication-column-target = Cible
publication-column-standing = met (atteint), not-met (non atteint), zero (total de 0), na (sans objet), nd (non colligé) ou hidden (masqué)
publication-column-fingerprint = Empreinte de l’enveloppe
publication-column-sequence = Rang dans la suite des corrections
publication-column-decision = Empreinte de la décision d’acceptation
publication-column-received-on = Jour de réception (UTC)
publication-column-decided-on = Jour de la décision (UTC)

cli-publish-about = Écrit la publication d’une année : page, tableaux, données, images ; signée par le ministère
cli-publish-example =
    jauge publish --year 2024 --out publication/ --key cle-ministere
    jauge publish --year 2024 --check publication/
cli-publish-arg-year = Année à publier
cli-publish-arg-out = Dossier à écrire ; une publication qui s’y trouve déjà est remplacée
cli-publish-arg-key = Clé du ministère
cli-publish-arg-hide-below = Masque les chiffres propres d’un organisme là où son total est inférieur à N
cli-publish-arg-check = Recalcule tout et nomme ce qui diffère dans ce dossier ; sans clé
publication-published = Publication { $year } écrite et signée : { $folder } ({ $files } fichiers)
demo-published = Publication { $year }, signée par le ministère : { $path }
publication-check-stock = Pour vérifier la publication sans Jauge :
publication-checked-good = Publication { $year } conforme : { $folder } ({ $files } fichiers recalculés)
publication-checked-not-good = Publication { $year } non conforme : { $folder } ({ $count ->
        [one] { $count } écart
       *[other] { $count } écarts
    })
publication-differs = { $file } : diffère
publication-differs-at = { $file } : diffère à { $at } : { $found } au lieu de { $expected }
publication-differs-line = { $file } : diffère à la ligne { $line }, colonne { $column } : « { $found } » au lieu de « { $expected } »
publication-differs-missing = { $file } : absent
publication-differs-extra = { $file } : ne fait pas partie de la publication
publication-differs-signature = { $file } : signature non valide. { $why }
publication-differs-stranger = La clé n’est pas une clé du ministère d’après le registre des signataires.
publication-nothing = Aucune déclaration de { $year } n’est acceptée : il n’y a rien à publier.
    .fix = Acceptez d’abord des déclarations (jauge decide), ou choisissez une autre année.
publication-no-ministry = Rien ne dit ici quel ministère publie { $year } : aucune campagne de cette année, et aucune clé du ministère dans le registre.
    .fix = Reprenez la campagne de l’année (jauge campaign use), ou inscrivez la clé du ministère (jauge signers add).
publication-which-key = Le dossier personnel ne contient pas une clé, et une seule, qui publie pour le ministère.
    .fix = Nommez la clé : --key FICHIER. Ou reprenez-la dans le dossier personnel : jauge key import FICHIER.
publication-not-one = Le dossier { $folder } contient autre chose qu’une publication : rien n’y est écrit.
    .fix = Choisissez un dossier vide ou un nouveau nom.
publication-foreign-file = Le dossier { $folder } contient une publication, mais aussi un fichier qui n’en fait pas partie : { $file }. Il serait perdu ; rien n’est écrit.
    .fix = Déplacez ce fichier, ou choisissez un autre dossier.
