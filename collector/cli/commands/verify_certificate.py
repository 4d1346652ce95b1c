"""`collector verify-certificate`: check that a certificate of a sealing is as it was signed."""

from pathlib import Path

import click

from collector.core.linking.certificates import read_certificate, write_pem
from collector.errors import CertificateError

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--key", type=_FILE, help="The public key that the service published, as PEM.")
def command(file: Path, key: Path | None) -> None:
    """Check the signature of the certificate in FILE; it needs no data directory."""
    text = file.read_bytes().decode("utf-8", "replace")
    public = str(read_certificate(text)["public_key"])
    published = None if key is None else key.read_bytes().decode("ascii", "replace").split()
    if published is not None and published != write_pem(public).split():
        raise CertificateError(
            f"the certificate is signed by another key than {key}: it may be of another service, "
            "or forged; compare the keys with what you noted"
        )
    # As it stands there, so that no name in it can write a line of its own.
    click.echo(text.rstrip())
    known = "it has the key that you gave" if key else "compare public_key with what you noted"
    click.echo(f"whole; {known}")
