"""Reads a file that the product wrote, with a reader that isn't the product's, and prints its cells as JSON.

table.py csv|cp932|xlsx < file. Workbooks are read by openpyxl where it is installed, by the standard library where not:
the tests ask for no package that a test machine may lack.
"""

import csv
import io
import json
import re
import sys
import zipfile
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workbook(content):
    try:
        import openpyxl
    except ImportError:
        return by_hand(content)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    rows = [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return {"rows": rows, "frozen": sheet.freeze_panes}


def plain(cell):
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else cell


def by_hand(content):
    book = zipfile.ZipFile(io.BytesIO(content))
    parse = lambda name: ElementTree.fromstring(book.read(name))
    shared = ["".join(part.itertext()) for part in parse("xl/sharedStrings.xml")]
    # The one style of ours that isn't the plain one and isn't a heading is a day.
    formats = {f.get("numFmtId"): f.get("formatCode") for f in parse("xl/styles.xml").iter(MAIN + "numFmt")}
    styles = [formats.get(xf.get("numFmtId"), "") for xf in parse("xl/styles.xml").find(MAIN + "cellXfs")]
    sheet = parse("xl/worksheets/sheet1.xml")
    pane = sheet.find(f".//{MAIN}pane")
    rows, width = [], 0
    for row in sheet.iter(MAIN + "row"):
        cells = []
        for cell in row:
            letters = re.match("[A-Z]+", cell.get("r")).group()
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            cells += [None] * (column - 1 - len(cells))
            value = cell.findtext(MAIN + "v")
            if value is None:
                cells.append(None)
            elif cell.get("t") == "s":
                cells.append(shared[int(value)])
            elif "yyyy" in styles[int(cell.get("s", 0))]:
                cells.append((date(1899, 12, 30) + timedelta(days=int(float(value)))).isoformat())
            else:
                number = float(value)
                cells.append(int(number) if number.is_integer() else number)
        width = max(width, len(cells))
        rows.append(cells)
    rows = [row + [None] * (width - len(row)) for row in rows]
    return {"rows": rows, "frozen": pane.get("topLeftCell") if pane is not None else None}


def text(content, encoding):
    return {"rows": list(csv.reader(io.StringIO(content.decode(encoding), newline=""), strict=True)), "frozen": None}


kind, content = sys.argv[1], sys.stdin.buffer.read()
if kind == "xlsx":
    read = workbook(content)
else:
    read = text(content, {"csv": "utf-8-sig", "cp932": "cp932"}[kind])
json.dump(read, sys.stdout)
