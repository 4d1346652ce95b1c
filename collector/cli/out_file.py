"""The option --out of commands that write one file, and writing it there or to the terminal."""

from pathlib import Path

import click

from collector.errors import CollectorError

out_option = click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write."
)


def write_out(page: str, out: Path | None, *, private: bool = False) -> None:
    """Write a page to a file and say so, or to the terminal.

    Args:
        page: the text.
        out: the file, or None for the terminal.
        private: nobody but the owner may read the file.

    Raises:
        CollectorError: the file cannot be written.
    """
    if out is None:
        click.echo(page)
    else:
        write_file(page.encode(), out, private=private)


def write_file(content: bytes, out: Path, *, private: bool = False) -> None:
    """Write a file, which may be for its owner's eyes alone, and say so.

    Raises:
        CollectorError: the file cannot be written.
    """
    try:
        if private:
            out.touch(mode=0o600)
            out.chmod(0o600)
        out.write_bytes(content)
    except OSError as error:
        message = f"cannot write {out} ({error.strerror}); choose another file with --out"
        raise CollectorError(message) from error
    click.echo(f"written: {out}", err=True)
