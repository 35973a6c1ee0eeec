"""Reads a file that the product wrote, with a reader that isn't the product's, and prints its cells as JSON.

table.py csv|cp932|xlsx < file: text by Python's csv, workbooks by openpyxl.
"""

import csv
import io
import json
import sys
from datetime import date, datetime

import openpyxl


def workbook(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    rows = [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return {"rows": rows, "frozen": sheet.freeze_panes}


def plain(cell):
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else cell


def text(content, encoding):
    return {"rows": list(csv.reader(io.StringIO(content.decode(encoding), newline=""), strict=True)), "frozen": None}


kind, content = sys.argv[1], sys.stdin.buffer.read()
if kind == "xlsx":
    read = workbook(content)
else:
    read = text(content, {"csv": "utf-8-sig", "cp932": "cp932"}[kind])
json.dump(read, sys.stdout)
