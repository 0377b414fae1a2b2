//! Requests to follow the site or its author on a social network.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "follow",
    why: "sites put a request to follow them after the body",
    role: Role::FollowUs,
    anchor: Anchor::Anywhere,
    phrases: &[
        (
            "en",
            &[
                r"\b(follow|find|like|join|connect with|check out) .{1,30} (on|at|via) (facebook|twitter|x|instagram|linkedin|youtube|pinterest|tiktok|telegram|threads|bluesky|mastodon|reddit)\b",
                r"\b(on|our|my) (facebook|twitter|instagram|linkedin|youtube|pinterest|tiktok|telegram) (page|group|account|channel|feed)\b",
                r"\bfollow (him|her|them|me|us|the author)( on| at| via)? .{0,24}@\w",
                r"\bfollow us( on| at| via|:)|\bfollow @\w",
                r"\b(tweets?|posts) (at|as|on (twitter|x|bluesky|mastodon) (at|as)) @\w",
                r"\b(find|connect with|reach) (us|me|him|her|them) (on|at|via) .{0,20}@\w",
                r"\badd .{1,30} as a preferred source",
            ],
        ),
        (
            "de",
            &[
                "(folg(t|en sie|e) (uns|mir)|besuchen sie uns) (auch )?(auf|bei) (facebook|twitter|x|instagram|linkedin|youtube|telegram)",
                "folg(t|en sie|e|st du) (uns|mir|.{1,20}) (auch |jetzt |gern )?(auf|bei|\
                 über) .{0,16}(facebook|twitter|x|instagram|linkedin|youtube|telegram|tiktok|\
                 threads|whatsapp|bluesky|google news|google)",
                "(finden|besuchen) sie uns (auch )?(auf|bei) .{0,16}(facebook|twitter|x|\
                 instagram|linkedin|youtube|telegram|tiktok|threads|whatsapp|bluesky|google news|\
                 google)",
                "(werde|werden sie) (fan|follower)",
            ],
        ),
        (
            "fr",
            &[
                "(suivez|rejoignez|retrouvez)[ -](nous|moi) (aussi )?sur (facebook|twitter|x|instagram|linkedin|youtube|telegram)",
                "(suivez|rejoignez|retrouvez|abonnez)[ -](nous|moi|vous) .{0,24}(facebook|\
                 twitter|x|instagram|linkedin|youtube|telegram|tiktok|threads|whatsapp|bluesky|\
                 google news|google)",
                "(suivre|suivez) .{1,24} sur (facebook|twitter|x|instagram|linkedin|youtube|\
                 telegram|tiktok|threads|whatsapp|bluesky|google news|google)",
            ],
        ),
        (
            "es",
            &[
                "(síguenos|síguenos también|sigue a .{1,30}|únete) (en|a) .{0,20}(facebook|twitter|instagram|youtube|telegram|whatsapp)",
                "(síguenos|síguelo|síguela|sígueme|sigue a .{1,30}|síganos|\
                 únete a) .{0,24}(facebook|twitter|x|instagram|linkedin|youtube|telegram|tiktok|\
                 threads|whatsapp|bluesky|google news|google)",
                "(únete|suscríbete) a(l)? (nuestro )?(canal|grupo) de (whatsapp|telegram)",
            ],
        ),
        (
            "pt",
            &[
                "(siga|curta|acompanhe) .{0,30}(facebook|twitter|instagram|youtube|telegram)",
                "(siga|segue|siga-nos|siga-me|curta|acompanhe|entre no) .{0,30}(facebook|twitter|\
                 x|instagram|linkedin|youtube|telegram|tiktok|threads|whatsapp|bluesky|\
                 google news|google)",
                "(canal|grupo) d[oe] .{1,24} no (whatsapp|telegram)",
            ],
        ),
        (
            "it",
            &[
                "(seguici|segui .{1,30}) (anche )?su (facebook|twitter|instagram|youtube|telegram)",
                "(seguici|seguiteci|seguimi|segui .{1,30}|iscriviti al canale) .{0,16}(facebook|\
                 twitter|x|instagram|linkedin|youtube|telegram|tiktok|threads|whatsapp|bluesky|\
                 google news|google)",
                "(resta|rimani) (sempre )?aggiornato",
            ],
        ),
        (
            "nl",
            &[
                "volg (ons|mij) (ook )?(op|via) (facebook|twitter|x|instagram|linkedin)",
                "(volg|like|vind) (ons|mij|.{1,24}) (ook )?(op|via) .{0,12}(facebook|twitter|x|\
                 instagram|linkedin|youtube|telegram|tiktok|threads|whatsapp|bluesky|google news|\
                 google)",
            ],
        ),
        (
            "pl",
            &[
                "(polub|obserwuj|śledź|dołącz) .{0,40}(facebook|twitter|instagram|youtube|x\\.com)",
                "(polub|obserwuj|śledź|dołącz|znajdź) (nas|mnie|nasz|naszą|\
                 do nas).{0,30}(facebook|twitter|x|instagram|linkedin|youtube|telegram|tiktok|\
                 threads|whatsapp|bluesky|google news|google)",
            ],
        ),
        (
            "ru",
            &[
                "(подписывайтесь|читайте нас|следите за .{1,20}) .{0,40}(telegram|телеграм|вконтакте|facebook|twitter|дзен|instagram|max)",
                "(подпи(сывайтесь|шитесь|саться)|читайте (нас|наш)|следите за .{1,20}|вступайте|\
                 присоединяйтесь) .{0,40}(telegram|телеграм|tg|вк|vk|youtube|ютуб|яндекс|viber|\
                 whatsapp|одноклассник|rutube|rss|max)",
                "(мы в|наш канал в|наша группа в|наш) (telegram|телеграм|вконтакте|вк|vk|дзен|\
                 одноклассниках|соцсетях)",
            ],
        ),
        (
            "el",
            &[
                "(ακολουθήστε|βρείτε|κάντε like) .{0,40}(facebook|twitter|instagram|google news|viber)",
                "(ακολουθ[ήη]στε|βρείτε|κάντε (like|follow)|εγγραφείτε) .{0,40}(youtube|tiktok|\
                 linkedin|news|telegram|εδώ)",
            ],
        ),
        (
            "zh",
            &[
                "(关注|關注|追蹤|订阅|訂閱|加入).{0,20}(微信|微博|公众号|公眾號|facebook|instagram|line|telegram|youtube)",
                "(facebook|line|instagram).{0,12}(專頁|专页|粉絲|粉丝)",
            ],
        ),
        (
            "sv",
            &[
                "följ (oss|mig|.{1,30}) på .{0,20}(facebook|twitter|x|instagram|linkedin|youtube|\
                 telegram|tiktok|threads|whatsapp|bluesky|google news)",
                "gilla (oss|.{1,30}) på facebook",
            ],
        ),
        (
            "no",
            &[
                "følg (oss|meg|.{1,30}) på .{0,20}(facebook|twitter|x|instagram|linkedin|youtube|\
                 telegram|tiktok|threads|whatsapp|bluesky|google news)",
                "lik oss på facebook",
            ],
        ),
        (
            "da",
            &[
                "følg (os|mig|.{1,30}) på .{0,20}(facebook|twitter|x|instagram|linkedin|youtube|\
                 telegram|tiktok|threads|whatsapp|bluesky|google news)",
                "synes godt om os på facebook",
            ],
        ),
        (
            "fi",
            &[
                "seuraa (meitä|minua|.{1,30}) .{0,20}(facebook|twitter|instagram|linkedin|\
                 youtube|telegram|tiktok|threads|somessa|whatsapp)",
                "tykkää (meistä|sivusta) .{0,12}facebook",
            ],
        ),
        (
            "et",
            &[
                "jälgi (meid|mind|.{1,30}) .{0,20}(facebook|twitter|instagram|linkedin|youtube|\
                 telegram|tiktok)",
            ],
        ),
        (
            "lv",
            &[
                "seko(jiet)? (mums|.{1,30}) .{0,20}(facebook|twitter|instagram|linkedin|youtube|\
                 telegram|tiktok|draugiem)",
            ],
        ),
        (
            "lt",
            &[
                "sek(ite|k) (mus|mūsų|.{1,30}) .{0,20}(facebook|twitter|instagram|linkedin|\
                 youtube|telegram|tiktok)",
            ],
        ),
        (
            "hu",
            &[
                "köves(s|sen|d|se) (minket|bennünket|.{1,30}) .{0,20}(facebook|twitter|instagram|\
                 linkedin|youtube|telegram|tiktok|google)",
                "lájkol(j|d|ja) .{0,20}facebook",
            ],
        ),
        (
            "cs",
            &[
                "sledujte (nás|mě|.{1,30}) .{0,20}(facebook|twitter|instagram|linkedin|youtube|\
                 telegram|tiktok|whatsapp|viber|google)",
                "(staňte se|buďte) fanoušk.{1,20}facebook",
            ],
        ),
        (
            "sk",
            &[
                "sledujte (nás|ma|.{1,30}) .{0,20}(facebook|twitter|instagram|linkedin|youtube|\
                 telegram|tiktok|whatsapp|viber|google)",
            ],
        ),
        (
            "sl",
            &[
                "sledite (nam|mi|.{1,30}) .{0,20}(facebook|twitter|instagram|linkedin|youtube|\
                 telegram|tiktok|whatsapp|viber|google)",
            ],
        ),
        (
            "hr",
            &[
                "(za)?prati(te)? (nas|me|.{1,30}) .{0,20}(facebook|twitter|instagram|linkedin|\
                 youtube|telegram|tiktok|whatsapp|viber|google)",
            ],
        ),
        (
            "sr",
            &[
                "(за)?прати(те)? (нас|ме|.{1,30}) .{0,20}(facebook|twitter|instagram|youtube|\
                 telegram|viber|фејсбу|инстаграм|твитер|јутјуб|вајбер)",
            ],
        ),
        (
            "bg",
            &["(последва(й|йте)|следвай(те)?|харесайте|намерете) (ни|ме|\
                 .{1,30}) .{0,20}(facebook|twitter|instagram|youtube|telegram|tiktok|viber|\
                 google|фейсбу|телеграм|інстаграм|вайбър|твитър)"],
        ),
        (
            "uk",
            &[
                "(підпи(шіться|сатися|суйтесь|суйтеся)|читайте нас|стежте за .{1,20}|\
                 приєднуйтес[ья]) .{0,40}(facebook|twitter|instagram|youtube|telegram|tiktok|\
                 viber|google|фейсбу|телеграм|інстаграм|вайбър|твитър)",
            ],
        ),
        (
            "ro",
            &[
                "urmăre[sșş]te(-ne|-mă|ți-ne| .{1,30})? .{0,20}(facebook|twitter|instagram|\
                 linkedin|youtube|telegram|tiktok|whatsapp|viber|google)",
                "(ne pute[tț]i|ne po[tț]i) (urmări|găsi) .{0,20}(facebook|twitter|instagram|\
                 linkedin|youtube|telegram|tiktok|whatsapp|viber|google)",
            ],
        ),
        (
            "ca",
            &[
                "segueix-nos .{0,20}(facebook|twitter|instagram|linkedin|youtube|telegram|tiktok|\
                 whatsapp|viber|google)",
                "seguiu-nos .{0,20}(facebook|twitter|instagram|linkedin|youtube|telegram|tiktok|\
                 whatsapp|viber|google)",
            ],
        ),
        (
            "eu",
            &[
                "jarraitu (gaitzazu|iezaguzu) .{0,20}(facebook|twitter|instagram|linkedin|\
                 youtube|telegram|tiktok|whatsapp|viber|google)",
            ],
        ),
        (
            "tr",
            &[
                "bizi .{0,24}(facebook|twitter|instagram|youtube|telegram|google|whatsapp|\
                 sosyal medya).{0,20}takip",
                "(takip edin|takip et).{0,20}(facebook|twitter|instagram|youtube|telegram|tiktok|\
                 whatsapp|google|line)",
                "(facebook|twitter|instagram|youtube|telegram|tiktok|whatsapp|google|\
                 line).{0,20}(takip edin|abone ol)",
            ],
        ),
        (
            "ar",
            &[
                "(تابع|تابعوا)(نا|ونا|وا) .{0,24}(فيسبوك|فيس بوك|تويتر|إنستغرام|انستغرام|يوتيوب|\
                 تلغرام|تيليجرام|واتساب|google|facebook|twitter|منصات|مواقع التواصل)",
                "تابعونا على|تابعنا على",
            ],
        ),
        (
            "fa",
            &[
                "(ما را|مارا) در .{0,30}(دنبال کنید|بخوانید|ببینید)",
                "(کانال|صفحه) .{0,20}(تلگرام|اینستاگرام|روبیکا|ایتا|بله|واتساپ).{0,20}(دنبال|عضو|\
                 بپیوندید)",
            ],
        ),
        (
            "he",
            &[
                "(עקבו|עקוב|עקבי|הצטרפו) (אחרינו|אלינו|אחרי .{1,20}) ?.{0,12}(בפייסבוק|בטוויטר|\
                 באינסטגרם|ביוטיוב|בטלגרם|facebook|twitter|instagram|google)",
                "עשו לנו לייק",
            ],
        ),
        (
            "hi",
            &[
                "(फेसबुक|ट्विटर|इंस्टाग्राम|यूट्यूब|टेलीग्राम|व्हाट्सएप|facebook|twitter|\
                 instagram|youtube|google news|whatsapp).{0,30}(फॉलो|फ.?ॉलो|लाइक|जुड.?ें|\
                 सब्सक्राइब)",
            ],
        ),
        (
            "ur",
            &["(فیس بک|ٹوئٹر|انسٹاگرام|یوٹیوب|واٹس ایپ).{0,30}(فالو|لائک|جوائن|سبسکرائب)"],
        ),
        (
            "bn",
            &[
                "(ফেসবুক|টুইটার|ইউটিউব|গুগল নিউজ|হোয.?াটসঅ্যাপ).{0,30}(ফলো|লাইক|অনুসরণ|\
                 সাবস্ক্রাইব|যুক্ত)",
            ],
        ),
        (
            "id",
            &[
                "(ikuti|follow|like) (kami|kita|akun|saluran|kanal|channel).{0,24}(facebook|\
                 twitter|instagram|youtube|telegram|tiktok|whatsapp|google|line)",
            ],
        ),
        (
            "ms",
            &[
                "(ikuti|sertai) (kami|saluran).{0,24}(facebook|twitter|instagram|youtube|\
                 telegram|tiktok|whatsapp|google|line)",
            ],
        ),
        (
            "vi",
            &[
                "(theo dõi|kết nối|tham gia) .{0,24}(trên|qua|tại|với).{0,12}(facebook|youtube|\
                 zalo|tiktok|telegram|google|instagram|fanpage)",
            ],
        ),
        (
            "th",
            &[
                "(ติดตาม|กดไลก์|กดไลค์|แอดไลน์|เพิ่มเพื่อน).{0,30}(facebook|เฟซบุ๊ก|เฟสบุ๊ค|\
                 twitter|ทวิตเตอร์|instagram|youtube|line|ไลน์|tiktok|ยูทูบ)",
            ],
        ),
        (
            "ja",
            &[
                "(フォロー|チャンネル登録|いいね).{0,20}(しよう|してね|お願いします|はこちら)",
                "(x|twitter|instagram|facebook|line|youtube|公式.{0,8}).{0,10}(を|で|の)フォロー(する|しよう|\
                 はこちら|お願い)?",
            ],
        ),
        (
            "ko",
            &[
                "(페이스북|트위터|인스타그램|유튜브|카카오톡|네이버|텔레그램|카카오채널).{0,24}(팔로우|구독|친구 ?추가|채널 ?추가|좋아요)",
                "(카카오톡|카톡) ?[:：].{0,20}(검색|추가)|▷ ?(카카오톡|이메일|전화|네이버)",
                "제보(를|는|하기)?( 기다립니다|.{0,6}[:：])",
            ],
        ),
    ],
    matches: &[
        (
            "en",
            "Want more? Follow us on Facebook and tell your friends.",
        ),
        (
            "en",
            "Like this kind of thing? Our Facebook page has more of it.",
        ),
        ("de", "Folgen Sie uns auf Instagram"),
        ("fr", "Suivez-nous sur Facebook pour ne rien manquer."),
        ("es", "Síguenos en Instagram"),
        ("pt", "Siga o jornal no Instagram"),
        ("it", "Seguici su Facebook"),
        ("nl", "Volg ons op Facebook"),
        ("pl", "Polub nas na Facebooku"),
        ("ru", "Подписывайтесь на наш канал в Telegram"),
        ("el", "Ακολουθήστε μας στο Google News"),
        ("zh", "欢迎关注我们的微信公众号"),
        ("zh", "按讚加入 Facebook 粉絲團"),
        ("sv", "Följ oss på Instagram"),
        ("no", "Følg oss på Instagram"),
        ("da", "Følg os på Instagram"),
        ("fi", "Seuraa meitä Instagramissa"),
        ("et", "Jälgi meid Facebookis"),
        ("lv", "Seko mums Facebook"),
        ("lt", "Sekite mus Facebook"),
        ("hu", "Kövess minket a Facebookon"),
        ("cs", "Sledujte nás na Facebooku"),
        ("sk", "Sledujte nás na Instagrame"),
        ("sl", "Sledite nam na Facebooku"),
        ("hr", "Pratite nas na Facebooku"),
        ("sr", "Пратите нас на Фејсбуку"),
        ("bg", "Последвайте ни във Facebook"),
        ("uk", "Читайте нас у Telegram"),
        ("ro", "Urmărește-ne pe Facebook"),
        ("ca", "Segueix-nos a Instagram"),
        ("eu", "Jarraitu gaitzazu Instagram bidez"),
        ("tr", "Bizi Instagram'da takip edin"),
        ("ar", "تابعونا على فيسبوك"),
        ("fa", "ما را در اینستاگرام دنبال کنید"),
        ("he", "עקבו אחרינו בפייסבוק"),
        ("hi", "हमें फेसबुक पर फॉलो करें"),
        ("ur", "ہمیں فیس بک پر فالو کریں"),
        ("bn", "আমাদের ফেসবুক পেজ ফলো করুন"),
        ("id", "Ikuti kami di Instagram"),
        ("ms", "Ikuti kami di Facebook"),
        ("vi", "Theo dõi chúng tôi trên Facebook"),
        ("th", "ติดตามเราได้ที่ Facebook"),
        ("ja", "公式Xをフォローする"),
        ("ko", "네이버에서 본지를 구독하세요"),
        ("en", "Follow her at @janedoe"),
        ("en", "He tweets at @jdoe"),
        ("de", "Folge uns auch auf TikTok"),
        ("fr", "Retrouvez-nous aussi sur WhatsApp"),
        ("es", "Únete a nuestro canal de WhatsApp"),
        ("pt", "Siga-nos no Google News"),
        ("it", "Seguici anche su WhatsApp"),
        ("nl", "Volg ons ook via WhatsApp"),
        ("pl", "Obserwuj nas w Google News"),
        ("ru", "Мы в Telegram"),
        ("el", "Ακολουθήστε μας στο YouTube"),
    ],
    rejects: &[
        ("en", "Facebook follows the rule in most countries."),
        ("en", "She posted the picture on Instagram on Monday."),
        ("de", "Auf Instagram folgten ihm Millionen."),
        ("fr", "Les policiers suivaient la piste depuis Twitter."),
        ("pl", "Wpis na Facebooku usunięto."),
        ("ru", "Он написал об этом в Telegram."),
        ("zh", "他在微博上发表了声明。"),
        ("fi", "Hän kirjoitti asiasta Facebookissa."),
        ("sv", "Hon följde debatten på nätet."),
        ("cs", "Napsal to na Facebooku."),
        ("uk", "Він написав про це у Facebook."),
        ("tr", "Twitter'da yazdığı mesaj silindi."),
        ("ko", "그는 페이스북에 글을 올렸다."),
        ("en", "The dog would follow her at a distance."),
    ],
};
