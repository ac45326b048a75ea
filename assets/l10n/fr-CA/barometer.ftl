# Le baromètre : ce que toutes les déclarations acceptées donnent ensemble.

barometer-no-portfolio = sans portefeuille
barometer-size-first = { $quantity } : { $most } ou moins
barometer-size-between = { $quantity } : { $least } à { $most }
barometer-size-last = { $quantity } : { $least } ou plus
barometer-size-unknown = taille inconnue

barometer-standing-met = atteint
barometer-standing-not-met = non atteint
barometer-standing-zero = total de 0
barometer-standing-na = sans objet
barometer-standing-nd = non colligé
barometer-standing-assumed = non colligé, compté comme non fait

cli-barometer-arg-by = Additionne aussi par portefeuille (portfolio) ou par classe de taille (size)
cli-barometer-arg-target = Énumère les organismes derrière le chiffre de cette cible
cli-barometer-arg-trend = Montre chaque année reçue
cli-barometer-arg-nd-as-not-done = Et si ce qui n’a pas été colligé (ND) n’était pas fait : la partie compte pour 0
cli-barometer-not-done = Hypothèse : ce qui n’a pas été colligé (ND) compte comme non fait.
cli-barometer-not-countable = Sans total, ne peut être compté : { $codes }
cli-barometer-group = { $group } ({ $declared ->
        [one] { $declared } déclaration
       *[other] { $declared } déclarations
    } · manquants { $missing })
cli-barometer-sizes-provisional = Provisoire : les classes de taille sont les nôtres.
cli-barometer-no-sizes = Le cadre { $framework } ne définit aucune classe de taille : --by size ne s’applique pas. Choisissez --by portfolio.
cli-barometer-no-target = Le cadre { $framework } n’a pas de cible « { $target } ». Cibles : { $known }
cli-barometer-no-portfolio = Aucun organisme de { $year } n’est du portefeuille « { $portfolio } ». Portefeuilles : { $known }
cli-barometer-trend = { $year } : { $overall } · déclarations { $declared } · manquants { $missing }

barometer-screen-title = Baromètre
barometer-screen-reading = Lecture des déclarations acceptées…
barometer-screen-empty = Aucune déclaration acceptée pour l’instant
barometer-screen-empty-fix = Le baromètre additionne les déclarations acceptées. Recevez des déclarations dans le registre, examinez-les et acceptez-les : elles compteront ici.
barometer-screen-all-bodies = Tous les organismes
barometer-screen-filter = choisir les organismes
barometer-screen-portfolio = Portefeuille
barometer-screen-size = Taille
barometer-screen-sizes-provisional = Les classes de taille sont les nôtres : aucune définition officielle n’a été trouvée.
barometer-screen-not-done = ND compté comme non fait
barometer-screen-view = Présentation
barometer-screen-view-gauges = Jauges
barometer-screen-view-table = Tableau
barometer-screen-view-trend = Évolution
barometer-screen-overall = Progression globale
barometer-screen-provisional = provisoire
barometer-screen-provisional-word = provisoire
barometer-screen-since = { $points } points depuis { $year }, mêmes organismes
barometer-screen-notes = À lire avec les taux
barometer-screen-coverage = { $missing ->
        [0] { $declared ->
            [one] { $declared } déclaration acceptée ; aucun organisme ne manque.
           *[other] { $declared } déclarations acceptées ; aucun organisme ne manque.
        }
       *[other] { $declared ->
            [0] Aucune déclaration acceptée
            [one] { $declared } déclaration acceptée
           *[other] { $declared } déclarations acceptées
        } sur { $expected } attendues ; manquent : { $missing }.
    }
barometer-screen-same = { $bodies ->
        [one] Chez le seul organisme présent les deux années : { $points } points.
       *[other] Chez les { $bodies } organismes présents les deux années : { $points } points.
    }
barometer-screen-all = Entre tous les organismes de chaque année, qui ne sont pas forcément les mêmes : { $points } points.
barometer-screen-without-figure = Sans chiffre, hors des moyennes : { $targets }.
barometer-screen-what-if = Hypothèse : ce qui n’a pas été colligé (ND) compte comme non fait.
barometer-screen-weights = pondération égale des { $targets } cibles
barometer-screen-legend-threshold = Seuil
barometer-screen-legend-before = { $year }, mêmes organismes
barometer-screen-before = { $year }, mêmes organismes : { $value }
barometer-screen-median = Médiane : { $value }
barometer-screen-met = atteint
barometer-screen-gap = à { $points } points
barometer-screen-no-figure = sans chiffre
barometer-screen-included = { $included ->
        [0] aucun organisme sur { $all }
        [one] { $included } organisme sur { $all }
       *[other] { $included } organismes sur { $all }
    }
barometer-screen-table = Les cibles en tableau
barometer-screen-groups = Par groupe d’organismes
barometer-screen-trend = Évolution
barometer-screen-column-target = Cible
barometer-screen-column-rate = Taux
barometer-screen-column-standing = Seuil
barometer-screen-column-sum = Partie / total
barometer-screen-column-included = Inclus
barometer-screen-column-missing = Manquants
barometer-screen-column-median = Médiane
barometer-screen-column-change-same = Variation, mêmes organismes
barometer-screen-column-change-all = Variation, tous les organismes
barometer-screen-column-group = Groupe
barometer-screen-column-overall = Progression
barometer-screen-column-declared = Déclarations
barometer-screen-column-year = Année
barometer-screen-column-name = Organisme
barometer-screen-column-part = Partie
barometer-screen-column-whole = Total
barometer-screen-all-targets = Toutes les cibles
barometer-screen-sum-bodies = { $sum } organismes
barometer-screen-left-out = Hors du taux : NA { $na } · ND { $nd } · totaux nuls { $zero } · manquants { $missing }
barometer-screen-assumed = { $bodies ->
        [one] Dont { $bodies } organisme sans données, compté comme non fait.
       *[other] Dont { $bodies } organismes sans données, comptés comme non faits.
    }
barometer-screen-quartiles = Taux des organismes : médiane { $median }, la moitié d’entre eux de { $low } à { $high }
barometer-screen-bodies = Les organismes
barometer-screen-distribution-hint = Une marque par organisme. La pointe sous l’axe suit la ligne choisie ; un clic sur le graphique choisit l’organisme le plus proche. Entrée ouvre son dossier.
barometer-screen-save = Enregistrer l’image
barometer-screen-save-do = Enregistrer
barometer-screen-picture = Image
barometer-screen-picture-gauge = Jauge
barometer-screen-picture-distribution = Répartition
barometer-screen-picture-trend = Évolution
barometer-screen-format = Format
barometer-screen-copy = Copier le SVG
barometer-screen-copied = Le texte SVG de l’image est dans le presse-papiers.
barometer-screen-saved = Enregistrée : { $path }
barometer-screen-home-do = Baromètre

demo-not-collected = Personne ne les a comptés cette année ; un relevé est prévu l’an prochain.

barometer-publish = Publier…
barometer-publish-title = Publier le baromètre de { $year }
barometer-publish-lead = Pages, tableaux, données et images de toute l’année, dans un dossier que le ministère signe. Le choix des organismes et l’hypothèse sur les ND ne s’y appliquent pas.
barometer-publish-folder = barometre
barometer-publish-out-hint = Un nouveau dossier, ou celui d’une publication précédente : elle sera remplacée.
barometer-publish-hide = Masquer sous
barometer-publish-hide-hint = Les chiffres propres d’un organisme ne paraissent pas là où son total est plus petit. Vide : tout paraît.
barometer-publish-hide-invalid = « Masquer sous » attend un nombre entier, ou rien.
barometer-publish-do = Signer et publier
