//! What the text of each fixture must hold and must not hold, whatever the model of the
//! day thinks: `golden.rs` can be blessed, this cannot.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// A fixture, what its text must hold and what it must not. What it holds names the first
/// and the last of the body, and what is easily lost in between.
struct Promise {
    fixture: &'static str,
    holds: &'static [&'static str],
    lacks: &'static [&'static str],
}

const PROMISES: &[Promise] = &[
    Promise {
        fixture: "html/amp.html",
        holds: &[
            "Two slit drums that had stood",
            "They were bought, according to the label,",
            "they are going to be heard.\"",
        ],
        lacks: &[
            "World",
            "Advertisement",
            "What a museum label does not say",
            "Opera house opens",
            "© Daily Ledger",
        ],
    },
    Promise {
        fixture: "html/arabic.html",
        holds: &[
            "وصلت حافلة صغيرة",
            "فقلت له خذ ثلاثة",
            "صار يقرأ في كل استراحة.",
        ],
        lacks: &[
            "الرئيسية",
            "إغلاق مدرسة الوادي",
            "ارتفاع أسعار الخضار",
            "جميع الحقوق محفوظة",
        ],
    },
    Promise {
        fixture: "html/blog-post.html",
        holds: &[
            "Our dishwasher died on the second day",
            "We own fewer things.",
            "We talk. Twenty minutes",
            "the pan comes to the table.",
            "nobody has asked for the machine back.",
        ],
        lacks: &[
            "About me",
            "Pin it",
            "Seven soups",
            "Lovely post!",
            "nice blog, subscribed",
            "Required fields",
            "Archives",
            "WordPress",
        ],
    },
    Promise {
        fixture: "html/br-table-layout.html",
        holds: &[
            "came to Saltry in 1911",
            "the only open boat that came home.",
            "The stilts are still there.",
            "I have the stick.",
        ],
        lacks: &["E-mail me", "visitor number", "Netscape"],
    },
    Promise {
        fixture: "html/chinese-gbk-cut.html",
        holds: &[
            "周一上午,市政府在新闻发布会上宣布",
            "站牌会在月底前换好",
            "换下来的每一块石头都要编号",
            "只希望这一次能够按时完工",
        ],
        lacks: &[
            "首页",
            "相关新闻",
            "高峰时段",
            "码头旧仓库",
            "版权",
            "\u{fffd}",
        ],
    },
    Promise {
        fixture: "html/chinese-gbk.html",
        holds: &[
            "从下个月起，位于老街的三家书店",
            "家里太吵，孩子要做作业",
            "这条街就真的黑了",
            "具体办法将在年底以前公布",
        ],
        lacks: &[
            "首页",
            "【字号",
            "新浪微博",
            "责任编辑",
            "地铁二号线",
            "旧书市场",
            "版权声明",
        ],
    },
    Promise {
        fixture: "html/commented-news.html",
        holds: &[
            "The island of Skarholm has a ferry again.",
            "since the old operator went bankrupt.",
            "and it never liked me.”",
        ],
        lacks: &[
            "tiderunner",
            "My grandmother lived on Skarholm",
            "somebody on the council should learn to count",
            "I tuned that piano on Saturday",
            "Ask them about it at the meeting in March",
            "Imprint",
        ],
    },
    Promise {
        fixture: "html/definition-list.html",
        holds: &[
            "Ringers speak a language",
            "Sally",
            "The thick woollen part",
            "Backstroke",
            "Treble",
            "The lightest and the heaviest bell of the ring.",
            "balanced against the stay.",
        ],
        lacks: &["Practice nights", "New ringers welcome"],
    },
    Promise {
        fixture: "html/discourse-noscript.html",
        holds: &[
            "I am moving about ninety thousand messages",
            "write the dates into something else first?",
            "letterpost import --internal-date=header \\\n    --from old.example --to new.example",
            "or you will have everything twice.",
        ],
        lacks: &[
            "Loading",
            "Search index is stuck",
            "Guidelines",
            "Powered by",
        ],
    },
    Promise {
        fixture: "html/docs-code.html",
        holds: &[
            "A client that gives up at the first timeout",
            "def session(token):\n    retry = Retry(attempts=5, base=0.2)",
            "# it´s kept as it is",
            "Back-off",
            "2 | 0.8 s | 1.2 s",
            "A server that sends Retry-After is believed",
            "Status 429, 502, 503 and 504.",
            "$ pailcli get s3://cellar/wine.csv \\\n    --attempts 5",
        ],
        lacks: &[
            "Quickstart",
            "Quick search",
            "¶",
            "previous",
            "Built with Sphinx",
        ],
    },
    Promise {
        fixture: "html/faq-accordion.html",
        holds: &[
            "How do I book a car?",
            "two minutes before you leave.",
            "What if I bring it back late?",
            "each one after that is four pounds.",
            "There is a fuel card",
            "Yes, if both of you are members.",
            "uses the same account.",
        ],
        lacks: &["Our cars", "Prices", "Contact us", "Privacy"],
    },
    Promise {
        fixture: "html/figures.html",
        holds: &[
            "A slate is held by two nails",
            "the thickest lie at the eaves.",
            "The work begins at the bottom",
            "The ridge is bedded last",
            "the same slates are often laid twice.",
        ],
        lacks: &[
            "Subscribe",
            "basket maker",
            "A wall without mortar",
            "printed four times a year",
        ],
    },
    Promise {
        fixture: "html/forum-thread.html",
        holds: &[
            "Last month I fitted a new square taper",
            "before I take the whole thing apart again?",
            "Chainring bolts. Take out each one",
            "tighten it again.",
            "It was indeed the bolts",
        ],
        lacks: &[
            "Register",
            "Posts: 312",
            "Post Reply",
            "Who is online",
            "phpBB",
        ],
    },
    Promise {
        fixture: "html/german.html",
        holds: &[
            "Nach mehr als vier Stunden Debatte",
            "zwei schmale Spuren.",
            "„Wir bauen nicht gegen die Autofahrer",
            "brüten Kiebitze.",
            "in dieser Wahlperiode ausgeschrieben werden.",
        ],
        lacks: &[
            "Lokales",
            "Lesen Sie auch",
            "nicht breiter werden darf",
            "Lesedauer",
            "Freibad öffnet",
            "Elbtal-Lauf",
            "zu kommentieren",
            "Impressum",
        ],
    },
    Promise {
        fixture: "html/greek.html",
        holds: &[
            "Ύστερα από έξι χρόνια εργασιών",
            "«Δεν αλλάξαμε τίποτα, μόνο το φως»",
            "ποτέ τους δεκαοκτώ βαθμούς.",
        ],
        lacks: &[
            "Αρχική",
            "Διαβάστε επίσης",
            "Ποια μονοπάτια",
            "Χωρίς νερό αύριο",
            "Όροι χρήσης",
        ],
    },
    Promise {
        fixture: "html/japanese-shift-jis.html",
        holds: &[
            "銭湯「松の湯」が三十一日",
            "子どもたちはそれを目印に家へ帰った",
            "集会所として使う予定だ。",
        ],
        lacks: &[
            "スポーツ",
            "関連記事",
            "アーケード",
            "カツオの水揚げ",
            "無断転載",
        ],
    },
    Promise {
        fixture: "html/json-ld.html",
        holds: &[
            "Members of the Three Forks Grain Cooperative",
            "closest in the cooperative's history",
            "They showed us a map where the next one was forty.\"",
            "what to do about the roof.",
        ],
        lacks: &[
            "Markets",
            "Log in",
            "Doctors stunned",
            "pickup trucks",
            "Advertise with us",
        ],
    },
    Promise {
        fixture: "html/json-ld-body.html",
        holds: &[
            "For the first time in nineteen years a sleeping car",
            "have kept their old lamps.",
            "has asked for a third car.",
        ],
        lacks: &["Loading", "enable JavaScript", "Fleet"],
    },
    Promise {
        fixture: "html/listing.html",
        holds: &[
            "All walks begin at the time given",
            "The three mills",
            "Saturday 14 September, 10.00, 6 miles",
            "the miller's daughter kept her bees",
            "Not suitable for dogs.",
            "boots that have been wet before.",
            "provided that they can whisper.",
        ],
        lacks: &["Volunteer", "Book now", "Next »", "Registered charity"],
    },
    Promise {
        fixture: "html/news-article.html",
        holds: &[
            "Sailings to the three outermost islands will be cut",
            "more dependable rather than less",
            "Nobody rang, nobody wrote",
            "The islands’ council, which pays a third",
            "Boats from another century",
            "the swell is higher than two metres.",
            "will have left home by then.",
            "when the second boat is out of service.",
        ],
        lacks: &[
            "Skip to main content",
            "214 partners",
            "WhatsApp",
            "READ MORE",
            "could fail in the next big storm",
            "Also read",
            "delayed for a fourth time",
            "Advertisement",
            "morning newsletter",
            "tractor stolen",
            "Whisky maker",
            "autumn sheep sales",
            "My mother has chemo",
            "Man, 84",
            "Privacy policy",
            "dataLayer",
        ],
    },
    Promise {
        fixture: "html/polish.html",
        holds: &[
            "W niedzielę o szóstej rano",
            "mówi sołtys Henryk Wójcik.",
            "nikt nie będzie pytał o minuty.",
            "zostanie w niej piec.",
        ],
        lacks: &[
            "Ogłoszenia",
            "Czytaj też",
            "Most kolejowy nad Łyną",
            "Wigilia dla samotnych",
            "Tragiczny wypadek",
            "Polityka prywatności",
        ],
    },
    Promise {
        fixture: "html/product.html",
        holds: &[
            "The Fenwick is a kettle for people",
            "without dripping down to the last cup.",
            "Capacity | 2.1 litres (12 small cups)",
            "Guarantee | 10 years on the enamel",
            "Descale with a spoon of citric acid",
        ],
        lacks: &[
            "Lighting",
            "Add to basket",
            "milk pan",
            "Copper trivet",
            "10% off",
            "registered in England",
        ],
    },
    Promise {
        fixture: "html/real-documentation.html",
        holds: &[
            "This guide gives a basic introduction to nginx",
            "reload — reloading the configuration file",
            "server {\n    location / {\n        root /data/www;\n    }",
            "fastcgi_param QUERY_STRING",
        ],
        lacks: &["русский", "community forum", "enterprise"],
    },
    Promise {
        fixture: "html/real-news.html",
        holds: &[
            "the value of non-oil export from Kordestan province",
            "Taha Samiei, the deputy head",
            "Corn, mobile phones, soybeans",
            "Germany with $1.428 billion, and India with $1.244 billion",
        ],
        lacks: &[
            "Multimedia",
            "TEDPIX",
            "No prisoner exchange",
            "Leave a Comment",
            "Beach Soccer",
            "Creative Commons",
            "Pixel Studio",
        ],
    },
    Promise {
        fixture: "html/recipe.html",
        holds: &[
            "This is the soup I make",
            "600 g raw beetroot",
            "2 cloves of garlic",
            "1 tbsp red wine vinegar",
            "Heat the oven to 200 °C.",
            "stir in the vinegar just before you serve.",
            "want a good stir.",
        ],
        lacks: &[
            "15 minutes",
            "Print recipe",
            "Celeriac",
            "tin of chickpeas",
            "hungry readers",
            "Privacy",
        ],
    },
    Promise {
        fixture: "html/russian-windows-1251.html",
        holds: &[
            "Вагон, построенный в 1908 году",
            "«Мы нашли чертежи",
            "который его дед снял с вагона в 1941 году.",
            "продавать по цене обычного.",
        ],
        lacks: &[
            "Афиша",
            "Читайте также",
            "музей речного флота",
            "сто молодых лип",
            "Хоккеисты",
            "Перепечатка",
        ],
    },
    Promise {
        fixture: "html/stray-byte.html",
        holds: &[
            "À soixante-dix-huit ans, Marcel Aubrée",
            "dont trois servent encore – le reste",
            "L’odeur",
            "un relieur de Genève.",
        ],
        lacks: &[
            "Terroir",
            "À lire aussi",
            "Le marché de Noël",
            "Mentions légales",
            "\u{fffd}",
        ],
    },
    Promise {
        fixture: "html/table-page.html",
        holds: &[
            "Five lighthouses were built",
            "Name | First lit | Height | Today",
            "Gull Stack | 1839 | 31 m | lit, can be visited by boat",
            "Sandle Point | 1888 | 27 m | museum",
            "both were given up.",
        ],
        lacks: &["Start | Places", "guestbook"],
    },
    Promise {
        fixture: "text/also-read.txt",
        holds: &[
            "A primary school in Temple Coombe",
            "within half a mile.",
            "The trees are of twenty-one kinds",
            "the strictest contract I have ever seen.\"",
        ],
        lacks: &["Also read", "lunch boxes", "READ MORE", "smallest library"],
    },
    Promise {
        fixture: "text/code-lines.txt",
        holds: &[
            "For two years our backup ran",
            "return;\n}",
            "wait = (wait * 2).min(300);\n}",
            "***",
            "when everybody closes their books at once.",
        ],
        lacks: &[],
    },
    Promise {
        fixture: "text/hard-wrapped.txt",
        holds: &[
            "when I was a child it was the middle of the world.",
            "everything that had happened in five villages.",
            "nobody ever took another man's bottle.",
            "the county came with a lorry and laid a pipe.",
            "people who met at the crossroads said good day and went on.",
        ],
        lacks: &[],
    },
    Promise {
        fixture: "text/mojibake.txt",
        holds: &[
            "St Osyth’s doesn’t usually",
            "the church roof can’t wait",
            "The architect's estimate was £48,000; the choir's last concert",
            "“a requiem for rooks” – forty minutes",
            "a café crème",
            "“We are not a good choir,” said its conductor, Zoë Fairweather",
            "“That’s when I knew,",
        ],
        lacks: &["â€", "Ã", "´", "`", "&"],
    },
    Promise {
        fixture: "text/naive-dump.txt",
        holds: &[
            "The logbook lay in a feed bin",
            "a copy of every page that says nobody passed.",
        ],
        lacks: &[
            "The council voted",
            "A grant from the county",
            "Comments",
            "My grandfather was on the boat",
            "you will see",
            "Related stories",
        ],
    },
    Promise {
        fixture: "text/tail-bullets.txt",
        holds: &[
            "The last of the wood-fired kilns",
            "together with the nest on top of it.",
        ],
        lacks: &[
            "Five Towns",
            "Actor Spotted",
            "Goat Interrupts",
            "Striker",
            "Air Fryers",
            "Royal Fans",
        ],
    },
    Promise {
        fixture: "text/tail-german.txt",
        holds: &[
            "Nach einundfünfzig Jahren schließt",
            "jedes Jahr geölt.",
            "Die Stadt möchte dort ein Café sehen.",
        ],
        lacks: &[
            "Lesen Sie auch",
            "Brand in Lagerhalle",
            "Weihnachtsmarkt",
            "Lotto",
            "Wetter in Lindenau",
        ],
    },
    Promise {
        fixture: "text/tail-numbers.txt",
        holds: &[
            "A hut at 2,140 metres",
            "one very small radiator in the dormitory.",
            "the second week of July.",
        ],
        lacks: &[
            "Trending now",
            "Stocks slide",
            "cruise passenger",
            "four-day week",
            "famous bridges",
            "Horoscope",
        ],
    },
    Promise {
        fixture: "text/tail-one-line.txt",
        holds: &[
            "A railway tunnel that has been closed since 1964",
            "the only thing that leaves the valley is the mushrooms.",
        ],
        lacks: &[
            "Rising Rents",
            "Weekend's Carnival",
            "Descale A Kettle",
            "Secret Swimming Pool",
            "The Jumper Everyone",
            "|",
        ],
    },
    Promise {
        fixture: "text/tail-russian.txt",
        holds: &[
            "Колодец на центральной улице",
            "два топора и детскую лошадку.",
            "приезжают даже из города».",
        ],
        lacks: &[
            "Читайте также",
            "Синоптики рассказали",
            "Известный певец",
            "Курс доллара",
            "В аэропорту",
        ],
    },
    Promise {
        fixture: "text/tail-times.txt",
        holds: &[
            "Scientists have counted the seals",
            "perfectly content with that.\"",
            "when the pups are born.",
        ],
        lacks: &[
            "hours ago",
            "Council leader quits",
            "Heavy rain to clear",
            "Rovers sign",
            "Christmas trees",
        ],
    },
    Promise {
        fixture: "text/wet-dump.txt",
        holds: &[
            "Allotment holders in the town may keep",
            "\"I read them the letter,\" said Mr Frith.",
            "applied to the vicarage.",
            "The first course begins in October and is already full.",
        ],
        lacks: &[
            "Skip to content",
            "What's On",
            "Share on Facebook",
            "Tags:",
            "Bus lane cameras",
            "Your email address",
            "Fire crews called",
            "Woman, 91",
            "Cookie Policy",
        ],
    },
    Promise {
        fixture: "text/whole-with-list.txt",
        holds: &[
            "A tide table looks like a page of accounts",
            "- When is the water highest, and when lowest?",
            "- Is it a spring tide or a neap",
            "1. Find today's low water",
            "3. Tell somebody on the shore which way you went.",
            "the third line of the list is there.",
        ],
        lacks: &[],
    },
];

/// The lines of a run of the program, from the root of the repository.
fn lines(arguments: &[&str], input: &str) -> Vec<Value> {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_dechaff"));
    let output = command.args(arguments).write_stdin(input).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What the judge's present weights get wrong, as ftfy keeps its known failures: none may
/// join them, and one that is mended leaves the list.
const KNOWN_FAILURES: &[&str] = &[
    r#"html/br-table-layout.html kept "visitor number""#,
    r#"html/br-table-layout.html kept "Netscape""#,
    r#"html/figures.html lost "the thickest lie at the eaves.""#,
    r#"html/figures.html lost "The ridge is bedded last""#,
    r#"html/news-article.html lost "will have left home by then.""#,
    r#"html/real-news.html lost "the value of non-oil export from Kordestan province""#,
    r#"html/recipe.html lost "want a good stir.""#,
];

#[test]
fn the_texts_hold_the_body_and_nothing_of_the_chaff() {
    let lines = lines(&["fixtures/html", "fixtures/text"], "");
    let texts: BTreeMap<&str, &str> = lines
        .iter()
        .map(|line| {
            (
                line["source"].as_str().unwrap(),
                line["text"].as_str().unwrap(),
            )
        })
        .collect();
    let mut broken = Vec::new();
    for Promise {
        fixture,
        holds,
        lacks,
    } in PROMISES
    {
        let path = format!("fixtures/{fixture}");
        let source = fs::read(&path).expect(fixture);
        let text = texts[&*path];
        assert!(
            !holds.is_empty() && !source.is_empty(),
            "{fixture}: nothing is promised"
        );
        broken.extend(
            holds
                .iter()
                .filter(|part| !text.contains(**part))
                .map(|part| format!("{fixture} lost {part:?}")),
        );
        broken.extend(
            lacks
                .iter()
                .filter(|part| text.contains(**part))
                .map(|part| format!("{fixture} kept {part:?}")),
        );
    }
    assert_eq!(
        broken,
        KNOWN_FAILURES,
        "the left are broken now, the right were known to be; what no longer fails leaves the list:\n{}\n",
        broken.join("\n")
    );
}

#[test]
fn every_page_and_text_promises_something() {
    // The two hold one thing each that is looked at elsewhere: `empty`, and the tests below.
    let elsewhere = [
        "html/two-documents.html",
        "text/empty.txt",
        "text/seed-article.txt",
    ];
    let mut promised: Vec<&str> = PROMISES
        .iter()
        .map(|promise| promise.fixture)
        .chain(elsewhere)
        .collect();
    promised.sort();
    let mut there: Vec<String> = ["html", "text"]
        .iter()
        .flat_map(|kind| {
            let entries = fs::read_dir(format!("fixtures/{kind}")).unwrap();
            entries.map(move |entry| {
                format!("{kind}/{}", entry.unwrap().file_name().to_str().unwrap())
            })
        })
        .collect();
    there.sort();
    assert_eq!(promised, there);
}

#[test]
fn comments_stay_where_they_are_wanted() {
    let lines = lines(
        &["--comments", "keep", "fixtures/html/commented-news.html"],
        "",
    );
    let with = lines[0]["text"].as_str().unwrap();
    for held in [
        "The island of Skarholm has a ferry again.",
        "I tuned that piano on Saturday",
    ] {
        assert!(with.contains(held), "{held}");
    }
    assert!(!with.contains("Imprint"));
}

#[test]
fn two_documents_in_one_file_are_two_articles() {
    let lines = lines(&["fixtures/html/two-documents.html"], "");
    let titles: Vec<_> = lines
        .iter()
        .map(|line| line["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        titles,
        [
            "Swans return to the castle moat",
            "Clock tower falls silent"
        ]
    );
    for (line, body, other) in [
        (0, "count the eggs.", "clock"),
        (1, "shout on the hour.", "swans"),
    ] {
        let text = lines[line]["text"].as_str().unwrap();
        assert!(
            text.contains(body) && !text.contains(other) && !text.contains("Contact"),
            "{text}"
        );
    }
}

const SEED: &str = "fixtures/text/seed-article.txt";

/// The article that the project began with: what comes before the lone dash, mended.
fn assert_is_seed_article(lines: &[Value]) {
    let source = fs::read_to_string(SEED).unwrap();
    let (article, tail) = source.split_once("\n-\n").unwrap();
    let headlines: Vec<&str> = tail
        .lines()
        .map(|line| line.trim_end_matches(" -"))
        .collect();
    assert_eq!(headlines.len(), 16);
    let (title, body) = article.split_once('\n').unwrap();
    let [line] = lines else {
        panic!("{} lines", lines.len())
    };
    assert_eq!(line["status"], "ok");
    assert_eq!(line["title"], title);
    assert_eq!(title, "Frosty ties: Russia shuts down NATO mission");
    let text = line["text"].as_str().unwrap();
    for headline in headlines {
        assert!(!text.contains(headline), "{headline:?} is left");
    }
    assert!(
        !text.lines().any(|line| line.trim() == "-"),
        "a lone dash is left"
    );
    let mended = body.replace('´', "'");
    assert_eq!(
        text.lines().collect::<Vec<_>>(),
        mended.lines().collect::<Vec<_>>()
    );
    assert!(text.starts_with("MOSCOW: ") && text.ends_with(" for a series of meetings."));
    for word in ["alliance's", "Moscow's", "Lavrov's"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn the_seed_article_by_file() {
    assert_is_seed_article(&lines(&[SEED], ""));
}

#[test]
fn the_seed_article_by_stdin() {
    assert_is_seed_article(&lines(&[], &fs::read_to_string(SEED).unwrap()));
}

#[test]
fn the_seed_article_as_the_text_of_a_record() {
    let record = json!({"id": "seed", "text": fs::read_to_string(SEED).unwrap()});
    assert_is_seed_article(&lines(&[], &format!("{record}\n")));
}
