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
        (
            "zh",
            &[
                "订阅|訂閱",
                "关注我们",
                "扫描二维码",
                "(电子报|電子報)|(输入|輸入|填写|填寫)(您|你)?的?(邮箱|郵箱|電子郵件|email|电子邮件)|長按.{0,6}(二維碼|二维码)",
                "长按.{0,6}二维码|(扫码|掃碼)(关注|關注|加入)|掃描.{0,4}(二維碼|qr)",
            ],
        ),
        (
            "ja",
            &[
                "メルマガ",
                "(ニュースレター|メールマガジン)(に)?(登録|を購読|の登録|を受け取|購読)?|チャンネル登録|(無料)?会員登録|メールアドレスを(入力|登録)",
                "友だち追加",
            ],
        ),
        (
            "ko",
            &[
                "구독",
                "뉴스레터|이메일 주소를 (입력|등록)|(카카오톡|카톡)에서 .{0,20}(채널|친구) ?추가|채널 ?추가|무료 ?구독",
            ],
        ),
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
        (
            "tr",
            &["bülten(i|e|imiz|ler)|abone ol|e-?posta adresiniz|haberdar ol"],
        ),
        (
            "ar",
            &[
                "(ال)?نشرة (ال)?(بريدية|إخبارية)|(ال)?نشرتنا|اشترك (في|معنا|الآن|مجانا)",
                "بريدك (ال)?[إا]لكتروني",
            ],
        ),
        ("fa", &["خبرنامه|عضویت در|مشترک شوید|ایمیل (خود|شما)"]),
        (
            "he",
            &[
                "ניוזלטר|הירש(ם|מו|מי) (לקבלת|עכשיו|לרשימת)|לרשימת התפוצה",
                "כתובת (ה)?(אימייל|דוא.ל|מייל) (שלך|שלכם)|ישירות (לתיבת|למייל)",
                "הצטרפו ל(ערוץ|ניוזלטר|קבוצת|רשימת)",
            ],
        ),
        (
            "hi",
            &[
                "न्यूज.?लेटर|सब्सक्राइब|(हमारे|हमारा) (व्हाट्सएप|टेलीग्राम|यूट्यूब).{0,12} चैनल",
                "ऐप डाउनलोड",
            ],
        ),
        ("ur", &["نیوز لیٹر|سبسکرائب"]),
        ("bn", &["নিউজলেটার|সাবস্ক্রাইব"]),
        ("ta", &["செய்திமடல்|சப்ஸ்கிரைப்|குழுசேர"]),
        (
            "id",
            &[
                "langganan (newsletter|buletin|sekarang)|berlangganan|buletin kami",
                "alamat email anda|daftar(kan)? (email|newsletter)",
                "(gabung|ikuti) (di )?(channel|kanal|grup) (whatsapp|telegram)",
            ],
        ),
        (
            "ms",
            &[
                "langgan(i)? (surat berita|newsletter|buletin|sekarang)|surat berita",
                "alamat e-?mel anda",
            ],
        ),
        (
            "vi",
            &[
                "đăng ký (nhận|theo dõi|ngay|kênh)|bản tin|địa chỉ email của bạn",
                "nhận tin (mới|qua)",
            ],
        ),
        (
            "th",
            &["จดหมายข่าว|สมัครรับ(ข่าว|จดหมาย)|กดติดตาม|อีเมลของคุณ|สมัครสมาชิก"],
        ),
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
        ("tr", "E-bültenimize abone olun"),
        ("ar", "اشترك في نشرتنا البريدية"),
        ("fa", "عضویت در خبرنامه"),
        ("he", "הצטרפו לערוץ הטלגרם שלנו"),
        ("hi", "न्यूज़लेटर सब्सक्राइब करें"),
        ("ur", "نیوز لیٹر سبسکرائب کریں"),
        ("bn", "নিউজলেটার সাবস্ক্রাইব করুন"),
        ("ta", "செய்திமடல் பெற"),
        ("id", "Berlangganan buletin kami"),
        ("ms", "Langgan surat berita kami"),
        ("vi", "Đăng ký nhận bản tin"),
        ("th", "สมัครรับจดหมายข่าว"),
        ("zh", "訂閱電子報"),
        ("ja", "ニュースレターに登録"),
        ("ko", "뉴스레터 신청하기"),
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
        ("tr", "Bütün köy sahile indi."),
        ("th", "ข่าวดีมาถึงหมู่บ้านในเดือนมีนาคม"),
    ],
};
