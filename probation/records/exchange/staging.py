"""A folder's rows in tables of their own, before anything is believed.

Each file has a temporary table `in_<file>`, whose columns are text, "" where empty, and
`line`.  What is refused goes from there to `rejected`: so whatever is left in it has passed
every check so far.  All of it is gone when the transaction ends.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import connection

from .format import Table
from .reading import Folder, Refused
from .rows import Rows
from .tables import ALL

Tell = Callable[[str, int, int], None]  # what is being done, done so far, of how many
STEP = 5_000  # rows from one word on progress to the next
REJECTED = """file text, line bigint, "column" text, value text, reason text,
              hangs boolean, key text"""
UNREADABLE_MOST = 100_000  # rows of another length than the heading, in one file
FEW = 1_000  # rows that are joined fast in any way


@dataclass(frozen=True)
class Fault:
    file: str
    line: int
    column: str
    value: str
    reason: str
    hangs: bool = False  # nothing is wrong but that it hangs on a rejected row


@dataclass(frozen=True)
class Sought:
    """A fault that rows of a table may have, in SQL: see Staging.find."""

    column: str
    reason: str
    where: str


def quoted(name: str) -> str:
    return f'"{name}"'  # names are those of the declaration


def listed(codes: Iterable[str]) -> str:
    """SQL: an array."""
    every = ", ".join("'" + one.replace("'", "''") + "'" for one in codes)
    return f"ARRAY[{every}]"


def _keep(rejected: list[tuple[int, str]], name: str, line: int, reason: str) -> None:
    if len(rejected) == UNREADABLE_MOST:
        raise Refused(
            f"{name}, line {line}: {UNREADABLE_MOST:,} rows before this one could not be "
            "read: it is no file of this format"
        )
    rejected.append((line, reason))


class Staging:
    """`columns`: file → the columns that it has; tables without a file are empty."""

    def __init__(self) -> None:
        self.columns: dict[str, tuple[str, ...]] = {}
        self.rows: dict[str, int] = {}
        self._rejected_in: set[str] = set()  # files of which rows are still to go

    def run(self, statement: str, told: Iterable[Any] | None = None) -> int:
        """How many rows it was about."""
        with connection.cursor() as cursor:
            cursor.execute(statement, told)
            return cursor.rowcount

    def ask(self, question: str, told: Iterable[Any] | None = None) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(question, told)
            return cursor.fetchall()

    def begin(self) -> None:
        self.run("SET LOCAL work_mem = '128MB'")
        # The lines of every row, and that nobody else reads: never worth a compilation.
        self.run("SET LOCAL jit = off")
        made = [f"rejected ({REJECTED})"]
        for table in ALL:
            columns = ", ".join(
                f"{quoted(name)} text NOT NULL DEFAULT ''" for name in table.names
            )
            made.append(f"in_{table.file} (line bigint, {columns})")
        self.run(
            "; ".join(f"CREATE TEMPORARY TABLE {one} ON COMMIT DROP" for one in made)
        )

    def end(self) -> None:
        """Where the transaction goes on after the import, nothing of it is left."""
        names = ["rejected", *(f"in_{table.file}" for table in ALL)]
        self.run(f"DROP TABLE {', '.join(names)}")

    def load(self, folder: Folder, tell: Tell) -> list[str]:
        """Copies every file in.  Returns warnings, in words."""
        warnings = []
        for file in folder.files:
            name = file.path.name
            rejected: list[tuple[int, str]] = []
            rows = Rows(file, partial(_keep, rejected, name))
            self.columns[file.table.file] = rows.names
            came = self._copy(file.table, rows, tell, file.rows, name)
            self._keep_rejected(file.table, rejected)
            came += len(rejected)
            if came < file.rows:
                raise Refused(
                    f"{name} has {came:,} rows, and datapackage.json says {file.rows:,}: "
                    "it was cut off, or rows were taken out: if that is meant, put the "
                    "number right"
                )
            if came > file.rows:
                warnings.append(
                    f"{name} has {came:,} rows, and datapackage.json says {file.rows:,}"
                )
            self.rows[file.table.file] = came
            self.count_out(f"in_{file.table.file}", came)
        return warnings

    def _copy(
        self, table: Table, rows: Rows, tell: Tell, expected: int, name: str
    ) -> int:
        columns = ", ".join(map(quoted, rows.names))
        came = 0
        with connection.cursor() as cursor:
            into = f"COPY in_{table.file} (line, {columns}) FROM STDIN (FORMAT binary)"
            with cursor.copy(into) as copy:
                copy.set_types(["int8", *["text"] * len(rows.names)])
                for line, values in rows:
                    copy.write_row((line, *values))
                    came += 1
                    if came % STEP == 0:
                        tell(f"Reading {name}", came, expected)
        tell(f"Reading {name}", came, came)
        return came

    def _keep_rejected(self, table: Table, rejected: list[tuple[int, str]]) -> None:
        self.reject(
            Fault(table.file, line, "", "", f"this row {reason}")
            for line, reason in rejected
        )

    def reject(self, faults: Iterable[Fault]) -> None:
        """Keeps faults that were found outside the database, and takes the rows out."""
        files = set()
        with connection.cursor() as cursor:
            into = (
                'COPY rejected (file, line, "column", value, reason, hangs) FROM STDIN'
            )
            with cursor.copy(into) as copy:
                for one in faults:
                    files.add(one.file)
                    copy.write_row(
                        (
                            one.file,
                            one.line,
                            one.column,
                            one.value,
                            one.reason,
                            one.hangs,
                        )
                    )
        self._rejected_in |= files
        for file in files:
            self.take_out(file)

    def find_each(self, table: Table, sought: Sequence[Sought]) -> None:
        """Every fault of them.  In one look at the table where there is none, as nearly
        always."""
        either = " OR ".join(f"({one.where})" for one in sought)
        if self.ask(f"SELECT 1 FROM in_{table.file} r WHERE {either} LIMIT 1"):
            for one in sought:
                self.find(table, one.column, one.reason, one.where)
            self.take_out(table.file)

    def count_out(self, name: str, rows: int) -> None:
        """What a table holds, so that large ones are joined in a good way."""
        if rows > FEW:
            self.run(f"ANALYZE {name}")

    def find(
        self,
        table: Table,
        column: str,
        reason: str,
        where: str,
        *,
        source: str = "",
        hangs: str = "false",
    ) -> int:
        """Keeps each row `r` of the table that the condition holds for as a fault.

        `reason` and `hangs` are SQL; `source`: what else is joined.  Returns how many.
        """
        value = f"left(r.{quoted(column)}, 200)" if column in table else "''"
        found = self.run(
            f"""
            INSERT INTO rejected (file, line, "column", value, reason, hangs, key)
            SELECT '{table.file}', r.line, '{column}', {value}, {reason}, {hangs},
                   r.{quoted(table.key[0])}
            FROM in_{table.file} r {source} WHERE {where}
            """
        )
        if found:
            self._rejected_in.add(table.file)
        return found

    def take_out(self, file: str) -> None:
        """What is rejected of this file is no longer among its rows."""
        if file in self._rejected_in:
            self.run(
                f"DELETE FROM in_{file} WHERE line IN"
                f" (SELECT line FROM rejected WHERE file = '{file}')"
            )
            self._rejected_in.remove(file)

    def count_rejected(self) -> int:
        return self.ask("SELECT count(DISTINCT (file, line)) FROM rejected")[0][0]

    def faults(self) -> Iterable[Fault]:
        """Those at fault themselves first, in the order of the files and their lines; a few
        at a time."""
        places = {table.file: place for place, table in enumerate(ALL)}
        with connection.chunked_cursor() as cursor:
            cursor.execute(
                'SELECT file, line, "column", value, reason, hangs FROM rejected'
                " ORDER BY hangs, array_position(%s, file), line, reason",
                [list(places)],
            )
            while rows := cursor.fetchmany(STEP):
                yield from (Fault(*row) for row in rows)
