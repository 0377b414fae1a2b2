//! Bylines, dates of publication, credits and tags.
//!
//! After "By", a name is two or more capitalised words that end the block. Otherwise "By the time"
//! would be a byline.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "byline",
    why: "authors, dates and photo credits are about the article, not part of it",
    role: Role::Byline,
    anchor: Anchor::Start,
    phrases: &[
        (
            "en",
            &[
                r"(written|posted|published|reviewed|edited|updated|reported)( and \w+)? (by|credit|courtesy)\b",
                r"(photo(graph)?s?|image|picture|video|words|story|text)( and \w+)? (by|credit|courtesy)\b",
                r"by (?-i:\p{Lu})[\p{L}.'-]+( (?-i:\p{Lu})[\p{L}.'-]+){1,4}$",
                "(by|author):",
                "(last )?(updated|published|posted|modified|edited)( on| at|:)",
                "(photo|image|picture|credit|source)s? ?(credit|by)?:",
                "(filed under|tags?|topics?|categor(y|ies)|posted in|location)s? ?(credit|by)?:",
                r"(additional |original )?(reporting|research|illustrations?|video|graphics?|translation|translated|interview|photography) (and editing |and writing )?by\b",
                r"(writing|editing|reporting|compiled) by\b",
                r"(first |originally )?(published|posted|updated|created|modified|issued):? (on )?(\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
                "(author|written by|reviewer|editor|translator|illustrator|photographer|topics?|\
                 keywords|posted|filed|image|courtesy) ?:",
            ],
        ),
        (
            "de",
            &[
                r"von (?-i:\p{Lu})[\p{L}.'-]+( (?-i:\p{Lu})[\p{L}.'-]+){1,3}$",
                "(foto|bild|quelle|autor|stand|veröffentlicht|aktualisiert)( am|:)",
                "(schlagw(o|ö)rt(er)?|themen)( am|:)",
                "(text|fotos?|bilder?|bildquelle|bildrechte|bildnachweis|redaktion|autorin|\
                 autoren|datum|erstellt|erschienen|quellen|grafik|illustration|übersetzung|tags|\
                 kategorien?|stichw(o|ö)rt(er)?|schlagworte|zuletzt aktualisiert|\
                 letzte aktualisierung|veröffentlichung) ?(am)? ?:",
                r"(veröffentlicht|aktualisiert|erschienen|zuletzt aktualisiert|stand|erstellt)( am)?:? \d",
                "© ?(foto|bild)",
            ],
        ),
        (
            "fr",
            &[
                r"par (?-i:\p{Lu})[\p{L}.'-]+( (?-i:\p{Lu})[\p{L}.'-]+){1,3}$",
                "(publié|mis à jour|crédit|photo|source) ?(le|:)",
                "(texte|photos?|crédits?( photo)?|auteure?|rédigé par|écrit par|publié par|\
                 source|sources|illustration|vidéo|mots-clés|étiquettes|catégories?|\
                 dernière mise à jour) ?:",
                r"(publié|mis à jour|modifié|posté) (le|à|par)\b",
                r"(rédigé|écrit|propos recueillis|traduit) par\b",
            ],
        ),
        (
            "es",
            &[
                r"por (?-i:\p{Lu})[\p{L}.'-]+( (?-i:\p{Lu})[\p{L}.'-]+){1,3}$",
                "(publicado|actualizado|fuente|foto|etiquetas|temas)( el| em|:)",
                "(texto|fotos?|fotografía|imagen|autora?|autores|fuentes?|crédito|redacción|\
                 escrito por|fecha|última actualización|publicado|etiquetas|categorías?|\
                 archivado en|temas|traducción|vídeo|con información) ?:",
                r"(publicado|actualizado|escrito|redactado|traducido) (el|por|en|a las)\b",
            ],
        ),
        (
            "pt",
            &[
                "(publicado|atualizado|fonte)( el| em|:)",
                "(texto|fotos?|imagem|autora?|autores|fontes?|créditos?|redação|escrito por|por|\
                 data|última atualização|publicado|etiquetas|tags|categorias?|arquivado em|\
                 assuntos|edição|reportagem) ?:",
                r"(publicado|atualizado|escrito|postado) (em|por|às|há)\b",
            ],
        ),
        (
            "pl",
            &[
                r"(źródło|autor|fot\.?|opublikowano|aktualizacja|tagi|data):",
                r"fot\. ",
                r"(tekst|zdjęci[ae]|foto|autorka|autorzy|źródła|redakcja|opracowanie|oprac\.|napisał|napisała|publikacja|data publikacji|ostatnia aktualizacja|aktualizowano|kategori[ae]|słowa kluczowe|tematy) ?:",
                r"(opublikowano|zaktualizowano|dodano|aktualizacja)( dnia)?:? \d|oprac\. ",
            ],
        ),
        (
            "ru",
            &[
                "(источник|автор|фото|опубликовано|теги|метки|рубрика|дата)( ?:)",
                "(текст|фотографии|фотограф|снимок|иллюстрация|авторы|редактор|корреспондент|\
                 источники|обновлено|изменено|опубликован|публикация|ключевые слова|категори[яи]|\
                 темы|рубрики|время чтения|дата публикации|подготовил[аи]?|перевод|видео) ?:",
                r"(опубликовано|обновлено|добавлено|размещено) \d",
                "(автор|фото|источник|текст) [—–-] ",
            ],
        ),
        (
            "el",
            &[
                "(πηγή|φωτογραφία|δημοσίευση|ετικέτες)( ?:)",
                "(κείμενο|φωτό|φωτο|φωτογραφίες|συντάκτης|συντάκτρια|επιμέλεια|γράφει|του|πηγές|\
                 ημερομηνία|τελευταία ενημέρωση|ενημέρωση|κατηγορί(α|ες)|tags|με πληροφορίες) ?:",
                r"(δημοσίευση|δημοσιεύτηκε|δημοσιεύθηκε|ενημερώθηκε|τελευταία ενημέρωση):? (στις )?\d",
                r"γράφει (ο|η)\b",
            ],
        ),
        (
            "zh",
            &[
                "(来源|來源|作者|编辑|編輯|记者|責任編輯|责任编辑)[:：]",
                "(发布时间|标签|关键词|分类|图片来源)[:：]",
                "(文|图|圖|撰文|撰稿|摄影|攝影|图源|圖源|图片来源|圖片來源|出处|出處|原标题|责编|責編|审核|校对|校對|译者|譯者|翻译|资料来源|資料來源|\
                 發佈|发布|更新)(时间|時間|日期|於|于)?[:：／]",
                "(發布|发布|发表|發表|更新|创建)(时间|時間|日期)[:：]|(标签|標籤|關鍵字|关键字|分類|来源于|編譯|编译|綜合報導|责任编辑)[:：]",
                "[（(]?(责任编辑|責任編輯|编辑|編輯)[:：]",
            ],
        ),
        (
            "ja",
            &[
                "(写真|文|出典)[:：＝]",
                "(文|写真|撮影|取材・文|取材|執筆|著者|筆者|提供|出典|引用元|参照|編集|公開日?|更新日?|最終更新日?|投稿日?|配信|カテゴリー?|タグ|\
                 キーワード|画像)(提供)?[:：＝=／]",
                r"(公開|更新|投稿|配信|最終更新|掲載)(日時?)?.{0,3}\d{4}",
            ],
        ),
        (
            "sv",
            &[
                "(text|foto|bild|källa|författare|skriven av|publicerad|uppdaterad|taggar|ämnen|\
                 kategorier|text och foto|text & foto) ?:",
                r"(publicerad|uppdaterad|senast uppdaterad) (den )?\d",
            ],
        ),
        (
            "no",
            &[
                "(tekst|foto|bilde|kilde|forfatter|skrevet av|av|publisert|oppdatert|stikkord|\
                 emner|kategorier|tekst og foto) ?:",
                r"(publisert|oppdatert|sist oppdatert) (den )?\d",
            ],
        ),
        (
            "da",
            &[
                "(tekst|foto|kilde|forfatter|skrevet af|af|publiceret|opdateret|udgivet|emner|\
                 kategorier|tags) ?:",
                r"(publiceret|udgivet|opdateret|offentliggjort)( den)? \d",
            ],
        ),
        (
            "fi",
            &[
                "(teksti|kuva|kuvat|lähde|kirjoittaja|toimittaja|julkaistu|päivitetty|muokattu|\
                 avainsanat|asiasanat|aiheet|kategoriat|tunnisteet|teksti ja kuvat?) ?:",
                r"(julkaistu|päivitetty|muokattu)( viimeksi)? \d",
            ],
        ),
        (
            "et",
            &[
                "(tekst|foto|fotod|allikas|autor|toimetaja|avaldatud|uuendatud|muudetud|\
                 märksõnad|sildid|teemad) ?:",
                r"(avaldatud|uuendatud|muudetud) \d",
            ],
        ),
        (
            "lv",
            &[
                "(teksts|foto|avots|autors|autore|publicēts|publicēta|atjaunots|birkas|tēmas|\
                 atslēgvārdi) ?:",
                r"(publicēts|atjaunots) \d",
            ],
        ),
        (
            "lt",
            &[
                r"(tekstas|nuotrauka|nuotr\.|šaltinis|autorius|autorė|paskelbta|publikuota|atnaujinta|žymos|temos|raktažodžiai) ?:",
                r"(paskelbta|publikuota|atnaujinta) \d|nuotr\. aut",
            ],
        ),
        (
            "hu",
            &[
                "(szöveg|fotók?|forrás|szerző|írta|kép|borítókép|kiemelt kép|nyitókép|közzétéve|\
                 megjelent|frissítve|frissült|címkék|kategóriák?|témák) ?:",
                r"(közzétéve|frissítve|megjelent) \d",
            ],
        ),
        (
            "cs",
            &[
                "(text|foto|fotografie|zdroj|autor|autorka|autoři|napsal|napsala|publikováno|\
                 zveřejněno|vydáno|aktualizováno|štítky|témata|klíčová slova|rubrika|tagy) ?:",
                r"(publikováno|zveřejněno|vydáno|aktualizováno)( dne)? \d",
            ],
        ),
        (
            "sk",
            &[
                "(text|foto|fotografia|zdroj|autor|autorka|napísal|napísala|publikované|\
                 zverejnené|aktualizované|štítky|témy|kľúčové slová|rubrika) ?:",
                r"(publikované|zverejnené|aktualizované)( dňa)? \d",
            ],
        ),
        (
            "sl",
            &[
                "(besedilo|foto|fotografija|vir|avtor|avtorica|piše|objavljeno|posodobljeno|\
                 zadnja sprememba|oznake|ključne besede|kategorije) ?:",
                r"(objavljeno|posodobljeno) \d",
            ],
        ),
        (
            "hr",
            &[
                "(tekst|foto|fotografija|izvor|autor|autorica|piše|piše i snima|objavljeno|\
                 ažurirano|zadnja izmjena|oznake|tagovi|ključne r(ij|)eči|kategorije|snimio|\
                 snimila) ?:",
                r"(objavljeno|ažurirano) \d",
            ],
        ),
        (
            "sr",
            &[
                "(текст|фото|фотографија|извор|аутор|ауторка|пише|објављено|ажурирано|ознаке|\
                 тагови|кључне речи) ?:",
                r"(објављено|ажурирано) \d",
            ],
        ),
        (
            "bg",
            &[
                "(текст|снимка|снимки|източник|автор|автори|публикувано|публикувана|обновено|\
                 обновена|етикети|ключови думи|категории|тагове|фото) ?:",
                r"(публикуван[оа]|обновен[оа]|последна промяна)( на)? \d",
            ],
        ),
        (
            "uk",
            &[
                "(текст|фото|світлина|джерело|автор|авторка|автори|опубліковано|оновлено|теги|\
                 мітки|теми|рубрика|категорі[їя]) ?:",
                r"(опубліковано|оновлено) \d",
            ],
        ),
        (
            "ro",
            &[
                "(text|foto|fotografie|sursă|sursa|sursa foto|autor|scris de|de|publicat|\
                 publicat la|actualizat|etichete|taguri|cuvinte cheie|categorii) ?:",
                r"(publicat|actualizat|postat|ultima actualizare)( la| pe|,| în)* ?\d",
            ],
        ),
        (
            "ca",
            &[
                "(text|foto|fotografia|font|autor|autora|publicat|actualitzat|etiquetes|temes) ?:",
                r"(publicat|actualitzat) (el )?\d",
            ],
        ),
        (
            "eu",
            &[
                "(testua|argazkia|argazkiak|iturria|egilea|argitaratua|eguneratua|etiketak|\
                 gaiak) ?:",
            ],
        ),
        (
            "tr",
            &[
                "(foto[ğg]raf(lar)?|haber|kaynak|yazar|yazan|muhabir|editör|\
                 yay[ıi]nlanma( tarihi)?|güncelle(n)?me( tarihi)?|son güncelleme|giri[şs] tarihi|\
                 oluşturulma tarihi|etiketler|kategori(ler)?|foto) ?:",
            ],
        ),
        (
            "ar",
            &[
                "(المصدر|الكاتب|كتب|كتبت|تحرير|تصوير|صورة|الصورة|بقلم|نشر في|نُشر في|تاريخ النشر|\
                 آخر تحديث|الوسوم|وسوم|كلمات مفتاحية|التصنيفات|تصنيفات|إعداد|ترجمة) ?[:：]",
                r"(نُ?شر(ت)?|تم النشر|آخر تحديث|حُدّث) (في|بتاريخ|يوم)? ?\d",
            ],
        ),
        (
            "fa",
            &[
                "(منبع|نویسنده|خبرنگار|عکس|عکاس|مترجم|تاریخ انتشار|کد خبر|برچسب.?ها|کلیدواژه.?ها|\
                 دسته.?بندی|انتشار|به.?روزرسانی) ?[:：]",
            ],
        ),
        (
            "he",
            &[
                "(מאת|צילום|צילומים|כתב(ה)?|מקור|קרדיט|עריכה|פורסם|עודכן|תגיות|תגים|נושאים|\
                 תאריך פרסום|עדכון אחרון) ?:",
                r"(פורסם|עודכן) (ב|ל)?.{0,8}\d",
            ],
        ),
        (
            "hi",
            &[
                "(लेखक|द्वारा|स्रोत|सोर्स|फोटो|तस्वीर|प्रकाशित|अपडेटेड|अपडेट|संपादक|रिपोर्ट|\
                 टैग्स?|इमेज क्रेडिट|edited by|updated) ?[:：]",
                r"(प्रकाशित|अपडेटेड) .{0,6}\d",
            ],
        ),
        (
            "ur",
            &["(مصنف|تحریر|ذریعہ|تصویر|اشاعت|شائع|اپ ڈیٹ|ٹیگز?) ?[:：]"],
        ),
        (
            "bn",
            &["(লেখক|সূত্র|ছবি|প্রকাশিত|প্রকাশ|আপডেট|প্রতিবেদক|ট্যাগ|বিষয.?) ?[:：]"],
        ),
        (
            "ta",
            &["(எழுதியவர்|ஆசிரியர்|படம்|பதிவு|புதுப்பிக்கப்பட்டது|வெளியிடப்பட்டது|\
                 குறிச்சொற்கள்|ஆதாரம்) ?[:：]"],
        ),
        (
            "id",
            &[
                "(penulis|oleh|editor|reporter|pewarta|sumber|foto|dok|diterbitkan|diperbarui|\
                 dipublikasikan|kategori|tag|topik|terbit) ?[:：]",
            ],
        ),
        (
            "ms",
            &["(penulis|oleh|sumber|foto|gambar|diterbitkan|dikemas ?kini|kategori|topik) ?[:：]"],
        ),
        (
            "vi",
            &[
                "(tác giả|nguồn|ảnh|theo|bài|bài và ảnh|thực hiện|biên tập|ngày đăng|cập nhật|\
                 từ khóa|tags?|thẻ|chủ đề|chuyên mục|nguồn ảnh|đồ họa|phóng viên) ?[:：]",
            ],
        ),
        (
            "th",
            &[
                "(ผู้เขียน|เขียนโดย|โดย|เรื่อง|ภาพ|ที่มา|แหล่งที่มา|อ้างอิง|ขอบคุณ(ภาพ|\
                 ข้อมูล).{0,10}|เผยแพร่|อัปเดต(ล่าสุด)?|แท็ก|หมวดหมู่|ข่าว|ขอบคุณที่มา|\
                 เครดิต) ?[:：]",
                r"(เผยแพร่|อัปเดต|วันที่เผยแพร่).{0,8}\d",
            ],
        ),
        (
            "ko",
            &[
                r"(글|사진|기자|출처|자료|입력|수정|등록|승인|작성자?|작성일|발행일|업데이트|최종 ?수정|기사 ?입력|태그|카테고리|키워드|사진 ?제공|자료 ?사진|편집|취재|영상) ?([:：=＝]|\d{4})",
                r"[가-힣]{2,4} ?(선임 ?|수습 ?|인턴)?(기자|특파원|앵커|논설위원)( ?=|$| .{0,8}\w+@)",
            ],
        ),
        (
            "it",
            &[
                "(testo|foto|immagine|autor[ei]|autrice|font[ei]|crediti|redazione|scritto da|di|\
                 data|ultimo aggiornamento|pubblicato|aggiornato|tag|categori[ae]|etichette|\
                 argomenti|a cura di|fotografie) ?:",
                r"(pubblicato|aggiornato|scritto|pubblicata|ultimo aggiornamento) (il|da|in|su|alle)\b",
                r"a cura di \p{Lu}",
            ],
        ),
        (
            "nl",
            &[
                "(tekst|foto|foto's|beeld|bron|bronnen|auteur|geschreven door|door|gepubliceerd|\
                 geplaatst|bijgewerkt|laatst bijgewerkt|datum|tags|trefwoorden|categorie(ën)?|\
                 onderwerpen|redactie) ?:",
                r"(gepubliceerd|geplaatst|bijgewerkt|geschreven|laatst bijgewerkt) (op|door|in|om)\b",
                r"door (?-i:\p{Lu})[\p{L}.'-]+( (?-i:\p{Lu})[\p{L}.'-]+){1,3}$",
            ],
        ),
    ],
    matches: &[
        ("en", "By Jane Doe"),
        ("en", "Photo: Reuters"),
        ("en", "Published on 5 May 2020"),
        ("en", "Words by Jane Doe"),
        ("en", "Filed under: Science"),
        ("de", "Von Hans Müller"),
        ("de", "Schlagwörter: Wahl, Bundestag"),
        ("fr", "Publié le 5 mai 2020"),
        ("es", "Publicado el 5 de mayo de 2020"),
        ("pt", "Atualizado em 5 de maio de 2020"),
        ("pl", "Źródło: PAP"),
        ("ru", "Источник: РИА"),
        ("el", "Πηγή: ΑΠΕ"),
        ("zh", "来源：新华网"),
        ("ja", "写真：共同通信"),
        ("sv", "Publicerad: 5 maj 2020"),
        ("no", "Publisert: 5. mai 2020"),
        ("da", "Foto: Ritzau"),
        ("fi", "Julkaistu: 5.5.2020"),
        ("et", "Allikas: ERR"),
        ("lv", "Avots: LETA"),
        ("lt", "Šaltinis: BNS"),
        ("hu", "Forrás: MTI"),
        ("cs", "Zdroj: ČTK"),
        ("sk", "Zdroj: TASR"),
        ("sl", "Vir: STA"),
        ("hr", "Izvor: Hina"),
        ("sr", "Извор: Танјуг"),
        ("bg", "Снимка: БТА"),
        ("uk", "Джерело: Укрінформ"),
        ("ro", "Sursa foto: Agerpres"),
        ("ca", "Publicat el 5 de maig de 2020"),
        ("eu", "Argazkia: EFE"),
        ("tr", "Kaynak: AA"),
        ("tr", "Güncelleme: 5 Mayıs 2020"),
        ("ar", "المصدر: وكالات"),
        ("fa", "منبع: ایرنا"),
        ("he", "צילום: רויטרס"),
        ("he", "פורסם: 5.5.2020"),
        ("hi", "फोटो: पीटीआई"),
        ("ur", "تحریر: احمد علی"),
        ("bn", "ছবি: সংগৃহীত"),
        ("bn", "প্রকাশিত: ৫ মে ২০২০"),
        ("ta", "படம்: ராய்ட்டர்ஸ்"),
        ("id", "Penulis: Budi Santoso"),
        ("ms", "Sumber: Bernama"),
        ("vi", "Ảnh: TTXVN"),
        ("th", "ที่มา: ไทยพีบีเอส"),
        ("zh", "攝影：王小明"),
        ("zh", "更新時間：2020-05-05"),
        ("ja", "撮影：山田太郎"),
        ("ja", "更新日：2020年5月5日"),
        ("ko", "사진=연합뉴스"),
        ("ko", "홍길동 기자"),
        ("ko", "입력 2020.05.05"),
        ("en", "Reporting by Jane Doe; editing by John Roe"),
        ("en", "Updated May 5, 2020"),
        ("de", "Bildquelle: dpa"),
        ("de", "Zuletzt aktualisiert: 5. Mai 2020"),
        ("fr", "Écrit par Jeanne Martin"),
        ("fr", "Mots-clés : budget, vote"),
        ("es", "Fuente: EFE"),
        ("es", "Escrito por Juana Pérez"),
        ("pt", "Foto: Agência Brasil"),
        ("it", "Fonte: Ansa"),
        ("it", "Pubblicato il 5 maggio 2020"),
        ("nl", "Bron: ANP"),
        ("nl", "Gepubliceerd op 5 mei 2020"),
        ("pl", "Data publikacji: 5 maja 2020"),
        ("ru", "Обновлено: 5 мая 2020"),
        ("ru", "Текст: Иван Петров"),
        ("el", "Επιμέλεια: Μαρία Παππά"),
    ],
    rejects: &[
        ("en", "By the time they came it was over."),
        ("en", "Photographs show the old town."),
        ("de", "Von dort ging es weiter."),
        ("fr", "Par endroits la route était coupée."),
        ("es", "Por la tarde llegó la lluvia."),
        ("ru", "Источник тепла находится под землёй."),
        ("zh", "作者在书中回忆了童年。"),
        ("fi", "Lähde kertoo, että päätös tehdään syksyllä."),
        ("da", "Af ren og skær nysgerrighed gik hun derind."),
        ("cs", "Zdroj v ministerstvu to popřel."),
        ("uk", "Джерело тепла лежить під землею."),
        ("ko", "사진 속의 마을은 이제 물속에 있다."),
        ("tr", "Kaynak suları yazın azalır."),
        ("th", "ภาพเก่าของหมู่บ้านยังแขวนอยู่บนผนัง"),
        ("it", "Di notte la strada è chiusa."),
        ("nl", "Door de storm viel de stroom uit."),
    ],
};
