"""The service as `collector deploy` sets it up: parts by their units' lines, before a front server.

The front servers are real and use the written sites; what names a place of the whole machine (its
interfaces, port 80, `/etc`, `/var/log`) is led into the test's folder and to loopback.
"""

import os
import shlex
import socket
import ssl
import subprocess
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.front_server import PROGRAMS
from tests.servers.ports import free_port
from tests.servers.serving import COLLECTOR, wait_for

CADDY = """
{{
  admin off
  skip_install_trust
  http_port {http_port}
  default_bind 127.0.0.1
  storage file_system "{folder}/caddy"
}}
import "{site}"
"""

NGINX = """
daemon off; {user} pid "{folder}/pid"; error_log stderr; worker_processes 1; events {{}}
http {{
  client_body_temp_path "{folder}/body"; proxy_temp_path "{folder}/proxy";
  fastcgi_temp_path "{folder}/fastcgi"; uwsgi_temp_path "{folder}/uwsgi";
  scgi_temp_path "{folder}/scgi";
  include "{site}";
}}
"""
MAIN = {"caddy": CADDY, "nginx": NGINX}
START_WITHIN_S = 90
USER = "" if os.geteuid() else "user root;"
"""nginx keeps large bodies in the test's folder, which is its owner's alone."""

PORTS = {"web": "COLLECTOR_PORT", "data": "COLLECTOR_DATA_PORT"}
ANSWERING = {"web": "/healthz", "data": "/data/robots.txt"}


@dataclass(frozen=True)
class Deployed:
    """The folder of the written files, the address, and the certificates to judge it by."""

    folder: Path
    port: int
    http_port: int

    @property
    def url(self):
        return f"https://localhost:{self.port}"

    @property
    def authority(self):
        return self.folder / "caddy/pki/authorities/local/root.crt"

    @property
    def settings(self):
        lines = (self.folder / "tagasiside.env").read_text("utf-8").splitlines()
        return dict(shlex.split(line)[0].split("=", 1) for line in lines if line[:1] != "#")

    def collector(self, *words):
        """Run a command with the written settings, as `tagasiside` does."""
        return subprocess.run(
            [*COLLECTOR, *words],
            env=os.environ | self.settings | {"SSL_CERT_FILE": str(self.authority)},
            capture_output=True,
            text=True,
            check=False,
        )

    def doctor(self, *options):
        ca = () if options else ("--ca", str(self.authority))
        return self.collector("doctor", self.url, "--http-port", str(self.http_port), *ca, *options)

    @contextmanager
    def parts(self, *names, **changed):
        """Run parts by the lines of their units until the block ends; yield their processes."""
        with ExitStack() as running:
            yield {name: running.enter_context(self._part(name, changed)) for name in names}

    @contextmanager
    def _part(self, name, changed):
        unit = (self.folder / f"tagasiside-{name}.service").read_text("utf-8")
        given = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line)
        unset = set(given.get("UnsetEnvironment", "").split())
        settings = {key: value for key, value in self.settings.items() if key not in unset}
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
            systemd.bind(f"\0{self.folder}-{name}-{free_port()}")
            systemd.settimeout(START_WITHIN_S)
            place = {"NOTIFY_SOCKET": f"@{systemd.getsockname()[1:].decode()}"}
            process = subprocess.Popen(
                shlex.split(given["ExecStart"]), env=os.environ | settings | changed | place
            )
            try:
                assert systemd.recv(99) == b"READY=1\nWATCHDOG=1"
                if name != "worker":
                    wait_for(f"http://127.0.0.1:{settings[PORTS[name]]}{ANSWERING[name]}")
                yield process
            finally:
                process.terminate()
                process.wait(30)

    @contextmanager
    def front_server(self, name, *changes):
        """Run a front server with its written site, of which some words are changed."""
        site = self.folder / f"{name}.site"
        text = (self.folder / f"tagasiside.{name}").read_text("utf-8")
        for old, new in (*self._places(), *changes):
            assert old in text or name == "caddy"
            text = text.replace(old, new)
        site.write_text(text, "utf-8")
        settings = self.folder / name.title()
        settings.write_text(
            MAIN[name].format(folder=self.folder, http_port=self.http_port, site=site, user=USER),
            "utf-8",
        )
        program, _, options = PROGRAMS[name]
        process = subprocess.Popen([program, *options, settings], stderr=subprocess.DEVNULL)
        try:
            wait_for_tls(self.port)
            yield
        finally:
            process.terminate()
            process.wait(20)

    def _places(self):
        return (
            ("listen [::]:", "#"),
            ("listen 80;", f"listen 127.0.0.1:{self.http_port};"),
            (f"listen {self.port} ssl", f"listen 127.0.0.1:{self.port} ssl"),
            ("/var/log/nginx/tagasiside.log", "stderr"),
        )


def deploy(folder, data):
    """Write the files for a data directory and run the part that prepares it."""
    ports = [free_port() for _ in range(4)]
    deployed = Deployed(folder, *ports[:2])
    issued = folder / "caddy/certificates/local/localhost/localhost"
    options = {
        "--to": folder,
        "--data": data,
        "--port": ports[2],
        "--data-port": ports[3],
        "--certificate": issued.with_suffix(".crt"),
        "--key": issued.with_suffix(".key"),
    }
    words = [str(word) for option in options.items() for word in option]
    subprocess.run([*COLLECTOR, "deploy", deployed.url, *words], capture_output=True, check=True)
    assert deployed.collector("run", "--apart", "prepare").returncode == 0
    return deployed


def wait_for_tls(port):
    """Wait until a handshake succeeds, as Caddy issues its certificate after it has started."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    for _ in range(300):
        try:
            with socket.create_connection(("127.0.0.1", port), 5) as plain:
                context.wrap_socket(plain, server_hostname="localhost").close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(port)
