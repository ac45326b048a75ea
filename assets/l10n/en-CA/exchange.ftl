# Faults of a counts file. $line: the editor's line, $column: the table's column, from 1.
exchange-empty = { $file }, line { $line }, column { $column }: the file is empty.
    .fix = Write “quantity,value,reason” on the first line, then one line for each quantity.
exchange-utf16 = { $file }, line { $line }, column { $column }: the file is in UTF-16, not in UTF-8.
    .fix = Save it again as “CSV UTF-8”.
exchange-binary = { $file }, line { $line }, column { $column }: this is not a text file.
    .fix = Choose a CSV file; from a spreadsheet, save the sheet as “CSV UTF-8”.
exchange-not-utf8 = { $file }, line { $line }, column { $column }: the text is not in UTF-8.
    .fix = Save it again as “CSV UTF-8”; accents will then be read as they should.
exchange-header = { $file }, line { $line }, column { $column }: the header has to be “{ $expected }”, not “{ $found }”.
    .fix = Write the first line like this: quantity,value,reason (or with semicolons).
exchange-missing-column = { $file }, line { $line }, column { $column }: this column is missing.
    .fix = Give each line three columns: the quantity, the value and the reason; an empty column keeps its separator.
exchange-extra-column = { $file }, line { $line }, column { $column }: there is one column too many.
    .fix = Write a whole number without a comma, and put quotation marks around a text that contains the separator.
exchange-open-quote = { $file }, line { $line }, column { $column }: a quotation mark is opened and never closed.
    .fix = Close it; a quotation mark within a text is written twice.
exchange-unknown-quantity = { $file }, line { $line }, column { $column }: the framework asks for no quantity “{ $quantity }”.
    .fix = Correct the name; “jauge framework” lists the quantities.
exchange-repeated-quantity = { $file }, line { $line }, column { $column }: “{ $quantity }” is already on line { $first }.
    .fix = Keep only one of the two lines.

# The readable copy of a declaration: a page to read, print and pass on. Nothing signs it.
readable-mark = Readable copy, not signed
readable-title = { $body }, { $year } declaration (readable copy, not signed)
readable-subtitle = { $year } declaration – { $framework }
readable-sealed = Only the sealed file counts. This is its fingerprint:
readable-draft = Draft: this declaration is not sealed yet.
readable-provisional = Provisional.
readable-provisional-why = No official definition of what is counted is known: the definitions used to fill in this declaration are provisional.
readable-code = Body’s code
readable-preparer = Prepared by
readable-preparer-title = Title
readable-preparer-email = E-mail at work
readable-correction = Reason for the correction
readable-no-body = Body not given
readable-no-year = year not given
readable-blank = –
readable-targets = Targets
readable-target = Target
readable-whole = Whole
readable-part = Part
readable-rate = Rate
readable-threshold = Threshold
readable-last-year = Previous year
readable-state = State
readable-percent = { $percent }%
readable-majority = majority
readable-state-met = met
readable-state-not-met = not met
readable-state-below = not met ({ $points } points)
readable-state-nd = not collected
readable-state-na = not applicable
readable-state-no-rate = no rate
readable-state-open = to be filled in
readable-state-errors = { $count ->
    [one] { $count } point to correct
   *[other] { $count } points to correct
}
readable-state-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
readable-quantities = Answers
readable-quantity = Quantity
readable-answer = Answer
readable-reason = Reason (NA: not applicable, ND: not collected)
readable-not-a-value = (not a possible answer)
readable-errors = To correct before signing
readable-warnings = Warnings and explanations
readable-notes = Notes
readable-explanation = Explanation:
readable-no-explanation = none yet
readable-footing = Readable copy, not signed, made by Jauge. Framework { $id }, version { $version }, SHA-256 { $sha256 }.
exchange-split-number = { $file }, line { $line }, column { $column }: a decimal comma seems to have split the number in two.
    .fix = Write a whole number; the reason of a number stays empty.
