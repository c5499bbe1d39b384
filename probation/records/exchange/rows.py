"""The rows of one file, as text and with their lines, whatever their number.

What is wrong with the file itself raises Refused; a row that cannot be read is given to
`reject`, and the rest goes on.
"""

import csv
from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from .format import LONGEST, Column, Kind
from .reading import File, Refused

Row = tuple[int, list[str]]  # line (in Parquet, row), values in the file's own order
Reject = Callable[[int, str], None]  # line, reason

LINE_MOST = 4 * LONGEST  # characters
GROUP_MOST = 500_000_000  # bytes of a Parquet row group, uncompressed
AT_A_TIME = 2_000  # rows of Parquet
TEXT = (Kind.TEXT, Kind.UUID, Kind.LIST, Kind.JSON)
csv.field_size_limit(LONGEST)


class Rows:
    """`names`: the columns that the file has, in its own order."""

    def __init__(self, file: File, reject: Reject) -> None:
        self.file = file
        self.reject = reject
        self._rows = _parquet(self) if file.is_parquet else _csv(self)
        self.names: tuple[str, ...] = next(self._rows)  # type: ignore[assignment]  # the first is the heading

    def __iter__(self) -> Iterator[Row]:
        return self._rows


def _csv(rows: Rows) -> Iterator:
    path = rows.file.path
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(_lines(stream, path.name), strict=True)
        try:
            names = _heading(next(reader, []), rows.file)
            yield names
            before = reader.line_num
            for row in reader:
                line, before = before + 1, reader.line_num
                if len(row) == len(names):
                    yield line, row
                elif row:
                    told = f"has {len(row)} fields, and the heading {len(names)}"
                    rows.reject(line, told)
                else:
                    rows.reject(line, "is empty")
        except UnicodeDecodeError as error:
            raise Refused(_not_utf8(rows.file)) from error
        except csv.Error as error:
            raise Refused(
                f"{path.name}, line {reader.line_num}: the quotes do not fit, or the file "
                f"was cut off ({error})"
            ) from error


def _lines(stream, name: str) -> Iterator[str]:
    """Lines of bounded length, without zero characters; the last must end."""
    number, line = 0, "\n"
    while line := stream.readline(LINE_MOST):
        number += 1
        if "\0" in line:
            raise Refused(f"{name}, line {number}: holds a zero character: not a text")
        if line[-1] not in "\r\n":
            if len(line) == LINE_MOST:
                told = f"is longer than {LINE_MOST:,} characters"
            else:
                told = "does not end: the file was cut off"
            raise Refused(f"{name}, line {number}: {told}")
        yield line


def _not_utf8(file: File) -> str:
    with file.path.open("rb") as stream:
        if stream.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            return f"{file.path.name} is in UTF-16: save it as UTF-8"
        stream.seek(0)
        number = 1
        while (line := stream.readline(LINE_MOST)) and _is_utf8(line):
            number += 1
    return f"{file.path.name}, line {number}: is not in UTF-8: save the file as UTF-8"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _heading(names: list[str], told: File) -> tuple[str, ...]:
    """The file's columns as they are called today, or Refused."""
    file, table = told.path.name, told.table
    names = [told.renamed.get(name, name) for name in names]
    reasons = []
    if len(names) < 2:
        said = names[0] if names else ""
        for other, called in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if other in said:
                raise Refused(f"{file}: the columns are parted by {called}, not commas")
    known = set(table.names)
    for name in names:
        if name not in known:
            reasons.append(
                f"{file}: there is no column ‘{name:.100}’ in {table.file}; its columns "
                f"are {', '.join(table.names)}"
            )
        elif names.count(name) > 1:
            reasons.append(f"{file}: the column {name} is there twice")
    reasons += [
        f"{file}: the column {column.name} is not there"
        for column in table.columns
        if column.needed and column.name not in names
    ]
    if reasons:
        raise Refused(*dict.fromkeys(reasons))
    return tuple(names)


def _parquet(rows: Rows) -> Iterator:
    path, table = rows.file.path, rows.file.table
    try:
        # Dictionaries are kept, so that a value repeated a million times is held once.
        written = pq.read_schema(path).names
        names = _heading(written, rows.file)
        told = [
            then
            for then, now in zip(written, names, strict=True)
            if table[now].kind in TEXT
        ]
        with pq.ParquetFile(
            path, read_dictionary=told, buffer_size=1 << 20, pre_buffer=False
        ) as file:
            _right_types(file, names, rows.file)
            yield names
            line = 0
            for batch in file.iter_batches(batch_size=AT_A_TIME, use_threads=False):
                columns = [
                    _as_text(array, table[name], path.name, line)
                    for name, array in zip(names, batch.columns, strict=True)
                ]
                for row in zip(*columns, strict=True):
                    line += 1
                    yield line, list(row)
    except (pa.ArrowException, OSError, ValueError) as error:
        told = str(error).partition("\n")[0][:200]
        raise Refused(f"{path.name} cannot be read as Parquet: {told}") from error


def _right_types(file: pq.ParquetFile, names: tuple[str, ...], told: File) -> None:
    name, expected, reasons = told.path.name, told.rows, []
    if file.metadata.num_rows != expected:  # nobody edits Parquet by hand
        reasons.append(
            f"{name} has {file.metadata.num_rows:,} rows, and datapackage.json says "
            f"{expected:,}"
        )
    for column, field in zip(names, file.schema_arrow, strict=True):
        kind = told.table[column].kind
        if not _is_of(field.type, kind):
            reasons.append(
                f"{name}: the column {column} holds {field.type}, and must hold "
                f"{_WANTED[kind]}"
            )
    for number in range(file.num_row_groups):
        group = file.metadata.row_group(number)
        size = sum(
            group.column(n).total_uncompressed_size for n in range(group.num_columns)
        )
        if size > GROUP_MOST:
            reasons.append(
                f"{name}: row group {number + 1} unpacks to {size:,} bytes, and "
                f"{GROUP_MOST:,} is the most: write smaller row groups"
            )
    if reasons:
        raise Refused(*reasons[:20])


_WANTED = {
    **dict.fromkeys(TEXT, "strings"),
    Kind.DAY: "date32",
    Kind.INSTANT: "timestamps with time zone",
    Kind.WHOLE: "whole numbers",
    Kind.DECIMAL: "decimals",
    Kind.YES_NO: "booleans",
}


def _is_of(type_: pa.DataType, kind: Kind) -> bool:
    if pa.types.is_dictionary(type_):
        type_ = type_.value_type
    match kind:
        case Kind.DAY:
            return pa.types.is_date32(type_)
        case Kind.INSTANT:
            return pa.types.is_timestamp(type_) and type_.tz is not None
        case Kind.WHOLE:
            return pa.types.is_integer(type_)
        case Kind.DECIMAL:
            return pa.types.is_decimal(type_) or pa.types.is_integer(type_)
        case Kind.YES_NO:
            return pa.types.is_boolean(type_)
    return pa.types.is_string(type_) or pa.types.is_large_string(type_)


def _as_text(array: pa.Array, column: Column, file: str, line: int) -> list[str]:
    if pa.types.is_dictionary(array.type):
        words = array.dictionary
        longest = pc.max(pc.binary_length(words)).as_py() or 0
        if longest > LONGEST:
            raise Refused(
                f"{file}, rows from {line + 1}: a value of {column.name} is "
                f"{longest:,} bytes long, and {LONGEST:,} is the most"
            )
        if pc.any(pc.match_substring(words, "\0")).as_py():
            raise Refused(
                f"{file}, rows from {line + 1}: {column.name} holds a zero character"
            )
        told = [*(word or "" for word in words.to_pylist()), ""]
        return [told[-1 if n is None else n] for n in array.indices.to_pylist()]
    if column.kind is Kind.INSTANT:
        array = pc.cast(array, pa.timestamp("us", tz=array.type.tz))
        array = pc.strftime(
            pc.cast(array, pa.timestamp("us", "UTC")), "%Y-%m-%dT%H:%M:%SZ"
        )
    return pc.fill_null(pc.cast(array, pa.string()), "").to_pylist()
