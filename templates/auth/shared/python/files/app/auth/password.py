"""Passwords and their hashes."""

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

# argon2id at the least that OWASP recommends: 19 MiB, two passes, one lane.
_hasher = PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1)
_nobodys_hash = _hasher.hash(secrets.token_hex(32))

# Few at once: each takes a processor and its memory, and the event loop answers others meanwhile.
_threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="password")


async def hash_password(password: str) -> str:
    """The hash to store of a password."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _hasher.hash, password)


def _matches(stored_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(stored_hash, password)
    except VerifyMismatchError:
        return False


async def verify_password(password: str, stored_hash: str | None) -> bool:
    """Takes as long without a stored hash, so that the time tells nobody which emails exist."""
    loop = asyncio.get_running_loop()
    matches = await loop.run_in_executor(_threads, _matches, stored_hash or _nobodys_hash, password)
    return matches and stored_hash is not None
