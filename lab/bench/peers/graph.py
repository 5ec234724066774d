"""Components of a graph by label propagation in DuckDB SQL: every member takes the lowest name among its neighbours, until nothing changes.

    graph.py <cores> <memory in GB> <folder> <members> <edges file>

The file is little-endian pairs of 32 bits. Prints a line of JSON; `reading` is told apart.
"""

import json
import sys
import time

import duckdb
import numpy
import pyarrow

cores, memory, folder, members, file = sys.argv[1:6]
database = duckdb.connect(f"{folder}/graph.duckdb")
database.execute(f"SET threads = {cores}")
database.execute(f"SET memory_limit = '{memory}GB'")
database.execute(f"SET temp_directory = '{folder}'")
began = time.perf_counter()
both = numpy.fromfile(file, dtype="<u4").reshape(-1, 2)
frame = {"a": both[:, 0], "b": both[:, 1]}
database.register("given", pyarrow.table(frame))
database.execute("CREATE OR REPLACE TABLE edge AS SELECT a, b FROM given UNION ALL SELECT b, a FROM given")
database.execute(f"CREATE OR REPLACE TABLE label AS SELECT range::UINTEGER AS member, range::UINTEGER AS name FROM range({members})")
read = time.perf_counter()
rounds = 0
while True:
    rounds += 1
    database.execute(
        """CREATE OR REPLACE TABLE next AS
        SELECT member, least(any_value(label.name), coalesce(min(near.name), any_value(label.name))) AS name
        FROM label LEFT JOIN (SELECT edge.a AS member, min(label.name) AS name FROM edge JOIN label ON label.member = edge.b GROUP BY edge.a) AS near USING (member)
        GROUP BY member"""
    )
    changed = database.execute("SELECT count(*) FROM next JOIN label USING (member) WHERE next.name <> label.name").fetchall()[0][0]
    database.execute("DROP TABLE label")
    database.execute("ALTER TABLE next RENAME TO label")
    if changed == 0:
        break
groups = database.execute("SELECT count(DISTINCT name) FROM label").fetchall()[0][0]
print(json.dumps({"readSeconds": read - began, "seconds": time.perf_counter() - read, "rounds": rounds, "groups": groups}))
