"""A data folder with a library in it, to export from and import into."""

from pathlib import Path

from rehearse.storage.library.library import SqliteLibrary


class Home:
    """A data folder with a library in it."""

    def __init__(self, folder: Path) -> None:
        self.recordings = folder / "recordings"
        self.recordings.mkdir(parents=True)
        self.library = SqliteLibrary(database=folder / "library.db", recordings=self.recordings)

    def sound(self, name: str, content: bytes = b"fLaC" * 500) -> Path:
        path = self.recordings / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.recordings).as_posix(): path.read_bytes()
            for path in self.recordings.rglob("*")
            if path.is_file()
        }
