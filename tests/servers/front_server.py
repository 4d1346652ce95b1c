"""Real front servers as others set them up: nginx passes no Host, Caddy passes whatever it gets."""

import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from tests.servers.serving import wait_for

NGINX = """
daemon off; pid {folder}/pid; error_log stderr; worker_processes 1; events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    location /data/ {{ proxy_pass http://127.0.0.1:{data_port}; }}
    location / {{ proxy_pass http://127.0.0.1:{web_port}; }}
  }}
}}
"""

CADDY = """
{{
  admin off
  auto_https off
}}
http://:{port} {{
  bind 127.0.0.1
  handle /data/* {{
    reverse_proxy 127.0.0.1:{data_port}
  }}
  handle {{
    reverse_proxy 127.0.0.1:{web_port}
  }}
}}
"""

PROGRAMS = {
    "nginx": (shutil.which("nginx", path="/usr/sbin:/usr/bin"), NGINX, ["-c"]),
    "caddy": (
        str(Path(sys.executable).with_name("caddy")),
        CADDY,
        ["run", "--adapter", "caddyfile", "--config"],
    ),
}


@contextmanager
def front_server(name, folder, template="", **ports):
    """Run a front server before the service until the block ends, set up in the usual way or so."""
    program, usual, options = PROGRAMS[name]
    settings = folder / name
    settings.write_text((template or usual).format(folder=folder, **ports))
    process = subprocess.Popen([program, *options, settings], cwd=folder, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{ports['port']}/healthz")
        yield
    finally:
        process.terminate()
        process.wait(10)
