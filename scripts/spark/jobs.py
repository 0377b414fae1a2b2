"""Spark jobs: lines go through a program of each worker, and the output is saved as text.

In: paths, tables of records, or the profiles of parts. Out: a folder of `part-*` files with the
marker `_SUCCESS`, which Spark writes when every part is complete, or one profile.

Everything runs in the JVM, by py4j: no Python on the workers, and no record passes through it.
PySpark's own `RDD.pipe` is never used. It ignores how the process ended, and so marks an output
as complete that lacks the lines of a killed process.
"""

import base64
import pathlib
import re
from collections.abc import Sequence
from typing import Any

from scripts.spark import worker
from scripts.spark.worker import Program

# Profiles that one task merges. A profile has up to 70 MB.
FAN_IN = 16
# Spark reads them as patterns and separators of paths.
PATTERN = re.compile(r"[,\[\]{}*?\\]")
# Characters of a pipe's buffer, as in Spark's own default.
BUFFER = 8192

# A handle of an object in the JVM. py4j has no types.
Jvm = Any


def session(master: str | None) -> Jvm:
    """Spark, on the cluster that `master` or `spark-submit` names, else on this machine."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("dechaff")
    # With version 1, parts get their final names when the job commits, not when a task does.
    builder = builder.config("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1")
    if master:
        builder = builder.master(master)
    return builder.getOrCreate()


def piped(spark: Jvm, lines: Jvm, command: Sequence[str]) -> Jvm:
    """The lines that a worker's program makes of these, partition by partition."""
    # The charset is named: the default is the locale's of the worker.
    jvm = spark._jvm.java.util
    return lines.pipe(jvm.ArrayList(command), jvm.HashMap(), False, BUFFER, "UTF-8")


def of_paths(spark: Jvm, paths: Sequence[str], per_task: int) -> Jvm:
    """Paths as lines, `per_task` in a task, in order."""
    tasks = -(-len(paths) // per_task)
    return spark.sparkContext._jsc.parallelize(spark._jvm.java.util.ArrayList(paths), tasks)


def of_files(spark: Jvm, inputs: Sequence[str], split: bool) -> Jvm:
    """The lines of text files, in the order of inputs and names. A file is one task, unless `split`
    allows several."""
    settings = spark.sparkContext._jsc.hadoopConfiguration()
    # Without it, a carriage return inside a line would end a record.
    settings.set("textinputformat.record.delimiter", "\n")
    if not split:
        size = "mapreduce.input.fileinputformat.split.minsize"
        settings.set(size, str(2**63 - 1))
    return spark.sparkContext._jsc.textFile(",".join(files(spark, inputs)), 1)


def files(spark: Jvm, inputs: Sequence[str]) -> list[str]:
    """The files that the inputs name. Spark lists a folder in the order of its file system."""
    found = []
    for name in inputs:
        path = spark._jvm.org.apache.hadoop.fs.Path(name)
        system = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
        status = system.listStatus(path)
        # The program reads subfolders; leaving them out in silence would lose records.
        folders = [file.getPath().toString() for file in status if file.isDirectory()]
        folders = [name for name in folders if not is_hidden(name)]
        if folders:
            raise SystemExit(f"{folders[0]} is a folder inside an input: name it as an input")
        names = sorted(file.getPath().toString() for file in status if file.isFile())
        # The marker of a complete output and hidden files are no input.
        found += [file for file in names if not is_hidden(file)]
    if patterns := [file for file in found if PATTERN.search(file)]:
        raise SystemExit(
            f"{patterns[0]}: rename it, for Spark reads , [ ] {{ }} * ? in a name as a pattern"
        )
    return found


def is_hidden(path: str) -> bool:
    """Whether Hadoop hides the path."""
    return path.rsplit("/", 1)[1].startswith(("_", "."))


def of_table(spark: Jvm, inputs: Sequence[str], form: str) -> Jvm:
    """The rows of a table as JSON lines. A table without ids gets numbers, unique in the table."""
    from pyspark.sql import functions

    table = spark.read.format(form).load(list(inputs))
    if "id" not in table.columns:
        number = functions.monotonically_increasing_id().cast("string")
        table = table.withColumn("id", functions.concat(functions.lit("row-"), number))
    columns = [functions.col(f"`{name}`") for name in table.columns]
    json = table.select(functions.to_json(functions.struct(*columns)).alias("value"))
    strings = spark._jvm.org.apache.spark.sql.Encoders.STRING()
    return getattr(json._jdf, "as")(strings).toJavaRDD()


def save(spark: Jvm, lines: Jvm, output: str, compress: bool) -> None:
    """Writes the lines to a folder that does not exist yet."""
    if not compress:
        lines.saveAsTextFile(output)
        return
    codec = "org.apache.hadoop.io.compress.GzipCodec"
    lines.saveAsTextFile(output, spark._jvm.java.lang.Class.forName(codec))


def learn(
    spark: Jvm, paths: Sequence[str], per_task: int, binary: str, options: Sequence[str]
) -> bytes:
    """The profile of all paths: a profile for each task, merged in rounds."""
    profiles = of_paths(spark, paths, per_task)
    profiles = piped(spark, profiles, worker.command(Program.LEARN, binary, options))
    merge = worker.command(Program.MERGE, binary)
    while True:
        tasks = -(-profiles.getNumPartitions() // FAN_IN)
        profiles = piped(spark, profiles.coalesce(tasks, True), merge)
        if tasks == 1:
            return base64.b64decode(profiles.collect()[0])


def write(output: pathlib.Path, content: bytes) -> None:
    """Writes a file that appears when it is complete."""
    partial = output.with_name(output.name + ".partial")
    partial.write_bytes(content)
    partial.rename(output)
