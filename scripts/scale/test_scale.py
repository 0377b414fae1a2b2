"""Tests of the simulation, and of the archive that is measured."""

import gzip
import pathlib
import tempfile
import unittest

from scripts.scale import archive
from scripts.scale.simulate import Cluster, Job, simulate

SMALL = Cluster(workers=10, cores=2)
TASKS = Job(archives=400, hours=0.1)


class Simulation(unittest.TestCase):
    def test_nothing_is_lost_when_nothing_happens(self) -> None:
        result = simulate(SMALL, TASKS)
        self.assertAlmostEqual(result.lost, 0)
        self.assertLess(result.hours / result.ideal, 1.1)

    def test_one_seed_gives_one_result(self) -> None:
        cluster = Cluster(workers=10, cores=2, slow=0.1, losses=0.5)
        self.assertEqual(simulate(cluster, TASKS), simulate(cluster, TASKS))

    def test_lost_workers_cost_more_with_longer_tasks(self) -> None:
        cluster = Cluster(workers=10, cores=2, losses=0.5)
        short = simulate(cluster, TASKS)
        long = simulate(cluster, Job(archives=400, hours=0.1, per_task=10))
        self.assertLess(0, short.lost)
        self.assertLess(2 * short.lost, long.lost)

    def test_speculation_ends_a_job_with_a_slow_worker_earlier(self) -> None:
        cluster = Cluster(workers=10, cores=2, slow=0.1)
        long = Job(archives=400, hours=0.1, per_task=10)
        speculating = Job(archives=400, hours=0.1, per_task=10, speculation=True)
        self.assertLess(simulate(cluster, speculating).hours, simulate(cluster, long).hours)


class Archive(unittest.TestCase):
    def test_a_page_has_a_request_a_response_and_metadata(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder, "news-dev", "html", "a.html.gz")
            page.parent.mkdir(parents=True)
            page.write_bytes(gzip.compress(b"<p>text"))
            crawl = pathlib.Path(folder, "crawl.warc.gz")
            self.assertEqual(archive.write(crawl, [page]), (1, 7))
            content = gzip.decompress(crawl.read_bytes())
        self.assertEqual(content.count(b"WARC/1.0\r\n"), 3)
        self.assertIn(b"WARC-Target-URI: https://news-dev.example/a\r\n", content)
        self.assertIn(b"\r\n\r\n<p>text\r\n\r\n", content)


if __name__ == "__main__":
    unittest.main()
