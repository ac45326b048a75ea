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
barometer-standing-nd = non recueilli
barometer-standing-assumed = non recueilli, compté comme non fait

cli-barometer-arg-by = Additionne aussi par portefeuille (portfolio) ou par classe de taille (size)
cli-barometer-arg-target = Énumère les organismes derrière le chiffre de cette cible
cli-barometer-arg-trend = Montre chaque année reçue
cli-barometer-arg-nd-as-not-done = Et si ce qui n’a pas été recueilli (ND) n’était pas fait : la partie compte pour 0
cli-barometer-not-done = Hypothèse : ce qui n’a pas été recueilli (ND) compte comme non fait.
cli-barometer-not-countable = Sans total, ne peut être compté : { $codes }
cli-barometer-group = { $group } ({ $declared ->
        [one] 1 déclaration
       *[other] { $declared } déclarations
    } · manquants { $missing })
cli-barometer-sizes-provisional = Provisoire : les classes de taille sont les nôtres.
cli-barometer-no-sizes = Le cadre { $framework } ne définit aucune classe de taille : --by size ne s’applique pas. Choisissez --by portfolio.
cli-barometer-no-target = Le cadre { $framework } n’a pas de cible « { $target } ». Cibles : { $known }
cli-barometer-trend = { $year } : { $overall } · déclarations { $declared } · manquants { $missing } · variation { $change }
