"""Build the image of the container file with buildah, and ask the service in it whether it is well.

`make container` calls it as root. The image's base is a Debian that debootstrap makes, so nothing
comes from a registry of images. The service runs as the image's user, in the image's environment,
on a root that is mounted read-only.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
SUITE = "trixie"
NEEDED = {"buildah": "buildah", "debootstrap": "debootstrap", "unshare": "util-linux"}

ENTER = """
mount --bind "$IMAGE" "$IMAGE"
mount --bind "$DATA" "$IMAGE/data"
mount -t tmpfs tmpfs "$IMAGE/tmp"
mount --rbind /proc "$IMAGE/proc"
mount --rbind /dev "$IMAGE/dev"
mount -o remount,ro,bind "$IMAGE"
exec chroot --userspec="$ACCOUNT" "$IMAGE" "$@"
"""
"""Run a program in the image as its user; only its /data and /tmp can be written."""


def main() -> None:
    """Build, start, look, and end with another code than 0 if anything is not as it should be."""
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if missing or os.geteuid():
        sys.exit(f"be root, and install {' '.join(missing) or 'nothing more'}")
    with tempfile.TemporaryDirectory() as folder:
        image = Image(Path(folder))
        image.build()
        with image.mounted() as config:
            look(image, config)
    say("the image is well")


def look(image, config):
    """Start the service as the image says, ask by its own check, and try what must not work."""
    serve = [*config["Entrypoint"], "serve", "--port", "18000", "--data-port", "18001"]
    healthy = [word.replace(":8000/", ":18000/") for word in config["Healthcheck"]["Test"][1:]]
    with subprocess.Popen(image.inside(config, *serve)) as service:
        well = any(image.ask(config, *healthy) for _ in range(60))
        answers = [image.ask(config, *words) for words in (["collector", "check"], ["true"])]
        writes = [image.ask(config, "touch", f"{place}/x") for place in ("/opt", "/etc", "/data")]
        service.terminate()
    found = (well, answers, writes, service.returncode)
    if found != (True, [True, True], [False, False, True], 0):
        sys.exit(f"well, commands, writing to /opt, /etc and /data, end: {found}")


class Image:
    """The image in a store of its own below a folder, which goes with the folder."""

    def __init__(self, folder):
        """Keep where its files are."""
        self.folder = folder
        self.root = Path()
        self.data = folder / "data"

    def buildah(self, *words):
        """Run buildah on the store; return what it says."""
        store = ("--root", str(self.folder / "store"), "--runroot", str(self.folder / "run"))
        return run("buildah", "--storage-driver", "vfs", *store, *words).strip()

    def build(self):
        """Make the base, and build the image on it."""
        say("debootstrap makes the base")
        mirror = [os.environ["DEBIAN_MIRROR"]] if "DEBIAN_MIRROR" in os.environ else []
        run("debootstrap", "--variant=minbase", SUITE, str(self.folder / "base"), *mirror)
        say("buildah builds the image")
        base = self.buildah("from", "scratch")
        self.buildah("add", "--quiet", base, str(self.folder / "base"), "/")
        self.buildah("commit", "--quiet", "--rm", base, "localhost/base")
        run("rm", "-r", "--one-file-system", str(self.folder / "base"))
        self.buildah(
            *("build", "--quiet", "--isolation", "chroot", "--network", "host", "--pull=never"),
            *("--format", "docker", "--build-arg", "BASE=localhost/base", "-t", "tagasiside"),
            *self.certificates(),
            str(ROOT),
        )

    def certificates(self):
        """Return the options that let pip trust whom this machine is told to trust."""
        trusted = os.environ.get("SSL_CERT_FILE")
        if trusted is None:
            return []
        settings = self.folder / "pip.conf"
        settings.write_text("[global]\ncert = /trusted.crt\n")
        return ["-v", f"{settings}:/etc/pip.conf:ro", "-v", f"{trusted}:/trusted.crt:ro"]

    @contextmanager
    def mounted(self):
        """Mount the image with an empty data directory; yield how it wants to be run."""
        container = self.buildah("from", "--pull=never", "localhost/tagasiside")
        self.root = Path(self.buildah("mount", container))
        config = json.loads(self.buildah("inspect", container))["Docker"]["config"]
        self.data.mkdir(mode=0o700)
        uid, gid = account(self.root, config["User"])
        os.chown(self.data, uid, gid)
        yield config | {"account": f"{uid}:{gid}"}
        self.buildah("rm", container)

    def inside(self, config, *words):
        """Return the command that runs a program in the image."""
        given = {"IMAGE": self.root, "DATA": self.data, "ACCOUNT": config["account"]}
        outside = [f"{name}={value}" for name, value in given.items()]
        within = ["/usr/bin/env", "-i", *config["Env"], *words]
        return ["env", *outside, "unshare", "--mount", "sh", "-ec", ENTER, "sh", *within]

    def ask(self, config, *words):
        """Say whether a program in the image ends well; one that does not is given a second."""
        done = subprocess.run(self.inside(config, *words), capture_output=True, check=False)
        if done.returncode:
            time.sleep(1)
        return done.returncode == 0


def account(root, name):
    """Return the numbers of a user of the image and of its group."""
    for line in (root / "etc/passwd").read_text().splitlines():
        user, _, uid, gid, *_ = line.split(":")
        if user == name:
            return int(uid), int(gid)
    sys.exit(f"the image has no user {name}")


def run(*words):
    """Run a program; return what it says, or end with it if it fails."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{shlex.join(words)}\n{done.stdout}{done.stderr}")
    return done.stdout


def say(what):
    """Tell who waits what happens."""
    print(what, flush=True)  # noqa: T201 a program's output


if __name__ == "__main__":
    main()
