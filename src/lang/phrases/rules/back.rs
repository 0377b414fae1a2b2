//! Headings of sections after the body: authors, sources, notes.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "back-matter",
    why: "sections about authors, sources and notes follow the body",
    role: Role::BackMatter,
    anchor: Anchor::Whole,
    phrases: &[
        (
            "en",
            &[
                "(about|meet) (the |this )?(authors?|writer|us|.{1,40})",
                "authors?( bio(graphy)?)?",
                "contributors?",
                "references",
                "sources?",
                "citations?",
                "bibliography",
                "footnotes?",
                "notes",
                "works cited",
                "external links",
                "credits",
                "acknowledg(e)?ments?",
                "disclosures?",
                "disclaimer",
                "contact( us| information| details)?",
                "media contacts?",
                "press contacts?",
                "share your thoughts",
                "get in touch",
                "tags?",
                "topics?",
                "categories",
                "filed under",
                "(about|note on) (the )?(contributors?|reviewer|editors?|photographer|publisher|\
                 company|firm)",
                "(sources?|references|notes) (and|&) (further reading|notes|references|sources|\
                 credits|citations)",
                "notes and references|further information|image (credits?|sources?|attributions?)",
                "photo credits?|author (information|details|contributions|affiliations)",
                "(funding|conflicts? of interest|competing interests|data availability|\
                 acknowledgements?)",
                "(more )?(about|by|from) (this|the) author|keywords|article (info|tags|topics)",
                "(for )?more information|cite this (article|page)|how to cite",
            ],
        ),
        (
            "de",
            &[
                "über (den autor|die autorin|uns)",
                "quellen",
                "literatur",
                "einzelnachweise",
                "weblinks",
                "fußnoten",
                "(über|zur|zum) (den |die |diesen )?(autor(in)?|verfasser(in)?|redaktion|person)",
                "autor(en|in|innen)?|quellen?( und .{1,20}|angaben?|nachweise?|verzeichnis)?",
                "literatur(verzeichnis|hinweise|angaben)?|anmerkungen|schlagw(o|ö)rt(er|e)",
                "stichw(o|ö)rt(er|e)|themen|kategorien?|kontakt(daten)?|pressekontakt",
                "ansprechpartner(in)?|weitere informationen",
                "weiterführende (links|informationen|literatur)|bildnachweise?|rückfragehinweis",
            ],
        ),
        (
            "fr",
            &[
                "à propos( de l'auteur)?",
                "références",
                "notes et références",
                "(à propos|sur) (de |du )?(l.auteure?|nous|auteure?|journaliste)|l.auteure?",
                "sources?|notes( de bas de page)?|bibliographie|liens (externes|utiles)",
                "contacts?( presse)?|remerciements|crédits?( photos?)?|mots[- ]clés|étiquettes",
                "catégories?|en savoir plus sur l.auteur",
            ],
        ),
        (
            "es",
            &[
                "sobre (el autor|la autora|nosotros)",
                "referencias",
                "fuentes",
                "(sobre|acerca de(l)?|quién es) (el |la )?(autora?|autores|nosotros)|autora?",
                "notas( al pie)?|bibliografía|enlaces (externos|de interés)|véase también",
                "contacto( de prensa)?|agradecimientos|créditos|etiquetas|categorías?",
                "palabras clave|temas|fuente",
            ],
        ),
        (
            "pt",
            &[
                "sobre o autor",
                "referências",
                "fontes",
                "(sobre|acerca d[oa]) (o |a )?(autora?|nós)|autora?|notas( de rodapé)?",
                "bibliografia|(links|ligações) extern[oa]s|ver também|contatos?|agradecimentos",
                "créditos|etiquetas|categorias?|palavras-chave|assuntos|tags|fonte",
            ],
        ),
        (
            "it",
            &[
                "fonti",
                "(informazioni |info )?(sull.autore|sull.autrice|chi siamo|l.autore|l.autrice)",
                "riferimenti|bibliografia|note a piè di pagina|collegamenti esterni",
                "link (esterni|utili)|contatti( stampa)?|ringraziamenti|crediti|tag|etichette",
                "categori[ae]|parole chiave|argomenti|fonte",
            ],
        ),
        (
            "nl",
            &[
                "bronnen",
                "(over|meer over) (de )?(auteur|schrijver|ons)|bron|(voet)?noten|referenties",
                "externe links|literatuur(lijst)?|contact(gegevens)?|perscontact|trefwoorden|tags",
                "onderwerpen|categorie(ën)?|noot voor de redactie",
            ],
        ),
        (
            "pl",
            &[
                "bibliografia",
                "źródła",
                "przypisy",
                "(o|informacje o) (autorze|autorce|nas)|autor(ka|zy)?|źródło|literatura",
                "linki zewnętrzne|kontakt( dla mediów)?|podziękowania|tagi|tematy|kategorie",
                "słowa kluczowe|przypisy",
            ],
        ),
        (
            "ru",
            &[
                "источники",
                "примечания",
                "ссылки",
                "литература",
                "об авторе",
                "об (авторе|авторах)|о (нас|компании|журналисте)|источник|сноски",
                "использованная литература|список литературы|библиография|внешние ссылки",
                r"см\. также|контакты( для прессы)?|благодарности|теги|метки|рубрики",
                "ключевые слова|темы",
            ],
        ),
        (
            "el",
            &[
                "πηγές",
                "πηγ[ήη]|σημειώσεις|παραπομπές|βιβλιογραφία|εξωτερικοί σύνδεσμοι",
                "σχετικά με (τον συγγραφέα|εμάς)|ετικ[έε]τες|κατηγορίες|επικοινωνία",
                "λέξεις[- ]κλειδιά",
            ],
        ),
        (
            "zh",
            &[
                "参考文献",
                "参考资料",
                "注释",
                "作者简介",
                "參考(文獻|資料)|(资料|資料)(来源|來源)|註釋|註解|注解|(关于|關於)(作者|我们|我們)|作者(简介|簡介|介绍|介紹)|外部(链接|連結)",
                "引用(来源|來源)?|标签|標籤|脚注|腳註",
            ],
        ),
        (
            "ja",
            &[
                "脚注",
                "出典",
                "参考(文献|資料|リンク|サイト|記事)|注釈|出典・参考|引用元?",
                "(この記事の)?(著者|筆者|執筆者|ライター|書いた人)(プロフィール|紹介|について)?|プロフィール|外部リンク|タグ|カテゴリー?|関連タグ",
            ],
        ),
        (
            "sv",
            &[
                "källor|referenser|fotnoter|noter|externa länkar|vidare läsning",
                "om (författaren|skribenten|oss)|fakta|taggar|kategorier|kontakt(a oss)?",
            ],
        ),
        (
            "no",
            &[
                "kilder|referanser|fotnoter|noter|eksterne lenker|om (forfatteren|skribenten|oss)",
                "stikkord|emner|kategorier|kontakt( oss)?",
            ],
        ),
        (
            "da",
            &[
                "kilder|referencer|fodnoter|noter|eksterne henvisninger",
                "om (forfatteren|skribenten|os)|emner|kategorier|kontakt( os)?",
            ],
        ),
        (
            "fi",
            &[
                "lähteet|lähde|viitteet|alaviitteet|aiheesta muualla|kirjallisuutta",
                "tietoa kirjoittajasta|kirjoittajasta|kirjoittaja|yhteystiedot|ota yhteyttä",
                "lisätie(dot|toja)|avainsanat|asiasanat|aiheet|tunnisteet|kategoriat",
            ],
        ),
        (
            "et",
            &[
                "allikad|viited|märkused|välislingid|autorist|meist|kontakt|märksõnad|sildid",
                "kategooriad",
            ],
        ),
        (
            "lv",
            &[
                "avoti|atsauces|piezīmes|ārējās saites|par autoru|par mums|kontakti|birkas",
                "kategorijas",
            ],
        ),
        (
            "lt",
            &[
                "šaltiniai|išnašos|nuorodos|pastabos|literatūra|apie autorių|apie mus|kontaktai",
                "žymos|kategorijos",
            ],
        ),
        (
            "hu",
            &[
                "források|forrás|jegyzetek|lábjegyzetek|irodalom|felhasznált irodalom",
                "külső hivatkozások|a szerzőről|rólunk|kapcsolat|címkék|kategóriák|hivatkozások",
            ],
        ),
        (
            "cs",
            &[
                "zdroje?|reference|poznámky( pod čarou)?|literatura|(externí )?odkazy",
                "o (autorovi|autorce|nás)|štítky|klíčová slova|rubriky",
            ],
        ),
        (
            "sk",
            &[
                "zdroje?|referencie|poznámky( pod čiarou)?|literatúra|externé odkazy|odkazy",
                "o (autorovi|autorke|nás)|štítky|kľúčové slová",
            ],
        ),
        (
            "sl",
            &[
                "viri|opombe|sklici|literatura|zunanje povezave|o (avtorju|avtorici|nas)|oznake",
                "ključne besede",
            ],
        ),
        (
            "hr",
            &[
                "izvori|bilješke|beleške|fusnote|literatura|reference|vanjske poveznice",
                "spoljašnje veze|o (autoru|autorici|nama)|oznake|ključne r(ij|)eči",
            ],
        ),
        (
            "sr",
            &[
                "извори|белешке|напомене|литература|референце|спољашње везе",
                "о (аутору|ауторки|нама)|ознаке|кључне речи",
            ],
        ),
        (
            "bg",
            &[
                "източници|бележки|литература|препратки|външни препратки|за (автора|нас)|етикети",
                "ключови думи|тагове",
            ],
        ),
        (
            "uk",
            &[
                "джерел[оа]|примітки|література|посилання|про (автора|авторку|нас)|теги|мітки",
                "виноски",
            ],
        ),
        (
            "ro",
            &[
                "surse|sursa|referin[tț]e|bibliografie|legături externe|despre (autor|noi)",
                "etichete|taguri",
            ],
        ),
        (
            "ca",
            &[
                "fonts|referències|notes|bibliografia|enllaços externs",
                "sobre (l'autor|l'autora|nosaltres)|etiquetes",
            ],
        ),
        (
            "eu",
            &[
                "iturriak|erreferentziak|oharrak|bibliografia|kanpo estekak|egileari buruz",
                "guri buruz|etiketak",
            ],
        ),
        (
            "tr",
            &[
                "kaynak(lar|ça)?|dipnot(lar)?|notlar|d[ıi][şs] ba[ğg]lant[ıi]lar",
                "yazar hakk[ıi]nda|hakk[ıi]m[ıi]zda|etiketler|[iİ]leti[şs]im",
            ],
        ),
        (
            "ar",
            &[
                "(ال)?(مصادر|مراجع|هوامش|حواشي)|المصدر|وصلات خارجية|روابط خارجية",
                "عن (الكاتب|المؤلف)|نبذة عن (الكاتب|المؤلف)|وسوم|الوسوم|كلمات مفتاحية|التصنيفات",
            ],
        ),
        (
            "fa",
            &[
                "منابع|منبع|پانویس(‌ها)?|پی.?نوشت.?(ها)?|درباره (نویسنده|ما)|پیوند به بیرون",
                "برچسب.?ها|کلیدواژه.?ها",
            ],
        ),
        (
            "he",
            &[
                "מקורות|הערות( שוליים)?|קישורים חיצוניים|ביבליוגרפיה|לקריאה נוספת",
                "על (המחבר|הכותב|הכותבת|המחברת)|אודות (המחבר|הכותב.?)|תגיות|תגים",
            ],
        ),
        (
            "hi",
            &["(संदर्भ|सन्दर्भ|स्रोत)( सूची)?|टिप्पणियाँ|बाहरी कड.?ियाँ|लेखक के बारे में|टैग्स?"],
        ),
        ("ur", &["حوالہ جات|بیرونی روابط|مصنف کے بارے میں|ٹیگز"]),
        ("bn", &["তথ্যসূত্র|বহিঃসংযোগ|লেখক পরিচিতি|লেখক সম্পর্কে|ট্যাগ(স)?"]),
        (
            "ta",
            &["மேற்கோள்கள்|குறிப்புகள்|வெளி இணைப்புகள்|ஆதாரங்கள்|குறிச்சொற்கள்"],
        ),
        (
            "id",
            &[
                "sumber|referensi|daftar pustaka|catatan kaki|pranala luar|tentang penulis",
                "profil penulis|kategori|topik terkait",
            ],
        ),
        (
            "ms",
            &["sumber|rujukan|nota kaki|pautan luar|tentang penulis|biodata penulis"],
        ),
        (
            "vi",
            &[
                "nguồn( tham khảo)?|tài liệu tham khảo|tham khảo|chú thích|ghi chú|liên kết ngoài",
                "(giới thiệu )?về tác giả|từ khóa|thẻ",
            ],
        ),
        (
            "th",
            &[
                "อ้างอิง|แหล่งอ้างอิง|เชิงอรรถ|แหล่งข้อมูลอื่น|บรรณานุกรม|เกี่ยวกับผู้เขียน|แท็ก",
                "ที่มา|หมวดหมู่",
            ],
        ),
        (
            "ko",
            &[
                "참고 ?(문헌|자료|사항)|출처|각주|주석|외부 ?링크|(저자|필자|작성자|글쓴이|기자) ?(소개|정보|프로필)|태그|카테고리|관련 ?태그",
            ],
        ),
    ],
    matches: &[
        ("en", "About the Author"),
        ("en", "References"),
        ("en", "Sources:"),
        ("de", "Quellen"),
        ("fr", "Notes et références"),
        ("es", "Sobre el autor"),
        ("pt", "Referências"),
        ("it", "Fonti"),
        ("nl", "Bronnen"),
        ("pl", "Przypisy"),
        ("ru", "Литература"),
        ("el", "Πηγές"),
        ("zh", "参考文献"),
        ("ja", "脚注"),
        ("sv", "Källor"),
        ("no", "Kilder"),
        ("da", "Kilder"),
        ("fi", "Lähteet"),
        ("et", "Allikad"),
        ("lv", "Atsauces"),
        ("lt", "Šaltiniai"),
        ("hu", "Források"),
        ("cs", "Zdroje"),
        ("sk", "Zdroje"),
        ("sl", "Viri"),
        ("hr", "Izvori"),
        ("sr", "Извори"),
        ("bg", "Източници"),
        ("uk", "Джерела"),
        ("ro", "Surse"),
        ("ca", "Referències"),
        ("eu", "Erreferentziak"),
        ("tr", "Kaynakça"),
        ("ar", "المصادر"),
        ("fa", "منابع"),
        ("he", "מקורות"),
        ("hi", "संदर्भ"),
        ("ur", "حوالہ جات"),
        ("bn", "তথ্যসূত্র"),
        ("ta", "மேற்கோள்கள்"),
        ("id", "Daftar pustaka"),
        ("ms", "Rujukan"),
        ("vi", "Tài liệu tham khảo"),
        ("th", "อ้างอิง"),
        ("zh", "參考資料"),
        ("zh", "關於作者"),
        ("ja", "参考文献"),
        ("ja", "この記事の著者"),
        ("ko", "참고문헌"),
        ("en", "Image credits"),
        ("en", "Sources and further reading"),
        ("de", "Pressekontakt"),
        ("de", "Über den Autor"),
        ("fr", "Contact presse"),
        ("es", "Palabras clave"),
        ("pt", "Palavras-chave"),
        ("it", "Parole chiave"),
        ("nl", "Noot voor de redactie"),
        ("pl", "Słowa kluczowe"),
        ("ru", "Ключевые слова"),
        ("el", "Βιβλιογραφία"),
    ],
    rejects: &[
        ("en", "References to the king were cut."),
        ("en", "Notes from a small island were found."),
        ("de", "Quellen im Ministerium widersprachen."),
        ("fr", "Références au roi furent coupées."),
        ("ru", "Источники в правительстве это отрицают."),
        ("zh", "注释家们争论了几个世纪。"),
        ("fi", "Lähteet kertovat eri tarinan."),
        ("sv", "Källor i regeringen säger något annat."),
        ("cs", "Zdroje na ministerstvu to popírají."),
        ("uk", "Джерела в уряді це заперечують."),
        ("tr", "Kaynaklar bunu yalanladı."),
        ("ko", "출처를 알 수 없는 돈이 발견됐다."),
        ("de", "Autoren aus aller Welt kamen nach Leipzig."),
    ],
};
