"""The same expression on Spark: in local mode, since it is Spark's own arithmetic and
planning that could differ, not the number of machines."""

from datetime import date

import ibis
import pyarrow.parquet as pq
import pytest

from probation.insight.scoring import columns_of, scored
from probation.policy.predictors import registry

from .generated import SCHEMA, people

pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore"),  # Spark's and pandas' own, by the hundred
]
ON = date(2018, 6, 1)
# With terms of every form, parts that are added up, points and a band that is lowered.
KEYS = ["ogrs3", "ovp", "rsr", "csrp"]


@pytest.fixture
def on_spark(spark):
    return ibis.pyspark.connect(spark)


@pytest.fixture(scope="module")
def nation(tmp_path_factory):
    path = tmp_path_factory.mktemp("nation") / "people.parquet"
    made = ibis.memtable(people(120, seed=3), schema=SCHEMA).to_pyarrow()
    pq.write_table(made, path)
    return path


@pytest.mark.parametrize("key", KEYS)
def test_spark_and_duckdb_give_each_person_the_same_score(on_spark, nation, key):
    told = columns_of(registry.on(key, ON))
    here = scored(ibis.duckdb.connect().read_parquet(nation), [key], ON)
    there = scored(on_spark.read_parquet(str(nation)), [key], ON)
    rows, others = (
        one.order_by("person").select("person", *told).to_pyarrow().to_pylist()
        for one in (here, there)
    )
    assert len(rows) == len(others) == 120
    for row, other in zip(rows, others, strict=True):
        for name in told:
            value = row[name]
            if isinstance(value, float):
                value = pytest.approx(value, abs=1e-12, rel=0)
            assert other[name] == value, (name, row, other)
