"""Bringing the library's tables up to date with Alembic, without an ini file or a folder scan."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext, MigrationStep, RevisionStep
from alembic.script import Script
from alembic.script.revision import RevisionMap
from sqlalchemy import Connection

from rehearse.storage.library.library_copies import copy_database
from rehearse.storage.library.library_opening import connections, write
from rehearse.storage.library.library_schema import METADATA
from rehearse.storage.library.library_trouble import library_trouble, newer_library
from rehearse.storage.migrations import MIGRATIONS


def bring_up_to_date(
    database: Path, revision: str | None, migrations: Sequence[ModuleType] = MIGRATIONS
) -> None:
    """Run the migrations that come after `revision`, all of them or none.

    `revision` is what the database is at, None where it is empty. One that is not empty is copied
    to `NAME-REVISION.backup.db` beside it first.

    Raises:
        LibraryUnavailable: `revision` is from a newer version, or the disk or the database
            refuses; the database is as it was.
    """
    if revision is not None:
        if revision not in [migration.revision for migration in migrations]:
            raise newer_library(database)
        copy_database(database, database.with_name(f"{database.stem}-{revision}.backup.db"))
    # Tables are altered by copying them, which foreign keys would take for a deletion.
    engine = connections(database, foreign_keys=False)
    try:
        with library_trouble(database), write(engine) as connection:
            _migrate(connection, migrations)
    finally:
        engine.dispose()


def _migrate(connection: Connection, migrations: Sequence[ModuleType]) -> None:
    scripts = [_script(module) for module in migrations]
    revisions = RevisionMap(lambda: scripts)

    def steps(heads: tuple[str, ...], _context: MigrationContext) -> Iterable[RevisionStep]:
        pending = list(revisions.iterate_revisions("heads", heads or "base"))
        for script in reversed(pending):
            yield MigrationStep.upgrade_from_script(revisions, cast("Script", script))

    options: dict[str, Any] = {
        "fn": steps,
        "transactional_ddl": True,
        "target_metadata": METADATA,
        "render_as_batch": True,
    }
    context = MigrationContext.configure(connection, opts=options)
    with Operations.context(context):
        context.run_migrations()


def _script(module: ModuleType) -> Script:
    # The path is for messages; in a frozen build there is none.
    return Script(module, module.revision, module.__name__)
