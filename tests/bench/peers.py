"""The servers of a benchmark run: how each is loaded, started and asked whether it is ready."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request


class Peer:
    """One server over its own data directory."""

    name = version = ""
    update_param = "update"
    headers = ()

    def __init__(self, folder, port):
        self.folder = os.path.join(folder, self.name)
        self.port = port
        self.process = None

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.port}{self.path}"

    @property
    def update(self):
        return f"http://127.0.0.1:{self.port}{self.update_path}"

    def clear(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)

    def start(self):
        """Starts it; seconds until it answers a query."""
        with open(os.path.join(os.path.dirname(self.folder), f"{self.name}.log"), "ab") as log:
            started = time.perf_counter()
            self.process = subprocess.Popen(
                self.serve_command(), stdout=log, stderr=log, cwd=self.folder
            )
        while time.perf_counter() - started < 120:
            if self.process.poll() is not None:
                sys.exit(f"{self.name} ended with {self.process.returncode}; see {self.name}.log")
            try:
                # GET with a query that looks at the data, so that lazy loading counts.
                urllib.request.urlopen(
                    self.endpoint + "?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D", timeout=60
                ).read()
                return time.perf_counter() - started
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.002)
        sys.exit(f"{self.name} did not answer within 120 s")

    def resident_mib(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            for line in status:
                if line.startswith("VmRSS"):
                    return round(int(line.split()[1]) / 1024, 1)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None

    def loaded(self, command):
        """Seconds the load command took."""
        started = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder)
        if done.returncode:
            sys.exit(f"{self.name}: {' '.join(command)}: exit {done.returncode}\n{done.stderr}")
        return time.perf_counter() - started


class Helsegraf(Peer):
    name = "helsegraf"
    path = update_path = "/sparql"

    def __init__(self, folder, port, binary):
        super().__init__(folder, port)
        self.binary = binary
        self.version = subprocess.check_output([binary, "--version"], text=True).split()[-1]

    @property
    def data(self):
        return os.path.join(self.folder, "data")

    def load(self, file):
        self.clear()
        return self.loaded([self.binary, "load", "--data", self.data, file])

    def serve_command(self):
        if not self.headers:
            token = subprocess.check_output(
                [self.binary, "token", "add", "bench", "--role", "admin", "--data", self.data],
                text=True,
            ).split()[-1]
            self.headers = (f"Authorization: Bearer {token}",)
        return [
            self.binary, "serve", "--data", self.data, "--bind", f"127.0.0.1:{self.port}",
            "--empty", "--log", "warn", "--time-limit-s", "120", "--queries-at-once", "16",
        ]  # fmt: skip


class Oxigraph(Peer):
    name, version = "oxigraph", "0.5.13"
    path, update_path = "/query", "/update"

    def __init__(self, folder, port):
        super().__init__(folder, port)
        self.binary = os.path.join(os.path.dirname(sys.executable), "oxigraph")

    @property
    def data(self):
        return os.path.join(self.folder, "data")

    def load(self, file):
        self.clear()
        return self.loaded([self.binary, "load", "--location", self.data, "--file", file])

    def serve_command(self):
        return [
            self.binary, "serve", "--location", self.data, "--bind", f"127.0.0.1:{self.port}",
            "--union-default-graph",
        ]  # fmt: skip


class Virtuoso(Peer):
    name, version = "virtuoso", "7.2.5"
    path = update_path = "/sparql/"
    update_param = "query"

    def __init__(self, folder, port, script):
        super().__init__(folder, port)
        self.script = script
        self.file_folder = os.path.join(folder, "input")

    @property
    def data(self):
        return self.folder

    def load(self, file):
        """Into a fresh database, through the running server, as Virtuoso loads."""
        self.clear()
        os.makedirs(self.file_folder, exist_ok=True)
        linked = os.path.join(self.file_folder, os.path.basename(file))
        if not os.path.exists(linked):
            os.link(file, linked)
        self.start()
        took = self.loaded(["bash", self.script, "load", self.folder, str(self.port + 1), linked])
        self.stop()
        return took

    def serve_command(self):
        os.makedirs(self.file_folder, exist_ok=True)
        return ["bash", self.script, "serve", self.folder, self.file_folder, str(self.port + 1), str(self.port)]  # fmt: skip
