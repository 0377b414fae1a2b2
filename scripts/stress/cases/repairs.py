"""Correct text that looks damaged must not be changed by the repair of encodings."""

import html
import json

from scripts.stress.case import ScenarioCase
from scripts.stress.runner import Runner, ensure

# Each is correct. The sentence around it keeps it in the body.
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


def unchanged(runner: Runner) -> str:
    """How many of the texts are in the output as they are in the input."""
    texts = (f"{html.escape(text)}, said the mayor on Monday in the town hall." for text in CLEAN)
    page = "<meta charset=utf-8>" + "".join(f"<p>{text}</p>" for text in texts)
    source = runner.write("page.html", page.encode())
    run = runner.run("--quiet", "--explain", source)
    blocks = [json.loads(line)["text"] for line in run.output.read_bytes().splitlines()]
    changed = [text for text in CLEAN if not any(text in block for block in blocks)]
    got = f"{len(CLEAN) - len(changed)} unchanged"
    ensure(not changed, got, " | ".join(changed))
    return got


CASES = [ScenarioCase("correct text that looks damaged", f"{len(CLEAN)} unchanged", unchanged)]
