# The publication: what the page, the tables and the commands that write them say.
publication-brand = Baromètre numériQc
publication-language = Français
publication-skip = Skip to content
publication-title = Baromètre numériQc { $year }
publication-lead = How far the digital transformation of the public administration has come, by the targets of the { $framework }.
publication-foot = This page runs no program, fetches nothing from elsewhere and does not count its visitors.
publication-contents = On this page
publication-provisional = provisional
publication-overall = Overall progress
publication-targets = The targets
publication-targets-why = Each target has a threshold. The rate is what the bodies reached together; beside it, how many bodies it covers.
publication-targets-table = All targets
publication-evolution = Trend
publication-evolution-overall = Overall progress, year by year
publication-evolution-why = Only the same bodies can be compared from one year to the next: a changed set of bodies is no progress.
publication-evolution-table = Overall progress by year
publication-portfolios = By portfolio
publication-portfolios-why = The bodies of one portfolio, together.
publication-sizes = By size
publication-sizes-why = The bodies of one class of size, together. The classes are our own.
publication-groups-table = Progress and rates by group
publication-bodies = By body
publication-bodies-why = Each body’s own rate, or why there is none.
publication-bodies-hidden = A body’s own figures are hidden where its whole is below { $below }.
publication-bodies-table = Rates of each body, target by target
publication-missing = Without an accepted declaration
publication-hidden = hidden
publication-method = Method
publication-sources = Where the figures come from
publication-downloads = Data to download
publication-check = Check this publication

publication-rollup-note = Mean of the targets’ attainments; the official weighting is not known.
publication-rollup-more = Read the method
publication-legend = Legend of the gauges
publication-legend-threshold = threshold of the target
publication-legend-before = { $year }, same bodies
publication-legend-met = threshold reached
publication-mark-threshold = Threshold: { $threshold }
publication-mark-median = Median: { $median }
publication-mark-before = { $year }, same bodies: { $value }
publication-percent = { $percent }%
publication-picture-value = Value: { $value }
publication-reached = threshold reached
publication-lacking = { $points } points short
publication-no-figure = no figure
publication-since = { $change } points since { $year }
publication-bar = { $name }: { $value }.
publication-target-name = { $number }. { $name }
publication-target-of = Target { $number } · { $ambition }
publication-in-figure = { $included } of { $expected } bodies
publication-threshold = Threshold
publication-effect = Effect sought: { $effect }
publication-declared = { $declared } of { $expected } bodies
publication-change-same = { $bodies ->
        [one] { $change } points since { $year } for the one body present in both years
       *[other] { $change } points since { $year } for the { $bodies } bodies present in both years
    }
publication-change-same-bodies = { $change } points since { $year } for the same bodies
publication-change-same-none = No body is in the figure of both years: nothing compares with { $year }.
publication-change-all = { $change } points between all bodies of { $year } and all of this year, which are not necessarily the same
publication-trend-all = All bodies of each year
publication-trend-same = Same bodies, from one year to the next
publication-trend-year = { $year }: { $all }.
publication-trend-year-same = { $year }: { $all }; same bodies, from { $from } to { $to }.
publication-distribution = Where the bodies stand
publication-distribution-description = One square a body, { $bodies } in all. Median { $median }; the middle half goes from { $q1 } to { $q3 }. Threshold { $threshold }.
publication-distribution-hidden = Hidden, their whole being below { $below }: { $hidden }.

publication-rate = Rate
publication-coverage = Coverage
publication-change = Change
publication-own-rates = Own rates
publication-own-rates-words = median { $median }; half of the bodies between { $q1 } and { $q3 }
publication-sum-share = { $part } of { $whole }
publication-sum-yes = { $part } of { $whole } bodies answer yes
publication-sum-majority = { $part } of { $whole } bodies exceed one half
publication-coverage-words = { $included } of { $expected } bodies in the figure · not applicable { $na } · not collected { $nd } · whole of 0: { $zero } · no declaration { $missing }

publication-head-target = Target
publication-head-rate = Rate
publication-head-threshold = Threshold
publication-head-standing = State
publication-head-included = Bodies in the figure
publication-head-na = Not applicable
publication-head-nd = Not collected
publication-head-zero = Whole of 0
publication-head-missing = No declaration
publication-head-same = Change, same bodies (points)
publication-head-all = Change, all (points)
publication-head-year = Year
publication-head-overall = Overall progress
publication-head-bodies = Declarations
publication-head-group = Group
publication-head-body = Body
publication-head-measure = Measure
publication-head-counts = What counts
publication-head-leaves = What does not count
publication-head-file = File
publication-head-what = Content
publication-head-size = Bytes

publication-method-sum = Targets in shares
publication-method-sum-words = The sum of the parts divided by the sum of the wholes, over the bodies that gave both numbers and whose whole is not 0. So a large body weighs more than a small one; the own rates beside it weigh the same each.
publication-method-organizations = Targets in bodies
publication-method-organizations-words = The number of bodies that answer yes, or that published more than one half, divided by the number of bodies that answered.
publication-method-coverage = Coverage
publication-method-coverage-words = “Not applicable” means that the thing does not exist at the body; “not collected”, that it exists and nobody counted it. Neither is a zero: they stay out of the figure, and are counted beside it.
publication-method-reached = Threshold reached
publication-method-reached-words = A threshold is reached where the exact rate, not the rounded one, is equal to it or above.
publication-method-overall = Progress
publication-method-overall-words = The attainment of a target is its rate divided by its threshold, 100% at most. The progress of an ambition is the mean of its targets; overall progress, that of all. A target without a figure is left out.
publication-method-change = Change
publication-method-change-words = The difference from the last year before, in percentage points. It is given first for the bodies that are in the figure of both years: only these compare.
publication-method-mark = Circle on the gauges
publication-method-mark-words = This year’s rate without the change of the same bodies: the distance that is seen is that of the bodies that can be compared.
publication-method-rounding = Rounding
publication-method-rounding-words = Everything is computed exactly, in fractions, then rounded to one decimal; a rate below its threshold is never rounded up to it. The data have four decimals.
publication-method-hidden = Small numbers
publication-method-hidden-words = A body’s own figures are hidden where its whole is below { $below }. They remain in the sums, from which they can sometimes be worked out.
publication-definitions = Definitions
publication-definitions-why = The French statements of the targets are official; the English ones are our translation. No official definition of what is counted was found: these are our own.
publication-definitions-table = What each target counts
publication-measure-share = Share: “{ $part }” of “{ $whole }”
publication-measure-majority = Bodies where “{ $part }” is more than half of “{ $whole }”
publication-measure-yes = Bodies that answer yes: “{ $part }”

publication-sources-words = { $count ->
        [one] One signed and accepted declaration
       *[other] { $count } signed and accepted declarations
    } for { $year }. Last received: { $received }; last decided: { $decided } (UTC).
publication-sources-list = The fingerprint of each declaration and of the decision that accepted it stands in
publication-framework = Measuring framework
publication-campaign = Campaign (fingerprint)
publication-ministry = Published by
publication-downloads-table = Files, with their size and digest
publication-downloads-why = The same figures as on this page, for spreadsheets and programs. The pictures are in the folder en/images.
publication-rights = Under which licence the data may be used is for the ministry to choose: none is set here.
publication-check-why = With tools that every computer has, in the folder of this publication:
publication-check-commands = Commands that check
publication-check-key = The first command shows that nothing has changed; the second, that the ministry signed. Compare the fingerprint of its key with the one that it makes known by another way:
publication-check-jauge = Whoever holds the register computes all of it again with: jauge publish --year YEAR --check FOLDER.

publication-file-barometre-csv = Figures of the year: whole, ambitions, targets, groups
publication-file-evolution-csv = Figures of each year
publication-file-organismes-csv = Bodies, target by target
publication-file-submissions-csv = Declarations that the figures come from, with their fingerprints
publication-file-barometre-json = All figures in one document
publication-file-barometre-schema-json = Schema of this document (JSON Schema 2020-12)
publication-file-barometre-xlsx = The four tables in one workbook
publication-file-datapackage-json = Description of the tables (Frictionless Data Package)
publication-file-dcat-jsonld = Catalogue entry (DCAT)
publication-file-allowed-signers = The ministry’s key, for ssh-keygen

publication-description = Figures of the Baromètre numériQc { $year }: { $framework }. Sums of the signed and accepted declarations. In the CSV files a text that begins with = + - @, a tab or a return has an apostrophe before it, so that no spreadsheet takes it for a formula. Definitions and weighting are provisional.
publication-description-hidden = A body’s own figures are hidden where its whole is below { $below }.

publication-column-year = Year
publication-column-by = All bodies (all) or kind of group (portfolio, size)
publication-column-group = Code of the group; empty for all bodies and for what is unknown
publication-column-group-name-fr = French name of the group
publication-column-group-name-en = English name of the group
publication-column-level = Level: overall, ambition or target
publication-column-id = Ambition or target
publication-column-whole = Whole
publication-column-part = Part
publication-column-rate = Rate
publication-column-threshold = Threshold
publication-column-met = Threshold reached, by the exact rate
publication-column-attainment = Attainment of a target, or progress
publication-column-included = Bodies in the figure
publication-column-na = Bodies to which it does not apply
publication-column-nd = Bodies where it was not collected
publication-column-zero = Bodies whose whole is 0
publication-column-missing = Bodies without an accepted declaration
publication-column-q1 = First quartile of the own rates
publication-column-median = Median of the own rates
publication-column-q3 = Third quartile of the own rates
publication-column-change = Change, all bodies of each year
publication-column-change-same-bodies = Change, same bodies
publication-column-code = Code of the body
publication-column-name-fr = French name of the body
publication-column-name-en = English name of the body
publication-column-portfolio = Portfolio
publication-column-target = Target
publication-column-standing = met, not-met, zero (whole of 0), na (not applicable), nd (not collected) or hidden
publication-column-fingerprint = Fingerprint of the envelope
publication-column-sequence = Place in the chain of corrections
publication-column-decision = Fingerprint of the decision that accepted it
publication-column-received-on = Day of receipt (UTC)
publication-column-decided-on = Day of the decision (UTC)

cli-publish-about = Writes the publication of a year: page, tables, data, pictures; signed by the ministry
cli-publish-example =
    jauge publish --year 2024 --out publication/ --key ministry-key
    jauge publish --year 2024 --check publication/
cli-publish-arg-year = Year to publish
cli-publish-arg-out = Folder to write; a publication that is already there is replaced
cli-publish-arg-key = Key of the ministry
cli-publish-arg-hide-below = Hides a body’s own figures where its whole is below N
cli-publish-arg-check = Computes everything again and names what differs in this folder; needs no key
publication-published = Publication { $year } written and signed: { $folder } ({ $files } files)
demo-published = Publication { $year }, signed by the ministry: { $path }
publication-check-stock = To check the publication without Jauge:
publication-checked-good = Publication { $year } is as computed: { $folder } ({ $files } files computed again)
publication-checked-not-good = Publication { $year } is not as computed: { $folder } ({ $count ->
        [one] 1 difference
       *[other] { $count } differences
    })
publication-differs = { $file }: differs
publication-differs-at = { $file }: differs at { $at }: { $found } instead of { $expected }
publication-differs-line = { $file }: differs in line { $line }, column { $column }: “{ $found }” instead of “{ $expected }”
publication-differs-missing = { $file }: missing
publication-differs-extra = { $file }: is no part of the publication
publication-differs-signature = { $file }: signature not valid. { $why }
publication-differs-stranger = The key is not one of the ministry’s by the register of signers.
publication-nothing = No declaration of { $year } is accepted: there is nothing to publish.
    .fix = Accept declarations first (jauge decide), or choose another year.
publication-no-ministry = Nothing here says which ministry publishes { $year }: no campaign of that year, and no key of the ministry in the register.
    .fix = Take the year’s campaign in (jauge campaign use), or enrol the ministry’s key (jauge signers add).
publication-which-key = The home does not hold one key, and one only, that publishes for the ministry.
    .fix = Name the key: --key FILE. Or take it into the home: jauge key import FILE.
publication-not-one = The folder { $folder } holds something else than a publication: nothing is written there.
    .fix = Choose an empty folder or a new name.
publication-foreign-file = The folder { $folder } holds a publication, but also a file that is no part of it: { $file }. It would be lost; nothing is written.
    .fix = Move that file, or choose another folder.
