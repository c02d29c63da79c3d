import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this machine."""

    uid: int
    gid: int


def server_user() -> Account | None:
    """PostgreSQL refuses to run as root, so root lends it an account without rights."""
    if sys.platform == "win32" or os.getuid() != 0:
        return None
    import pwd

    accounts = {account.pw_name: account for account in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in accounts:
            return Account(accounts[name].pw_uid, accounts[name].pw_gid)
    raise RuntimeError(
        'PostgreSQL cannot run as root and there is no account "nobody". '
        "Work as another user or set DATABASE_URL in .env."
    )


def can_reach(folder: Path, uid: int) -> bool:
    """Whether an account may walk down to a folder."""
    status = folder.stat()
    is_open = status.st_mode & (0o100 if status.st_uid == uid else 0o001) != 0
    return is_open and (folder.parent == folder or can_reach(folder.parent, uid))


def home_of(folder: Path) -> Path:
    """Where a cluster lives: in the project, or where the server's account can reach it."""
    wanted = folder.resolve()
    wanted.parent.mkdir(parents=True, exist_ok=True)
    user = server_user()
    if user is None or can_reach(wanted.parent, user.uid):
        return wanted
    key = hashlib.sha256(str(wanted).encode()).hexdigest()[:12]
    return Path("/var/lib/embedded-postgres") / key
