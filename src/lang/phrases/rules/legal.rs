//! Copyright lines, terms, privacy and cookie notices.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "legal",
    why: "legal notices are the same on every page of a site",
    role: Role::Legal,
    anchor: Anchor::Anywhere,
    phrases: &[
        ("mul", &[r"^(\(c\)|copyright)", "©"]),
        (
            "en",
            &[
                r"\ball rights reserved\b",
                "^(privacy|cookies?|terms|legal|disclaimer|imprint|accessibility|sitemap|\
                 contact( us)?|about( us)?|advertise)( (policy|notice|statement|settings|\
                 preferences|of (use|service)|and conditions|& conditions|conditions|\
                 with us))?$",
                r"\bprivacy policy\b",
                r"\bterms (of (use|service)|and conditions)\b",
                r"\bcookie (policy|settings|preferences)\b",
                "we use cookies",
                "uses cookies",
                r"\byou are visitor (number|no)",
                r"\bbest viewed (with|in|using|at)\b",
                r"\b(may|can) ?not be (published|reproduced|republished)\b",
                r"\brepublish (our|this)\b",
            ],
        ),
        (
            "de",
            &["^impressum$", "datenschutz", "alle rechte vorbehalten"],
        ),
        ("fr", &["mentions légales", "tous droits réservés"]),
        (
            "es",
            &["todos los derechos reservados", "política de privacidad"],
        ),
        ("pt", &["todos os direitos reservados"]),
        ("it", &["tutti i diritti riservati"]),
        ("nl", &["alle rechten voorbehouden"]),
        (
            "pl",
            &["wszelkie prawa zastrzeżone", "polityka prywatności"],
        ),
        (
            "ru",
            &[
                "все права защищены",
                "перепечатка .{0,40}(запрещена|разрешения|согласия)",
                "при (использовании|перепечатке|цитировании) .{0,60}(ссылка|материалов)",
            ],
        ),
        (
            "el",
            &[
                "με επιφύλαξη",
                "όροι χρήσης",
                "απαγορεύεται η αναδημοσίευση",
            ],
        ),
        (
            "zh",
            &[
                "版权所有|版權所有",
                "免责声明",
                "未经.{0,12}(授权|许可)",
                "不得(转载|轉載)|(禁止|谢绝|謝絕)(转载|轉載)",
                "(保留|留)(所有|一切)?(权利|權利)|(隐私|隱私|私隱)(政策|声明|聲明|权|權政策|條款)|(使用|服务|服務)(条款|條款|协议|協議)",
                "(法律|免責|版权|版權)(声明|聲明)|(使用|設定|设置)(cookie|小型文字檔)|(未經|未经).{0,16}(授權|许可|許可|同意|允许)",
                "(请|請)?(注明|註明)(出处|出處|来源|來源)|icp备|icp证|公网安备",
                "^(联系我们|聯絡我們|关于我们|關於我們|加入我们|广告服务|廣告刊登|网站地图|網站地圖)$",
            ],
        ),
        (
            "ja",
            &[
                "著作権",
                "無断転載",
                "(無断|許可なく).{0,12}(転載|複製|使用|転用|掲載)|(個人情報|プライバシー)(保護方針|ポリシー|の取り?扱い)|(ご)?利用規約|特定商取引法",
                "(クッキー|cookie)(を使用|ポリシー|の使用|を利用)|免責事項",
                "^(お問い合わせ|会社概要|運営会社|広告掲載(について)?|サイトマップ|このサイトについて)$",
            ],
        ),
        (
            "sv",
            &[
                "alla rättigheter (är )?förbehåll|(integritets|sekretess|dataskydds|cookie)policy",
                "användarvillkor|kakor|vi använder (cookies|kakor)|ansvarig utgivare",
                "får inte (återges|kopieras|publiceras)",
            ],
        ),
        (
            "no",
            &[
                "alle rettigheter (er )?(forbeholdt|reservert)|personvern(erklæring|policy)",
                "brukervilkår|informasjonskapsler|vi bruker (cookies|informasjonskapsler)",
                "ansvarlig redaktør|vær varsom-plakaten",
            ],
        ),
        (
            "da",
            &[
                "alle rettigheder (er )?forbeholdes?|(privatlivs|persondata|cookie)politik",
                "handelsbetingelser|brugerbetingelser|vi bruger cookies|ansvarshavende chefredaktør",
                "ophavsret(sloven|ligt beskyttet)",
            ],
        ),
        (
            "fi",
            &[
                "kaikki oikeudet pidätetään|tietosuoja(seloste|käytäntö|lauseke|ilmoitus)",
                "evästekäytän|evästeasetu|(käytämme|käyttää) evästeitä|rekisteriseloste",
                "tekijänoikeu(s|det|della) (suojattu|pidätetään)",
                "^(käyttöehdot|tietosuoja|evästeet|yhteystiedot|palaute|mediatiedot)$",
            ],
        ),
        (
            "et",
            &[
                "kõik õigused (on )?(kaitstud|reserveeritud)",
                "privaatsus(poliitika|tingimused|reeglid)|küpsise(d|id|te)? (kasut|sätted|seaded)",
                "kasutustingimused|kasutab küpsiseid",
                "^(kontakt|reklaam|küpsised|meist)$",
            ],
        ),
        (
            "lv",
            &[
                "visas tiesības (ir )?(aizsargātas|paturētas)|privātuma politika",
                "sīkdat(nes|ņu) (politika|iestat|izmant)|lietošanas (noteikumi|nosacījumi)",
                "izmanto(jam)? sīkdatnes|pārpublicēšana",
            ],
        ),
        (
            "lt",
            &[
                "visos teisės (saugomos|ginamos)|privatumo politika",
                "slapukų (politika|nustatym|naudojim)|naudoja(me)? slapukus",
                "naudojimo(si)? (sąlygos|taisyklės)|draudžiama (kopijuoti|platinti|naudoti)",
                "be (raštiško|išankstinio) sutikimo",
            ],
        ),
        (
            "hu",
            &[
                "minden jog fenntartva|adat(kezelési|védelmi) (tájékoztató|nyilatkozat|szabályzat)",
                "(általános )?(felhasználási|szerződési) feltételek|(sütiket|cookie-kat) haszná",
                "sütibeállít",
                "^(impresszum|médiaajánlat|jogi nyilatkozat|adatvédelem|kapcsolat|hirdetés)$",
            ],
        ),
        (
            "cs",
            &[
                "(všechna|veškerá) práva vyhrazena",
                "zásady (ochrany osobních údajů|používání cookies|soukromí)",
                "ochrana osobních údajů|(všeobecné )?(obchodní |smluvní )podmínky",
                "podmínky (použití|užití|užívání)|používáme (soubory )?cookies",
                "nastavení (cookies|soukromí)",
                "bez (předchozího )?(písemného )?souhlasu .{0,40}(zakázáno|šíření)",
                "^(kontakty?|o nás|inzerce|reklama|redakce|tiráž)$",
            ],
        ),
        (
            "sk",
            &[
                "všetky práva vyhradené|zásady ochrany (osobných údajov|súkromia)",
                "ochrana osobných údajov|(všeobecné )?(obchodné |zmluvné )podmienky",
                "podmienky používania|používame (súbory )?cookies|nastavenia (cookies|súkromia)",
                "^(kontakty?|o nás|inzercia|reklama|redakcia)$",
            ],
        ),
        (
            "sl",
            &[
                "vse pravice pridržane|politika zasebnosti|varstvo osebnih podatkov",
                "(splošni )?pogoji (uporabe|poslovanja)|(uporabljamo|uporaba) piškotk",
                "nastavitve (zasebnosti|piškotkov)",
                "^(kontakt|o nas|oglaševanje|impresum|piškotki)$",
            ],
        ),
        (
            "hr",
            &[
                "sva prava (su )?(pridržana|zadržana)|(pravila|politika|zaštita) privatnosti",
                "(opći )?uv(j|)eti (korištenja|poslovanja)|uslovi kori[sš]ćenja",
                "(koristi(mo)?|postavke) kolačić|prenošenje sadržaja",
                "bez dozvole (izdavača|redakcije)",
                "^(kontakt|o nama|impress?um|marketing|oglašavanje|kolačići)$",
            ],
        ),
        (
            "sr",
            &[
                "сва права (су )?(придржана|задржана)|политика приватности|услови кориш[ћh]ења",
                "(користи(мо)?|подешавања) колачић",
                "^(контакт|о нама|импресум|маркетинг)$",
            ],
        ),
        (
            "bg",
            &[
                "всички права (са )?запазени|политика за (поверителност|лични данни|бисквитки)",
                "(общи )?условия за (ползване|използване)|защита на личните данни",
                "използва(ме|т|) (бисквитки|„бисквитки)|настройки на бисквитките",
                "без (изричното |писменото )?съгласие .{0,40}(забран|препечат)",
                "^(контакти?|за нас|реклама|бисквитки|общи условия)$",
            ],
        ),
        (
            "uk",
            &[
                "(всі|усі) права (захищен[оі]|застережен[оі])",
                "політика (конфіденційності|приватності)",
                "(умови|правила) (використання|користування)",
                "використову(ємо|є) (файли )?(cookie|кукі)",
                "(передрук|використання|копіювання|цитування) .{0,60}(заборонен|дозвол|посиланн)",
                "(гіперпосилання|посилання) .{0,20}обов.язков",
                "^(контакти|про нас|про проєкт|реклама|реклама на сайті|редакція)$",
            ],
        ),
        (
            "ro",
            &[
                "toate drepturile (sunt )?rezervate",
                "politica (de )?(confiden[tț]ialitate|cookie.{0,8}|prelucrare.{0,30})",
                "termeni([i]|)? [sșş]i condi[tț]ii(le)?|protec[tț]ia datelor",
                "(folosim|utilizăm|folose[sșş]te|utilizează) (module |fi[sșş]iere )?cookie",
                "setări (cookie|confiden).{0,14}",
                "preluarea (integrală|articolelor|informa[tț]iilor)",
                "^(contact|despre noi|publicitate|redac[tț]ia|caseta redac[tț]ională)$",
            ],
        ),
        (
            "ca",
            &[
                "tots els drets reservats|política de (privacitat|privadesa|galetes|cookies)",
                "avís legal|condicions d.ús|utilitza(m)? (galetes|cookies)",
            ],
        ),
        (
            "eu",
            &[
                "eskubide guztiak (gordeta|erreserbatuta)|pribatutasun[- ](politika|gune)",
                "lege[- ](oharra|informazioa)|cookie(en|ak) (politika|erabil)",
                "erabilera[- ]baldintzak",
            ],
        ),
        (
            "tr",
            &[
                "tüm haklar[ıi] sakl[ıi]d[ıi]r|gizlilik (politikas[ıi]|sözle[şs]mesi|bildirimi)",
                "kullan[ıi]m (ko[şs]ullar[ıi]|[şs]artlar[ıi])",
                "çerez (politikas[ıi]|ayarlar[ıi]|tercih)|kvkk|ki[şs]isel verilerin korunmas",
                "çerez(ler)? kullan",
                "(izinsiz|kaynak gösterilmeden) .{0,30}(kullan[ıi]lamaz|kopyalanamaz|\
                 yay[ıi]nlanamaz)",
                "^(künye|[iİ]leti[şs]im|hakk[ıi]m[ıi]zda|reklam verin?)$",
            ],
        ),
        (
            "ar",
            &[
                "جميع الحقوق محفوظة|كل الحقوق محفوظة|سياسة (ال)?(خصوصية|الخصوصية|ملفات)",
                "شروط (ال)?(استخدام|الاستخدام|خدمة|الخدمة)|ملفات (تعريف )?(الارتباط|الكوكيز)",
                "حقوق (النشر|الطبع|الملكية) (محفوظة|©)",
                "^(اتصل بنا|من نحن|أعلن معنا|إخلاء (ال)?مسؤولية)$",
            ],
        ),
        (
            "fa",
            &[
                "(تمامی|کلیه|همه|تمام) (ی )?حقوق .{0,60}(محفوظ|متعلق|است)",
                "نقل مطالب .{0,40}(ذکر|با|بدون)|استفاده از مطالب .{0,40}(ذکر منبع|بلامانع|مجاز)",
                "(سیاست|حریم) (حفظ )?(حریم )?خصوصی|شرایط استفاده|قوانین و مقررات",
                "^(تماس با ما|درباره ما|تبلیغات)$",
            ],
        ),
        (
            "he",
            &[
                "כל הזכויות שמורות|מדיניות (ה)?פרטיות|תנאי (ה)?שימוש|(הצהרת|הסדרי) נגישות",
                "תקנון (האתר|שימוש)|מדיניות (קובצי|עוגיות)|משתמש(ים)? ב(קובצי|עוגיות|cookies)",
                "זכויות יוצרים",
                "^(צור קשר|צרו קשר|אודות|פרסמו אצלנו|אודותינו)$",
            ],
        ),
        (
            "hi",
            &[
                "सर्वाधिकार सुरक्षित|(गोपनीयता|प्राइवेसी) (नीति|पॉलिसी)",
                "(नियम|सेवा की) (और|व|एवं)? ?शर्तें|कुकी(ज.?)? (नीति|का उपयोग)",
                "^(हमसे संपर्क करें|संपर्क करें|हमारे बारे में|अस्वीकरण|विज्ञापन दें)$",
            ],
        ),
        (
            "ur",
            &[
                "جملہ حقوق (بحق .{1,30} )?محفوظ|(پرائیویسی|رازداری کی) (پالیسی)",
                "^(رابطہ( کریں)?|ہمارے بارے میں)$",
            ],
        ),
        (
            "bn",
            &[
                "সর্বস্বত্ব (স্বত্বাধিকার )?সংরক্ষিত|(গোপনীয.?তা|প্রাইভেসি) (নীতি|পলিসি)",
                "(ব্যবহারের|নিয.?ম ও) শর্ত|অনুমতি ছাড.?া .{0,40}(বেআইনি|নিষেধ|প্রকাশ)",
                "^(যোগাযোগ|আমাদের সম্পর্কে|বিজ্ঞাপন)$",
            ],
        ),
        (
            "ta",
            &[
                "அனைத்து உரிமைகளும்|(தனியுரிமை|தனியுரிமைக்) கொள்கை",
                "^(தொடர்புக்கு|எங்களைப் பற்றி)$",
            ],
        ),
        (
            "id",
            &[
                "hak cipta (dilindungi|©)|seluruh hak cipta|kebijakan (privasi|cookie)",
                "(syarat|ketentuan) (dan|&|layanan|penggunaan)( ketentuan)?",
                "pedoman (media siber|pemberitaan)|menggunakan cookie",
                "^(tentang kami|hubungi kami|kontak|redaksi|kode etik|info iklan|karir)$",
            ],
        ),
        (
            "ms",
            &[
                "hak cipta terpelihara|dasar (privasi|kuki)|terma (dan|&|penggunaan)",
                "polisi (privasi|peribadi)|penafian",
                "^(hubungi kami|tentang kami|mengenai kami)$",
            ],
        ),
        (
            "vi",
            &[
                "bản quyền (thuộc|©)|giữ bản quyền",
                "(chính sách|điều khoản) (bảo mật|riêng tư|quyền riêng tư|sử dụng|cookie)",
                "(ghi rõ|phải ghi) nguồn|chịu trách nhiệm (nội dung|xuất bản)|tổng biên tập:",
                "giấy phép (số|hoạt động|thiết lập|xuất bản)|cấm sao chép",
                "^(liên hệ( quảng cáo)?|giới thiệu|quảng cáo|về chúng tôi)$",
            ],
        ),
        (
            "th",
            &[
                "สงวนลิขสิทธิ์|นโยบาย(ความเป็นส่วนตัว|คุกกี้|การคุ้มครอง)",
                "(ข้อกำหนด|เงื่อนไข)(การใช้|และเงื่อนไข|ในการใช้)|ใช้คุกกี้|ตั้งค่าคุกกี้",
                "^(ติดต่อ(เรา|โฆษณา)|เกี่ยวกับเรา)$",
            ],
        ),
        (
            "ko",
            &[
                r"저작권자ⓒ|ⓒ |무단 ?(전재|복제|배포|도용)|저작권자?( ?\(?[ⓒ©c]|는|은 .{0,30}에)|all rights? reserved",
                "개인정보 ?(처리|취급|보호) ?(방침|정책)|이용 ?약관|청소년 ?보호 ?(정책|책임)|이메일 ?(무단)?( ?수집)? ?거부",
                "(발행|편집)인 ?[:：]|등록번호 ?[:：]?|ai ?학습.{0,10}금지",
                "^(회사 ?소개|제휴 ?문의|광고 ?(문의|안내)|고객 ?센터|오시는 ?길|사이트맵|찾아오시는 길)$",
            ],
        ),
    ],
    matches: &[
        ("mul", "© 2026 Miller & Sons"),
        ("mul", "Copyright 2019 The Daily News"),
        ("en", "Privacy Policy"),
        ("en", "Best viewed with Netscape Navigator"),
        ("en", "We use cookies to improve your visit."),
        ("en", "This text may not be reproduced without our consent."),
        ("de", "Alle Rechte vorbehalten"),
        ("fr", "Tous droits réservés"),
        ("es", "Todos los derechos reservados"),
        ("pt", "Todos os direitos reservados"),
        ("it", "Tutti i diritti riservati"),
        ("nl", "Alle rechten voorbehouden"),
        ("pl", "Wszelkie prawa zastrzeżone"),
        ("ru", "Все права защищены"),
        ("el", "Όροι χρήσης"),
        ("zh", "未经书面授权不得转载"),
        ("ja", "記事の無断転載を禁じます"),
        ("sv", "Alla rättigheter förbehållna"),
        ("no", "Personvernerklæring"),
        ("da", "Alle rettigheder forbeholdes"),
        ("fi", "Kaikki oikeudet pidätetään"),
        ("et", "Kõik õigused kaitstud"),
        ("lv", "Visas tiesības aizsargātas"),
        ("lt", "Visos teisės saugomos"),
        ("hu", "Minden jog fenntartva"),
        ("cs", "Všechna práva vyhrazena"),
        ("sk", "Všetky práva vyhradené"),
        ("sl", "Vse pravice pridržane"),
        ("hr", "Sva prava pridržana"),
        ("sr", "Сва права задржана"),
        ("bg", "Всички права запазени"),
        ("uk", "Усі права захищено"),
        ("ro", "Toate drepturile rezervate"),
        ("ca", "Tots els drets reservats"),
        ("eu", "Eskubide guztiak gordeta"),
        ("tr", "Tüm hakları saklıdır"),
        ("ar", "جميع الحقوق محفوظة"),
        ("fa", "تمامی حقوق این سایت محفوظ است"),
        ("he", "כל הזכויות שמורות"),
        ("hi", "सर्वाधिकार सुरक्षित"),
        ("ur", "جملہ حقوق محفوظ ہیں"),
        ("bn", "সর্বস্বত্ব সংরক্ষিত"),
        ("ta", "அனைத்து உரிமைகளும் பாதுகாக்கப்பட்டவை"),
        ("id", "Hak cipta dilindungi undang-undang"),
        ("ms", "Hak Cipta Terpelihara"),
        ("vi", "Chính sách bảo mật"),
        ("th", "สงวนลิขสิทธิ์"),
        ("zh", "隱私權政策"),
        ("zh", "转载请注明出处"),
        ("ja", "プライバシーポリシー"),
        ("ko", "무단전재 및 재배포 금지"),
    ],
    rejects: &[
        ("en", "His letters were not published in his lifetime."),
        ("en", "The privacy of patients was at stake."),
        ("en", "The court weighed the terms that both had agreed."),
        ("de", "Alle Rechte der Kinder sind gleich."),
        ("fr", "Les droits réservés aux citoyens furent étendus."),
        ("ru", "Права человека защищены законом."),
        ("zh", "作者把版权留给了女儿。"),
        ("fi", "Kaikki oikeudet kuuluvat kansalle."),
        ("hu", "Minden jog az ügyfelet illeti."),
        ("cs", "Práva dětí jsou vyhrazena zákonem."),
        ("ro", "Drepturile copiilor sunt garantate."),
        ("tr", "Haklarını savunan işçiler meydanda toplandı."),
        ("ko", "권리를 지키려는 주민들이 모였다."),
    ],
};
