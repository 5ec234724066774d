"""Splink on DuckDB, over records with the keys of the same blocks: how long each step takes, how many pairs it compares, and who is one person.

    linkage.py <cpu count> <folder> <name>...

Of each name, `<name>.csv` has the columns `record`, fields in the form in which they are compared (empty where nothing is said) and `key_<rule>` (empty where the
block is not used). Writes `<name>.clusters.csv` (record, then a column per threshold) and prints a line of JSON each. The estimate has no label.
"""

import json
import os
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

# Of chances: which serves best is chosen with the labels, in the peer's favour.
THRESHOLDS = [0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999, 0.999999]
# As the product: pairs below a chance of one in nine are not kept.
LEAST = 1 / 9
SEED = 1


def comparisons(fields):
    """What Splink's own guides choose for such columns."""
    made = []
    if "given_name" in fields and "surname" in fields:
        made.append(cl.ForenameSurnameComparison("given_name", "surname", forename_surname_concat_col_name="full_name"))
    of = {
        "birth_date": lambda: cl.DateOfBirthComparison("birth_date", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=True),
        "street": lambda: cl.JaroWinklerAtThresholds("street", [0.9, 0.8]).configure(term_frequency_adjustments=True),
        "street_number": lambda: cl.LevenshteinAtThresholds("street_number", 1),
        "address_line": lambda: cl.JaroWinklerAtThresholds("address_line", [0.9, 0.8]),
        "town": lambda: cl.JaroWinklerAtThresholds("town", [0.9, 0.8]).configure(term_frequency_adjustments=True),
        "postcode": lambda: cl.DamerauLevenshteinAtThresholds("postcode", 1).configure(term_frequency_adjustments=True),
        "region": lambda: cl.ExactMatch("region").configure(term_frequency_adjustments=True),
        "phone": lambda: cl.DamerauLevenshteinAtThresholds("phone", [1, 2]),
        "email": lambda: cl.EmailComparison("email"),
        "national_number": lambda: cl.DamerauLevenshteinAtThresholds("national_number", [1, 2]),
    }
    return made + [make() for field, make in of.items() if field in fields]


def link(cores, folder, name):
    database = duckdb.connect()
    database.execute(f"SET threads = {cores}")
    file = os.path.join(folder, f"{name}.csv")
    read = time.perf_counter()
    database.execute(f"CREATE TABLE people AS SELECT *, given_name || ' ' || surname AS full_name FROM read_csv('{file}', all_varchar = true, nullstr = '')")
    database.execute("ALTER TABLE people ALTER record TYPE INTEGER")
    columns = [column for column, *_ in database.execute("DESCRIBE people").fetchall()]
    keys = [column for column in columns if column.startswith("key_")]
    for key in keys:
        database.execute(f"ALTER TABLE people ALTER {key} TYPE UBIGINT")
    fields = [column for column in columns if column not in keys and database.execute(f'SELECT count("{column}") FROM people').fetchall()[0][0] > 0]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record",
        blocking_rules_to_generate_predictions=[block_on(key) for key in keys],
        comparisons=comparisons(fields),
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )
    api = DuckDBAPI(connection=database)
    linker = Linker(api.register("people"), settings, log_level=40)
    trained = time.perf_counter()
    # What is nearly always one person, and which share of all these may be.
    sure = [["given_name", "surname", "birth_date"], ["email"], ["national_number"]]
    rules = [block_on(*rule) for rule in sure if all(field in fields for field in rule)]
    linker.training.estimate_probability_two_random_records_match(rules, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    for rule in [["given_name", "surname"], ["birth_date"]]:
        if all(field in fields for field in rule):
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    began = time.perf_counter()
    cpu = time.process_time()
    predicted = linker.inference.predict(threshold_match_probability=LEAST)
    database.execute(f"SELECT count(*) FROM {predicted.physical_name}").fetchall()
    compared, cpu = time.perf_counter(), time.process_time() - cpu
    found = {}
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        found[threshold] = dict(database.execute(f"SELECT record, cluster_id FROM {clusters.physical_name}").fetchall())
        if threshold == THRESHOLDS[0]:
            clustered = time.perf_counter()
    with open(os.path.join(folder, f"{name}.clusters.csv"), "w") as out:
        out.write(",".join(["record", *map(str, THRESHOLDS)]) + "\n")
        for record in sorted(found[THRESHOLDS[0]]):
            out.write(",".join([str(record), *(str(found[threshold].get(record, record)) for threshold in THRESHOLDS)]) + "\n")
    pairs = database.execute(
        "SELECT count(*) FROM (" + " UNION ".join(f"SELECT l.record AS a, r.record AS b FROM people l JOIN people r ON l.{key} = r.{key} AND l.record < r.record" for key in keys) + ")"
    ).fetchall()[0][0]
    print(
        json.dumps(
            {
                "name": name,
                "pairs": pairs,
                "readSeconds": trained - read,
                "trainSeconds": began - trained,
                "predictSeconds": compared - began,
                "predictProcessorSeconds": cpu,
                "clusterSeconds": clustered - compared,
            }
        ),
        flush=True,
    )


for each in sys.argv[3:]:
    link(sys.argv[1], sys.argv[2], each)
