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
cli-barometer-trend = { $year }: { $overall } · declarations { $declared } · missing { $missing } · change { $change }
