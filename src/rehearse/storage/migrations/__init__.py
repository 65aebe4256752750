"""Every change to the shape of the library, oldest first.

They are imported by name, not found in a folder, so that a frozen build holds them too. A new
one gets the next number, is added to `MIGRATIONS`, leaves the older ones as they are, and brings
`library_schema` and its `REVISION` along.
"""

from rehearse.storage.migrations import (
    m0001_rehearsals,
    m0002_search_names_jobs,
    m0003_measures,
)

MIGRATIONS = (m0001_rehearsals, m0002_search_names_jobs, m0003_measures)
