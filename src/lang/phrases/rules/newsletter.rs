//! Requests to subscribe, sign up or follow.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "newsletter",
    why: "requests for an e-mail address or a subscription",
    role: Role::Newsletter,
    anchor: Anchor::Anywhere,
    phrases: &[
        (
            "en",
            &[
                r"\bnewsletters?\b",
                r"\b(sign|signing) up (for|to|now|today|here)\b",
                r"\bsubscribe (to|now|today|for|here)\b",
                "^subscribe$",
                "delivered (straight |right )?to your inbox",
                "in your inbox",
                r"\bjoin (our|the) (newsletter|mailing list|community|telegram|whatsapp)",
                r"\bfollow us on\b",
                r"\blike us on\b",
                r"\bdownload (our|the) app\b",
            ],
        ),
        ("de", &[r"\bnewsletter abonnieren"]),
        ("fr", &[r"\babonnez-vous", r"\binscrivez-vous"]),
        ("es", &[r"\bsuscríbete", r"\bsuscribirse"]),
        ("pt", &[r"\binscreva-se", r"\bassine (a|o|nossa)"]),
        ("it", &[r"\biscriviti\b"]),
        ("nl", &[r"\bschrijf je in"]),
        ("pl", &[r"\bzapisz się", r"\bsubskrybuj"]),
        ("ru", &["подпис(ывайтесь|аться|ка на)"]),
        ("el", &["εγγραφείτε"]),
        ("zh", &["订阅|訂閱", "关注我们", "扫描二维码"]),
        ("ja", &["メルマガ"]),
        ("ko", &["구독"]),
        (
            "sv",
            &[
                "nyhetsbrev|prenumerera (på|nu)|anmäl dig till|din e-?postadress",
                "direkt (i|till) din (inkorg|mejl)",
            ],
        ),
        (
            "no",
            &["nyhetsbrev|abonner (på|nå)|meld deg på|din e-?postadresse|rett i innboksen"],
        ),
        (
            "da",
            &[
                "nyhedsbrev|abonn[eé]r (på|nu)|tilmeld dig|din e-?mail-?adresse",
                "direkte i (din )?indbakke",
            ],
        ),
        (
            "fi",
            &[
                "uutiskir(je|jeen|jeemme|jettä)|tilaa (nyt|lehti|ilmainen)|sähköpostiosoitteesi",
                "(suoraan|päivän uutiset) sähköpostiisi|liity postituslistalle",
            ],
        ),
        (
            "et",
            &[
                "uudiskir(i|ja|jaga|jad)|telli (kohe|ajaleht|ajakiri|meie)|sinu e-posti aadress",
                "liitu (meie )?(uudiskirjaga|postiloendiga)",
            ],
        ),
        (
            "lv",
            &[
                "jaunumu vēstul|ziņu (vēstul|izlas)|piesak(ies|ieties|āties) (jaunum|ziņ|vēst)",
                "abonē(t)? (jaunum|žurnāl|laikrakst)|tav(s|a) e-pasta? adres",
            ],
        ),
        (
            "lt",
            &[
                r"naujienlaišk|prenumeruo(k|kite|ti)|jūsų el\. pašt",
                "užsisakyk(ite)? (naujien|žurnal|laikrašt)",
            ],
        ),
        (
            "hu",
            &[
                "hírlevél|hírlevelünk|iratkoz(z|zon) fel|feliratkozás|feliratkozom",
                "az ön e-mail-? ?címe",
                "^fizessen elő|^előfizetek",
            ],
        ),
        (
            "cs",
            &[
                "newsletter(u|y)|(odebírat|odběr) (novin|newsl|zpráv)|přihla(ste|s) se k odběru",
                "vá(š|ši|šem) e-mail(ov)?|předplaťte si|zaregistrujte se (k|pro)",
            ],
        ),
        (
            "sk",
            &[
                "newslettra|(odoberať|odber) (novin|newsl|správ)|prihlá(ste|s) sa (na|k) odber",
                "vá(š|šho) e-mail|predplaťte si",
            ],
        ),
        (
            "sl",
            &["e-novic|novičnik|naročite se na|prijavite se na|vaš e-(naslov|pošt)"],
        ),
        (
            "hr",
            &["pretplati(te)? se|prijavi(te)? se na|vaša e-?mail adresa|biltena?"],
        ),
        (
            "sr",
            &["пријавите се на|претплати(те)? се|билтена?|ваша (и-мејл|имејл|е-маил) адреса"],
        ),
        (
            "bg",
            &["абонира(й|йте)( се)?|бюлетин|вашият (имейл|e-?mail)|запишете се за"],
        ),
        (
            "uk",
            &[
                "підпи(шіться|шись|сатися|сатись|суйтесь|суйтеся|ска на)|розсилк(у|а|и)",
                "ваш(а|у)? (e-?mail|електронн)",
            ],
        ),
        (
            "ro",
            &[
                "abonea(ză|ză-te|zați)|abona[tț]i-vă|înscrie-te",
                "adresa (ta |dumneavoastră )?de e?-?mail",
            ],
        ),
        (
            "ca",
            &["butllet(í|ins)|subscriu(-te|te|r-?se|viu)|el teu correu"],
        ),
        ("eu", &["buletin(a|era|eko)|harpidetu|zure (posta|e-?mail)"]),
    ],
    matches: &[
        ("en", "Sign up for our newsletter"),
        ("en", "Get the day's top stories delivered to your inbox."),
        ("en", "Subscribe to our channel for the latest updates"),
        ("de", "Jetzt Newsletter abonnieren"),
        ("fr", "Abonnez-vous pour lire la suite"),
        ("es", "Suscríbete a nuestro boletín"),
        ("pt", "Inscreva-se no nosso canal"),
        ("it", "Iscriviti al canale"),
        ("nl", "Schrijf je in voor onze nieuwsbrief"),
        ("pl", "Zapisz się na listę"),
        ("ru", "Подписывайтесь на наш канал"),
        ("el", "Εγγραφείτε στο κανάλι μας"),
        ("zh", "关注我们的公众号"),
        ("ja", "メルマガ登録はこちら"),
        ("ko", "구독하기"),
        ("sv", "Prenumerera på vårt nyhetsbrev"),
        ("no", "Meld deg på vårt nyhetsbrev"),
        ("da", "Tilmeld dig vores nyhedsbrev"),
        ("fi", "Tilaa uutiskirje"),
        ("et", "Liitu uudiskirjaga"),
        ("lv", "Piesakies jaunumu vēstulei"),
        ("lt", "Prenumeruokite naujienlaiškį"),
        ("hu", "Iratkozzon fel hírlevelünkre"),
        ("cs", "Přihlaste se k odběru novinek"),
        ("sk", "Prihláste sa na odber noviniek"),
        ("sl", "Prijavite se na e-novice"),
        ("hr", "Pretplatite se na newsletter"),
        ("sr", "Претплатите се на билтен"),
        ("bg", "Абонирайте се за нашия бюлетин"),
        ("uk", "Підпишіться на розсилку"),
        ("ro", "Abonează-te la newsletter"),
        ("ca", "Subscriu-te al butlletí"),
        ("eu", "Harpidetu buletinera"),
    ],
    rejects: &[
        ("en", "He signed up with the navy."),
        ("en", "The inbox was empty."),
        ("en", "They subscribed to the old theory."),
        ("de", "Die Zeitung hatte er seit Jahren abonniert."),
        ("fr", "Ils se sont abonnés au théâtre."),
        ("es", "Se suscribió al acuerdo en 1998."),
        ("ru", "Договор подписали в мае."),
        ("fi", "Hän tilasi kirjan sähköpostilla."),
        ("no", "Han abonnerte på avisen i førti år."),
        ("cs", "Noviny odebíral čtyřicet let."),
        ("uk", "Договір підписали у травні."),
    ],
};
