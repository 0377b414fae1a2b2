//! Words of dates: names of months, words for changes, and words between day, month and year.
//!
//! All languages share one table, because the language of a date is often unknown (an English
//! theme with a Polish text). A month counts only between a day and a year, so words such as `mars`
//! or `set` in running text do no harm.

use crate::text::characters::Class;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The names of the months: one row per language, January first, months separated by commas.
///
/// A month has all the forms that occur in dates (nominative and genitive, long and short), in
/// lower case. If two languages use a word for different months, the first row wins: `listopad` is
/// November in Polish and Czech, so the Croatian row omits it for October.
const MONTHS: &[&str] = &[
    // English
    "january jan, february feb, march mar, april apr, may, june jun, july jul, \
     august aug, september sep sept, october oct, november nov, december dec",
    // German
    "januar jänner jän, februar feber, märz mär mrz, april, mai, juni, juli, august, \
     september, oktober okt, november, dezember dez",
    // French
    "janvier janv, février fevrier févr fév, mars, avril avr, mai, juin, juillet juil, \
     août aout, septembre, octobre, novembre, décembre decembre déc",
    // Spanish
    "enero ene, febrero, marzo, abril abr, mayo, junio, julio, agosto ago, \
     septiembre setiembre, octubre, noviembre, diciembre dic",
    // Portuguese
    "janeiro, fevereiro fev, março marco, abril, maio, junho, julho, agosto, \
     setembro set, outubro out, novembro, dezembro",
    // Italian
    "gennaio gen, febbraio, marzo, aprile, maggio mag, giugno giu, luglio lug, agosto, \
     settembre sett, ottobre ott, novembre, dicembre",
    // Dutch
    "januari, februari, maart mrt, april, mei, juni, juli, augustus, september, oktober, \
     november, december",
    // Swedish, Danish, Norwegian
    "januari januar, februari februar, mars marts, april, maj mai, juni, juli, \
     augusti august, september, oktober, november, december desember des",
    // Finnish
    "tammikuuta tammikuu, helmikuuta helmikuu, maaliskuuta maaliskuu, \
     huhtikuuta huhtikuu, toukokuuta toukokuu, kesäkuuta kesäkuu, heinäkuuta heinäkuu, \
     elokuuta elokuu, syyskuuta syyskuu, lokakuuta lokakuu, marraskuuta marraskuu, \
     joulukuuta joulukuu",
    // Polish
    "stycznia styczeń sty, lutego luty lut, marca marzec, kwietnia kwiecień kwi, \
     maja maj, czerwca czerwiec cze, lipca lipiec lip, sierpnia sierpień sie, \
     września wrzesień wrz, października październik paź, listopada listopad lis, \
     grudnia grudzień gru",
    // Czech
    "ledna leden led, února únor úno, března březen bře, dubna duben dub, \
     května květen kvě, června červen čvn, července červenec čvc, srpna srpen srp, \
     září zář, října říjen říj, listopadu listopad, prosince prosinec",
    // Slovak
    "januára január, februára február, marca marec, apríla apríl, mája máj, júna jún, \
     júla júl, augusta august, septembra, októbra október, novembra, decembra",
    // Slovenian
    "januarja, februarja, marca marec, aprila, maja, junija, julija, avgusta avgust, \
     septembra, oktobra, novembra, decembra",
    // Croatian, Serbian in Latin letters
    "siječnja januara, veljače februara, ožujka marta mart, travnja aprila, svibnja maja, \
     lipnja juna jun, srpnja jula jul, kolovoza avgusta, rujna septembra septembar, \
     oktobra oktobar, studenoga studenog novembra novembar, prosinca decembra decembar",
    // Serbian, Macedonian
    "јануар јануара јануари, фебруар фебруара февруари, март марта, април априла, \
     мај маја, јун јуна јуни, јул јула јули, август августа, \
     септембар септембра септември, октобар октобра октомври, новембар новембра ноември, \
     децембар децембра декември",
    // Hungarian
    "január jan, február febr, március márc, április ápr, május máj, június jún, \
     július júl, augusztus, szeptember szept, október, november, december",
    // Romanian
    "ianuarie ian, februarie, martie, aprilie, mai, iunie iun, iulie iul, august, \
     septembrie, octombrie, noiembrie noi, decembrie",
    // Russian
    "января январь янв, февраля февраль фев февр, марта март мар, апреля апрель апр, \
     мая май, июня июнь июн, июля июль июл, августа август авг, \
     сентября сентябрь сен сент, октября октябрь окт, ноября ноябрь ноя нояб, \
     декабря декабрь дек",
    // Ukrainian
    "січня січень січ, лютого лютий лют, березня березень бер, квітня квітень квіт, \
     травня травень трав, червня червень черв, липня липень лип, серпня серпень серп, \
     вересня вересень вер, жовтня жовтень жовт, листопада листопад лист, \
     грудня грудень груд",
    // Bulgarian
    "януари ян, февруари февр, март, април, май, юни, юли, август, септември септ, \
     октомври, ноември ноем, декември",
    // Greek
    "ιανουαρίου ιανουάριος ιαν, φεβρουαρίου φεβρουάριος φεβ φεβρ, \
     μαρτίου μάρτιος μαρ μαρτ, απριλίου απρίλιος απρ, μαΐου μαίου μάιος μαι μαϊ, \
     ιουνίου ιούνιος ιουν, ιουλίου ιούλιος ιουλ, αυγούστου αύγουστος αυγ, \
     σεπτεμβρίου σεπτέμβριος σεπ σεπτ, οκτωβρίου οκτώβριος οκτ, \
     νοεμβρίου νοέμβριος νοε νοεμ, δεκεμβρίου δεκέμβριος δεκ",
    // Turkish
    "ocak oca, şubat şub, mart, nisan nis, mayıs, haziran haz, temmuz tem, ağustos ağu, \
     eylül eyl, ekim eki, kasım kas, aralık ara",
    // Lithuanian
    "sausio sausis, vasario vasaris, kovo kovas, balandžio balandis, gegužės gegužė, \
     birželio birželis, liepos liepa, rugpjūčio rugpjūtis, rugsėjo rugsėjis, spalio spalis, \
     lapkričio lapkritis, gruodžio gruodis",
    // Latvian
    "janvāris janvārī, februāris februārī, marts martā, aprīlis aprīlī, maijs maijā, \
     jūnijs jūnijā, jūlijs jūlijā, augusts augustā, septembris septembrī, \
     oktobris oktobrī, novembris novembrī, decembris decembrī",
    // Estonian
    "jaanuar, veebruar, märts, aprill, mai, juuni, juuli, august, september, oktoober, \
     november, detsember",
    // Indonesian, Malay
    "januari, februari, maret mac, april, mei, juni jun, juli julai, agustus ogos, \
     september, oktober, november, desember disember",
    // Catalan
    "gener, febrer, març, abril, maig, juny, juliol, agost, setembre, octubre, novembre, \
     desembre",
    // Arabic
    "يناير, فبراير, مارس, أبريل ابريل إبريل, مايو, يونيو, يوليو, أغسطس اغسطس, سبتمبر, \
     أكتوبر اكتوبر, نوفمبر, ديسمبر",
    // Hebrew
    "ינואר בינואר, פברואר בפברואר, מרץ במרץ, אפריל באפריל, מאי במאי, יוני ביוני, \
     יולי ביולי, אוגוסט באוגוסט, ספטמבר בספטמבר, אוקטובר באוקטובר, נובמבר בנובמבר, \
     דצמבר בדצמבר",
    // Hindi
    "जनवरी, फरवरी, मार्च, अप्रैल, मई, जून, जुलाई, अगस्त, सितंबर सितम्बर, अक्टूबर, \
     नवंबर नवम्बर, दिसंबर दिसम्बर",
    // Basque
    "urtarrilaren urtarrilak, otsailaren otsailak, martxoaren martxoak, apirilaren apirilak, \
     maiatzaren maiatzak, ekainaren ekainak, uztailaren uztailak, abuztuaren abuztuak, \
     irailaren irailak, urriaren urriak, azaroaren azaroak, abenduaren abenduak",
    // Persian
    "ژانویه, فوریه, مارس, آوریل, مه, ژوئن, ژوئیه جولای, اوت, سپتامبر, اکتبر, نوامبر, دسامبر",
    // Urdu
    "جنوری, فروری, مارچ, اپریل, مئی, جون, جولائی, اگست, ستمبر, اکتوبر, نومبر, دسمبر",
    // Bengali
    "জানুয়ারি, ফেব্রুয়ারি, মার্চ, এপ্রিল, মে, জুন, জুলাই, আগস্ট, সেপ্টেম্বর, অক্টোবর, নভেম্বর, ডিসেম্বর",
    // Tamil
    "ஜனவரி, பிப்ரவரி, மார்ச், ஏப்ரல், மே, ஜூன், ஜூலை, ஆகஸ்ட், செப்டம்பர், அக்டோபர், நவம்பர், \
     டிசம்பர்",
    // Thai
    "มกราคม, กุมภาพันธ์, มีนาคม, เมษายน, พฤษภาคม, มิถุนายน, กรกฎาคม, สิงหาคม, กันยายน, ตุลาคม, พฤศจิกายน, ธันวาคม",
];

/// Word stems that mark the date of a change (`updated`), in lower case.
pub(crate) const MODIFIED: &[&str] = &[
    "updat",
    "modif",
    "edited",
    "revised",
    "aktualis",
    "geändert",
    "actualiz",
    "atualiz",
    "aggiorn",
    "mise",
    "actualisé",
    "обновл",
    "изменен",
    "zaktualiz",
    "ενημ",
    "ενημέρωση",
    "τροποπ",
    "更新",
    "güncell",
    "bijgewerkt",
    "uppdater",
    "opdater",
    "oppdater",
    "päivitetty",
    "actualizat",
    "uuenda",
    "atjaunot",
    "atnaujint",
    "frissít",
    "ažurir",
    "posodobl",
    "оновлен",
    "ажурир",
    "обновен",
    "diperbarui",
    "dikemas",
    "cập nhật",
    "อัปเดต",
    "수정",
    "تحديث",
    "עודכן",
];

/// Word stems of lines that state when an article was published, in lower case.
pub(crate) const PUBLISHED: &[&str] = &[
    "publish",
    "publication",
    "publié",
    "publicad",
    "publicat",
    "publicac",
    "publicer",
    "publiser",
    "publizier",
    "publikov",
    "opublikow",
    "dipublikasi",
    "posted",
    "veröffentlicht",
    "erstellt",
    "stand:",
    "опубликов",
    "размещен",
    "发布",
    "发表",
    "發布",
    "發表",
    "公開",
    "投稿",
    "掲載",
    "配信",
    "입력",
    "등록",
    "게재",
    "yayın",
    "yayim",
    "eklenme",
    "oluşturulma",
    "geplaatst",
    "gepubliceerd",
    "udgivet",
    "julkaistu",
    "objavljeno",
    "közzé",
    "megjelent",
    "δημοσι",
    "pubblicat",
    "diterbitkan",
    "đăng",
    "نشر",
    "פורסם",
];

/// Whether a text in lower case contains one of these stems at the beginning of a word
/// (`republicans` does not contain `public`). Scripts without case set no space between words, so
/// there a stem may be anywhere.
pub(crate) fn contains_stem(text: &str, stems: &[&str]) -> bool {
    let mut is_in_word = false;
    // Place by place, not stem by stem: most words share no first letter with any stem.
    text.char_indices().any(|(at, c)| {
        let class = Class::of(c);
        let may_begin = !is_in_word || !class.is_lowercase();
        is_in_word = class.is_alphabetic();
        may_begin && stems.iter().any(|stem| text[at..].starts_with(stem))
    })
}

/// Whether a line in lower case begins with one of these labels, as whole words.
pub(crate) fn begins_with_label(line: &str, labels: &[&str]) -> bool {
    labels.iter().any(|label| {
        let Some(rest) = line.strip_prefix(label) else {
            return false;
        };
        !(label.ends_with(char::is_lowercase) && rest.starts_with(char::is_alphabetic))
    })
}

/// The beginnings of lines that state the date of something else than the article: events, lives,
/// rights; in lower case.
pub(crate) const OTHER_LABELS: &[&str] = &[
    "when",
    "date and time",
    "date & time",
    "event",
    "starts",
    "start:",
    "start date",
    "begins",
    "ends",
    "end:",
    "end date",
    "opens",
    "opening",
    "doors",
    "deadline",
    "due",
    "expires",
    "valid",
    "until",
    "till",
    "from ",
    "between",
    "born",
    "died",
    "birth",
    "date of birth",
    "death",
    "founded",
    "established",
    "released",
    "release date",
    "launched",
    "joined",
    "member since",
    "registered",
    "next ",
    "last visit",
    "accessed",
    "retrieved",
    "©",
    "(c)",
    "copyright",
    "wann",
    "termin",
    "beginn",
    "geboren",
    "gestorben",
    "frist",
    "gültig",
    "quand",
    "né le",
    "née le",
    "jusqu",
    "cuándo",
    "fecha del evento",
    "nacimiento",
    "hasta",
    "quando",
    "когда",
    "родился",
    "родилась",
    "начало",
    "kiedy",
    "etkinlik",
    "doğum",
    "開催",
    "日時",
    "会期",
    "活动时间",
    "出生",
    "일시",
    "출생",
];

/// Labels of the place and the time of an event, in lower case.
pub(crate) const PLACE_LABELS: &[&str] = &[
    "venue",
    "location",
    "where",
    "place",
    "time",
    "doors",
    "tickets",
    "admission",
    "ort",
    "wo",
    "uhrzeit",
    "eintritt",
    "lieu",
    "heure",
    "lugar",
    "hora",
    "local",
    "luogo",
    "ora",
    "место",
    "время",
    "yer",
    "saat",
    "地点",
    "时间",
    "場所",
    "会場",
    "장소",
];

/// The names of the days of the week, as normalised keys.
pub(crate) const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "segundafeira",
    "terçafeira",
    "quartafeira",
    "quintafeira",
    "sextafeira",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "måndag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lördag",
    "söndag",
    "mandag",
    "tirsdag",
    "lørdag",
    "søndag",
    "poniedziałek",
    "wtorek",
    "środa",
    "czwartek",
    "piątek",
    "sobota",
    "niedziela",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
    "pazartesi",
    "salı",
    "çarşamba",
    "perşembe",
    "cuma",
    "cumartesi",
    "pazar",
];

/// Words in the class names of dates (`entry-date`, `post_published`).
pub(crate) const CLASS_WORDS: [&str; 5] = ["date", "datetime", "published", "pubdate", "timestamp"];

/// Words between the day, the month and the year, in lower case.
pub(crate) const FILLERS: &[&str] = &[
    "de", "del", "do", "of", "the", "st", "nd", "rd", "th", "er", "º", "ª", "den", "d", "m", "г",
    "р", "го", "at", "ta",
];

/// The number of a month, 1 to 12, from its name in lower case.
pub(crate) fn month(word: &str) -> Option<u8> {
    static NUMBERS: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
        let mut numbers = HashMap::new();
        for months in MONTHS {
            for (number, forms) in (1..).zip(months.split(", ")) {
                for form in forms.split(' ') {
                    numbers.entry(form).or_insert(number);
                }
            }
        }
        numbers
    });
    NUMBERS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_begin_words_but_in_scripts_without_case() {
        assert!(contains_stem("zuletzt aktualisiert am", MODIFIED));
        assert!(contains_stem("最后更新：", MODIFIED));
        assert!(contains_stem("(published: monday)", PUBLISHED));
        for line in [
            "republicans meet",
            "the public hearing",
            "the council promised it",
        ] {
            assert!(!contains_stem(line, PUBLISHED), "{line}");
            assert!(!contains_stem(line, MODIFIED), "{line}");
        }
    }

    #[test]
    fn labels_are_whole_words() {
        assert!(begins_with_label("due: 5 may", OTHER_LABELS));
        assert!(begins_with_label("© 2024", OTHER_LABELS));
        assert!(!begins_with_label("duesseldorf, 5 may", OTHER_LABELS));
    }

    #[test]
    fn every_form_of_a_month_has_one_number() {
        for months in MONTHS {
            for (number, forms) in (1..).zip(months.split(", ")) {
                for form in forms.split(' ') {
                    assert_eq!(month(form), Some(number), "{form}");
                    assert_eq!(form.to_lowercase(), form);
                }
            }
            assert_eq!(months.split(", ").count(), 12, "{months}");
        }
        assert_eq!(month("monday"), None);
    }
}
