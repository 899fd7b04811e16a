"""A fresh server on a free port, with an administrator's token, for as long as the block lasts."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading


class Server:
    """`with Server(binary) as server:` gives `url`, `token` and `data`."""

    def __init__(self, binary, *arguments):
        self.binary = os.path.abspath(binary)
        self.arguments = arguments

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="helsegraf-")
        self.data = os.path.join(self.folder.name, "data")
        self.token = self.command(
            "token", "add", "clients", "--role", "admin", "--data", self.data
        ).split()[-1]
        self.start()
        return self

    def start(self):
        """Starts the process on the data directory; `stop` before that if it runs."""
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", self.data, "--bind", "127.0.0.1:0", *self.arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.url = self._address()
        # Nobody may wait for us to read what the server says.
        self.log = []
        for stream in (self.process.stdout, self.process.stderr):
            threading.Thread(target=self.log.extend, args=(stream,), daemon=True).start()

    def _address(self):
        said = []
        for line in self.process.stdout:
            said.append(line)
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                return found.group(0)
        self.folder.cleanup()
        sys.exit("the server did not start:\n" + "".join(said) + self.process.stderr.read())

    def command(self, *arguments):
        """Runs another command of the program and returns what it printed."""
        done = subprocess.run([self.binary, *arguments], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stderr}")
        return done.stdout

    def stop(self):
        """Ends the process; its exit code, or why there is none."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return "killed: it did not stop within 20 s of SIGTERM"

    def __exit__(self, *failure):
        code = self.stop()
        self.folder.cleanup()
        if failure[0] is None and code != 0:
            sys.exit(f"the server ended with {code}:\n" + "".join(self.log[-20:]))
