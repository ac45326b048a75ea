#!/usr/bin/env bash
# Makes homes as former versions of the program left them, to try the migration of the database on.
#
# All bodies, people and numbers in them are made up. Each home is one file, jauge.db, written by the program of its
# version through its own command line, at made-up moments long past. NAME.db.xz is the database packed, and beside it
# NAME.expected/ tells what that program says of it; what is large of that is packed too.
#
# Needs: git, cargo, faketime, ssh-keygen, python3 (sqlite3), xz.
# Keys and signatures are new at each run: the bytes differ from run to run, the counts do not.
set -euo pipefail

HERE=$(cd "$(dirname "$0")" && pwd)
REPO=${REPO:-$HERE/../../..}       # the repository, with its history
OUT=${OUT:-$HERE}                  # where the homes go
WORK=${WORK:-$(mktemp -d)}         # what is needed on the way: clones, keys, envelopes
TARGET=${TARGET:-$WORK/target}     # what cargo builds
PROGRAM_3=${PROGRAM_3:-}           # a program of version 3 that is built already, to do without that of cargo

VERSION_3=78ad700                  # the last commit whose newest schema is 003.sql
VERSION_2=d3211a2                  # the last commit whose newest schema is 002.sql
VERSION_3_FIRST=73e30c7            # the last commit whose 003.sql has no table `received` yet
# 001.sql and 002.sql came in one commit, so no program ever stopped at version 1: it is the one of version 2 without
# its second step.

PASSPHRASE='une phrase de passe fictive'
export TZ=UTC JAUGE_LANG=en
unset JAUGE_HOME

# --- The programs -----------------------------------------------------------------------------------------------------

# build NAME COMMIT HELPER: the program without its window, and a helper that does what its command line has no word
# for. What is built already is not built again.
build() {
    local name=$1 commit=$2 helper=$3
    [ ! -e "$WORK/programs/helper-$name" ] || return 0
    rm -rf "${WORK:?}/source-$name"
    git clone -q "$REPO" "$WORK/source-$name"
    git -C "$WORK/source-$name" checkout -q "$commit"
    mkdir -p "$WORK/source-$name/src/bin"
    printf '%s\n' "$helper" > "$WORK/source-$name/src/bin/helper.rs"
    if [ "$name" = 1 ]; then
        sed -i -e 's/\[&str; 2\]/[\&str; 1]/' -e 's/, include_str!("schema\/002.sql")//' \
            "$WORK/source-$name/src/store/schema.rs"
    fi
    (cd "$WORK/source-$name" &&
        CARGO_TARGET_DIR=$TARGET nice -n 10 cargo build -q --locked --no-default-features --bins)
    mkdir -p "$WORK/programs"
    cp --remove-destination "$TARGET/debug/jauge" "$WORK/programs/jauge-$name"
    cp --remove-destination "$TARGET/debug/helper" "$WORK/programs/helper-$name"
}

# Drafts in a home of version 1 or 2: an open one, and one that was sealed as an envelope made before.
# `helper HOME VERSION ENVELOPE FINGERPRINT`
HELPER_2=$(cat <<'RUST'
//! Writes drafts into a home through the store of its time.
use std::path::Path;

use jauge::store::{Home, NewEnvelope, Store, Why, field};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let [_, home, version, envelope, fingerprint] = args.as_slice() else { return Err("usage".into()) };
    let at = |text: &str| text.parse::<jiff::Timestamp>();
    let store = Store::open(&Home::new(Path::new(home)), at("2024-02-01T12:00:00Z")?)?;
    for (name, value) in [("language", "fr-CA"), ("look", "dark"), ("text-size", "125")] {
        store.set_preference(name, value)?;
    }
    let typed = |code: &str, year: &str| {
        vec![
            (field::ORGANIZATION_CODE.to_owned(), code.to_owned()),
            (field::ORGANIZATION_NAME.to_owned(), "Organisme fictif « Œuvre »".to_owned()),
            (field::YEAR.to_owned(), year.to_owned()),
            (field::PREPARED_BY_NAME.to_owned(), "Personne Fictive".to_owned()),
            (field::PREPARED_BY_TITLE.to_owned(), String::new()),
            (field::value("services"), " 1 234 ".to_owned()),
            (field::value("services_asking_once"), "beaucoup".to_owned()),
            (field::value("deadlines"), "ND".to_owned()),
            (field::reason("deadlines"), "Pas encore compté,\nligne deux".to_owned()),
            (field::justification("W02", Some("services")), "Deux services réunis".to_owned()),
        ]
    };
    let sealed = store.new_draft("lead", at("2024-02-01T12:01:00Z")?)?;
    store.write_fields(sealed, &typed("anc-001", "2023"), at("2024-02-01T12:02:00.123456789Z")?)?;
    let open = store.new_draft("lead", at("2024-02-01T12:03:00Z")?)?;
    store.write_fields(open, &typed("anc-002", "deux mille"), at("2024-02-01T12:04:00Z")?)?;
    store.new_draft("lead", at("2024-02-01T12:05:00Z")?)?;
    let bytes = std::fs::read(envelope)?;
    if version == "2" {
        let evidence = b"mois,nombre\n1,12\n2,15\n";
        store.add_evidence(sealed, "preuve.csv", "once-only", evidence, "lead", at("2024-02-01T12:06:00Z")?)?;
        store.add_evidence(open, "la m\u{ea}me.csv", "reminders", evidence, "lead", at("2024-02-01T12:07:00Z")?)?;
        store.add_evidence(open, "vide.txt", "reminders", b"", "lead", at("2024-02-01T12:08:00Z")?)?;
        let gone = store.add_evidence(open, "retirée.txt", "paperless", b"x", "lead", at("2024-02-01T12:09:00Z")?)?;
        store.remove_evidence(open, gone, "lead", at("2024-02-01T12:10:00Z")?)?;
        store.set_previous(open, Some(fingerprint), at("2024-02-01T12:11:00Z")?)?;
    }
    let new = NewEnvelope {
        fingerprint,
        kind: "submission",
        why: Why::Sealed,
        organization: Some("anc-001"),
        year: Some(2023),
        sequence: Some(1),
        bytes: &bytes,
    };
    store.seal_draft(sealed, &new, "Personne Fictive", at("2024-02-01T12:12:00Z")?)?;
    store.record("", "key-made", "SHA256:fictive", at("2024-02-01T12:13:00Z")?)?;
    store.check_journal()?;
    Ok(())
}
RUST
)

# A declaration begun in a home of version 3, under the campaign taken in last. `helper HOME CODE TIME`
HELPER_3=$(cat <<'RUST'
//! Begins a declaration in a home, as the window does.
use std::path::Path;

use jauge::store::{Home, Store, field};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let [_, home, code, at] = args.as_slice() else { return Err("usage".into()) };
    let at: jiff::Timestamp = at.parse()?;
    let store = Store::open(&Home::new(Path::new(home)), at)?;
    let draft = jauge::workflow::campaign::begin(&store, at)?;
    let typed = [
        (field::ORGANIZATION_CODE.to_owned(), code.clone()),
        (field::ORGANIZATION_NAME.to_owned(), format!("Organisme fictif {code}")),
        (field::value("services"), "41".to_owned()),
        (field::value("services_asking_once"), "pas encore".to_owned()),
    ];
    store.write_fields(draft, &typed, at)?;
    store.add_evidence(draft, "note.txt", "once-only", code.as_bytes(), "lead", at)?;
    Ok(())
}
RUST
)

# --- Words for what people do -----------------------------------------------------------------------------------------

# at TIME COMMAND…: does it at that moment.
at() { faketime -f "@$1" "${@:2}"; }

# jauge TIME HOME COMMAND…: the program of version 3.
jauge() { at "$1" "$PROGRAM_3" --quiet --home "$2" "${@:3}"; }

# key NAME COMMENT: a key without a passphrase, for this run only.
key() {
    mkdir -p "$WORK/keys"
    [ -e "$WORK/keys/$1" ] || ssh-keygen -q -t ed25519 -N '' -C "$2" -f "$WORK/keys/$1"
}

# body CODE: keys of its lead and officer, and their lines of the register of signers.
body() {
    key "lead-$1" "Responsable $1, Personne Fictive"
    key "officer-$1" "Dirigeante $1, Personne Fictive"
    local role
    for role in lead officer; do
        printf '%s@%s namespaces="%s.submission.v1@jauge" %s\n' "$role" "$1" "$role" "$(cat "$WORK/keys/$role-$1.pub")"
    done
}

# list CODE…: a campaign's list of bodies, every fourth without an English name.
list() {
    echo 'code,name_fr,name_en,portfolio'
    local code number=0
    for code in "$@"; do
        number=$((number + 1))
        local english="Fictional body $code"
        [ $((number % 4)) -ne 0 ] || english=
        echo "$code,Organisme fictif $code,$english,porte-$((number % 5))"
    done
}

# bodies PREFIX FIRST LAST: PREFIX-001 …
bodies() { seq -f "$1-%03g" "$2" "$3"; }

# make_counts YEAR VARIANT CODE…: made-up answers, the same for the same words.
make_counts() {
    mkdir -p "$WORK/counts"
    python3 - "$WORK/counts" "$@" <<'PYTHON'
import pathlib, random, sys

folder, year, variant, *codes = sys.argv[1:]


def answers(code):
    # The body has its size, the year moves it a little.
    size = random.Random(code).randint(8, 900)
    chance = random.Random(f"{code} {year} {variant}")
    services = max(1, round(size * chance.uniform(0.9, 1.1)))
    digital = chance.randint(services // 2, services)
    new = chance.randint(0, digital)
    wholes = {
        "services": (services, ["services_asking_once"]),
        "digital_services": (digital, ["digital_services_continuously_evaluated", "digital_services_used_over_75"]),
        "new_digital_services": (new, ["new_digital_services_codesigned"]),
        "administrative_processes": (chance.randint(1, 99), ["administrative_processes_paperless"]),
        "public_consultations": (chance.randint(0, 12), ["public_consultations_with_digital_means"]),
        "deadlines": (chance.randint(1, 60), ["deadlines_with_digital_reminder"]),
        "employees": (size * 7, ["employees_in_transformed_workplace"]),
        "high_reuse_datasets": (chance.randint(1, 9), ["high_reuse_datasets_published"]),
    }
    missing = chance.choice([None, None, None, "public_consultations", "deadlines", "high_reuse_datasets"])
    why = chance.choice(["NA,Sans objet dans cette fiction", "ND,Pas compté dans cette fiction"])
    yield "quantity,value,reason"
    for whole, (number, parts) in wholes.items():
        for quantity in [whole, *parts]:
            count = number if quantity == whole else chance.randint(0, number)
            yield f"{quantity},{why}" if whole == missing else f"{quantity},{count},"
    yield f"transformation_measures_deployed,{chance.choice(['yes', 'no'])},"


for code in codes:
    lines = "".join(f"{line}\n" for line in answers(code))
    pathlib.Path(folder, f"{code}-{year}-{variant}.csv").write_text(lines)
PYTHON
}

# counts CODE YEAR VARIANT: the file of such answers.
counts() {
    local file=$WORK/counts/$1-$2-$3.csv
    [ -e "$file" ] || make_counts "$2" "$3" "$1"
    echo "$file"
}

# seal TIME DESK CODE YEAR VARIANT OUT [OPTION…]: a declaration, signed by the lead (or by KEY).
seal() {
    local time=$1 desk=$2 code=$3 year=$4 variant=$5 out=$6
    shift 6
    jauge "$time" "$desk" seal "$(counts "$code" "$year" "$variant")" --organization "$code" --year "$year" \
        --organization-name "Organisme fictif $code" --name "Personne Fictive" --title "Responsable" \
        --email "lead@$code.example" --key "$WORK/keys/${KEY:-lead-$code}" --out "$out" --json "$@" > "$out.json"
}

# attest TIME DESK CODE FILE OUT: the officer's signature beside the lead's.
attest() { jauge "$1" "$2" attest "$4" --key "$WORK/keys/officer-$3" --out "$5" > "$5.told"; cp "$4.json" "$5.json"; }

# correct TIME DESK CODE YEAR VARIANT BASE OUT [OPTION…]: a correction of an earlier file.
correct() {
    seal "$1" "$2" "$3" "$4" "$5" "$7" --supersedes "$6" --reason "Recompté dans cette fiction" "${@:8}"
}

# print_of FILE…: the fingerprint that it was sealed with.
print_of() {
    python3 -c 'import json, sys; [print(json.load(open(f"{file}.json"))["fingerprint"]) for file in sys.argv[1:]]' "$@"
}

# receive TIME HOME PATH…; some of them may be refused.
receive() { jauge "$1" "$2" receive "${@:3}" > "$WORK/receive.told" || [ $? -eq 1 ]; }

# decide TIME HOME OUTCOME OUT OPTION-OR-FINGERPRINT…
decide() {
    jauge "$1" "$2" decide --outcome "$3" --key "$WORK/keys/ministry" --out "$4" "${@:5}" > "$WORK/decide.told"
}

# campaign TIME HOME YEAR REQUIRED OPENS CLOSES OUT CODE…
campaign() {
    list "${@:8}" > "$7.csv"
    jauge "$1" "$2" campaign new --year "$3" --organizations "$7.csv" --opens "$5" --closes "$6" --require "$4" \
        --ministry ministere-fictif --contact "campagne@ministere-fictif.example" --key "$WORK/keys/ministry" \
        --out "$7" > "$7.told"
}

# use TIME HOME FILE: works under a campaign; the ministry's key is compared.
use() {
    local print
    print=$(ssh-keygen -lf "$WORK/keys/ministry.pub" | cut -d' ' -f2)
    jauge "$1" "$2" campaign use "$3" --trust "$print" > "$WORK/use.told"
}

# import TIME HOME CODE…: enrols the bodies' signers.
import() {
    local code
    for code in "${@:3}"; do body "$code"; done > "$2.signers"
    jauge "$1" "$2" signers import "$2.signers" > "$WORK/import.told"
}

# follow TIME HOME DECISION: at the body; what is said is expected again.
follow() {
    local folder=$2.followed
    mkdir -p "$folder"
    local number
    number=$(($(find "$folder" -name '*.json' | wc -l) + 1))
    cp "$3" "$folder/$number.jauge"
    (cd "$folder" && jauge "$1" "$2" follow "$number.jauge" --json > "$number.json")
}

# --- What is expected, and what is kept -------------------------------------------------------------------------------

# keep HOME NAME: the database as one file, what is said of it, and the packed file.
keep() {
    local home=$1 name=$2
    local told=$OUT/$name.expected
    local kept=$WORK/kept-$name.db
    rm -rf "$told" "$OUT/$name.db.xz"
    mkdir -p "$told"
    # A plain connection that closes last writes the log back and takes it away.
    python3 - "$home/jauge.db" <<'PYTHON'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as database:
    assert database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
database.close()
PYTHON
    [ ! -e "$home/jauge.db-wal" ]
    cp "$home/jauge.db" "$kept"
    xz -9e -T1 -c "$kept" > "$OUT/$name.db.xz"
    python3 - "$kept" "$told" "$WORK/years" <<'PYTHON'
import pathlib, sqlite3, sys
database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro&immutable=1", uri=True)
told = pathlib.Path(sys.argv[2])
tables = sorted(row[0] for row in database.execute(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
version = database.execute("PRAGMA user_version").fetchone()[0]
rows = [f"{table} {database.execute(f'SELECT count(*) FROM {table}').fetchone()[0]}\n" for table in tables]
(told / "rows.txt").write_text(f"user_version {version}\n" + "".join(rows))
count = database.execute("SELECT count(*) FROM journal").fetchone()[0]
last = database.execute("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
(told / "journal.txt").write_text(f"{count}\n{last[0] if last else ''}\n")
pathlib.Path(sys.argv[3]).unlink(missing_ok=True)
if "received" in tables:
    years = [row[0] for row in database.execute(
        "SELECT year FROM campaigns UNION SELECT year FROM submissions ORDER BY year")]
    accepted = {row[0] for row in database.execute("SELECT year FROM submissions WHERE status = 'accepted'")}
    pathlib.Path(sys.argv[3]).write_text("".join(f"{year}{' accepted' if year in accepted else ''}\n" for year in years))
PYTHON
    if [ -d "$home.followed" ]; then mkdir "$told/followed" && cp "$home.followed"/*.json "$told/followed/"; fi
    [ -e "$WORK/years" ] || return 0
    # Asked of a copy: what is kept stays as it is.
    local copy=$WORK/asked now='2026-01-15 12:00:00' year accepted
    rm -rf "$copy" && mkdir "$copy" && cp "$kept" "$copy/jauge.db"
    while read -r year accepted; do
        jauge "$now" "$copy" register list --year "$year" --json > "$told/register-$year.json" || [ $? -eq 1 ]
        if [ -n "$accepted" ]; then
            jauge "$now" "$copy" barometer --year "$year" --json > "$told/barometer-$year.json" || [ $? -eq 1 ]
        fi
    done < "$WORK/years"
    jauge "$now" "$copy" campaign list --json > "$told/campaigns.json"
    # Three hundred bodies are said at length, and their signers are of one kind.
    if [ "$name" = two-years ]; then
        xz -9e -T1 "$told"/register-*.json "$told"/barometer-*.json
    else
        jauge "$now" "$copy" signers list --json > "$told/signers.json"
    fi
}

# --- The homes --------------------------------------------------------------------------------------------------------

# What the demonstration leaves.
demo() {
    at '2025-06-01 12:00:00' "$PROGRAM_3" --quiet --home "$WORK/demo" demo --no-window > "$WORK/demo.told"
    keep "$(dirname "$(find "$WORK/demo" -name jauge.db)")" demo
}

# A ministry with 320 bodies over two years.
two_years() {
    local home=$WORK/two-years
    mapfile -t all < <(bodies org 1 320)
    campaign '2024-01-10 09:00:00' "$home" 2023 lead 2024-01-15 2024-03-31 "$WORK/two-years-2023.jauge" "${all[@]}"
    # Their leads alone sign.
    local code
    for code in "${all[@]}"; do
        key "lead-$code" "Responsable $code, Personne Fictive"
        printf 'lead@%s namespaces="lead.submission.v1@jauge" %s\n' "$code" "$(cat "$WORK/keys/lead-$code.pub")"
    done > "$home.signers"
    jauge '2024-01-10 10:00:00' "$home" signers import "$home.signers" > "$WORK/import.told"
    one_of_two_years 2023 "1 290" "291 300" "1 230" "231 260" "231 240" "241 245" "1 6" "7 10" 261
    campaign '2025-01-10 09:00:00' "$home" 2024 lead 2025-01-15 2025-03-31 "$WORK/two-years-2024.jauge" "${all[@]}"
    one_of_two_years 2024 "21 300" "301 312" "21 200" "201 240" "201 212" "213 220" "21 30" "31 33" 241
    # One key is retired after all, its line stays.
    jauge '2025-06-01 12:00:00' "$home" signers retire lead@org-320 > "$WORK/retire.told"
    keep "$home" two-years
}

# one_of_two_years YEAR IN-TIME LATE ACCEPTED RETURNED CORRECTED-AND-ACCEPTED CORRECTED-UNDECIDED \
#     BETTERED-AND-ACCEPTED BETTERED-UNDECIDED RIVAL: ranges of numbers, and the first of five odd ones.
one_of_two_years() {
    local year=$1 in_time=$2 late=$3 accepted=$4 returned=$5 fixed=$6 fixing=$7 better=$8 bettering=$9 odd=${10}
    local after=$((year + 1)) home=$WORK/two-years desk=$WORK/two-years-desk-$1 files=$WORK/two-years-files-$1 code
    mkdir -p "$files"/{in-time,late,rivals,corrections}
    # The list of codes of a range, and their files.
    of() { bodies org ${1% *} ${1#* }; }
    first() { of "$1" | sed "s|.*|$files/in-time/&.jauge|"; }
    prints() { print_of $(first "$1"); }
    use "$after-01-15 12:00:00" "$desk" "$WORK/two-years-$year.jauge"
    make_counts "$year" 1 $(bodies org 1 320)
    make_counts "$year" 2 $(bodies org 1 320)
    for code in $(of "$in_time"); do
        seal "$after-02-15 12:00:00" "$desk" "$code" "$year" 1 "$files/in-time/$code.jauge"
    done
    for code in $(of "$late"); do
        seal "$after-04-09 12:00:00" "$desk" "$code" "$year" 1 "$files/late/$code.jauge"
    done
    receive "$after-03-01 12:00:00" "$home" "$files/in-time"
    receive "$after-04-10 12:00:00" "$home" "$files/late"

    # Two places have two claims each: nobody decides about the first, the second is settled.
    for code in $(of "$odd $((odd + 1))"); do
        seal "$after-02-16 12:00:00" "$desk" "$code" "$year" rival "$files/rivals/$code.jauge"
    done
    receive "$after-03-02 12:00:00" "$home" "$files/rivals"
    decide "$after-04-20 10:00:00" "$home" accepted "$WORK/decisions" "$(prints "$((odd + 1)) $((odd + 1))")"

    # Three have a receipt only, of which one is accepted later.
    decide "$after-04-20 11:00:00" "$home" received "$WORK/decisions" $(prints "$((odd + 2)) $((odd + 4))")
    decide "$after-04-21 11:00:00" "$home" accepted "$WORK/decisions" "$(prints "$((odd + 2)) $((odd + 2))")"

    decide "$after-04-22 12:00:00" "$home" accepted "$WORK/decisions" $(prints "$accepted")
    decide "$after-04-23 12:00:00" "$home" returned "$WORK/decisions" $(prints "$returned") \
        --comment "services=À recompter, dit la fiction" --comment "=Merci"

    # Corrections: of what was returned and of what was accepted, half of them decided.
    for code in $(of "$fixed") $(of "$fixing") $(of "$better") $(of "$bettering"); do
        correct "$after-05-02 12:00:00" "$desk" "$code" "$year" 2 "$files/in-time/$code.jauge" \
            "$files/corrections/$code.jauge"
    done
    receive "$after-05-03 12:00:00" "$home" "$files/corrections"
    decide "$after-05-10 12:00:00" "$home" accepted "$WORK/decisions" \
        $(print_of $({ of "$fixed"; of "$better"; } | sed "s|.*|$files/corrections/&.jauge|"))
}

# A campaign that a second one of the same year replaced: at the ministry, and at one of its bodies.
campaign_replaced() {
    local home=$WORK/campaign-replaced-ministry body=$WORK/campaign-replaced-body files=$WORK/campaign-replaced
    local first=$files/first.jauge second=$files/second.jauge one=$files/desk-1 two=$files/desk-2 code
    mkdir -p "$files"
    campaign '2025-01-10 12:00:00' "$home" 2024 lead 2025-01-15 2025-02-28 "$first" $(bodies rep 1 6)
    import '2025-01-10 13:00:00' "$home" $(bodies rep 1 8)
    use '2025-01-12 12:00:00' "$one" "$first"
    use '2025-01-12 12:00:00' "$body" "$first"
    "$WORK/programs/helper-3" "$body" rep-002 2025-01-13T12:00:00Z

    # Under the first: 1 is accepted, 2 is returned, 3 and 6 wait.
    for code in rep-001 rep-003 rep-004 rep-006; do
        seal '2025-02-05 12:00:00' "$one" "$code" 2024 1 "$files/$code-first.jauge"
    done
    seal '2025-02-05 12:00:00' "$body" rep-002 2024 1 "$files/rep-002-first.jauge"
    receive '2025-02-10 12:00:00' "$home" "$files"/rep-00{1,2,3,6}-first.jauge
    decide '2025-02-12 12:00:00' "$home" accepted "$files/accepted.jauge" "$(print_of "$files/rep-001-first.jauge")"
    decide '2025-02-12 13:00:00' "$home" returned "$files/returned.jauge" "$(print_of "$files/rep-002-first.jauge")" \
        --comment "services=À recompter, dit la fiction"
    follow '2025-02-14 12:00:00' "$body" "$files/returned.jauge"

    # The second has another last day, asks for the officer too, knows 7 and 8, and 6 no more.
    campaign '2025-02-20 12:00:00' "$home" 2024 lead,officer 2025-01-15 2025-04-30 "$second" \
        $(bodies rep 1 5) rep-007 rep-008
    use '2025-02-21 12:00:00' "$two" "$second"
    use '2025-02-21 12:00:00' "$body" "$second"
    "$WORK/programs/helper-3" "$body" rep-002 2025-02-22T12:00:00Z

    # Under the second: 3 declares again and is its own rival, 5 and 7 declare, 2 corrects. 4 still answers the first.
    for code in rep-003 rep-005 rep-007; do
        seal '2025-03-05 12:00:00' "$two" "$code" 2024 2 "$files/$code-lead.jauge"
        attest '2025-03-06 12:00:00' "$two" "$code" "$files/$code-lead.jauge" "$files/$code-second.jauge"
    done
    correct '2025-03-05 12:00:00' "$body" rep-002 2024 2 "$files/rep-002-first.jauge" "$files/rep-002-lead.jauge"
    attest '2025-03-06 12:00:00' "$body" rep-002 "$files/rep-002-lead.jauge" "$files/rep-002-second.jauge"
    receive '2025-03-10 12:00:00' "$home" "$files/rep-004-first.jauge" "$files"/rep-00{2,3,5,7}-second.jauge
    decide '2025-03-12 12:00:00' "$home" accepted "$files/accepted-2.jauge" "$(print_of "$files/rep-002-second.jauge")"
    decide '2025-03-12 13:00:00' "$home" accepted "$files/accepted-5.jauge" "$(print_of "$files/rep-005-second.jauge")"
    follow '2025-03-20 12:00:00' "$body" "$files/accepted-2.jauge"
    keep "$home" campaign-replaced-ministry
    keep "$body" campaign-replaced-body
}

# A ministry that was sent all that has no place.
set_aside() {
    local home=$WORK/set-aside files=$WORK/set-aside-files desk=$WORK/set-aside-desk code
    mkdir -p "$files"
    campaign '2025-01-10 12:00:00' "$home" 2024 lead,officer 2025-01-15 2025-03-31 "$files/campaign.jauge" \
        $(bodies apart 1 12)
    import '2025-01-10 13:00:00' "$home" $(bodies apart 1 13)
    use '2025-01-12 12:00:00' "$desk" "$files/campaign.jauge"
    for code in $(bodies apart 1 9); do
        seal '2025-02-01 12:00:00' "$desk" "$code" 2024 1 "$files/$code-lead.jauge"
        attest '2025-02-02 12:00:00' "$desk" "$code" "$files/$code-lead.jauge" "$files/$code.jauge"
    done
    # Three are as they should be; 1 is accepted, 2 is returned.
    receive '2025-02-10 12:00:00' "$home" "$files"/apart-00{1,2,3}.jauge
    decide '2025-02-11 12:00:00' "$home" accepted "$files/accepted.jauge" "$(print_of "$files/apart-001.jauge")"
    decide '2025-02-11 13:00:00' "$home" returned "$files/returned.jauge" "$(print_of "$files/apart-002.jauge")" \
        --comment "=À recompter"

    # Of another kind: a decision, the campaign itself.
    receive '2025-02-12 12:00:00' "$home" "$files/accepted.jauge" "$files/campaign.jauge"
    # Broken: a number changed after signing, and no envelope at all.
    python3 - "$files/apart-004.jauge" "$files/apart-004-altered.jauge" <<'PYTHON'
import sys
whole = open(sys.argv[1], "rb").read()
at = whole.index(b'"value": ') + len(b'"value": ')
open(sys.argv[2], "wb").write(whole[:at] + (b"8" if whole[at:at + 1] == b"9" else b"9") + whole[at + 1:])
PYTHON
    echo 'Ceci est une note.' > "$files/note.jauge"
    receive '2025-02-13 12:00:00' "$home" "$files/apart-004-altered.jauge" "$files/note.jauge"
    # Untrusted: signed by a key that nobody enrolled.
    key stranger 'Inconnue, Personne Fictive'
    KEY=stranger seal '2025-02-01 12:00:00' "$desk" apart-005 2024 stranger "$files/apart-005-stranger.jauge"
    receive '2025-02-14 12:00:00' "$home" "$files/apart-005-stranger.jauge"
    # Incomplete: the officer is missing; in the second the officer signs after all.
    receive '2025-02-15 12:00:00' "$home" "$files/apart-006-lead.jauge" "$files/apart-007-lead.jauge"
    receive '2025-02-16 12:00:00' "$home" "$files/apart-007.jauge"
    # Corrections without a place: of what never came, and of what nobody decided; that of 1 has one.
    for code in apart-008 apart-003 apart-001; do
        correct '2025-02-17 12:00:00' "$desk" "$code" 2024 2 "$files/$code.jauge" "$files/$code-2-lead.jauge"
        attest '2025-02-17 13:00:00' "$desk" "$code" "$files/$code-2-lead.jauge" "$files/$code-2.jauge"
    done
    receive '2025-02-18 12:00:00' "$home" "$files"/apart-00{8,3,1}-2.jauge
    decide '2025-02-19 12:00:00' "$home" accepted "$files/accepted-2.jauge" "$(print_of "$files/apart-001-2.jauge")"
    correct '2025-02-17 14:00:00' "$desk" apart-001 2024 3 "$files/apart-001-2.jauge" "$files/apart-001-3-lead.jauge"
    attest '2025-02-17 15:00:00' "$desk" apart-001 "$files/apart-001-3-lead.jauge" "$files/apart-001-3.jauge"
    correct '2025-02-17 14:00:00' "$desk" apart-001 2024 4 "$files/apart-001-3.jauge" "$files/apart-001-4-lead.jauge"
    attest '2025-02-17 15:00:00' "$desk" apart-001 "$files/apart-001-4-lead.jauge" "$files/apart-001-4.jauge"
    # A correction that came before what it corrects, and a second one of what was corrected already: a rival.
    receive '2025-02-20 12:00:00' "$home" "$files/apart-001-4.jauge" "$files/apart-001-3.jauge"
    correct '2025-02-17 16:00:00' "$desk" apart-001 2024 5 "$files/apart-001.jauge" "$files/apart-001-5-lead.jauge"
    attest '2025-02-17 17:00:00' "$desk" apart-001 "$files/apart-001-5-lead.jauge" "$files/apart-001-5.jauge"
    receive '2025-02-20 13:00:00' "$home" "$files/apart-001-5.jauge"
    # Two for one place.
    seal '2025-02-01 12:00:00' "$desk" apart-009 2024 rival "$files/apart-009-rival-lead.jauge"
    attest '2025-02-02 12:00:00' "$desk" apart-009 "$files/apart-009-rival-lead.jauge" "$files/apart-009-rival.jauge"
    receive '2025-02-21 12:00:00' "$home" "$files/apart-009.jauge" "$files/apart-009-rival.jauge"
    # Received without a campaign: of a body that the year's campaign does not know, and of a year without one.
    seal '2025-02-01 12:00:00' "$WORK/set-aside-alone" apart-013 2024 1 "$files/apart-013.jauge"
    seal '2025-02-01 12:00:00' "$WORK/set-aside-alone" apart-010 2023 1 "$files/apart-010-2023.jauge"
    receive '2025-02-22 12:00:00' "$home" "$files/apart-013.jauge" "$files/apart-010-2023.jauge"
    # The same file a second time, under another name.
    cp "$files/note.jauge" "$files/encore.jauge"
    receive '2025-02-23 12:00:00' "$home" "$files/encore.jauge" "$files/apart-001.jauge"
    keep "$home" set-aside
}

# A body that followed what became of its declarations: in order, and the other way round.
followed() {
    local home=$WORK/follow ministry=$WORK/follow-ministry files=$WORK/follow-files year after
    mkdir -p "$files"
    for year in 2023 2024; do
        after=$((year + 1))
        campaign "$after-01-10 12:00:00" "$ministry" "$year" lead,officer "$after-01-15" "$after-03-31" \
            "$files/campaign-$year.jauge" suivi-001
    done
    import '2025-01-10 13:00:00' "$ministry" suivi-001
    printf 'mois,nombre\n1,12\n' > "$files/preuve.csv"
    for year in 2023 2024; do
        local file=$files/$year.jauge print
        after=$((year + 1))
        use "$after-01-15 12:00:00" "$home" "$files/campaign-$year.jauge"
        seal "$after-02-01 12:00:00" "$home" suivi-001 "$year" 1 "$files/$year-lead.jauge" \
            --evidence "once-only=$files/preuve.csv"
        attest "$after-02-02 12:00:00" "$home" suivi-001 "$files/$year-lead.jauge" "$file"
        receive "$after-02-10 12:00:00" "$ministry" "$file"
        print=$(print_of "$file")
        decide "$after-02-11 12:00:00" "$ministry" received "$files/$year-received.jauge" "$print"
        decide "$after-02-12 12:00:00" "$ministry" returned "$files/$year-returned.jauge" "$print" \
            --comment "services=À recompter, dit la fiction" --comment "=Merci"
        decide "$after-02-20 12:00:00" "$ministry" accepted "$files/$year-accepted.jauge" "$print"
        local order="received returned accepted" outcome
        [ "$year" = 2024 ] || order="accepted returned received"
        local hour=10
        for outcome in $order; do
            follow "$after-03-01 $hour:00:00" "$home" "$files/$year-$outcome.jauge"
            hour=$((hour + 1))
        done
    done
    keep "$home" follow
}

# former VERSION: what the program of that version could do: keys, declarations, corrections, evidence; no campaigns.
former() {
    local version=$1 home=$WORK/version-$1 files=$WORK/version-$1-files program=$WORK/programs/jauge-$1
    rm -rf "$files" && mkdir -p "$files"
    printf '%s\n' "$PASSPHRASE" > "$WORK/passphrase"
    if [ "$version" = 2 ]; then
        # Its demonstration leaves a home with declarations of two years, a draft and its previous year.
        at '2024-01-20 12:00:00' "$program" --quiet --home "$WORK/version-2-demo" demo --no-window > "$WORK/demo.told"
        home=$(dirname "$(find "$WORK/version-2-demo" -name jauge.db)")
    fi
    body anc-001 > "$files/signers"
    at '2024-01-25 12:00:00' "$program" --quiet --home "$home" key new --name 'Personne Fictive' --title Responsable \
        --passphrase-file "$WORK/passphrase" > "$files/key.told"
    # former_seal TIME OUT VARIANT [OPTION…]
    former_seal() {
        at "$1" "$program" --quiet --home "${DESK:-$home}" seal "$(counts anc-001 2023 "$3")" --organization anc-001 \
            --year 2023 --organization-name 'Organisme fictif anc-001' --name 'Personne Fictive' --title Responsable \
            --email lead@anc-001.example --key "$WORK/keys/lead-anc-001" --out "$2" --json "${@:4}" > "$2.json"
    }
    printf 'mois,nombre\n1,12\n2,15\n' > "$files/preuve.csv"
    former_seal '2024-01-26 12:00:00' "$files/1.jauge" 1 --evidence "once-only=$files/preuve.csv"
    at '2024-01-27 12:00:00' "$program" --quiet --home "$home" attest "$files/1.jauge" \
        --key "$WORK/keys/officer-anc-001" --out "$files/1-attested.jauge" > "$files/attest.told"
    former_seal '2024-01-28 12:00:00' "$files/2.jauge" 2 --supersedes "$files/1.jauge" \
        --reason 'Recompté dans cette fiction'
    # Drafts, of which one is sealed as an envelope that is not kept yet.
    DESK=$WORK/version-$version-desk former_seal '2024-01-29 12:00:00' "$files/3.jauge" 3
    "$WORK/programs/helper-$version" "$home" "$version" "$files/3.jauge" "$(print_of "$files/3.jauge")"
    keep "$home" "version-$version"
}

# --- All of it --------------------------------------------------------------------------------------------------------

programs() {
    build 1 "$VERSION_2" "$HELPER_2"
    build 2 "$VERSION_2" "$HELPER_2"
    build 3 "$VERSION_3" "$HELPER_3"
    build 3-first "$VERSION_3_FIRST" '//! Nothing to help with.'$'\n''fn main() {}'
}

# 003.sql was changed once, within the day that it came: what was received lay in `contents` until then. Such a home
# says that it is of version 3 too, but has no table `received`: the later program of version 3 lists its register and
# can neither read the files in it nor take one in.
version_3_first() {
    at '2025-06-01 12:00:00' "$WORK/programs/jauge-3-first" --quiet --home "$WORK/version-3-first" demo --no-window \
        > "$WORK/demo.told"
    keep "$(dirname "$(find "$WORK/version-3-first" -name jauge.db)")" version-3-first
}

version_1() { former 1; }
version_2() { former 2; }

# All of it, or the steps that are named.
[ $# -gt 0 ] || set -- programs demo two_years campaign_replaced set_aside followed version_1 version_2 \
    version_3_first
mkdir -p "$OUT" "$WORK/programs"
PROGRAM_3=${PROGRAM_3:-$WORK/programs/jauge-3}
key ministry 'Personne Fictive, Analyste'
for step in "$@"; do "$step"; done
ls -l "$OUT"/*.db.xz
