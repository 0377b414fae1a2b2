"""Clean text that looks as if it were broken: when in doubt it is left as it is."""
import html
import json

from scripts.stress.bench import Failed
from scripts.stress.case import Act

# Each is right as it stands; the text around it is what keeps it in the body.
CLEAN = [
    "Das Haus gehört Frau Ã…berg, so steht es im Register",
    "Über den Fjord – DrÃ¥ stand auf dem Schild",
    "Le prix était 10 Å— à la livre, et AMANHÃ… rien",
    "Η λέξη «μαΐου» γράφεται με διαλυτικά ¨ και τόνο",
    "LE MÊME JOUR À ÉVREUX, L’ÉTÉ A ÉTÉ CHAUD",
    "MAÇÃ E PÃO CUSTAM DEZ REAIS NA FEIRA DE SÃO PAULO",
    "Ünlü yazar ağ’ın üstünde “Şişli’de” dedi",
    "Він сказав: «Її м’яч – це моє»",
    "The AT&T stock rose, and ?a=1&copy=2 is a query",
    "Er wohnt in Zimmer 5´ neben dem Flur, 6´2´´ groß",
    "Voilà – “ça va” ¿no? ¡Sí!",
    "彼は「これ」と言った。ﾊﾝｶｸも残る。",
    "Ångström, Öl und Æsir – Ø 5 mm ± 1 °C",
]


def left_alone(bench):
    """How many of the texts come out as they went in."""
    page = "".join(f"<p>{html.escape(text)}, said the mayor on Monday in the town hall.</p>" for text in CLEAN)
    source = bench.write("page.html", lambda: ("<meta charset=utf-8>" + page).encode())
    run = bench.run("--quiet", "--explain", source)
    blocks = [json.loads(line)["text"] for line in run.output.read_bytes().splitlines()]
    lost = [text for text in CLEAN if not any(text in block for block in blocks)]
    got = f"{len(CLEAN) - len(lost)} left alone"
    if lost:
        raise Failed(got, " | ".join(lost))
    return got


ROWS = [Act("clean text that looks broken", f"{len(CLEAN)} left alone", left_alone)]
