"""`Cleaner.stream`: order, laziness, errors, threads, early close, Ctrl-C."""

import itertools
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import pytest

import dechaff

STORY = "The bridge was closed for a week after the storm, the town hall said on Monday."


def pages(count=None):
    """Pages of very different sizes."""
    numbers = itertools.count() if count is None else range(count)
    for number in numbers:
        yield f"<p>Number {number}. " + f"<p>{STORY}" * (number * 7919 % 50)


@pytest.mark.parametrize("threads", [1, 2, 5, None])
def test_articles_come_in_the_order_of_the_pages(threads):
    cleaner = dechaff.Cleaner()
    articles = list(cleaner.stream(pages(300), threads=threads))
    assert [article["id"] for article in articles] == [f"stream#{n}" for n in range(1, 301)]
    one_by_one = [cleaner.clean(page)["text"] for page in pages(300)]
    assert [article["text"] for article in articles] == one_by_one


def test_items_of_every_kind_may_be_mixed():
    items = [
        STORY,
        STORY.encode(),
        {"text": STORY, "id": "own"},
        (STORY, {"title": "Known"}),
        (STORY.encode(), {"n": 1}),
        {"no": "page"},
        bytearray(STORY.encode()),
    ]
    articles = list(dechaff.Cleaner().stream(items))
    assert [article["status"] for article in articles] == ["ok"] * 5 + ["error", "ok"]
    assert articles[2]["id"] == "own"
    assert articles[3]["title"] == "Known"
    assert articles[4]["n"] == 1


def test_nothing_is_pulled_before_the_first_article_is_asked_for():
    pulled = []
    stream = dechaff.Cleaner().stream(pulled.append(page) or page for page in pages())
    assert pulled == []
    next(stream)
    assert pulled


def test_an_infinite_iterable_is_read_a_bounded_number_of_items_ahead():
    pulled = 0

    def counted():
        nonlocal pulled
        for page in pages():
            pulled += 1
            yield page

    stream = dechaff.Cleaner().stream(counted(), threads=2)
    for taken in range(1, 2000):
        next(stream)
        assert pulled - taken <= 2 * 128
    stream.close()


def test_large_pages_are_held_in_small_numbers():
    pulled = 0
    page = f"<p>{STORY}" * 60_000

    def counted():
        nonlocal pulled
        for _ in range(8):
            pulled += 1
            yield page

    stream = dechaff.Cleaner().stream(counted(), threads=1)
    next(stream)
    assert len(page) > 4 << 20
    assert pulled <= 3
    stream.close()


def test_items_are_pulled_on_the_thread_of_the_loop():
    threads = set()

    def items():
        for page in pages(100):
            threads.add(threading.get_ident())
            yield page

    list(dechaff.Cleaner().stream(items(), threads=2))
    assert threads == {threading.get_ident()}


def test_an_exception_of_the_iterable_comes_after_the_articles_before_it():
    def failing():
        yield from pages(30)
        raise LookupError("the cursor is gone")

    articles = []
    with pytest.raises(LookupError, match="the cursor is gone"):
        for article in dechaff.Cleaner().stream(failing(), threads=2):
            articles.append(article)
    assert len(articles) == 30


def test_an_item_that_is_no_page_is_a_type_error_after_the_articles_before_it():
    articles = []
    with pytest.raises(TypeError, match="a page is a str"):
        for article in dechaff.Cleaner().stream([STORY, STORY, 7, STORY]):
            articles.append(article)
    assert len(articles) == 2


def test_arguments_are_checked_at_the_call():
    cleaner = dechaff.Cleaner()
    for threads in [0, 1025]:
        with pytest.raises(ValueError, match="threads must be from 1 to 1024"):
            cleaner.stream([], threads=threads)
    for threads in ["2", 1.5]:
        with pytest.raises(TypeError):
            cleaner.stream([], threads=threads)
    with pytest.raises(TypeError):
        cleaner.stream(5)


def test_an_empty_iterable_gives_no_articles():
    assert list(dechaff.Cleaner().stream([])) == []


def test_a_closed_stream_ends_at_once_and_its_threads_with_it():
    stream = dechaff.Cleaner().stream(itertools.repeat(f"<p>{STORY}" * 5_000), threads=2)
    next(stream)
    begin = time.monotonic()
    stream.close()
    assert time.monotonic() - begin < 5
    assert list(stream) == []
    deadline = time.monotonic() + 20
    while worker_threads() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert worker_threads() == 0


def worker_threads():
    if not os.path.isdir("/proc/self/task"):
        return 0
    names = []
    for task in os.listdir("/proc/self/task"):
        try:
            with open(f"/proc/self/task/{task}/comm") as file:
                names.append(file.read())
        except OSError:
            continue
    return sum(name.startswith("dechaff-worker") for name in names)


def test_two_streams_of_one_cleaner_may_be_read_in_turn():
    cleaner = dechaff.Cleaner()
    one, two = cleaner.stream(pages(50), threads=2), cleaner.stream(pages(50), threads=1)
    for first, second in zip(one, two):
        assert first == second


def test_threads_may_share_a_cleaner_and_python_runs_meanwhile():
    cleaner = dechaff.Cleaner()
    page = f"<p>{STORY}" * 2_000
    expected = cleaner.clean(page)
    found = []
    threads = [threading.Thread(target=lambda: found.append(cleaner.clean(page))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_the_gil_is_released_while_a_page_is_cleaned():
    page = f"<p>{STORY}" * 40_000
    done = threading.Event()

    def clean():
        dechaff.clean(page)
        done.set()

    thread = threading.Thread(target=clean)
    thread.start()
    ticks = 0
    while not done.wait(0.001):
        ticks += 1
    thread.join()
    assert ticks > 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_cleans():
    list(dechaff.Cleaner().stream(pages(10)))
    code = """
        import os, dechaff
        list(dechaff.Cleaner().stream(["a"] * 10))
        if (child := os.fork()) == 0:
            ok = len(list(dechaff.Cleaner().stream(["a"] * 10))) == 10
            os._exit(0 if ok else 1)
        raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """
    assert run(code).wait(60) == 0


def test_ctrl_c_ends_a_stream_with_a_keyboard_interrupt():
    # A shell that runs the tests in the background has its children ignore the signal.
    code = f"""
        import itertools, signal, dechaff
        signal.signal(signal.SIGINT, signal.default_int_handler)
        pages = itertools.repeat({f"<p>{STORY}"!r} * 20_000)
        print("ready", flush=True)
        try:
            for article in dechaff.Cleaner().stream(pages):
                pass
        except KeyboardInterrupt:
            print("interrupted", flush=True)
    """
    process = run(code)
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    try:
        assert process.communicate(timeout=60)[0] == "interrupted\n"
    finally:
        process.kill()
    assert process.returncode == 0


def run(code):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True
    )


def test_a_process_ends_with_a_stream_that_is_still_open():
    code = """
        import itertools, dechaff
        stream = dechaff.Cleaner().stream(itertools.repeat("<p>A page of a few words."))
        next(stream)
    """
    assert run(code).wait(60) == 0
