#!/usr/bin/env python3
"""From start to prompt, in a terminal: indiq on its sample beside another shell.

    python3 benches/prompt.py target/release/indiq 'duckdb' [PROMPT] [RUNS]

The second argument is the peer's command, PROMPT what its prompt ends with (`D `, as DuckDB's does,
unless said otherwise; `sqlite> `, `>>> `). The two take turns in a terminal of 24 by 80; what is
measured is the time until the prompt is on the screen. What a shell asks its terminal (the colour of
the ground, the kind, where the cursor is) is answered at once, as a terminal does. Settings and history are empty. The medians,
their spread and their ratio are printed.
"""

import fcntl
import os
import pty
import re
import select
import shlex
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

CODES = re.compile(rb"\x1b(\[[0-9;?<=>]*[A-Za-z]|\][^\x07\x1b]*(\x07|\x1b\\)|[=>])|[\x01\x02\r]")

ANSWERS = {b"\x1b]11;?": b"\x1b]11;rgb:0000/0000/0000\x07", b"\x1b[c": b"\x1b[?62c", b"\x1b[6n": b"\x1b[4;1R"}


def prompted(command, prompt, home):
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        env = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": home, "PATH": os.environ["PATH"]}
        os.execvpe(command[0], command, env)
    seen, elapsed = b"", None
    while elapsed is None:
        ready, _, _ = select.select([terminal], [], [], 20)
        try:
            piece = os.read(terminal, 65536) if ready else b""
        except OSError:
            piece = b""
        if not piece:
            break
        seen += piece
        for question, answer in ANSWERS.items():
            if question in piece:
                os.write(terminal, answer)
        if CODES.sub(b"", seen).endswith(prompt.encode()):
            elapsed = (time.perf_counter() - begin) * 1000
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    if elapsed is None:
        sys.exit(f"{command}: no prompt {prompt!r} came: {seen[-400:]!r}")
    return elapsed


def main():
    indiq, peer = sys.argv[1], shlex.split(sys.argv[2])
    prompt = sys.argv[3] if len(sys.argv) > 3 else "D "
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 41
    commands = {"indiq": ([indiq], "indiq> "), peer[0].rsplit("/", 1)[-1]: (peer, prompt)}
    with tempfile.TemporaryDirectory() as home:
        for command, ends in commands.values():
            prompted(command, ends, home)
        times = {name: [] for name in commands}
        for _ in range(runs):
            for name, (command, ends) in commands.items():
                times[name].append(prompted(command, ends, home))
    base = statistics.median(list(times.values())[1])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:12} {median:7.1f} ms  (min {min(values):.1f}, max {max(values):.1f})  ratio {median / base:.2f}")


if __name__ == "__main__":
    main()
