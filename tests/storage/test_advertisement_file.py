"""Advertisements from files: text, HTML, PDF and Word, and what is wrong with some of them."""

import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from tests.support.small_pdf import pdf_of

from rehearse.domain.errors import DocumentUnreadable
from rehearse.storage.advertisement_file import read_advertisement
from rehearse.storage.pdf_text import unwrapped


@pytest.mark.parametrize("name", ["ad.txt", "ad.md", "AD.TXT", "ad.html"])
def test_text_is_read_as_it_stands(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("You need café hygiene.\n", encoding="utf-8")
    assert read_advertisement(path) == "You need café hygiene.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_of_other_systems_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "ad.txt"
    path.write_bytes("Köchin gesucht".encode(encoding))
    assert read_advertisement(path) == "Köchin gesucht"


def test_a_page_says_its_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "ad.html"
    path.write_bytes('<meta charset="iso-8859-2"><p>Żona</p>'.encode("iso-8859-2"))
    assert "Żona" in read_advertisement(path)


def test_a_pdf_gives_its_text_with_lines_put_together(tmp_path: Path) -> None:
    path = tmp_path / "ad.pdf"
    path.write_bytes(pdf_of("Requirements", "You need a completed", "apprenticeship as a baker."))
    assert (
        read_advertisement(path) == "Requirements\nYou need a completed apprenticeship as a baker."
    )


def test_a_scan_is_called_one(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(600, 800)
    path = tmp_path / "scan.pdf"
    writer.write(path)
    with pytest.raises(DocumentUnreadable, match=r"scan\.pdf holds no text, only pictures"):
        read_advertisement(path)


@pytest.mark.parametrize("password", ["secret", ""])
def test_a_locked_pdf_says_so_and_one_without_password_opens(tmp_path: Path, password: str) -> None:
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(pdf_of("You need a completed apprenticeship."))
    writer = PdfWriter(clone_from=PdfReader(plain))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    path = tmp_path / "locked.pdf"
    writer.write(path)
    if not password:
        assert "apprenticeship" in read_advertisement(path)
        return
    with pytest.raises(DocumentUnreadable, match=r"locked\.pdf is locked"):
        read_advertisement(path)


def test_a_word_file_gives_paragraphs_lists_and_tables(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("What you bring", level=2)
    document.add_paragraph("TIG welding", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Nice to have"
    table.cell(0, 1).text = "German"
    table.cell(0, 0).merge(table.cell(0, 1))
    document.add_paragraph("Apply soon.")
    path = tmp_path / "ad.docx"
    document.save(str(path))
    lines = read_advertisement(path).split("\n")
    assert lines == ["What you bring", "• TIG welding", "Nice to have", "German", "Apply soon."]


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
@pytest.mark.parametrize("data", [b"no such thing", b"PK\x03\x04broken", b"%PDF-1.7\n%%EOF", b""])
def test_a_damaged_file_is_refused_in_one_sentence(
    tmp_path: Path, suffix: str, data: bytes
) -> None:
    path = tmp_path / f"ad{suffix}"
    path.write_bytes(data)
    with pytest.raises(DocumentUnreadable, match=rf"ad\{suffix} .* paste"):
        read_advertisement(path)


def test_a_locked_or_old_word_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "ad.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(DocumentUnreadable, match="locked with a password"):
        read_advertisement(path)


def test_a_word_file_that_unpacks_without_end_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "ad.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(101_000_000))
    with pytest.raises(DocumentUnreadable, match="more than any advertisement"):
        read_advertisement(path)


@pytest.mark.parametrize("name", ["ad.png", "ad.doc", "ad", "ad.odt"])
def test_another_kind_of_file_is_named_as_such(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89PNG")
    with pytest.raises(DocumentUnreadable, match="of a kind that Rehearse does not read"):
        read_advertisement(path)


def test_a_picture_called_text_is_none(tmp_path: Path) -> None:
    path = tmp_path / "ad.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    with pytest.raises(DocumentUnreadable, match="not a text file"):
        read_advertisement(path)


def test_an_empty_file_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("  \n")
    (tmp_path / "folder.txt").mkdir()
    for name, reason in (("empty", "no text"), ("folder", "a folder"), ("gone", "no such file")):
        with pytest.raises(DocumentUnreadable, match=reason):
            read_advertisement(tmp_path / f"{name}.txt")


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "ad.txt"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(DocumentUnreadable, match="too large"):
        read_advertisement(path)


@given(st.text(max_size=200))
def test_putting_lines_together_loses_no_word(text: str) -> None:
    assert "".join(unwrapped(text).split()) == "".join(text.split())
