#!/usr/bin/env python3
"""Assembles a Jauge envelope from the written contract alone, without the program.

    write_envelope.py OUT.jauge KIND.json [--sign ROLE=KEYFILE]... [--entry ENTRY=FILE]...

KIND is `campaign`, `submission` or `decision`.
The archive is written here with `struct`; the digests come from `sha256sum`, the signatures from
`ssh-keygen -Y sign`. The keys must not ask for a passphrase.
"""

import argparse
import pathlib
import struct
import subprocess
import tempfile
import zlib


def sha256(data):
    done = subprocess.run(["sha256sum"], input=data, capture_output=True, check=True)
    return done.stdout.split()[0].decode()


def sign(manifest, role, kind, key):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "manifest.sha256")
        path.write_bytes(manifest)
        namespace = f"{role}.{kind}.v1@jauge"
        command = ["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", namespace, str(path)]
        subprocess.run(command, capture_output=True, check=True)
        return pathlib.Path(folder, "manifest.sha256.sig").read_bytes()


def archive(entries):
    local, central = b"", b""
    for name, data in entries:
        # version needed, flags, method, time, date, CRC-32, compressed size, size, length of name, of extra
        common = struct.pack(
            "<HHHHHIIIHH", 10, 0, 0, 0, 0x0021, zlib.crc32(data), len(data), len(data), len(name), 0
        )
        # length of comment, disk, internal and external attributes, offset
        central += b"PK\x01\x02" + struct.pack("<H", 20) + common
        central += struct.pack("<HHHII", 0, 0, 0, 0, len(local)) + name.encode()
        local += b"PK\x03\x04" + common + name.encode() + data
    count = len(entries)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(central), len(local), 0)
    return local + central + end


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("content", type=pathlib.Path)
    parser.add_argument("--sign", action="append", default=[])
    parser.add_argument("--entry", action="append", default=[])
    options = parser.parse_args()

    kind = options.content.stem
    mimetype = f"application/vnd.jauge.{kind}+zip".encode()
    content = {options.content.name: options.content.read_bytes()}
    for entry, path in (pair.split("=", 1) for pair in options.entry):
        content[entry] = pathlib.Path(path).read_bytes()
    listed = sorted({**content, "mimetype": mimetype}.items())
    manifest = "".join(f"{sha256(data)}  {name}\n" for name, data in listed).encode()
    entries = [("mimetype", mimetype), ("manifest.sha256", manifest), *sorted(content.items())]
    for role, key in sorted(pair.split("=", 1) for pair in options.sign):
        entries.append((f"signatures/{role}.sig", sign(manifest, role, kind, key)))
    pathlib.Path(options.out).write_bytes(archive(entries))


main()
