//! Labels of share, save and print buttons.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "share",
    why: "the labels of share buttons remain in the text",
    role: Role::Share,
    anchor: Anchor::Whole,
    phrases: &[
        (
            "mul",
            &[
                "facebook",
                "twitter",
                "x",
                "whats ?app",
                "linkedin",
                "pinterest",
                "reddit",
                "telegram",
                "instagram",
                "youtube",
                "tiktok",
                "tumblr",
                "flipboard",
                "bluesky",
                "threads",
                "messenger",
            ],
        ),
        (
            "en",
            &[
                "(please )?share( (this|it|on|via|article|story|post|page|\
                 with .{1,20}))*( (article|story|post|page|facebook|twitter|x|linkedin|\
                 whatsapp|email|e-mail|friends))?",
                "tweet",
                "pin( it)?",
                "email( this)?",
                "e-mail",
                "print( this)?( page| article)?",
                "copy( the)? link",
                "link copied.?",
                "save( article)?",
                "bookmark( this)?",
                "follow us( on .{1,40})?",
                "follow",
                "like this",
                "(share|click) to (share|tweet|email|print).{0,40}",
            ],
        ),
        ("de", &["teilen", "drucken", "merken", "auf .{1,20} teilen"]),
        ("fr", &["partager", "imprimer"]),
        ("es", &["compartir", "imprimir"]),
        ("pt", &["compartilhar"]),
        ("it", &["condividi", "stampa"]),
        ("nl", &["delen"]),
        ("pl", &["udostępnij", "drukuj"]),
        ("ru", &["поделиться( .{1,20})?", "распечатать"]),
        ("el", &["κοινοποίηση", "εκτύπωση"]),
        ("zh", &["分享(到.{1,10})?", "打印", "收藏"]),
        ("ja", &["シェア"]),
        ("ko", &["공유"]),
        ("tr", &["paylaş"]),
        (
            "sv",
            &[
                "dela( (på|via) .{1,20}| (artikeln|inlägget|sidan|med .{1,20}))?|skriv ut",
                "kopiera länk(en)?|tipsa en vän|mejla",
            ],
        ),
        (
            "no",
            &[
                "del( (på|via) .{1,20}| (artikkelen|saken|innlegget))|skriv ut|kopier lenke(n)?",
                "tips en venn",
            ],
        ),
        (
            "da",
            &[
                "del( (på|via) .{1,20}| (artiklen|artikel|indlægget))|udskriv|kopi[eé]r link(et)?",
                "send til en ven",
            ],
        ),
        (
            "fi",
            &[
                "jaa( (artikkeli|juttu|tämä|sivu|linkki))?",
                "jaa (facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail).{0,5}",
                "tulosta",
                "kopioi linkki|twiittaa|lähetä (ystävälle|sähköpostilla)|tallenna",
            ],
        ),
        (
            "et",
            &[
                "jaga( (artiklit|lugu|seda|postitust))?",
                "jaga (facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail).{0,5}",
                "prindi|kopeeri link|saada sõbrale",
            ],
        ),
        (
            "lv",
            &[
                "dal(īties|ies)( ar (draugiem|rakstu))?",
                "dal(īties|ies) (facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail).{0,5}",
                "drukāt|kopēt saiti|iesaki draugam",
            ],
        ),
        (
            "lt",
            &[
                "(pasi)?dalin(tis|kis|kitės)( straipsniu)?",
                "(pasi)?dalin(tis|kis|kitės) (facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail).{0,5}",
                "spausdinti|kopijuoti nuorodą",
            ],
        ),
        (
            "hu",
            &[
                "(megosztás|oszd meg)( a cikket| a bejegyzést)?",
                "(megosztás|oszd meg) (a )?(facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail).{0,5}",
                "nyomtatás",
                "link másolása|küldés e-?mail(ben)?|tweet(elés)?",
            ],
        ),
        (
            "cs",
            &[
                "sdílet( (na|přes|článek|tento článek|tento příspěvek|příspěvek).{0,20})?",
                "sdílejte( (článek|na facebook).{0,5})?|tisk(nout)?|vytisknout|zkopírovat odkaz",
                "kopírovat odkaz|poslat (e-?mailem|odkaz)|tweetnout|uložit( na později)?",
            ],
        ),
        (
            "sk",
            &[
                "zdieľa(ť|jte)( (článok|na facebook|na twitter|cez).{0,10})?|tlač(iť)?|vytlačiť",
                "(s)?kopírovať odkaz|poslať (e-?mailom|odkaz)|uložiť( na neskôr)?",
            ],
        ),
        (
            "sl",
            &[
                "deli(te)?( (na|prek|članek|objavo|novico).{0,20})?|natisni|kopiraj povezavo",
                "pošlji prijatelju|shrani",
            ],
        ),
        (
            "hr",
            &[
                "(po)?(d(ij|)eli(te)?)( (na|putem|preko|članak|vijest|vest|ovo).{0,20})?|ispiši",
                "isprintaj|štampaj|kopiraj (link|poveznicu)|pošalji prijatelju|spremi|sačuvaj",
            ],
        ),
        (
            "sr",
            &[
                "(по)?дели(те)?( (на|путем|преко|чланак|вест).{0,20})?|штампај|копирај линк",
                "сачувај",
            ],
        ),
        (
            "bg",
            &[
                "споделе(те|ни|но)( (във|в) .{0,12}| статията)?",
                "сподели( (във|в|статията|новината|с).{0,20})?|(от)?печат(ай)?|принтирай",
                "копирай( линка| връзката)?|изпрати на приятел|запази",
            ],
        ),
        (
            "uk",
            &[
                "поділи(тися|тись|ться)",
                "(поділи(тися|тись|ться)|поширити) (у |в |через )?(facebook|twitter|x|whatsapp|\
                 linkedin|telegram|viber|e-?mail|фейсбу).{0,5}",
                "поширити|(роз)?друкувати|копіювати посилання|надіслати другу|зберегти|твітнути",
            ],
        ),
        (
            "ro",
            &[
                "distribui(e|ți|ie|re)?( (pe|prin|articolul|acest articol).{0,20})?",
                "partajea(ză|zăți)( pe .{0,20}| articolul)?|tipăre[sșş]te",
                "printea(ză|ză articolul)|copiază (link(ul)?|adresa)",
                "trimite (pe email|unui prieten)|salvează",
            ],
        ),
        (
            "ca",
            &[
                "compart(eix|iu|ir)( (a|en|per|aquest|l'article).{0,20})?|imprimeix|imprimir",
                "copia l'enllaç|desa",
            ],
        ),
        (
            "eu",
            &["partekatu( facebook.{0,5}| twitter.{0,5})?|inprimatu|kopiatu esteka|gorde"],
        ),
    ],
    matches: &[
        ("mul", "Facebook"),
        ("mul", "WhatsApp"),
        ("en", "Share this article"),
        ("en", "Click to share on Twitter (Opens in new window)"),
        ("de", "Teilen"),
        ("fr", "Partager"),
        ("es", "Compartir"),
        ("pt", "Compartilhar"),
        ("it", "Condividi"),
        ("nl", "Delen"),
        ("pl", "Udostępnij"),
        ("ru", "Поделиться"),
        ("el", "Κοινοποίηση"),
        ("zh", "分享到微博"),
        ("ja", "シェア"),
        ("ko", "공유"),
        ("tr", "Paylaş"),
        ("sv", "Dela på Facebook"),
        ("no", "Del på Facebook"),
        ("da", "Del artiklen"),
        ("fi", "Jaa Facebookissa"),
        ("et", "Jaga Facebookis"),
        ("lv", "Dalīties Facebook"),
        ("lt", "Dalintis Facebook"),
        ("hu", "Megosztás Facebookon"),
        ("cs", "Sdílet na Facebooku"),
        ("sk", "Zdieľať na Facebooku"),
        ("sl", "Deli na Facebooku"),
        ("hr", "Podijeli na Facebooku"),
        ("sr", "Подели на Фејсбуку"),
        ("bg", "Сподели във Facebook"),
        ("uk", "Поділитися у Facebook"),
        ("ro", "Distribuie pe Facebook"),
        ("ca", "Comparteix a Facebook"),
        ("eu", "Partekatu Facebooken"),
    ],
    rejects: &[
        ("en", "Share prices fell on Monday."),
        ("en", "Facebook said it would close the office."),
        ("en", "Print is not dead, the editor said."),
        ("de", "Teilen wollte er das Erbe nicht."),
        ("fr", "Partager le pouvoir, il n'y songeait pas."),
        ("it", "Stampa e governo si scontrano ancora."),
        ("zh", "收藏家买下了这幅画。"),
        ("fi", "Jaa omastasi, sanoi isoäiti."),
        ("sv", "Dela lika, sade farmor."),
        ("hu", "Megosztás nélkül nincs közösség."),
        ("cs", "Sdílet radost se sousedy uměla jen babička."),
        ("uk", "Поділитися хлібом він не відмовився."),
    ],
};
