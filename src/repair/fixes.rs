//! The table of fixes, in the order in which they are applied, each with its reason and examples.
//!
//! The order undoes the damage backwards: the last escaping is resolved first, bytes are repaired
//! before characters, and characters before typography. A test applies every fix to its examples.

use super::prefilter::{Triggers, first_trigger};
use super::{apostrophes, characters, entities, mojibake, quotes};
use crate::text::words;
use std::borrow::Cow;

/// The texts that a fix applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All texts.
    Always,
    /// All texts, with [`super::Quotes::Straight`].
    StraightQuotes,
    /// Texts of [`super::prose`] only, because it changes white space.
    Prose,
}

/// One kind of damage to text, and its repair.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the examples are read by tests")
)]
pub struct Fix {
    /// Its name in explanations.
    pub name: &'static str,
    /// Why it is needed, and why it is safe.
    pub why: &'static str,
    /// The texts that it applies to.
    pub scope: Scope,
    /// It is applied only to texts with one of these.
    pub triggers: Triggers,
    /// Returns the text unchanged (borrowed) or repaired.
    pub apply: fn(&str) -> Cow<'_, str>,
    /// Texts before and after.
    pub repairs: &'static [(&'static str, &'static str)],
    /// Similar texts that are correct and stay.
    pub leaves: &'static [&'static str],
}

/// All fixes, in order.
pub static FIXES: [Fix; 14] = [
    Fix {
        name: "entities",
        why: "text was escaped more often than the parser resolved; only known names change",
        scope: Scope::Always,
        triggers: Triggers::REFERENCE,
        apply: entities::resolve,
        repairs: &[
            ("Tom &amp; Jerry", "Tom & Jerry"),
            ("Tom &amp;amp;amp; Jerry", "Tom & Jerry"),
            ("it&amp;#39;s, it&#x27;s, it&rsquo;s", "it's, it's, it’s"),
            ("caf&eacute; &hellip; 5&nbsp;&euro;", "café … 5\u{a0}€"),
            ("P&EACUTE;REZ, &Lstrok;&oacute;d&zacute;", "PÉREZ, Łódź"),
            ("1 &lt; 2 &amp;&amp; I &lt;3 you", "1 < 2 && I <3 you"),
        ],
        leaves: &[
            "AT&T, R&D; fish & chips",
            "?a=1&copy=2",
            "&unknown; &#xZZ; &; &#;",
            "write `&amp;` for it",
            "<b>bold</b> is written &lt;b&gt;bold&lt;/b&gt;",
            "int *p = &num; int *q = &sum;",
            "Markup('&lt;b&gt;').striptags()",
        ],
    },
    Fix {
        name: "terminal-escapes",
        why: "logs and manuals contain the colour codes of terminals; nobody types an ESC",
        scope: Scope::Always,
        triggers: Triggers::CONTROL,
        apply: characters::drop_terminal_escapes,
        repairs: &[
            ("\u{1b}[1;31merror\u{1b}[0m: no", "error: no"),
            ("\u{1b}]0;title\u{7}text", "text"),
        ],
        leaves: &["[1;31m", "a [0m b"],
    },
    Fix {
        name: "mojibake",
        why: "UTF-8 was decoded with another charset; changed only if the result reads much better",
        scope: Scope::Always,
        triggers: Triggers::MOJIBAKE,
        apply: repair_mojibake,
        repairs: &[
            ("They donâ€™t", "They don’t"),
            ("â€œSoâ€\u{9d}, â€œsoâ€ and â€œsoâ€", "“So”, “so” and “so”"),
            ("The doctorÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢s", "The doctor’s"),
            ("Über den Dächern; cafÃ© zu", "Über den Dächern; café zu"),
            ("lÃ  et voilÃ oÃ¹", "là et voilà où"),
            ("lost ï¿½ byte", "lost \u{fffd} byte"),
            ("â\u{80}\u{99}s Ã©tÃ©", "’s été"),
            ("ok \u{ed}\u{a0}\u{bd}\u{ed}\u{b8}\u{80}", "ok 😀"),
            ("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир"),
            ("d‚Äôaccord, √©t√©", "d’accord, été"),
            ("ProsÃ\u{ad}m, ÄŒeskÃ¡ Å™eÄ\u{8d}", "Prosím, Česká řeč"),
            ("donΓÇÖt", "don’t"),
            ("donÔÇÖt", "don’t"),
            ("æ—¥æœ¬èªž", "日本語"),
            (
                "about Ã‚Â¥710, SectionÃ‚Â\u{a0}7",
                "about ¥710, Section\u{a0}7",
            ),
            ("four.Â\u{a0} CafÃ©s.Â", "four.\u{a0} Cafés.\u{a0}"),
            ("ros√©, 20¬∞", "rosé, 20°"),
            ("â\u{a0}€ endereÃ§o, prÃªmio", "\u{2800} endereço, prêmio"),
            ("2026 ‚Ä¢ Nov.", "2026 • Nov."),
            ("â€‹5.Â\u{a0}x; Â© 2026", "\u{200b}5.\u{a0}x; © 2026"),
            ("Â© 2026", "© 2026"),
            ("рџЌЃ", "🍁"),
            ("4Ã—30, wziÄ‡", "4×30, wzić"),
            ("30 Ã— 40", "30 × 40"),
            (
                "Å“uvre, – DrÃ¥, Â¡Hola! Å¡koda",
                "œuvre, – Drå, ¡Hola! škoda",
            ),
            ("T\u{c5}\u{82}umy", "Tłumy"),
            ("był KrakĂłw", "był Kraków"),
            ("donc Ã\u{a0} toi", "donc à toi"),
            ("đźš€ Start", "🚀 Start"),
            ("πŸ‡¬πŸ‡§ UK", "🇬🇧 UK"),
            ("f√É¬ºr", "für"),
            ("spâˆšÂ§ter", "später"),
            ("Ã‘â€ Ã\u{90}Â¾Ã‘â‚¬", "цор"),
            ("wÅ¼, PARTÃ\u{fffd}A", "wż, PART\u{fffd}A"),
            ("æ—¥æœ¬ã", "日本ã"),
            ("Ã  la carte. End.Â  Next", "à la carte. End.\u{a0} Next"),
            ("The end.В\u{a0} Next", "The end.\u{a0} Next"),
            ("The end.В  Next one.", "The end.\u{a0} Next one."),
            ("Škoda Ĺ koda Škoda", "Škoda Škoda Škoda"),
            ("0В 2011 году Р·Р°РІРѕРґ", "0В 2011 году завод"),
            ("Vi er pÃ¥ vei", "Vi er på vei"),
            ("– Vi er pÃ¥ vei, sÃ¥ vent", "– Vi er på vei, så vent"),
            ("– Vi er på vei, sÃ¥ vent", "– Vi er på vei, så vent"),
            ("– Ã©tÃ© – cafÃ©", "– été – café"),
            ("NIÃ‘O, ESPAÃ‘OL", "NIÑO, ESPAÑOL"),
            (
                "permanecerÃ¡n en CategorÃa, crÃticos y aquÃ.",
                "permanecerán en Categoría, críticos y aquí.",
            ),
            (
                "called â€œimagesâ€? in the rest",
                "called “images” in the rest",
            ),
            (
                "â€œOur roof,â€\u{fffd} he said; waitâ¦",
                "“Our roof,” he said; wait…",
            ),
            ("the companyâ€TMs shift â€\" so", "the company’s shift — so"),
            ("kaliÉ›ya ŋutu; Æ”UR", "kaliɛya ŋutu; ƔUR"),
            ("Diese EntitÃ€t fÃŒr das", "Diese Entität für das"),
            ("╨┐╤А╨╕╨▓╨╡╤В", "привет"),
            ("п÷я─п╦п╡п╣я┌", "Привет"),
            ("methodsג€™ types, Africaโ€™s", "methods’ types, Africa’s"),
            ("├ğok e─şlenceli", "çok eğlenceli"),
            ("أ©tأ© ط§ظ„ط¹ط±ط¨ظٹط©", "été العربية"),
            ("5 °C – cafÃ©", "5 °C – café"),
            ("½ l, pÃ¥ vei – ved pÃ¥len", "½ l, på vei – ved pålen"),
        ],
        leaves: &[
            "0В 2011 году закрыли завод",
            "Сеть 220В",
            "Ã…",
            "– DrÃ¥",
            "VŠEOBECNÉ®, ҚАЛЫҚТАР™",
            "press ‘×’, 3×€20 und 2×¥100",
            "2√π/3, ∆°, ─┐",
            "Т°С, мин",
            "Температура Т°С",
            "Le son «\u{a0}é\u{a0}…\u{a0}», â\u{a0}…",
            "№ 5 и № 6",
            "Реклама в «Ъ»",
            "De officiâš´le lijst",
            "NICIODATĂ™, “TÜÜ„",
            "IKEA präsentiert – das AHÅ™",
            "Η ¨ανατροφή¨ δυστυχώς, Β΄ τόμος",
            "CAFÉ… É «là» été\u{a0}»",
            "SÃO JOÃO, AMANHÃ… MAÇÃ",
            "Příště, zvlášť „vidíš“, PŘÍŽEMÍ",
            "«Її рік», ПоздравЂаво",
            "10 Å³ and Å—, 5 Å², 7Å±2",
            "“AMANHÔ, «IRMû, PÄIVÄ®, КИЕВ©, МИР®",
            "√π and ∂Ω, ¬Ω",
            "BRAND™ and É™",
            "the letters A, Ã and Â",
            "đŸ§Ș of an unsupported code page",
        ],
    },
    Fix {
        name: "lost-apostrophes",
        why: "apostrophes lost bytes, or are MacRoman read as Latin-1; English has no â and no Õ",
        scope: Scope::Always,
        triggers: Triggers::LOST_APOSTROPHE,
        apply: apostrophes::restore_lost,
        repairs: &[
            (
                "I donât trust the providerâs encryption.",
                "I don’t trust the provider’s encryption.",
            ),
            ("ItÕs a nice day, isnÕt it?", "It’s a nice day, isn’t it?"),
        ],
        leaves: &["E urât, hotărât", "pâte, château", "the pâté isnât"],
    },
    Fix {
        name: "c1",
        why: "nobody writes C1 controls: they are windows-1252 or MacRoman decoded as Latin-1",
        scope: Scope::Always,
        triggers: Triggers::C1,
        apply: characters::decode_c1,
        repairs: &[
            ("\u{93}So\u{94}\u{85} it\u{92}s", "“So”… it’s"),
            (
                "Coatl\u{87}n conf\u{92}an \u{96} s\u{92}",
                "Coatlán confían – sí",
            ),
            ("barco tur\u{92}stico", "barco turístico"),
            (
                "she doesn\u{92}t, Berlin\u{92}deki",
                "she doesn’t, Berlin’deki",
            ),
        ],
        leaves: &["no meaning: \u{81}"],
    },
    Fix {
        name: "controls",
        why: "controls mean nothing in text and break programs that read it",
        scope: Scope::Always,
        triggers: Triggers::CONTROL.or(Triggers::C1),
        apply: characters::drop_controls,
        repairs: &[("a\0b\u{7}\u{7f}", "ab"), ("page\u{c}page", "page page")],
        leaves: &["tab\tand\r\nnewline", "no meaning: \u{81}"],
    },
    Fix {
        name: "lost-bytes",
        why: "a C1 control without a meaning was a character, so U+FFFD marks its place",
        scope: Scope::Prose,
        triggers: Triggers::C1,
        apply: characters::mark_c1,
        repairs: &[("a\u{81}b\u{9d}", "a\u{fffd}b\u{fffd}")],
        leaves: &["tab\tand\r\nnewline"],
    },
    Fix {
        name: "invisible",
        why: "zero-width characters split words; joiners that shape letters or emoji stay",
        scope: Scope::Always,
        triggers: Triggers::INVISIBLE,
        apply: characters::drop_invisible,
        repairs: &[
            (
                "\u{feff}hyphen\u{ad}ated zero\u{200b}width\u{2060}",
                "hyphenated zerowidth",
            ),
            ("a\u{200d}b", "ab"),
        ],
        leaves: &[
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "👩\u{200d}💻 ❤\u{fe0f}",
            "ខ្មែរ\u{200b}ភាសា",
            "ꦧꦱ\u{200b}ꦗꦮ",
        ],
    },
    Fix {
        name: "ligatures",
        why: "typesetting in text from PDF; search and models expect the letters",
        scope: Scope::Always,
        triggers: Triggers::LIGATURE,
        apply: characters::split_ligatures,
        repairs: &[("oﬃce, ﬁnd, ǌegov", "office, find, njegov")],
        leaves: &["œuvre, Ærø, ß"],
    },
    Fix {
        name: "width",
        why: "full-width Latin outside East Asian text is decoration",
        scope: Scope::Always,
        triggers: Triggers::FULL_WIDTH,
        apply: characters::narrow,
        repairs: &[
            ("ＳＡＬＥ！ ５０％", "SALE! 50%"),
            ("ＬＯＵＤ\u{3000}ＮＯＩＳＥＳ", "LOUD NOISES"),
        ],
        leaves: &["你好，世界！Ａ股", "ー（株）", "（", "\u{3000}1．"],
    },
    Fix {
        name: "apostrophes",
        why: "accents were typed for apostrophes; changed where they cannot be an accent or code",
        scope: Scope::Always,
        triggers: Triggers::ACCENT,
        apply: quotes::repair_apostrophes,
        repairs: &[
            (
                "the alliance´s, Moscow´s, don`t, you´re",
                "the alliance's, Moscow's, don't, you're",
            ),
            ("the ´90s, the 1990´s", "the '90s, the 1990's"),
            (
                "l´homme lorsqu´il n´est, d´été, dell´anno",
                "l'homme lorsqu'il n'est, d'été, dell'anno",
            ),
            (
                "rock´n´roll ´n´ roll, goin´ home, get ´em",
                "rock'n'roll 'n' roll, goin' home, get 'em",
            ),
            ("the boys´ team", "the boys' team"),
            (
                "O´Brien, y´all, I´ve, 7 o´clock",
                "O'Brien, y'all, I've, 7 o'clock",
            ),
            (
                "Il n´y a pas d´eau chez l´abbé",
                "Il n'y a pas d'eau chez l'abbé",
            ),
            (
                "he was ´quoted´ and `quoted´, `quoted'",
                "he was 'quoted' and 'quoted', 'quoted'",
            ),
            ("``quoted'' and ´´quoted´´", "\"quoted\" and \"quoted\""),
            ("об´єкт", "об'єкт"),
            ("the Qur´an and the Shi´ite", "the Qur'an and the Shi'ite"),
            ("O´zbekiston, to´g´ri", "O'zbekiston, to'g'ri"),
            ("hab´ keine, ´ne Sache", "hab' keine, 'ne Sache"),
            ("Türkiye`nin Her Yerine", "Türkiye'nin Her Yerine"),
            (
                "Grimm´sche Märchen, wie´s scheint",
                "Grimm'sche Märchen, wie's scheint",
            ),
        ],
        leaves: &[
            "run `foo` or ``bar``, two `it`s",
            "an accent ´ or ` alone",
            "el cafe´ y los jo´venes, est´as por tambie´n",
            "citta` e perche`",
            "за´мок, сло´во",
            "Η ζωή, ΄Ελληνας",
            "обʼєкт",
            "``toda produzida pronta pra assa aí´´",
            "52° 30´ N, 6´2",
            "s´wiat, tan´czy",
            "Crudite´s, fiance´s, cafe´s",
            "dicion´ario, est´a dispon´ıvel",
            "Universit´e de Gen`eve, ´Ecole",
            "le d´epart du pr´esident",
            "S´roda, Ł´odz´ i Pozna´n",
            "sk´an kot´antike yu´un",
            "x´ → x",
        ],
    },
    Fix {
        name: "straight-quotes",
        why: "an option, for comparing or training with ASCII quotes",
        scope: Scope::StraightQuotes,
        triggers: Triggers::TYPOGRAPHIC_QUOTE,
        apply: quotes::straighten,
        repairs: &[("“It’s” ‘so’ ‟x‛", "\"It's\" 'so' \"x'")],
        leaves: &["«so» обʼєкт ´ 5′ 6″"],
    },
    Fix {
        name: "nfc",
        why: "equal words must have equal bytes; the web writes composed characters",
        scope: Scope::Always,
        triggers: Triggers::NOT_COMPOSED,
        apply: words::composed,
        repairs: &[("cafe\u{301} A\u{30a}", "café Å")],
        leaves: &["café 한국어 x²"],
    },
    Fix {
        name: "white-space",
        why: "a block is one line of text: every run of white space becomes one blank",
        scope: Scope::Prose,
        triggers: Triggers::ANY_TEXT,
        apply: characters::collapse_white_space,
        repairs: &[("  a\u{a0}b \r\n\tc\u{2009}\u{3000}d ", "a b c d")],
        leaves: &["a b", ""],
    },
];

/// Repairs mojibake, with the prefilter to save passes over repaired text.
fn repair_mojibake(text: &str) -> Cow<'_, str> {
    let is_suspect = |text: &str| first_trigger(text.as_bytes(), 0, Triggers::MOJIBAKE).is_some();
    mojibake::repair(text, is_suspect)
}

#[cfg(test)]
mod tests {
    use super::super::{Quotes, line, prose};
    use super::*;

    #[test]
    fn each_fix_repairs_its_examples_and_leaves_correct_texts() {
        let mut wrong = vec![];
        for fix in &FIXES {
            assert!(!fix.repairs.is_empty() && !fix.leaves.is_empty() && !fix.why.is_empty());
            let unchanged = fix.leaves.iter().map(|text| (text, text));
            for (before, after) in fix.repairs.iter().map(|(b, a)| (b, a)).chain(unchanged) {
                let repaired = (fix.apply)(before);
                if repaired != *after {
                    wrong.push(format!("{}: {before} -> {repaired}, not {after}", fix.name));
                }
                if before != after && !Triggers::of(before).intersects(fix.triggers) {
                    wrong.push(format!("{}: {before} has no trigger", fix.name));
                }
                for quotes in [Quotes::Keep, Quotes::Straight] {
                    for repair in [prose, line] {
                        let once = repair(before, quotes);
                        let twice = repair(&once, quotes);
                        if once != twice {
                            wrong.push(format!("{}: {before} -> {once} -> {twice}", fix.name));
                        }
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn names_of_fixes_are_unique() {
        let mut names: Vec<_> = FIXES.iter().map(|fix| fix.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FIXES.len());
    }
}
