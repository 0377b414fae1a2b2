"""Small articles that the block classifier keeps, as text, record and page."""

PLACES = ("the harbour", "the old mill", "the station", "the council hall")


def prose(n: int) -> str:
    """Three paragraphs, different for each n."""
    place = PLACES[n % len(PLACES)]
    return (
        f"On the morning of day {n} the people who live around {place} woke to find that the "
        "water had risen again, and that the road to the next village was closed for the third "
        "time in a year.\n\n"
        f"The mayor, who has lived near {place} for most of his life, said that the town had "
        f"asked for a new wall {n} times, and that every answer had been a letter with a date "
        "and no plan.\n\n"
        f"Engineers who looked at {place} in the spring had warned that the ground would not "
        "hold, but their report was read by a committee that no longer exists and was then put "
        "into a drawer."
    )


def record(n: int) -> bytes:
    """A line of JSONL with the id `r{n}`."""
    text = prose(n).replace("\n", "\\n")
    return f'{{"id":"r{n}","text":"{text}"}}\n'.encode()


def page(n: int) -> bytes:
    """An HTML page."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in prose(n).split("\n\n"))
    head = f"<!doctype html><html lang=en><title>Flood {n}</title><h1>Flood {n}</h1>"
    return f"{head}{body}</html>\n".encode()
