# The barometer: what all accepted declarations add up to.

barometer-no-portfolio = no portfolio
barometer-size-first = { $quantity }: { $most } or fewer
barometer-size-between = { $quantity }: { $least } to { $most }
barometer-size-last = { $quantity }: { $least } or more
barometer-size-unknown = size unknown

barometer-standing-met = met
barometer-standing-not-met = not met
barometer-standing-zero = whole of 0
barometer-standing-na = not applicable
barometer-standing-nd = not collected
barometer-standing-assumed = not collected, counted as not done

cli-barometer-arg-by = Also adds up by portfolio or by class of size
cli-barometer-arg-target = Lists the bodies behind the figure of this target
cli-barometer-arg-trend = Shows each year received
cli-barometer-arg-nd-as-not-done = What if what was not collected (ND) was not done: the part counts as 0
cli-barometer-not-done = What if: what was not collected (ND) counts as not done.
cli-barometer-not-countable = Without a whole, cannot be counted: { $codes }
cli-barometer-group = { $group } ({ $declared ->
        [one] 1 declaration
       *[other] { $declared } declarations
    } · missing { $missing })
cli-barometer-sizes-provisional = Provisional: the classes of size are our own.
cli-barometer-no-sizes = The framework { $framework } defines no classes of size: --by size does not apply. Choose --by portfolio.
cli-barometer-no-target = The framework { $framework } has no target “{ $target }”. Targets: { $known }
cli-barometer-no-portfolio = No body of { $year } is in the portfolio “{ $portfolio }”. Portfolios: { $known }
cli-barometer-trend = { $year }: { $overall } · declarations { $declared } · missing { $missing }

barometer-screen-title = Barometer
barometer-screen-reading = Reading the accepted declarations…
barometer-screen-empty = No declaration accepted yet
barometer-screen-empty-fix = The barometer adds up the accepted declarations. Receive declarations in the register, review them and accept them: they will count here.
barometer-screen-all-bodies = All bodies
barometer-screen-filter = choose the bodies
barometer-screen-portfolio = Portfolio
barometer-screen-size = Size
barometer-screen-sizes-provisional = The classes of size are our own: no official definition was found.
barometer-screen-not-done = Count ND as not done
barometer-screen-view = Presentation
barometer-screen-view-gauges = Gauges
barometer-screen-view-table = Table
barometer-screen-view-trend = Trend
barometer-screen-overall = Overall progress
barometer-screen-provisional = provisional
barometer-screen-provisional-word = provisional
barometer-screen-since = { $points } points since { $year }, same bodies
barometer-screen-notes = To read with the rates
barometer-screen-coverage = { $missing ->
        [0] { $declared ->
            [one] 1 accepted declaration; no body is missing.
           *[other] { $declared } accepted declarations; no body is missing.
        }
       *[other] { $declared ->
            [0] No accepted declaration
            [one] 1 accepted declaration
           *[other] { $declared } accepted declarations
        } of { $expected } expected; missing: { $missing }.
    }
barometer-screen-same = { $bodies ->
        [one] At the one body present in both years: { $points } points.
       *[other] At the { $bodies } bodies present in both years: { $points } points.
    }
barometer-screen-all = Between all bodies of each year, which need not be the same: { $points } points.
barometer-screen-without-figure = Without a figure, left out of the means: { $targets }.
barometer-screen-what-if = What if: what was not collected (ND) counts as not done.
barometer-screen-weights = equal weights of the { $targets } targets
barometer-screen-legend-threshold = Threshold
barometer-screen-legend-before = { $year }, same bodies
barometer-screen-before = { $year }, same bodies: { $value }
barometer-screen-median = Median: { $value }
barometer-screen-met = met
barometer-screen-gap = { $points } points short
barometer-screen-no-figure = no figure
barometer-screen-included = { $included ->
        [0] no body of { $all }
        [one] 1 body of { $all }
       *[other] { $included } bodies of { $all }
    }
barometer-screen-table = The targets as a table
barometer-screen-groups = By group of bodies
barometer-screen-trend = Trend
barometer-screen-column-target = Target
barometer-screen-column-rate = Rate
barometer-screen-column-standing = Threshold
barometer-screen-column-sum = Part / whole
barometer-screen-column-included = Included
barometer-screen-column-missing = Missing
barometer-screen-column-median = Median
barometer-screen-column-change-same = Change, same bodies
barometer-screen-column-change-all = Change, all bodies
barometer-screen-column-group = Group
barometer-screen-column-overall = Progress
barometer-screen-column-declared = Declarations
barometer-screen-column-year = Year
barometer-screen-column-name = Body
barometer-screen-column-part = Part
barometer-screen-column-whole = Whole
barometer-screen-all-targets = All targets
barometer-screen-sum-bodies = { $sum } bodies
barometer-screen-left-out = Outside the rate: NA { $na } · ND { $nd } · zero wholes { $zero } · missing { $missing }
barometer-screen-assumed = { $bodies ->
        [one] Of which 1 body without data, counted as not done.
       *[other] Of which { $bodies } bodies without data, counted as not done.
    }
barometer-screen-quartiles = Bodies’ own rates: median { $median }, half of them from { $low } to { $high }
barometer-screen-bodies = The bodies
barometer-screen-distribution-hint = One mark a body. The wedge under the axis follows the chosen line; a click on the picture chooses the nearest body. Enter opens its file.
barometer-screen-save = Save picture
barometer-screen-save-do = Save
barometer-screen-picture = Picture
barometer-screen-picture-gauge = Gauge
barometer-screen-picture-distribution = Distribution
barometer-screen-picture-trend = Trend
barometer-screen-format = Format
barometer-screen-copy = Copy the SVG
barometer-screen-copied = The SVG text of the picture is on the clipboard.
barometer-screen-saved = Saved: { $path }
barometer-screen-home-do = Barometer

demo-not-collected = Nobody counted them this year; a survey is planned for next year.

barometer-publish = Publish…
barometer-publish-title = Publish the barometer of { $year }
barometer-publish-lead = Pages, tables, data and pictures of the whole year, in a folder that the ministry signs. The choice of bodies and the what-if about ND do not apply to it.
barometer-publish-folder = barometer
barometer-publish-out-hint = A new folder, or that of an earlier publication: it will be replaced.
barometer-publish-hide = Hide below
barometer-publish-hide-hint = A body’s own figures are not shown where its whole is smaller. Blank: everything is shown.
barometer-publish-hide-invalid = “Hide below” takes a whole number, or nothing.
barometer-publish-do = Sign and publish
