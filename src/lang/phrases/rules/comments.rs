//! Headings and controls of readers' comments.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "comments",
    why: "a heading of readers' comments, or a request for one",
    role: Role::Comments,
    anchor: Anchor::Whole,
    phrases: &[
        (
            "en",
            &[
                r"\(?\d* ?comments?( \(?\d+\)?)?( on .{1,80})?",
                "(add|post|leave|write|view|show|see|hide|read)( a| your| all| the)? (comments?|\
                 reply|replies)( .{0,20})?",
                "no comments( yet)?",
                "leave a reply",
                "cancel reply",
                "replies",
                "reply",
                "join the (discussion|conversation)",
                "comments are (closed|off).{0,30}",
                "log ?in to (comment|reply|leave).{0,30}",
                "report( (this )?comment)?",
                "be the first to comment",
                "(your|readers?'?s?'?) (comments?|thoughts)",
                "(post|submit|send) (my |your )?(comment|reply)",
                r"(show|load|see|view|read) (\d+ )?(more |all |older |newer )?(comments|replies)",
                "comments? (section|policy|rules|feed)",
                "your email address will not be published.{0,60}|required fields are marked.{0,8}",
                "save my name.{0,120}|(please )?(log|sign) in to (post|join|comment).{0,40}",
                r"what do you think\??|have your say|start (the )?(discussion|conversation)",
            ],
        ),
        (
            "de",
            &[
                r"kommentare?( \(\d+\))?",
                "kommentar (schreiben|verfassen|hinterlassen)",
                "antworten",
                "(leser)?kommentare? (anzeigen|lesen|schließen|ansehen|einblenden|laden)",
                "(alle|neue|weitere|keine) kommentare",
                "(einen |ihr |dein )?kommentar (schreiben|abgeben|abschicken|posten|verfassen|\
                 absenden|hinterlassen)",
                "schreibe? (einen|den ersten) kommentar",
                "(hinterlasse|schreiben sie) (einen|ihren) kommentar",
                "antwort(en)? (abbrechen|schreiben)|diskutieren sie mit|(jetzt )?mitdiskutieren",
                "ihre meinung|deine e-mail-adresse wird nicht veröffentlicht.{0,60}",
                "(zur )?diskussion|zu den kommentaren|kommentieren",
            ],
        ),
        (
            "fr",
            &[
                "commentaires?",
                "(laisser|ajouter|poster) un commentaire",
                "répondre",
                "(voir|lire|afficher|aucun|tous) ?(les )?(autres )?commentaires?",
                "(laisser|écrire|publier|poster|ajouter|déposer) (un|votre|mon|le) (commentaire|\
                 réponse|message)",
                "laisser une réponse|laissez (un commentaire|votre commentaire)",
                "annuler la réponse|réagir( à cet article)?",
                "votre adresse e-mail ne sera pas publiée.{0,60}",
                "(0|soyez le premier à) (réagir|commenter).{0,16}|connectez-vous pour commenter",
                "donnez votre avis",
            ],
        ),
        (
            "es",
            &[
                "comentarios?",
                "deja (un comentario|una respuesta)",
                "responder",
                "(ver|leer|mostrar|todos|sin|hay) (los |todos los )?comentarios?",
                "(dejar|escribir|escribe|publicar|enviar|añadir|agregar|deja|haz) (un|\
                 tu) comentario",
                "publicar (el )?comentario|cancelar (la )?respuesta|(no hay|sin) comentarios",
                "únete a la conversación",
                "tu dirección de correo electrónico no será publicada.{0,60}|comenta(r)?",
                "responde(r)?|inicia sesión para comentar",
            ],
        ),
        (
            "pt",
            &[
                "comentários?",
                "deixe (um comentário|uma resposta)",
                "(ver|ler|mostrar|todos|nenhum|sem) (os |todos os )?comentários?",
                "(deixar|escrever|escreva|publicar|enviar|adicionar|faça) (um|o seu|\
                 seu) comentário",
                "publicar comentário|cancelar resposta|(deixe|dê) (a sua|sua) opinião|responder",
                "comentar|o seu endereço de e?-?mail não será publicado.{0,60}|0 comentários?",
            ],
        ),
        (
            "it",
            &[
                "commenti",
                "lascia un commento",
                "rispondi",
                "commento|(vedi|leggi|mostra|tutti|nessun) (i |tutti i )?comment[io]",
                "(lascia|scrivi|aggiungi|invia|pubblica) (un |il tuo )?(commento|risposta)",
                "lascia una risposta|annulla risposta|commenta( .{0,20})?",
                "il tuo indirizzo email non sarà pubblicato.{0,60}|partecipa alla discussione",
                "di la tua",
            ],
        ),
        (
            "nl",
            &[
                "reacties",
                "reageren",
                "reactie(s)?",
                "(laat|plaats|geef|schrijf) (een|je|uw) (reactie|antwoord|commentaar)( achter)?",
                "(bekijk|toon|lees|alle|geen) (alle |meer )?reacties",
                "reactie (annuleren|plaatsen|versturen)|antwoord(en)?",
                "je e-mailadres wordt niet gepubliceerd.{0,60}|praat mee|beantwoorden",
            ],
        ),
        (
            "pl",
            &[
                "komentarze",
                "(dodaj|zostaw|napisz) komentarz",
                "odpowiedz",
                "komentarz(y|e)?",
                "(zobacz|pokaż|czytaj|wszystkie|brak|ukryj) (wszystkie )?(komentarze|komentarzy)",
                "(dodaj|zostaw|napisz|opublikuj|wyślij|skomentuj) (swój |nowy )?(komentarz|\
                 odpowiedź)",
                "anuluj (pisanie )?odpowied(ź|zi)|skomentuj( artykuł)?|dołącz do dyskusji",
                "twój adres e-mail nie zostanie opublikowany.{0,60}",
                "odpowiedz (na|użytkownikowi).{0,20}",
            ],
        ),
        (
            "ru",
            &[
                "комментарии",
                "(добавить|оставить|написать) комментарий",
                "ответить",
                "обсудить( .{1,20})?",
                "комментари(й|я|ев|и)( к .{1,40})?",
                "(показать|читать|все|нет|смотреть) (все |ещё |еще )?комментари(и|ев)",
                "(отправить|добавить|оставить|написать|опубликовать) (свой |ваш )?(комментарий|\
                 отзыв|ответ)",
                "отменить ответ|комментировать|прокомментировать",
                "ваш адрес email не будет опубликован.{0,60}|добавить ответ",
                "оставьте (ваш |свой |первый )?комментарий|обсуждение",
            ],
        ),
        (
            "el",
            &[
                "σχόλια",
                "(αφήστε|προσθήκη|γράψτε) σχόλι.{1,8}",
                "σχ[όο]λι[αο]",
                "(αφήστε|προσθέστε|γράψτε|υποβολή|δημοσίευση|προβολή|όλα τα) (ένα |\
                 το )?(σχόλι.{1,4}|απάντηση|μια απάντηση)",
                "αφήστε μια απάντηση|απ[άα]ντηση|ακύρωση απάντησης|κανένα σχόλιο",
                "η ηλ. διεύθυνση σας δεν δημοσιεύεται.{0,60}",
            ],
        ),
        (
            "zh",
            &[
                "评论",
                "发表评论",
                "网友评论",
                "回复",
                r"(条|條|个|個|則|则|篇)?(评论|評論|留言|回复|回覆|網友回應|跟帖)( ?\(?\d+\)?)?",
                "(发表|發表|撰写|撰寫|添加|查看|我要|写|寫|全部|最新|热门|精彩|網友|网友|用户|所有)(评论|評論|留言|回复|回覆|回應)",
                "(暂无|暫無|尚無)(评论|評論|留言)|取消(回复|回覆)|發佈留言|发布评论|(评论|評論)(已关闭|區|区|列表)",
            ],
        ),
        (
            "ja",
            &[
                "コメント",
                r"コメント(一覧|欄)?( ?\(?\d+\)?)?件?|件のコメント",
                "コメント(を|する|を書く|を残す|を投稿|を見る|をする|投稿|はまだありません).{0,12}|返信(する)?|みんなのコメント|返信をキャンセル",
            ],
        ),
        (
            "ko",
            &[
                "댓글",
                r"댓글( ?\(?\d+\)?)?개?|(의견|댓글)( ?)(쓰기|남기기|달기|작성|등록|보기|더보기)|(전체|모든|베스트|최신) ?댓글",
                "답글( ?(쓰기|달기|취소))?|(댓글|의견)을 (남겨|입력해|작성해).{0,8}|(첫|가장 먼저) ?(번째 )?댓글.{0,16}|독자 ?의견",
                "한 ?줄 ?의견|개의 댓글|등록된 댓글이 없습니다",
            ],
        ),
        (
            "tr",
            &[
                "yorumlar",
                "yorum(lar[ıi]?|u)?( yap[ıi]n?| yaz[ıi]n?| ekle| gönder| b[ıi]rak[ıi]n?| yok)?",
                "(bir )?(yorum|cevap|yan[ıi]t) (yaz[ıi]n?|yap[ıi]n?|ekle|b[ıi]rak[ıi]n?|gönder)",
                "cevapla|yan[ıi]tla|(tüm )?yorumlar[ıi] (göster|gör|oku)",
                "henüz yorum yap[ıi]lmam[ıi][şs]|cevab[ıi] iptal et",
            ],
        ),
        (
            "sv",
            &[
                "kommentar(er)?|(skriv|lämna|visa|läs|lägg till)( en| din| alla)? kommentar(er)?",
                "lämna ett svar|svara|kommentera( .{0,30})?|inga kommentarer( än)?",
            ],
        ),
        (
            "no",
            &[
                "kommentar(er)?",
                "(skriv|legg igjen|legg til|vis|les)( en| din| alle)? kommentar(er|ene)?",
                "legg igjen (et )?svar|svar|kommenter( .{0,30})?|ingen kommentarer( ennå)?",
            ],
        ),
        (
            "da",
            &[
                "kommentar(er)?|(skriv|efterlad|tilføj|vis|læs)( en| din| alle)? kommentar(er)?",
                "skriv et svar|svar|kommentér|ingen kommentarer( endnu)?",
            ],
        ),
        (
            "fi",
            &[
                "komment(ti|it|tia|eja)",
                "(jätä|kirjoita|lisää|lähetä|näytä|lue)( kaikki)? komment(ti|it|teja)",
                "vastaa( viestiin)?|kommentoi( .{0,30})?|keskustele|ei (vielä )?kommentteja",
                "kommentit on suljettu|osallistu keskusteluun|keskustelu",
            ],
        ),
        (
            "et",
            &[
                "kommentaar(i|id|e)?|(lisa|jäta|kirjuta|vaata|näita|loe)( kõiki)? kommentaar(e|id)?",
                "vasta|kommenteeri( .{0,30})?|kommentaare (pole|ei ole)|lisa vastus",
            ],
        ),
        (
            "lv",
            &[
                "komentār(s|i|u|us)",
                "(pievieno|pievienot|rakstīt|atstāt|lasīt|skatīt)( visus)? (komentāru|komentārus|\
                 atbildi)",
                "atbildēt|komentēt|nav komentāru",
            ],
        ),
        (
            "lt",
            &[
                "komentar(as|ai|ų)",
                "(rašyti|palikti|parašyti|parašykite|palikite|rodyti|\
                 skaityti)( visus)? (komentarą|komentarus|atsakymą)",
                "atsakyti|komentuoti|komentarų nėra",
            ],
        ),
        (
            "hu",
            &[
                "hozzászólás(ok)?|kommentek?|komment(ár|árok)|(szólj|szóljon) hozzá|új hozzászólás",
                "hozzászólok|válasz(olok|ol)?|hozzászólás (írása|küldése|elküldése)",
                "vélemény, hozzászólás|kommentelj|kommentek megjelenítése",
            ],
        ),
        (
            "cs",
            &[
                "komentář(e|ů)?",
                "(přidat|napsat|vložit|zobrazit|číst)( všechny| nový)? (komentář|komentáře|\
                 odpověď)",
                "(napsat|zrušit) odpověď|odpovědět( na)?|diskuse( k článku)?|vstoupit do diskuse",
                "žádné komentáře|zatím žádné komentáře|příspěvky v diskusi",
            ],
        ),
        (
            "sk",
            &[
                "komentár(e|ov)?",
                "(pridať|napísať|zobraziť|čítať)( všetky| nový)? (komentár|komentáre|odpoveď)",
                "odpovedať|diskusia( k článku)?|vstúpiť do diskusie|žiadne komentáre",
                "pridaj komentár",
            ],
        ),
        (
            "sl",
            &[
                "komentar(ji|jev|ja)?",
                "(dodaj|napiši|oddaj|komentiraj|prikaži|preberi)( vse)? (komentar|komentarje|\
                 odgovor)",
                "odgovori|komentiraj(te)?|dodaj odgovor|ni komentarjev",
            ],
        ),
        (
            "hr",
            &[
                "komentar(i|a)?",
                "(dodaj|napiši|ostavi|pošalji|prikaži|pogledaj|pročitaj)(te)?( sve)? (komentar|\
                 komentare|odgovor)",
                "odgovori(te)?|komentiraj(te)?|komentariši(te)?|nema komentara",
                "odustani od odgovora|uključite se u raspravu",
            ],
        ),
        (
            "sr",
            &[
                "коментар(и|а)?",
                "(додај|напиши|остави|пошаљи|погледај)(те)?( све)? (коментар|коментаре|одговор)",
                "одговори(те)?|коментариши(те)?|нема коментара",
            ],
        ),
        (
            "bg",
            &[
                "коментар(и|а)?",
                "(добави|напиши|остави|публикувай|виж|покажи|прочети)(те)?( всички)? (коментар|\
                 коментари|отговор)",
                "(вашият|твоят) коментар|отговор(и|ете)?|коментирай(те)?( .{0,20})?",
                "няма коментари",
            ],
        ),
        (
            "uk",
            &[
                "коментар(і|ів|я|)?",
                "(додати|написати|залишити|показати|читати|переглянути)( всі| усі)? (коментар|\
                 коментарі|відповідь)",
                "відповісти|обговорити|обговорення|скасувати відповідь|коментарів (ще )?немає",
                "прокоментувати",
            ],
        ),
        (
            "ro",
            &[
                r"comentari(u|i|ile)|(\d+ )?de comentarii",
                "(adaugă|scrie|lasă|vezi|postează|afi[sșş]ează)( toate| un)? (comentariu|\
                 comentariul|comentariile|comentarii|răspuns)",
                "lasă un (răspuns|comentariu)|anulează răspunsul|răspunde(ți)?|niciun comentariu",
                "comentează",
            ],
        ),
        (
            "ca",
            &[
                "comentaris?",
                "(deixa|escriu|afegeix|mostra|veure)( els| un)? (comentari|comentaris|resposta)",
                "deixa un comentari|respon|cap comentari",
            ],
        ),
        (
            "eu",
            &[
                "iruzkin(ak|a)?|(utzi|idatzi|gehitu|erakutsi) (iruzkina|iruzkinak|erantzuna)",
                "erantzun|iruzkinik ez",
            ],
        ),
        (
            "ar",
            &[
                r"(ال)?تعليق(ات|ا|اً)?( .{0,4}\d+)?",
                "(أضف|اضف|اترك|أترك|اكتب|شارك ب|إضافة) ?تعليق(ا|اً|ًا|ك|اتك)?|(أضف|اترك) ردا?|رد",
                "إلغاء الرد|لا توجد تعليقات|لا تعليقات|شارك برأيك",
            ],
        ),
        (
            "fa",
            &[
                "(نظرات|دیدگاه.?ها|نظر|دیدگاه|کامنت.?ها)( کاربران| شما)?",
                "(ارسال|ثبت|درج|افزودن) (نظر|دیدگاه|نظرات)|(نظر|دیدگاه) (خود|شما).{0,16}",
                "پاسخ( دادن)?|بدون (دیدگاه|نظر)|لغو پاسخ|دیدگاهتان را بنویسید",
            ],
        ),
        (
            "he",
            &[
                "תגוב(ות|ה)",
                "(הוס(ף|פת|יפו)|כתוב|כתבו|כתיבת|השאר|השאירו|שלח|הצג) (תגובה|תגובות)( חדשה)?",
                "הגב(ו)?|השב|לכל התגובות|אין תגובות|ביטול תגובה|תגובה חדשה|דעתכם",
            ],
        ),
        (
            "hi",
            &[
                "(टिप्पणी|टिप्पणियाँ|टिप्पणियां|कमेंट्स?|प्रतिक्रियाएं|प्रतिक्रिया)( (करें|दें|\
                 लिखें|जोड.?ें|छोड.?ें))?",
                "जवाब दें|(अपनी )?(राय|प्रतिक्रिया|टिप्पणी) दें|कोई टिप्पणी नहीं",
            ],
        ),
        (
            "ur",
            &[
                "(تبصر(ے|ہ)|کمنٹس?)( (کریں|لکھیں|شامل کریں))?|جواب دیں|اپنی رائے دیں",
                "کوئی تبصرہ نہیں",
            ],
        ),
        (
            "bn",
            &[
                "(মন্তব্য|কমেন্টস?)( (করুন|লিখুন|দিন|সমূহ|নেই))?|(আপনার )?মতামত( দিন| লিখুন)?",
                "উত্তর দিন|জবাব দিন|কোন মন্তব্য নেই",
            ],
        ),
        (
            "ta",
            &["(கருத்து(கள்|க்கள்)?)( (பதிவிட|தெரிவிக்க|இடுக|இல்லை))?|பதிலளி|பதில்|மறுமொழி"],
        ),
        (
            "id",
            &[
                "komentar( anda)?",
                "(tulis|kirim|tinggalkan|tambahkan|beri|lihat|baca|\
                 batalkan)( semua| sebuah)? (komentar|balasan|komen)( .{0,10})?",
                "balas|balasan|belum ada komentar|tidak ada komentar",
            ],
        ),
        (
            "ms",
            &[
                "kom(en|entar)( anda)?",
                "(tulis|tinggalkan|tambah|hantar|lihat)( semua)? (komen|jawapan|balasan)|balas",
                "tiada (komen|ulasan)",
            ],
        ),
        (
            "vi",
            &[
                r"(ý kiến )?bình luận( \(?\d+\)?)?",
                "(viết|gửi|để lại|thêm|xem)( tất cả| một)? (bình luận|phản hồi|ý kiến)( .{0,12})?",
                "trả lời|phản hồi|ý kiến (bạn đọc|của bạn)|chưa có bình luận|hủy",
            ],
        ),
        (
            "th",
            &[
                r"(ความคิดเห็น|ความเห็น|คอมเมนต์)(ทั้งหมด|ของคุณ|ล่าสุด|ที่ \d+)?",
                "(แสดง|เพิ่ม|ร่วมแสดง|เขียน|ดู)(ความคิดเห็น|ความเห็น|คอมเมนต์)(ทั้งหมด)?",
                "ตอบ(กลับ)?|ยกเลิกการตอบ|ใส่ความเห็น|ไม่มีความคิดเห็น",
            ],
        ),
    ],
    matches: &[
        ("en", "Leave a Reply"),
        ("en", "12 Comments"),
        ("en", "Comments (3)"),
        ("de", "Kommentare"),
        ("fr", "Laisser un commentaire"),
        ("es", "Deja un comentario"),
        ("pt", "Deixe uma resposta"),
        ("it", "Lascia un commento"),
        ("nl", "Reageren"),
        ("pl", "Dodaj komentarz"),
        ("ru", "Комментарии"),
        ("el", "Αφήστε σχόλιο"),
        ("zh", "发表评论"),
        ("ja", "コメント"),
        ("ko", "댓글"),
        ("tr", "Yorumlar"),
        ("sv", "Lämna en kommentar"),
        ("no", "Legg igjen en kommentar"),
        ("da", "Skriv en kommentar"),
        ("fi", "Jätä kommentti"),
        ("fi", "12 kommenttia"),
        ("et", "Lisa kommentaar"),
        ("lv", "Pievienot komentāru"),
        ("lt", "Parašykite komentarą"),
        ("hu", "Szólj hozzá!"),
        ("cs", "Napsat komentář"),
        ("sk", "Pridať komentár"),
        ("sl", "Dodaj odgovor"),
        ("hr", "Ostavi komentar"),
        ("sr", "Остави коментар"),
        ("bg", "Добави коментар"),
        ("uk", "Залишити коментар"),
        ("ro", "Lasă un comentariu"),
        ("ca", "Deixa un comentari"),
        ("eu", "Utzi iruzkina"),
        ("tr", "Bir yorum yapın"),
        ("ar", "أضف تعليقا"),
        ("fa", "ارسال نظر"),
        ("he", "הוספת תגובה"),
        ("hi", "टिप्पणी करें"),
        ("ur", "تبصرہ کریں"),
        ("bn", "মন্তব্য করুন"),
        ("ta", "கருத்துகள்"),
        ("id", "Tinggalkan komentar"),
        ("ms", "Tinggalkan komen"),
        ("vi", "Viết bình luận"),
        ("th", "แสดงความคิดเห็น"),
        ("zh", "12条评论"),
        ("zh", "發佈留言"),
        ("ja", "コメントを残す"),
        ("ko", "댓글쓰기"),
        ("ko", "개의 댓글"),
        (
            "en",
            "Your email address will not be published. Required fields are marked *",
        ),
        ("en", "Load more comments"),
        ("de", "Schreibe einen Kommentar"),
        ("de", "Kommentare anzeigen"),
        ("fr", "Annuler la réponse"),
        ("es", "Cancelar la respuesta"),
        ("pt", "Publicar comentário"),
        ("it", "Lascia una risposta"),
        ("nl", "Geef een reactie"),
        ("pl", "Anuluj pisanie odpowiedzi"),
        ("ru", "Отменить ответ"),
        ("ru", "Показать все комментарии"),
        ("el", "Αφήστε μια απάντηση"),
    ],
    rejects: &[
        (
            "en",
            "Comments by the minister drew criticism from the opposition parties.",
        ),
        ("en", "Reply to the letter came in May."),
        ("de", "Kommentare aus der Regierung blieben aus."),
        ("es", "Responder a esa carta le llevó un mes."),
        ("ru", "Комментарии экспертов разошлись."),
        ("zh", "评论家们对这部电影看法不一。"),
        ("fi", "Kommentit ministerin puheesta olivat kielteisiä."),
        ("hu", "Válasz nélkül maradt a levél."),
        ("cs", "Odpovědět na dopis mu trvalo měsíc."),
        ("bg", "Отговорът на министъра закъсня."),
        ("ko", "댓글 조작 사건의 재판이 시작됐다."),
        ("tr", "Yorum farkı büyük bir tartışma yarattı."),
        ("ja", "コメント欄が荒れたのは先月のことだ。"),
        ("de", "Zur Diskussion stand der Haushalt."),
    ],
};
