#!/usr/bin/env python3
"""Kills runs of copgraph at random moments and looks at what is left.

    kill_runs.py COPGRAPH [COMMAND...] [--moments N] [--seed N] [--signals KILL TERM HUP INT] [--interactions N]

Every command that writes is run N times over an earlier result (every third time over none) and gets KILL, TERM, HUP or
INT at a random moment. Afterwards

  - the result is the old or the new one, whole: the same names, bytes and permissions;
  - after TERM, HUP and INT nothing else is there, the exit status is 128 + the signal, and the run ended in time;
  - after KILL there is at most hidden staging, which the same command sweeps when it is run again;
  - a stranger's files beside it, and the inputs, are as they were.

Needs nothing but Python. The exit status is 1 if anything is not so.
"""

import argparse
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

# How long a run may take to end after a signal, in seconds; a busy machine is slower than the program.
PATIENCE = float(os.environ.get("COPGRAPH_PATIENCE", "0.3"))

# What each command writes, the options of an earlier result, and those of a new one.
QUICK = ["--resamples", "20", "--threads", "2", "-q"]
COMMANDS = {
    "analyze": (
        ["out/report"], ["analyze", "log.csv", "--members", "members.csv", "-o", "out/report"] + QUICK,
        ["--title", "Old"], ["--title", "New"]),
    "sponsor": (
        ["out/sponsor"],
        ["analyze", "log.csv", "--members", "members.csv", "--audience", "sponsor", "-o", "out/sponsor"] + QUICK,
        ["--title", "Old"], ["--title", "New"]),
    "simulate": (
        ["out/what-if"], ["simulate", "log.csv", "--members", "members.csv", "-o", "out/what-if"] + QUICK,
        ["--top", "1"], ["--top", "2"]),
    "compare": (
        ["out/comparison"], ["compare", "log.csv", "--before", "2025-01-01", "-o", "out/comparison"] + QUICK,
        ["--title", "Old"], ["--title", "New"]),
    "export-graphml": (
        ["out/net.graphml"], ["export", "log.csv", "-o", "out/net.graphml", "-q"], [], ["--weighted"]),
    "export-csv": (["out/net.csv"], ["export", "log.csv", "-o", "out/net.csv", "-q"], ["--since", "2024-06-01"], []),
    "diagram": (["out/net.svg"], ["diagram", "log.csv", "-o", "out/net.svg", "-q"], ["--title", "Old"], []),
    "generate": (
        ["out/new.csv", "out/people.csv"],
        ["generate", "--interactions", "60000", "-o", "out/new.csv", "--members-out", "out/people.csv"],
        ["--seed", "1"], ["--seed", "2"]),
}
SIGNALS = ["KILL", "TERM", "HUP", "INT"]


def look(path):
    """All that a path holds: names with permissions and contents; None for nothing."""
    if not os.path.lexists(path):
        return None
    mode = stat.S_IMODE(os.lstat(path).st_mode)
    if os.path.islink(path):
        return (mode, os.readlink(path))
    if os.path.isdir(path):
        return (mode, {name: look(os.path.join(path, name)) for name in sorted(os.listdir(path))})
    with open(path, "rb") as file:
        return (mode, file.read())


class Attack:
    def __init__(self, program, folder, name):
        self.program, self.folder, self.name = program, folder, name
        self.outputs, self.arguments, self.old, self.new = COMMANDS[name]
        self.faults, self.latest, self.finished = [], 0.0, 0
        shutil.rmtree(self.at("out"), ignore_errors=True)
        os.makedirs(self.at("out"))
        with open(self.at("out/thesis.txt"), "w") as file:
            file.write("mine")
        os.makedirs(self.at("out/.copgraph-mine"), exist_ok=True)
        self.strangers = ["out/thesis.txt", "out/.copgraph-mine", "log.csv", "members.csv"]
        self.before = [look(self.at(path)) for path in self.strangers]
        self.duration = min(self.seconds(self.new) for _ in range(3))
        self.restrict()
        self.new_result = self.result()
        self.clear()
        self.run(self.old)
        self.restrict()
        self.old_result = self.result()
        shutil.copytree(self.at("out"), self.at("old"), symlinks=True, dirs_exist_ok=False)
        assert self.old_result != self.new_result, "the two results are the same"

    def at(self, path):
        return os.path.join(self.folder, path)

    def process(self, options):
        return subprocess.Popen(
            [self.program] + self.arguments + options, cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def run(self, options):
        process = self.process(options)
        errors = process.communicate()[1]
        if process.returncode != 0:
            sys.exit(f"{self.name}: {errors.decode()}")

    def seconds(self, options):
        start = time.monotonic()
        self.run(options)
        return time.monotonic() - start

    def restrict(self):
        """Permissions that are not the usual ones, so that losing them shows."""
        for path in self.outputs:
            if os.path.isdir(self.at(path)):
                os.chmod(self.at(path), 0o710)
                for name in os.listdir(self.at(path)):
                    os.chmod(os.path.join(self.at(path), name), 0o640)
            elif os.path.exists(self.at(path)):
                os.chmod(self.at(path), 0o640)

    def result(self):
        return [look(self.at(path)) for path in self.outputs]

    def clear(self):
        for path in self.outputs:
            shutil.rmtree(self.at(path), ignore_errors=True)
            if os.path.lexists(self.at(path)):
                os.unlink(self.at(path))

    def leftovers(self):
        known = {os.path.basename(path) for path in self.outputs + self.strangers}
        return [name for name in os.listdir(self.at("out")) if name not in known]

    def attack(self, number, chance, signals):
        name = signal.Signals["SIG" + signals[number % len(signals)]]
        has_old = number % 3 != 0
        self.clear()
        if has_old:
            for path in self.outputs:
                source = os.path.join(self.at("old"), os.path.basename(path))
                # With attributes and permissions, as it was written.
                (shutil.copytree if os.path.isdir(source) else shutil.copy2)(source, self.at(path))
        # One half anywhere, the other about the end, where things are put in their places.
        moment = self.duration * (chance.random() if chance.random() < 0.5 else 0.75 + 0.35 * chance.random())
        process = self.process(self.new)
        time.sleep(moment)
        start = time.monotonic()
        process.send_signal(name)
        errors = process.communicate()[1].decode()
        took = time.monotonic() - start
        where = f"{self.name}, {name.name} after {moment:.3f} s, {'old there' if has_old else 'nothing there'}"
        if process.returncode == 0:
            self.finished += 1
        elif name != signal.SIGKILL:
            self.latest = max(self.latest, took)
            if took > PATIENCE:
                self.faults.append(f"{where}: took {took:.2f} s to end")
            # Before the program listens, the signal itself ends it.
            if process.returncode not in (128 + name, -name):
                self.faults.append(f"{where}: exit status {process.returncode}: {errors}")
        self.check(where, has_old, name == signal.SIGKILL)

    def check(self, where, has_old, was_killed):
        if not has_old:
            self.restrict()
        allowed = [self.new_result] + ([self.old_result] if has_old else [[None] * len(self.outputs)])
        result = self.result()
        # Of several files each is the old or the new one.
        if not all(any(result[i] == one[i] for one in allowed) for i in range(len(result))):
            self.faults.append(f"{where}: the result is neither the old nor the new one")
        left = self.leftovers()
        if left and not was_killed:
            self.faults.append(f"{where}: left behind {left}")
        if [name for name in left if not name.startswith(".copgraph-")]:
            self.faults.append(f"{where}: left behind {left}, not hidden")
        if any(os.lstat(self.at(f"out/{name}")).st_mode & 0o077 for name in left):
            self.faults.append(f"{where}: staging that others can read: {left}")
        if left:
            self.run(self.new)
            if self.leftovers():
                self.faults.append(f"{where}: the next run has not swept {self.leftovers()}")
        if [look(self.at(path)) for path in self.strangers] != self.before:
            self.faults.append(f"{where}: a stranger's files have changed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("commands", nargs="*", default=list(COMMANDS))
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--signals", nargs="+", choices=SIGNALS, default=SIGNALS)
    parser.add_argument("--members", default="80", help="how many members the log has")
    parser.add_argument("--interactions", default="3000", help="how many rows the log has")
    arguments = parser.parse_args()
    failed = False
    for name in arguments.commands or COMMANDS:
        with tempfile.TemporaryDirectory(prefix="kill-") as folder:
            subprocess.run(
                [arguments.program, "generate", "--members", arguments.members, "--interactions",
                 arguments.interactions, "-o", "log.csv", "--members-out", "members.csv"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            attack = Attack(arguments.program, folder, name)
            chance = random.Random(f"{arguments.seed} {name}")
            for number in range(arguments.moments):
                attack.attack(number, chance, arguments.signals)
            print(
                f"{name}: killed at {arguments.moments} moments of {attack.duration:.2f} s ({attack.finished} had "
                f"finished); ended at most {attack.latest:.2f} s after a signal; {len(attack.faults)} faults", flush=True)
            for fault in attack.faults[:10]:
                print(f"  {fault}", flush=True)
            failed = failed or bool(attack.faults)
    sys.exit(failed)


if __name__ == "__main__":
    main()
