"""Bringing the library's tables up to date with Alembic, without an ini file or a folder scan."""

from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any, cast

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext, MigrationStep, RevisionStep
from alembic.script import Script
from alembic.script.revision import RevisionMap
from sqlalchemy import Connection

from rehearse.storage.library_schema import METADATA


def migrate(connection: Connection, migrations: Sequence[ModuleType]) -> None:
    """Run the migrations that the database has not seen, all of them or none.

    `connection` is in a transaction, which the caller commits, with foreign keys switched off.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the caller rolls back.
    """
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
    return Script(module, module.revision, module.__file__ or module.__name__)
