"""dechaff on Spark: cleans archives, files or tables on many machines.

python3 -m scripts.spark paths LIST -o OUTPUT [OPTIONS] [-- OPTIONS OF DECHAFF]
python3 -m scripts.spark lines INPUT... -o OUTPUT [OPTIONS] [-- OPTIONS OF DECHAFF]
python3 -m scripts.spark profile LIST -o FILE [OPTIONS] [-- INPUT OPTIONS OF DECHAFF]

It needs the package pyspark, Java 17 and bash. docs/spark.md describes it, also for a cluster.
"""

import argparse
import pathlib
import sys
from collections.abc import Sequence

from scripts.spark import jobs, worker
from scripts.spark.jobs import Jvm
from scripts.spark.worker import Program

# Text lines that need no conversion. All other formats are read as tables.
JSONL = "jsonl"


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.spark",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("-o", "--output", required=True, help="what to write; must not exist")
    shared.add_argument(
        "--binary", default="dechaff", help="the program on the workers [default: on the PATH]"
    )
    shared.add_argument("--master", help="the cluster [default: spark-submit's, else this machine]")

    listed = argparse.ArgumentParser(add_help=False)
    listed.add_argument("list", help="a file with a path on each line, or - for stdin")
    listed.add_argument(
        "--per-task", type=int, default=1, help="paths in a task; raise it for small files"
    )

    saved = argparse.ArgumentParser(add_help=False)
    saved.add_argument("--gzip", action="store_true", help="compress the output")

    paths = commands.add_parser("paths", parents=[listed, shared, saved], help="archives and files")
    paths.add_argument(
        "--fetch", default="", help="a command that prints a path, as 'hadoop fs -cat'"
    )
    lines = commands.add_parser("lines", parents=[shared, saved], help="tables of records")
    lines.add_argument("input", nargs="+", help="files or folders that Spark can read")
    lines.add_argument(
        "--format", default=JSONL, help="jsonl, or a format of Spark: parquet, orc, avro"
    )
    lines.add_argument(
        "--split",
        action="store_true",
        help="several tasks for a large file of JSONL; the records must have ids of their own",
    )
    commands.add_parser("profile", parents=[listed, shared], help="learn a site profile")
    return parser


def read_list(name: str) -> list[str]:
    """The paths of a list."""
    text = sys.stdin.read() if name == "-" else pathlib.Path(name).read_text()
    return [line for line in text.split("\n") if line]


def main(arguments: Sequence[str]) -> int:
    own, rest = list(arguments), []
    if "--" in own:
        cut = own.index("--")
        own, rest = own[:cut], own[cut + 1 :]
    options = parser().parse_args(own)
    if refused := worker.refused(rest):
        parser().error(f"a job cannot use {' '.join(refused)}: Spark writes the output")
    paths = read_list(options.list) if "list" in options else []
    if "list" in options and not paths:
        parser().error(f"{options.list} has no paths")

    spark = jobs.session(options.master)
    from py4j.protocol import Py4JJavaError

    try:
        run(spark, options, paths, rest)
    except Py4JJavaError as error:
        # The first line names the task and how its process ended. The rest is Java's stack.
        reason = str(error.java_exception.getMessage()).split("\n", 1)[0]
        cause = error.java_exception.getCause()
        if cause is not None:
            reason += "\n" + str(cause.getMessage()).split("\n", 1)[0]
        print(f"{reason}\nthe stderr of the task has more", file=sys.stderr)
        return 1
    finally:
        spark.stop()
    return 0


def run(spark: Jvm, options: argparse.Namespace, paths: Sequence[str], rest: Sequence[str]) -> None:
    """One job. `rest` are the options of dechaff."""
    match options.command:
        case "profile":
            profile = jobs.learn(spark, paths, options.per_task, options.binary, rest)
            jobs.write(pathlib.Path(options.output), profile)
            return
        case "paths":
            program = Program.CLEAN_FETCHED if options.fetch else Program.CLEAN_PATHS
            lines = jobs.of_paths(spark, paths, options.per_task)
        case _:
            program = Program.CLEAN_LINES
            if options.format == JSONL:
                lines = jobs.of_files(spark, options.input, options.split)
            else:
                lines = jobs.of_table(spark, options.input, options.format)
    fetch = options.fetch if program is Program.CLEAN_FETCHED else ""
    command = worker.command(program, options.binary, rest, fetch)
    jobs.save(spark, jobs.piped(spark, lines, command), options.output, options.gzip)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
