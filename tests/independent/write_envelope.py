#!/usr/bin/env python3
"""An envelope by another hand: its own ZIP writer, `sha256sum`, `ssh-keygen -Y sign`. Nothing of the program is used.

usage: write_envelope.py COUNTS.csv BODY YEAR OUT.jauge FRAMEWORK.toml KEY[:ROLE] ...

COUNTS has the columns quantity,value,reason. Each KEY is an unencrypted OpenSSH private key; ROLE is lead by default.
"""

import csv
import json
import os
import struct
import subprocess
import sys
import tempfile
import zlib


def sha256(data):
    """The digest as the stock tool gives it."""
    done = subprocess.run(["sha256sum"], input=data, stdout=subprocess.PIPE, check=True)
    return done.stdout.split()[0].decode()


def sign(message, key, role):
    """A signature as the stock tool makes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "manifest")
        with open(path, "wb") as file:
            file.write(message)
        namespace = f"{role}.submission.v1@jauge"
        command = ["ssh-keygen", "-Y", "sign", "-f", key, "-n", namespace, path]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(path + ".sig", "rb") as file:
            return file.read()


def archive(entries):
    """The profile of the envelope: stored, 1980-01-01, nothing optional."""
    body, directory = b"", b""
    for name, data in entries:
        name, crc = name.encode(), zlib.crc32(data)
        common = struct.pack("<HHHHHIIIHH", 10, 0, 0, 0, 0x21, crc, len(data), len(data), len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
        body += b"PK\x03\x04" + common + name + data
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


def answer(row):
    value = row["value"]
    return {
        "quantity": row["quantity"],
        "value": int(value) if value.isdigit() else value,
        "reason": row["reason"] or None,
    }


def main():
    counts, body, year, out, framework = sys.argv[1:6]
    with open(counts, encoding="utf-8", newline="") as file:
        answers = [answer(row) for row in csv.DictReader(file)]
    with open(framework, "rb") as file:
        framework = file.read()
    submission = {
        "schema": "jauge/submission/1",
        "framework": {"id": "stng-2019-2023", "version": 1, "sha256": sha256(framework)},
        "campaign": None,
        "organization": {"code": body, "name": "Organisme d’ailleurs"},
        "year": int(year),
        "sequence": 1,
        "supersedes": None,
        "correction_reason": None,
        "prepared_by": {"name": "Personne Fictive", "title": "Responsable", "email": "p@example.org"},
        "prepared_at": "2026-11-24T14:05:00Z",
        "language": "fr-CA",
        "answers": answers,
        "justifications": [],
        "evidence": [{"entry": "evidence/01.csv", "name": "Dénombrement.csv", "target": "once-only"}],
    }
    content = [
        ("evidence/01.csv", open(counts, "rb").read()),
        ("mimetype", b"application/vnd.jauge.submission+zip"),
        ("submission.json", (json.dumps(submission, ensure_ascii=False, indent=2) + "\n").encode()),
    ]
    manifest = "".join(f"{sha256(data)}  {name}\n" for name, data in content).encode()
    signatures = []
    for key in sys.argv[6:]:
        key, _, role = key.partition(":")
        role = role or "lead"
        signatures.append((f"signatures/{role}.sig", sign(manifest, key, role)))
    mimetype = [entry for entry in content if entry[0] == "mimetype"]
    rest = [entry for entry in content if entry[0] != "mimetype"]
    entries = mimetype + [("manifest.sha256", manifest)] + rest + sorted(signatures)
    with open(out, "wb") as file:
        file.write(archive(entries))


main()
