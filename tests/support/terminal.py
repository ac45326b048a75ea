"""Runs a command on a terminal of its own, as a person does who waits for words and then types an answer.

terminal.py ANSWERS COMMAND...

ANSWERS is a JSON list of pairs: the words to wait for, and what is typed then. All that the terminal showed goes to
standard output; the exit code is that of the command.

With the variable JAUGE_TEST_TOGETHER, a folder that two of these share, each waits with its answer until the other has
come as far.
"""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

answers = [(words.encode(), typed.encode()) for words, typed in json.loads(sys.argv[1])]
pid, terminal = pty.fork()
if pid == 0:
    # Nobody runs a program on a terminal without columns.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])

seen, read_to = b"", 0
until = time.monotonic() + 120
while time.monotonic() < until:
    if not select.select([terminal], [], [], 1)[0]:
        continue
    try:
        shown = os.read(terminal, 65536)
    except OSError:
        break
    if not shown:
        break
    seen += shown
    while answers and (at := seen.find(answers[0][0], read_to)) >= 0:
        words, typed = answers.pop(0)
        read_to = at + len(words)
        # The words come before the terminal is told to hide what is typed; a person is slower than that.
        hidden = time.monotonic() + 2
        while termios.tcgetattr(terminal)[3] & termios.ECHO and time.monotonic() < hidden:
            time.sleep(0.01)
        if meeting := os.environ.get("JAUGE_TEST_TOGETHER"):
            open(os.path.join(meeting, str(os.getpid())), "w").close()
            while len(os.listdir(meeting)) < 2 and time.monotonic() < until:
                time.sleep(0.001)
        os.write(terminal, typed + b"\n")
else:
    os.kill(pid, 9)

sys.stdout.buffer.write(seen.replace(b"\r\n", b"\n"))
sys.stdout.flush()
if answers:
    sys.exit(f"never seen: {answers[0][0].decode()}")
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
