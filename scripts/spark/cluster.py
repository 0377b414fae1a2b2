"""A Spark cluster of one machine for the tests: a master and workers on the loopback address.

In: the number of workers. Out: the address of the master, and the processes, so that a test can
kill one. It is a real cluster: executors are processes of their own, and tasks are sent to them.
"""

import contextlib
import dataclasses
import os
import pathlib
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator

HOST = "127.0.0.1"
# Seconds until the workers are registered. It takes about five on two cores.
START = 60.0
# Megabytes of a daemon, and of an executor: what Spark needs, with no record in the JVM.
DAEMON, EXECUTOR = "256m", "512m"


@dataclasses.dataclass
class Cluster:
    """The processes of a cluster, and where their output goes."""

    master: str
    workers: list[subprocess.Popen[bytes]]
    folder: pathlib.Path

    def executors(self) -> list[int]:
        """The processes that run tasks: the children of the workers."""
        return [child for worker in self.workers for child in children(worker.pid)]

    def jobs(self) -> int:
        """Jobs whose executors were started here."""
        return len({log.parent.parent.name for log in self.folder.glob("work-*/app-*/*/stderr")})

    def kill_executor(self) -> None:
        """Kills one executor. Its worker starts another."""
        os.kill(self.executors()[0], signal.SIGKILL)

    def kill_worker(self) -> None:
        """Kills one worker and its executors, as the loss of a machine does."""
        worker = self.workers[0]
        for process in [*children(worker.pid), worker.pid]:
            os.kill(process, signal.SIGKILL)
        worker.wait()


def children(process: int) -> list[int]:
    """The processes that this one started."""
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        # A process may end between the listing and the reading.
        with contextlib.suppress(OSError):
            # The parent is the second field after the name, which is in parentheses.
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == process:
                found.append(int(stat.parent.name))
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Waits until a condition holds. A failure names it."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"{what}: not within {seconds:.0f} seconds")
        time.sleep(0.05)


@contextlib.contextmanager
def started(folder: pathlib.Path, workers: int) -> Iterator[Cluster]:
    """A running cluster, which ends with the block."""
    import pyspark

    home = pathlib.Path(pyspark.__file__).parent
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HOST,
        "SPARK_DAEMON_MEMORY": DAEMON,
    }
    port = free_port()
    master = f"spark://{HOST}:{port}"
    running: list[subprocess.Popen[bytes]] = []

    def daemon(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        package = "org.apache.spark.deploy"
        kind = name.split("-")[0]
        command = [str(home / "bin" / "spark-class"), f"{package}.{kind.lower()}.{kind}"]
        with (folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [*command, "--host", HOST, "--webui-port", "0", *arguments],
                env=environment,
                stdout=log,
                stderr=log,
                cwd=folder,
            )
        running.append(process)
        return process

    try:
        daemon("Master", "--port", str(port))
        started = [
            daemon(
                f"Worker-{number}",
                *("--cores", "1", "--memory", "1g"),
                *("--work-dir", str(folder / f"work-{number}")),
                master,
            )
            for number in range(workers)
        ]
        logs = [folder / f"Worker-{number}.log" for number in range(workers)]
        wait_for(
            lambda: all("Successfully registered" in log.read_text() for log in logs),
            START,
            f"the workers register, see {folder}",
        )
        yield Cluster(master, started, folder)
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
