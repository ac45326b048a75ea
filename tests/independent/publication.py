"""Checks a publication without the program: python publication.py FOLDER

The sums list exactly what is there; the document is valid under its own schema; the tables, the workbook and the document
give the same figures, of the year, of each group and of each year before; the figures are the sums of the bodies; the two
catalogues tell sizes and digests truly; and the pages hold no script and lead nowhere outside. Prints what is wrong, one line each; ends with 1 then.
"""

import csv
import hashlib
import json
import sys
import xml.etree.ElementTree as ET
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from string import ascii_uppercase

import jsonschema

FOLDER = Path(sys.argv[1])
PROBLEMS = []
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
VOID = {"meta", "link", "br", "img", "hr", "input"}


def says(problem):
    PROBLEMS.append(problem)


def digest(name):
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()


def table(name):
    with open(FOLDER / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def same(number, text):
    return text == "" if number is None else text != "" and abs(float(text) - number) < 1e-9


def sums():
    lines = (FOLDER / "SHA256SUMS").read_text("utf-8").splitlines()
    listed = {line[66:]: line[:64] for line in lines}
    there = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file()}
    if set(listed) != there - {"SHA256SUMS", "SHA256SUMS.sig"}:
        says(f"SHA256SUMS is not what is there: {set(listed) ^ there}")
    if [line[66:] for line in lines] != sorted(listed):
        says("SHA256SUMS is not sorted")
    for name, said in listed.items():
        if digest(name) != said:
            says(f"{name}: digest")


def document():
    found = json.loads((FOLDER / "barometre.json").read_text("utf-8"))
    schema = json.loads((FOLDER / "barometre.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for error in jsonschema.Draft202012Validator(schema).iter_errors(found):
        says(f"barometre.json {list(error.path)}: {error.message[:200]}")
    return found


def sheet(name, rows, found):
    """Rows of a table are what a part of the document says: its whole, its ambitions, its targets."""
    levels = {}
    for row in rows:
        levels.setdefault(row["level"], []).append(row)
    (overall,) = levels["overall"]
    expected = {"attainment": "overall", "change": "change", "change_same_bodies": "change_same_bodies", "missing": "missing"}
    for field, of in expected.items():
        if not same(found[of], overall[field]):
            says(f"{name} overall {field}: {found[of]} and {overall[field]}")
    for level, listed in (("ambition", found["ambitions"]), ("target", found["targets"])):
        if [row["id"] for row in levels[level]] != [one["id"] for one in listed]:
            says(f"{name}: other {level}s")
        for one, row in zip(listed, levels[level]):
            one = one | {"attainment": one["progress"]} if level == "ambition" else one
            met = {True: "true", False: "false", None: ""}[one.get("met")]
            if row["met"] != met:
                says(f"{name} {one['id']} met: {met} and {row['met']}")
            for field in one.keys() - {"id", "met", "same_bodies", "progress"}:
                if not same(one[field], row[field]):
                    says(f"{name} {one['id']} {field}: {one[field]} and {row[field]}")
    return {row["id"]: row for row in levels["target"]}


def figures(found):
    rows = table("barometre.csv")
    keys = list(dict.fromkeys((row["by"], row["group"]) for row in rows))
    of = {key: [row for row in rows if (row["by"], row["group"]) == key] for key in keys}
    listed = [(group["by"], inert(group["id"] or "")) for group in found["groups"]]
    if keys != [("all", ""), *listed]:
        says(f"barometre.csv and barometre.json have other groups: {keys} and {listed}")
    for key, group in zip(listed, found["groups"]):
        sheet(f"barometre.csv {key}", of[key], group)
    return sheet("barometre.csv", of["all", ""], found)


def inert(text):
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text


def evolution(found):
    rows = table("evolution.csv")
    years = list(dict.fromkeys(row["year"] for row in rows))
    if years != [str(year["year"]) for year in found["trend"]]:
        says(f"evolution.csv and barometre.json have other years: {years}")
    for year in found["trend"]:
        sheet(f"evolution.csv {year['year']}", [row for row in rows if row["year"] == str(year["year"])], year)
    last = {field: value for field, value in found["trend"][-1].items() if field != "year"}
    if any(found[field] != value for field, value in last.items()):
        says("barometre.json: the last year of the trend is not the year")


def bodies(found, targets):
    """The figures are what the bodies add up to; but not where some are hidden."""
    rows = table("organismes.csv")
    if any(row["standing"] == "hidden" for row in rows):
        return
    for asked in found["asked"]:
        own = [row for row in rows if row["target"] == asked["id"]]
        counted = [row for row in own if row["standing"] in ("met", "not-met")]
        if asked["kind"] == "share":
            part, whole = (sum(int(row[field]) for row in counted) for field in ("part", "whole"))
        else:
            part, whole = sum(row["standing"] == "met" for row in counted), len(counted)
        row = targets[asked["id"]]
        if (str(part), str(whole), str(len(counted))) != (row["part"], row["whole"], row["included"]):
            says(f"{asked['id']}: the bodies add up to {part} of {whole}, not {row['part']} of {row['whole']}")
        for standing in ("na", "nd", "zero"):
            if sum(row["standing"] == standing for row in own) != int(row[standing]):
                says(f"{asked['id']}: {standing}")


def catalogues():
    package = json.loads((FOLDER / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        content = (FOLDER / resource["path"]).read_bytes()
        if resource["bytes"] != len(content) or resource["hash"] != f"sha256:{digest(resource['path'])}":
            says(f"datapackage.json: {resource['path']}")
    entry = json.loads((FOLDER / "dcat.jsonld").read_text("utf-8"))
    if {title["@language"] for title in entry["dct:title"]} != {"fr", "en"} or "dct:license" in entry:
        says("dcat.jsonld: titles in both languages, and no licence that nobody chose")
    for distribution in entry["dcat:distribution"]:
        name = distribution["dcat:downloadURL"]["@id"]
        if distribution["spdx:checksum"]["spdx:checksumValue"]["@value"] != digest(name):
            says(f"dcat.jsonld: {name}")


def workbook():
    with zipfile.ZipFile(FOLDER / "barometre.xlsx") as book:
        if any(entry.date_time[:3] != (1980, 1, 1) for entry in book.infolist()):
            says("barometre.xlsx tells when it was written")
        strings = [
            "".join(text.text or "" for text in item.iter(f"{SHEET}t"))
            for item in ET.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{SHEET}si")
        ]
        for place, name in enumerate(("barometre", "evolution", "organismes", "submissions"), 1):
            sheet = ET.fromstring(book.read(f"xl/worksheets/sheet{place}.xml"))
            if sheet.find(f".//{SHEET}f") is not None:
                says(f"barometre.xlsx: a formula in {name}")
            rows = table(f"{name}.csv")
            lines = list(sheet.iter(f"{SHEET}row"))[1:]
            if len(lines) != len(rows):
                says(f"barometre.xlsx: {name} has {len(lines)} rows, not {len(rows)}")
            for row, line in zip(rows, lines):
                cells = {cell.get("r").rstrip("0123456789"): cell for cell in line}
                for letter, (column, written) in zip(ascii_uppercase, row.items()):
                    found = value(cells.get(letter), strings)
                    if found != expected(written, column):
                        says(f"barometre.xlsx: {name} {column}: {found!r} and {written!r}")


TEXT = {"by", "group", "group_name_fr", "group_name_en", "level", "id", "code", "name_fr", "name_en", "portfolio", "target",
        "standing", "fingerprint", "decision", "received_on", "decided_on"}


def value(cell, strings):
    """What a cell holds, as what it is: text, a number, true or false."""
    content = None if cell is None else cell.find(f"{SHEET}v")
    if content is None:
        return None
    kind = cell.get("t", "n")
    if kind == "s":
        return strings[int(content.text)]
    return content.text == "1" if kind == "b" else float(content.text)


def expected(written, column):
    if written == "":
        return None
    if column in TEXT:
        return written[1:] if written[:1] == "'" else written
    return written == "true" if written in ("true", "false") else float(written)


class Page(HTMLParser):
    def __init__(self, name):
        super().__init__()
        self.name, self.open = name, []

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag == "html" and names.get("lang") not in ("fr-CA", "en-CA"):
            says(f"{self.name}: no language")
        if tag in ("script", "iframe", "object", "embed", "form", "base") or any(key.startswith("on") for key in names):
            says(f"{self.name}: <{tag} {names}>")
        for key in ("src", "href", "xlink:href"):
            value = names.get(key) or ""
            if "//" in value or value.startswith(("/", "javascript")):
                says(f"{self.name}: leads outside: {value}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            says(f"{self.name}: </{tag}> closes nothing")


def pages():
    for name in ("index.html", "en/index.html"):
        text = (FOLDER / name).read_text("utf-8")
        page = Page(name)
        page.feed(text)
        if "url(" in text or "@import" in text:
            says(f"{name}: fetches something")
    for picture in FOLDER.rglob("*.svg"):
        for element in ET.parse(picture).iter():
            if element.tag.endswith("}script") or any("href" in key for key in element.attrib):
                says(f"{picture.name}: {element.tag}")


sums()
DOCUMENT = document()
bodies(DOCUMENT, figures(DOCUMENT))
evolution(DOCUMENT)
catalogues()
workbook()
pages()
print("\n".join(PROBLEMS) or "good")
sys.exit(1 if PROBLEMS else 0)
