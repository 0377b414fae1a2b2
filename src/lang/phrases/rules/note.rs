//! Notes on how an article was made: contributors, contacts, corrections, sponsors.
//!
//! They follow the body more often than they are part of it, and annotators disagree on them. So
//! they are a feature of the classifier and decide nothing alone.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "note",
    why: "credits, contacts, corrections and disclosures follow the body",
    role: Role::EditorialNote,
    anchor: Anchor::Anywhere,
    phrases: &[
        (
            "en",
            &[
                r"\bcan be (reached|contacted|emailed) (at|on|by|via)\b",
                r"\b(e-?mail|contact|write to|reach) .{0,60}\w@\w",
                r"\bcontributed to this (report|story|article)\b",
                r"^(this (article|story|post) (was )?)?(originally )?(published|appeared) (in|on|at)\b",
                r"^(correction|clarification|editor'?s? note|disclosure|disclaimer)s?\s*[:—–-]",
                r"\ban? (earlier|previous) version of this\b",
                r"\baffiliate (link|commission|partner)",
                r"\b(earn|receive|get) a .{0,25}commission\b",
                r"\bin (paid )?partnership with\b",
                r"\b(views|opinions) (expressed|in this).{0,60}(author|those of|do not)",
                r"\bdo(es)? not (necessarily )?(reflect|represent) the (views|opinions|position)",
                r"\b(nothing|no (content|post|information)) (on|in) (this|these) .{0,30}(advice|offer|recommendation)",
                r"\b(not|nor|does not) (constitute|be (construed|taken|considered)) (as )?.{0,40}(advice|offer|solicitation)",
                r"\bfor (informational|educational|general information) purposes only",
                r"\bpast (performance|results)\b.{0,60}(future|not)",
                r"\bmay (contain|include) affiliate",
                r"\b(was|were) (first|originally) (published|posted|printed) (in|on|by|at)",
                r"\bthis (story|article|post|piece) (has been|was) (updated|corrected|amended|edited)",
                r"\b(is|was) a (staff |senior |freelance )?(reporter|writer|journalist|correspondent|columnist|editor) (for|at|with|based)",
                r"\bgot a (tip|story)\b|\b(send|e-?mail) (us )?(tips|your story)",
                r"\breach (him|her|them|the author) at\b",
                r"^(update|updated|editor'?s? note|author'?s? note|note from the editor|correction|clarification)s? ?(\(|,|:|\d|—|–)",
            ],
        ),
        (
            "de",
            &[
                "dieser (artikel|text|beitrag) (erschien|ist .{0,40}erschienen)",
                "mit material von",
                "affiliate[- ]link",
                "in einer früheren (version|fassung)",
                "(dieser|der) (artikel|text|beitrag) (wurde|ist) (zuerst|erstmals|ursprünglich|\
                 zuletzt|aktualisiert|am .{1,20} aktualisiert)",
                "(gastbeitrag|kommentar) gibt .{0,30}meinung",
                "keine (anlageberatung|kaufempfehlung|rechtsberatung)|provisionslinks?",
                "(kontakt|hinweise) an:? .{0,20}@",
                r"^(korrektur|korrekturhinweis|richtigstellung|berichtigung|anm(erkung)?(\.)? d(\.|er) red(\.|aktion)|anmerkung|hinweis( der redaktion)?|transparenzhinweis|transparenz|disclaimer|aktualisierung)( \(.{1,20}\))?\s*[:—–-]",
            ],
        ),
        (
            "fr",
            &[
                "cet article (est|a été) (initialement )?(paru|publié)",
                "liens? (d.)?affili",
                "(article|texte|tribune) (initialement |d.abord )?(paru|publié)e? (dans|sur|le)",
                "une (première |précédente )version (de|précédente)",
                "(les )?(propos|opinions) .{0,40}n.engagent que",
                "ne constitue(nt)? pas (un )?conseil",
                r"^(correction|rectificatif|erratum|mise à jour|note de la rédaction|ndlr|précision)s?\s*[:—–-]",
            ],
        ),
        (
            "es",
            &[
                "este artículo (fue|se) public",
                "con información de",
                "(este|el) (artículo|texto) (fue|ha sido|se) (publicad|actualizad|originalmente)",
                "las opiniones .{0,60}(autor|responsabilidad)",
                "no constituye(n)? (una )?(asesor|recomend)",
                r"^(corrección|rectificación|fe de erratas|nota de(l)? (la )?(editor|redacción|autor)|actualización|aclaración|descargo)\s*[:—–-]",
            ],
        ),
        (
            "pl",
            &[
                "artykuł (powstał|ukazał się)",
                "materiał (sponsorowany|partnera)",
                "współpraca reklamowa",
                "(tekst|artykuł) (pierwotnie )?(ukazał się|pochodzi z|opublikowan|\
                 został opublikowan|zawiera linki)",
                "opinie .{0,60}autor|w pierwotnej wersji",
                r"^(sprostowanie|korekta|errata|aktualizacja|od redakcji|przyp\. red|uwaga redakcji)\s*[.:—–-]",
            ],
        ),
        (
            "ru",
            &[
                "на правах рекламы",
                "текст .{0,20}впервые опубликован",
                "(статья|материал|текст) (был[аи]? )?(впервые |\
                 первоначально )?опубликован[аы]? (в|на)",
                "мнение (автора|редакции) .{0,40}(может|не совпада)",
                "в (первоначальной|предыдущей) версии",
                "если вы (нашли|заметили|обнаружили) (ошибку|опечатку)",
                "выделите (её|ее|фрагмент|текст).{0,20}(ctrl|нажмите)",
                "не является (инвестиционной|индивидуальной)",
                r"^(исправление|поправка|уточнение|от редакции|примечание( редакции)?|прим\. ред|обновлено)\s*[.:—–-]",
            ],
        ),
        (
            "el",
            &[
                "με πληροφορίες από",
                "(το )?(άρθρο|κείμενο) (δημοσιεύ(τ|θ)ηκε|πρωτοδημοσιεύ(τ|θ)ηκε) (στο|στην|αρχικά)",
                r"^(διόρθωση|διευκρίνιση|σημείωση (της )?(σύνταξης|του συντάκτη)|ενημέρωση)\s*[:—–-]",
            ],
        ),
        (
            "zh",
            &[
                "本文(首发|首發|原载|原載|转自|轉自|来源|來源)",
                "(投稿|联系|聯絡)(邮箱|郵箱|信箱)",
                "本文(係|系|为|為|僅|仅|不)(转载|轉載|作者|代表|构成|構成|授權|授权)|(不代表|仅代表|僅代表).{0,12}(立场|立場|观点|觀點)",
                "(投资|投資)(有风险|有風險|建议|建議)|(侵权|侵權).{0,10}(删除|刪除|联系|聯繫)",
                "^[（(]?(更正|编者按|編者按|編按|编按|编者注|編註|声明|聲明|免责|免責|说明|特別聲明|特别声明|注)[:：]",
            ],
        ),
        (
            "sv",
            &[
                "artikeln (är|har) .{0,30}(tidigare publicerad|uppdaterats)",
                "(en )?tidigare version av (artikeln|texten)",
                "innehåller (reklam|annons|affiliate)l?änkar",
                r"^(rättelse|korrigering|redaktionens anmärkning|fotnot)\s*[:.—–-]",
            ],
        ),
        (
            "no",
            &[
                "i en tidligere versjon (av|sto)",
                "(saken|artikkelen) (er|ble) (først|opprinnelig) publisert",
                "inneholder (annonse|affiliate)lenker",
                r"^(rettelse|korreksjon|redaksjonell merknad)\s*[:.—–-]",
            ],
        ),
        (
            "da",
            &[
                "i en tidligere version (af|stod)",
                "artiklen (er|blev) (først|oprindeligt) (bragt|udgivet|publiceret)",
                "indeholder (reklame|affiliate)links",
                r"^(rettelse|korrektion|redaktionel note|præcisering)\s*[:.—–-]",
            ],
        ),
        (
            "fi",
            &[
                "juttua (on )?(korjattu|muokattu|päivitetty|täydennetty)",
                "(juttu|artikkeli) (on )?(julkaistu|ilmestynyt) (alun perin|ensimmäisen kerran)",
                "sisältää (mainos|affiliate)linkkejä",
                r"^(oikaisu|korjaus|toimituksen (huomautus|huom)|huom)\s*[.:—–-]",
            ],
        ),
        (
            "et",
            &[
                "artikkel (ilmus|avaldati) (esmakordselt|algselt)",
                "(artiklit|lugu) on (parandatud|täiendatud|uuendatud)",
                r"^(parandus|toimetuse märkus|õiendus|vabandus)\s*[:.—–-]",
            ],
        ),
        (
            "lv",
            &[
                "raksts (pirmo reizi )?(publicēts|tapis) (žurnālā|laikrakstā|sadarbībā)",
                r"^(labojums|precizējums|redakcijas piezīme)\s*[:.—–-]",
            ],
        ),
        (
            "lt",
            &[
                "straipsnis (pirmą kartą )?(publikuotas|paskelbtas) (žurnale|laikraštyje)",
                r"^(pataisymas|patikslinimas|redakcijos (pastaba|prierašas))\s*[:.—–-]",
            ],
        ),
        (
            "hu",
            &[
                "(a cikk|az írás|cikkünk) (eredetileg|először) .{0,40}(jelent meg|megjelent)",
                "(cikkünk|a cikk) korábbi változat",
                r"^(helyreigazítás|javítás|szerkesztői megjegyzés|a szerk|frissítés)\s*[.:—–-]",
            ],
        ),
        (
            "cs",
            &[
                "(článek|text) (vyšel|byl (původně )?(publikován|zveřejněn)) (v|na)",
                "(placená|komerční) spolupráce|afilia[cč]ní odkaz",
                r"^(oprava|upřesnění|poznámka redakce|pozn\. red)\s*[.:—–-]",
            ],
        ),
        (
            "sk",
            &[
                "(článok|text) (vyšiel|bol (pôvodne )?(publikovaný|zverejnený)) (v|na)",
                "platená spolupráca",
                r"^(oprava|spresnenie|poznámka redakcie|pozn\. red)\s*[.:—–-]",
            ],
        ),
        (
            "sl",
            &[
                "članek je bil (prvotno )?objavljen",
                r"^(popravek|opomba uredništva|pojasnilo uredništva)\s*[.:—–-]",
            ],
        ),
        (
            "hr",
            &[
                "(članak|tekst) je (prvotno|izvorno|prvobitno)? ?objavljen (u|na)",
                "sadržaj nastao u suradnji",
                r"^(ispravak|ispravka|napomena (redakcije|uredništva)|op\. (ur|red))\s*[.:—–-]",
            ],
        ),
        (
            "sr",
            &[
                "(чланак|текст) је (првобитно )?објављен (у|на)",
                r"^(исправка|напомена редакције)\s*[.:—–-]",
            ],
        ),
        (
            "bg",
            &[
                "(статията|текстът) е (първоначално )?публикуван[а]? (в|на)",
                r"^(поправка|корекция|бележка на редактора|бел\. ред|редакционна бележка)\s*[.:—–-]",
            ],
        ),
        (
            "uk",
            &[
                "(стаття|матеріал|текст) (вперше )?(опублікован[оаи]й?|вийш(ов|ла)) (в|у|на)",
                "за матеріалами",
                r"^(виправлення|уточнення|примітка редакції|від редакції)\s*[.:—–-]",
            ],
        ),
        (
            "ro",
            &[
                "(articolul|textul) a (fost|apărut) .{0,20}(publicat|ini[tț]ial) (în|pe)",
                "con[tț]ine link-?uri afiliate",
                r"^(erată|rectificare|nota? redac[tț]iei|corectură)\s*[.:—–-]",
            ],
        ),
        (
            "ca",
            &[
                "aquest article (es va publicar|ha estat publicat)",
                r"^(correcció|rectificació|nota de la redacció)\s*[.:—–-]",
            ],
        ),
        ("eu", &[r"^(zuzenketa|erredakzioaren oharra)\s*[.:—–-]"]),
        (
            "tr",
            &[
                "(bu )?(yaz[ıi]|haber|makale) (ilk olarak|ilk kez) .{0,40}yay[ıi]n",
                r"^(düzeltme|editörün notu|editör notu|tekzip|güncelleme)\s*[:.—–-]",
            ],
        ),
        (
            "ar",
            &[
                "نُ?شر (هذا )?(المقال|النص|التقرير) (لأول مرة|أصلا|في الأصل)",
                "(المقال|الآراء) .{0,30}(لا تعبر|لا يعبر|تعبر عن)",
                r"^(تصحيح|تصويب|ملاحظة (من )?(المحرر|التحرير)|تنويه|إخلاء مسؤولية)\s*[:.—–-]",
            ],
        ),
        (
            "fa",
            &[
                "انتهای پیام",
                r"^(اصلاحیه|تصحیح|یادداشت سردبیر|توضیح)\s*[:.—–-]",
            ],
        ),
        (
            "he",
            &[
                "(המאמר|הכתבה) פורסמ(ה|ו)? (לראשונה|במקור)|הכותב(ת)? הוא|מצאתם טעות",
                "נתקלתם ב(טעות|פרסומת)",
                r"^(תיקון|הבהרה|הערת (ה)?(עורך|מערכת)|גילוי נאות)\s*[:.—–-]",
            ],
        ),
        (
            "hi",
            &[
                "(यह|ये) (लेख|खबर).{0,40}(प्रकाशित|एजेंसी|सिंडिकेट)",
                r"^(सुधार|स्पष्टीकरण|अस्वीकरण|डिस्क्लेमर|नोट)\s*[:.—–-]",
            ],
        ),
        (
            "id",
            &[
                "artikel ini (telah tayang|pertama kali|sudah tayang|diterbitkan)",
                "cek berita dan artikel",
                r"^(koreksi|ralat|catatan (redaksi|editor)|disclaimer)\s*[:.—–-]",
            ],
        ),
        (
            "ms",
            &[
                "artikel ini (pertama kali )?(disiarkan|diterbitkan)",
                r"^(pembetulan|nota (editor|pengarang)|penafian)\s*[:.—–-]",
            ],
        ),
        (
            "vi",
            &[
                r"bài (viết )?(được )?đăng (lần đầu|trên báo)|\(theo .{1,30}\)$",
                r"^(đính chính|ghi chú của tòa soạn|lưu ý)\s*[:.—–-]",
            ],
        ),
        (
            "th",
            &[
                "(บทความ|ข่าว)นี้(เผยแพร่|ตีพิมพ์)ครั้งแรก",
                r"^(แก้ไข|หมายเหตุ|บรรณาธิการ|หมายเหตุบรรณาธิการ)\s*[:.—–-]",
            ],
        ),
        (
            "ja",
            &[
                "(本|この)記事は.{0,40}(転載|掲載された|公開された|翻訳|再編集|pr|プロモーション|広告)|アフィリエイト",
                r"^[※（(]?(訂正|追記|編集部注|編集部より|お断り|更新)\s*[:：—–-]",
            ],
        ),
        (
            "ko",
            &[
                "본 ?(기사|글|콘텐츠|포스팅)(는|은) .{0,40}(제공|작성|광고|수수료|번역|협찬)|외부 ?(필자|기고).{0,20}(다를 수|방향과)",
                "(쿠팡|제휴) ?파트너스",
                r"^[※\[( ]*(정정|바로잡습니다|알려드립니다|편집자 ?주|고침|정정보도)\]?\s*[:：—–-]?",
            ],
        ),
        (
            "pt",
            &[
                "(este|o) (artigo|texto|conteúdo) (foi|é) (publicado|originalmente|atualizado|\
                 de responsabilidade)",
                "as opiniões .{0,60}(autor|responsabilidade)|com informações d[aeo]",
                r"^(correção|errata|nota (da redação|do editor)|atualização|aviso legal|esclarecimento)\s*[:—–-]",
            ],
        ),
        (
            "it",
            &[
                "(questo|l.) ?articolo (è stato|è) (pubblicato|originariamente|aggiornato)",
                "le opinioni .{0,60}autor[ei]|contiene link di affiliazione|link affiliat",
                r"^(correzione|rettifica|errata corrige|nota (della redazione|dell.autore)|aggiornamento|precisazione)\s*[:—–-]",
            ],
        ),
        (
            "nl",
            &[
                "(dit|het) (artikel|verhaal|stuk) (verscheen|is) (eerder|eerst|oorspronkelijk|\
                 aangepast|bijgewerkt)",
                "in een eerdere versie",
                r"^(correctie|rectificatie|noot van de redactie|aanvulling|naschrift)\s*[:—–-]",
            ],
        ),
    ],
    matches: &[
        ("en", "Ann Lee can be reached at the newsroom."),
        ("en", "Tips? Write to the editors: desk@daily.example"),
        ("en", "John Doe in Paris contributed to this report."),
        ("en", "Correction: The train left at ten, not at eleven."),
        (
            "en",
            "We may earn a small commission from links on this page.",
        ),
        (
            "de",
            "Dieser Artikel ist zuerst in der Abendzeitung erschienen.",
        ),
        ("fr", "Cet article a été initialement publié en mai."),
        ("es", "Con información de agencias"),
        ("pl", "Materiał sponsorowany"),
        ("ru", "На правах рекламы"),
        ("el", "Με πληροφορίες από ΑΠΕ"),
        ("zh", "本文首发于晚报"),
        ("sv", "Rättelse: Tåget gick klockan tio."),
        ("no", "Rettelse: Toget gikk klokken ti."),
        ("da", "Rettelse: Toget kørte klokken ti."),
        ("fi", "Oikaisu: Juna lähti kymmeneltä."),
        ("fi", "Juttua korjattu kello 14."),
        ("et", "Õiendus: Rong väljus kell kümme."),
        ("lv", "Precizējums: Vilciens atgāja desmitos."),
        ("lt", "Patikslinimas: Traukinys išvyko dešimtą."),
        ("hu", "Helyreigazítás: A vonat tízkor indult."),
        ("cs", "Oprava: Vlak odjel v deset."),
        ("sk", "Oprava: Vlak odišiel o desiatej."),
        ("sl", "Popravek: Vlak je odpeljal ob desetih."),
        ("hr", "Ispravak: Vlak je krenuo u deset."),
        ("sr", "Исправка: Воз је кренуо у десет."),
        ("bg", "Корекция: Влакът тръгна в десет."),
        ("uk", "Уточнення: Потяг вирушив о десятій."),
        ("ro", "Erată: Trenul a plecat la ora zece."),
        ("ca", "Rectificació: El tren va sortir a les deu."),
        ("eu", "Zuzenketa: Trena hamarretan irten zen."),
        ("tr", "Düzeltme: Tren saat onda kalktı."),
        ("ar", "تصحيح: غادر القطار في العاشرة."),
        ("fa", "انتهای پیام"),
        ("he", "תיקון: הרכבת יצאה בעשר."),
        ("hi", "डिस्क्लेमर: यह जानकारी सामान्य है।"),
        ("id", "Artikel ini telah tayang di harian kami"),
        ("ms", "Pembetulan: Kereta api bertolak pada pukul sepuluh."),
        ("vi", "Đính chính: Tàu khởi hành lúc mười giờ."),
        ("th", "หมายเหตุ: รถไฟออกตอนสิบโมง"),
        ("zh", "编者按：本文作者为教授。"),
        ("zh", "本文僅代表作者個人觀點"),
        ("ja", "訂正：列車は十時に出ました。"),
        ("ko", "※ 편집자 주: 기차는 열 시에 떠났다."),
        ("en", "The views expressed are those of the author alone."),
        (
            "en",
            "This story has been updated with a reply of the city.",
        ),
        ("en", "Jane Doe is a reporter at the paper."),
        ("de", "Hinweis der Redaktion: Der Zug fuhr um zehn."),
        ("de", "In einer früheren Version stand elf Uhr."),
        ("fr", "Rectificatif : le train est parti à dix heures."),
        ("es", "Fe de erratas: el tren salió a las diez."),
        ("pt", "Errata: o trem partiu às dez."),
        ("it", "Errata corrige: il treno è partito alle dieci."),
        ("nl", "Correctie: de trein vertrok om tien uur."),
        ("pl", "Sprostowanie: pociąg odjechał o dziesiątej."),
        ("ru", "Примечание редакции: поезд ушёл в десять."),
        ("el", "Διόρθωση: το τρένο έφυγε στις δέκα."),
    ],
    rejects: &[
        ("en", "The summit can be reached in two hours."),
        ("en", "Correction of the proofs took her a year."),
        ("en", "She was paid a salary and no bonus."),
        ("de", "Der Artikel der Verfassung schützt die Würde."),
        ("fr", "Cet article du code fut abrogé."),
        ("ru", "Реклама занимает половину полосы."),
        ("zh", "本文讨论了三种方法。"),
        ("fi", "Oikaisu julkaistiin seuraavana päivänä."),
        ("hu", "A frissítés után a gép nem indult el."),
        ("cs", "Oprava střechy trvala rok."),
        ("uk", "Виправлення помилок забрало рік."),
        ("tr", "Düzeltme işlemi bir yıl sürdü."),
        ("he", "התיקון לחוק אושר אתמול."),
        ("en", "The correction came a day later."),
        ("de", "Ein Hinweis aus der Bevölkerung führte zum Täter."),
        ("ru", "Поправка к закону принята."),
    ],
};
