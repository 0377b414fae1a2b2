//! Bodies of the plain text fixtures.

use super::Body;

pub const TEXT: &[Body] = &[
    Body {
        fixture: "text/also-read.txt",
        kept: &[
            "A primary school in Temple Coombe",
            "within half a mile.",
            "The trees are of twenty-one kinds",
            "the strictest contract I have ever seen.\"",
        ],
        dropped: &["Also read", "lunch boxes", "READ MORE", "smallest library"],
    },
    Body {
        fixture: "text/code-lines.txt",
        kept: &[
            "For two years our backup ran",
            "return;\n}",
            "wait = (wait * 2).min(300);\n}",
            "***",
            "when everybody closes their books at once.",
        ],
        dropped: &[],
    },
    Body {
        fixture: "text/divided-words.txt",
        kept: &[
            "seit dem Herbst gesperrt, weil",
            "mit Mörtel verpresst. Am Montag",
            "Haupt- und Nebenwege",
            "Tempo-30-Zone gehalten.",
        ],
        dropped: &["ge-"],
    },
    Body {
        fixture: "text/hard-wrapped.txt",
        kept: &[
            "when I was a child it was the middle of the world.",
            "everything that had happened in five villages.",
            "nobody ever took another man's bottle.",
            "the county came with a lorry and laid a pipe.",
            "people who met at the crossroads said good day and went on.",
        ],
        dropped: &[],
    },
    Body {
        fixture: "text/mail.txt",
        kept: &[
            "the anchor that they found beside the gates of the inner basin.",
            "the café on the quay has already put it",
            "ships that left without one?",
            "pays for the drying of the timbers.",
        ],
        dropped: &["Received", "Message-ID", "From:", "Subject", "4f2a", "=C3"],
    },
    Body {
        fixture: "text/mojibake.txt",
        kept: &[
            "St Osyth’s doesn’t usually",
            "the church roof can’t wait",
            "The architect's estimate was £48,000; the choir's last concert",
            "“a requiem for rooks” – forty minutes",
            "a café crème",
            "“We are not a good choir,” said its conductor, Zoë Fairweather",
            "“That’s when I knew,",
        ],
        dropped: &["â€", "Ã", "´", "`", "&"],
    },
    Body {
        fixture: "text/naive-dump.txt",
        kept: &[
            "The logbook lay in a feed bin",
            "a copy of every page that says nobody passed.",
        ],
        dropped: &[
            "The council voted",
            "A grant from the county",
            "Comments",
            "My grandfather was on the boat",
            "you will see",
            "Related stories",
        ],
    },
    Body {
        fixture: "text/paged.txt",
        kept: &[
            "whose timbers had been in the water",
            "to dredge the channel as far as the lighthouse.",
            "a well-preserved crate",
            "some of the crews have not come back.",
            "the ferries can keep their hours.",
        ],
        dropped: &["HARBOUR TRUST", "Annual Review", "- 8 -"],
    },
    Body {
        fixture: "text/subtitles.txt",
        kept: &[
            "was closed to ships for eleven weeks. The trust used the time",
            "for more than a century.",
            "Diver: We found the anchor of a brig in the mud, and two cannons.",
            "Yes, from a fund",
        ],
        dropped: &["-->", "WEBVTT", "Corrected", "<i>", "position"],
    },
    Body {
        fixture: "text/tail-bullets.txt",
        kept: &[
            "The last of the wood-fired kilns",
            "together with the nest on top of it.",
        ],
        dropped: &[
            "Five Towns",
            "Actor Spotted",
            "Goat Interrupts",
            "Striker",
            "Air Fryers",
            "Royal Fans",
        ],
    },
    Body {
        fixture: "text/tail-german.txt",
        kept: &[
            "Nach einundfünfzig Jahren schließt",
            "jedes Jahr geölt.",
            "Die Stadt möchte dort ein Café sehen.",
        ],
        dropped: &[
            "Lesen Sie auch",
            "Brand in Lagerhalle",
            "Weihnachtsmarkt",
            "Lotto",
            "Wetter in Lindenau",
        ],
    },
    Body {
        fixture: "text/tail-numbers.txt",
        kept: &[
            "A hut at 2,140 metres",
            "one very small radiator in the dormitory.",
            "the second week of July.",
        ],
        dropped: &[
            "Trending now",
            "Stocks slide",
            "cruise passenger",
            "four-day week",
            "famous bridges",
            "Horoscope",
        ],
    },
    Body {
        fixture: "text/tail-one-line.txt",
        kept: &[
            "A railway tunnel that has been closed since 1964",
            "the only thing that leaves the valley is the mushrooms.",
        ],
        dropped: &[
            "Rising Rents",
            "Weekend's Carnival",
            "Descale A Kettle",
            "Secret Swimming Pool",
            "The Jumper Everyone",
            "|",
        ],
    },
    Body {
        fixture: "text/tail-russian.txt",
        kept: &[
            "Колодец на центральной улице",
            "два топора и детскую лошадку.",
            "приезжают даже из города».",
        ],
        dropped: &[
            "Читайте также",
            "Синоптики рассказали",
            "Известный певец",
            "Курс доллара",
            "В аэропорту",
        ],
    },
    Body {
        fixture: "text/tail-times.txt",
        kept: &[
            "Scientists have counted the seals",
            "perfectly content with that.\"",
            "when the pups are born.",
        ],
        dropped: &[
            "hours ago",
            "Council leader quits",
            "Heavy rain to clear",
            "Rovers sign",
            "Christmas trees",
        ],
    },
    Body {
        fixture: "text/wet-dump.txt",
        kept: &[
            "Allotment holders in the town may keep",
            "\"I read them the letter,\" said Mr Frith.",
            "applied to the vicarage.",
            "The first course begins in October and is already full.",
        ],
        dropped: &[
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
    Body {
        fixture: "text/whole-with-list.txt",
        kept: &[
            "A tide table looks like a page of accounts",
            "- When is the water highest, and when lowest?",
            "- Is it a spring tide or a neap",
            "1. Find today's low water",
            "3. Tell somebody on the shore which way you went.",
            "the third line of the list is there.",
        ],
        dropped: &[],
    },
    Body {
        fixture: "text/closing-list.txt",
        kept: &[
            "The lighthouse at Sennen Point went dark",
            "The other two did not write.",
            "a museum in Bergen has asked to see.",
            "The trust is looking for people who have:",
            "- no fear of stairs",
            "may come on Friday.",
        ],
        dropped: &[],
    },
    Body {
        fixture: "text/tail-joined.txt",
        kept: &[
            "The lighthouse at Sennen Point went dark",
            "The other two did not write.",
            "a museum in Bergen has asked to see.",
        ],
        dropped: &["Seals return", "Council counts"],
    },
    Body {
        fixture: "text/tail-teasers.txt",
        kept: &[
            "The lighthouse at Sennen Point went dark",
            "The other two did not write.",
            "a museum in Bergen has asked to see.",
        ],
        dropped: &[
            "Seals return",
            "Eleven were counted",
            "The smoke is part",
            "Museum buys",
            "It came in four lorries.",
        ],
    },
    Body {
        fixture: "text/tail-korean.txt",
        kept: &[
            "센넨 곶의 등대가",
            "나머지 두 곳은 답이 없었고요.",
            "봄에 다시 불을 켜려고 한다.",
        ],
        dropped: &["물개", "빵집 굴뚝", "다리 아래 시장"],
    },
    Body {
        fixture: "text/tail-thai.txt",
        kept: &[
            "ประภาคารที่แหลมเซนเนนดับลง",
            "อีกสองแห่งไม่ตอบเลย",
            "พิพิธภัณฑ์แห่งหนึ่งในเบอร์เกนขอดู",
        ],
        dropped: &["ข่าวอื่นที่น่าสนใจ", "แมวน้ำกลับมา", "สภาเมืองนับม้านั่งใหม่"],
    },
];
