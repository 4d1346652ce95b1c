"""Run every check and report all of them: style, types, rings, then how many failed."""

import subprocess
import sys

CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "style": ["ruff", "check", "."],
    "types": ["mypy"],
    "rings": ["lint-imports"],
    "scripts": ["python", "-m", "tests.scripts.lint"],
    "questionnaires": ["collector", "forms", "check"],
}


def main() -> int:
    """Run the checks and return how many failed."""
    bin_folder = sys.executable.rpartition("/")[0]
    failed = []
    for name, (program, *arguments) in CHECKS.items():
        print(f"== {name}", flush=True)  # noqa: T201 a program's output
        if subprocess.run([f"{bin_folder}/{program}", *arguments], check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed) or 'none'}")  # noqa: T201 a program's output
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
