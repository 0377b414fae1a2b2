"""How long a snapshot takes with slow and lost workers, by how the job is cut.

In: a cluster and a job. Out: hours, and the share of core hours that were lost. The model is as
small as it can be. A core takes the next task when it is free. Some workers are slow all the time.
Workers are lost at random, come back empty, and the tasks they were running start again. With
speculation, an idle core starts a second attempt of the task that would end last.
"""

import dataclasses
import heapq
import math
import random

# How much the sizes of archives differ: the standard deviation of the logarithm.
SPREAD = 0.15


@dataclasses.dataclass(frozen=True)
class Cluster:
    """Workers and what happens to them."""

    workers: int = 100
    cores: int = 16
    # The share of workers that are slow, and their speed beside the others.
    slow: float = 0.0
    slow_speed: float = 0.33
    # Losses of one worker per hour, and hours until it is replaced.
    losses: float = 0.0
    replaced: float = 0.2


@dataclasses.dataclass(frozen=True)
class Job:
    """Archives, core hours of one, and how many a task has."""

    archives: int = 90_000
    hours: float = 0.05
    per_task: int = 1
    speculation: bool = False


@dataclasses.dataclass(frozen=True)
class Result:
    """Hours until the last task ends, those of undisturbed cores, and the share of work lost."""

    hours: float
    ideal: float
    lost: float


def simulate(cluster: Cluster, job: Job, seed: int = 1) -> Result:
    draw = random.Random(seed)
    sizes = [
        sum(job.hours * draw.lognormvariate(-(SPREAD**2) / 2, SPREAD) for _ in range(job.per_task))
        for _ in range(math.ceil(job.archives / job.per_task))
    ]
    mean = sum(sizes) / len(sizes)
    ideal = sum(sizes) / (cluster.workers * cluster.cores)
    slow = round(cluster.slow * cluster.workers)
    speed = [cluster.slow_speed if w < slow else 1.0 for w in range(cluster.workers)]

    waiting = list(range(len(sizes)))[::-1]
    # Attempts that run, by task: the worker, and when they start and end.
    running: dict[int, list[tuple[int, float, float]]] = {}
    # When a worker is there, so that attempts of a lost one are not taken for later ones.
    since = [0.0] * cluster.workers
    left, end, spent = len(sizes), 0.0, 0.0
    idle: list[int] = []
    # Events in order of time: a core is free, a task ends, a worker is lost.
    events: list[tuple[float, str, int, int]] = [
        (0.0, "free", worker, 0) for worker in range(cluster.workers) for _ in range(cluster.cores)
    ]
    if cluster.losses:
        events += [
            (draw.expovariate(cluster.losses), "lost", worker, 0)
            for worker in range(cluster.workers)
        ]
    heapq.heapify(events)

    def start(task: int, worker: int, now: float) -> None:
        ends = now + sizes[task] / speed[worker]
        running.setdefault(task, []).append((worker, now, ends))
        heapq.heappush(events, (ends, "end", worker, task))

    while left:
        now, kind, worker, task = heapq.heappop(events)
        if kind == "lost":
            since[worker] = now + cluster.replaced
            idle = [other for other in idle if other != worker]
            for other, attempts in list(running.items()):
                gone = [attempt for attempt in attempts if attempt[0] == worker]
                spent += sum(now - began for _, began, _ in gone)
                running[other] = [attempt for attempt in attempts if attempt[0] != worker]
                if gone and not running[other]:
                    del running[other]
                    waiting.append(other)
                    if idle:
                        heapq.heappush(events, (now, "free", idle.pop(), 0))
            for _ in range(cluster.cores):
                heapq.heappush(events, (since[worker], "free", worker, 0))
            again = since[worker] + draw.expovariate(cluster.losses)
            heapq.heappush(events, (again, "lost", worker, 0))
            continue
        if kind == "end":
            attempts = running.get(task, [])
            if not any(w == worker and ends == now for w, _, ends in attempts):
                # The attempt was lost with its worker, or another one ended first.
                continue
            end, left = now, left - 1
            for other, began, ended in running.pop(task):
                spent += now - began
                if (other, ended) != (worker, now):
                    heapq.heappush(events, (now, "free", other, 0))
        elif now < since[worker]:
            continue
        if waiting:
            start(waiting.pop(), worker, now)
        elif job.speculation and (task := latest(running, now + mean)) >= 0:
            start(task, worker, now)
        else:
            idle.append(worker)
    useful = sum(sizes)
    return Result(end, ideal, max(0.0, 1 - useful / spent))


def latest(running: dict[int, list[tuple[int, float, float]]], bound: float) -> int:
    """The task with a single attempt that ends last, if a new attempt could end before it."""
    single = [(attempts[0][2], task) for task, attempts in running.items() if len(attempts) == 1]
    ends, task = max(single, default=(0.0, -1))
    return task if ends > bound else -1


CLUSTERS = {
    "nothing happens": Cluster(),
    "5% of workers at a third of the speed": Cluster(slow=0.05),
    "each worker lost every 10 hours": Cluster(losses=0.1),
    "each worker lost every hour": Cluster(losses=1.0),
    "slow, and lost every hour": Cluster(slow=0.05, losses=1.0),
}
CUTS = (1, 10, 50)


def report(hours: float) -> None:
    """Prints the hours of a snapshot, by what happens and how the job is cut."""
    size = Cluster()
    print(f"{size.workers} workers of {size.cores} cores, {Job().archives} archives", end=", ")
    print(f"{hours * 3600:.0f} s of a core each; hours until the end (core hours that were lost)")
    print(f"{'archives in a task':52s}", *(f"{cut:>16d}" for cut in CUTS))
    for name, cluster in CLUSTERS.items():
        for speculation in (False, True):
            jobs = [Job(hours=hours, per_task=cut, speculation=speculation) for cut in CUTS]
            results = [simulate(cluster, job) for job in jobs]
            cells = (f"{result.hours:8.2f} ({result.lost:5.1%})" for result in results)
            print(f"{name + (', speculation' if speculation else ''):52s}", *cells)
    print(f"at least {results[0].ideal:.2f} hours")
