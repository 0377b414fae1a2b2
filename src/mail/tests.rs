//! What is recognised as a mail header, and what is taken from it.

use super::*;
use proptest::prelude::*;

const TEXT: &str = "\nTom,\n\nthere are eleven, and the fourth has a boot scraper.\n";

/// Title, author and date of a message, and its text.
fn read(source: &str) -> (String, String, String, String) {
    let Some(mail) = open(source) else {
        return Default::default();
    };
    let meta = |name: &str| mail.head.metas(&[name]).next().unwrap_or("").to_owned();
    (
        mail.head.title.clone(),
        meta("author"),
        meta("date"),
        mail.text.into_owned(),
    )
}

#[test]
fn title_author_and_date_are_in_the_header() {
    for (header, title, author, date) in [
        (
            "From: Ines Hollis <ihollis@lantern.example>\nTo: Tom Arden <t@lantern.example>\n\
             Subject: Re: doorsteps\nDate: Tue, 20 Aug 2024 08:15:00 +0000\n",
            "Re: doorsteps",
            "Ines Hollis",
            "Tue, 20 Aug 2024 08:15:00 +0000",
        ),
        (
            "From ihollis@lantern.example Tue Aug 20 08:15:00 2024\nReceived: from a.example\n\tby \
             b.example; Tue, 20 Aug 2024\nMessage-ID: <1@b.example>\nSubject: The row of\n \
             doorsteps\nFrom: \"Hollis, Ines\" <i@b.example>\n",
            "The row of doorsteps",
            "Ines Hollis",
            "",
        ),
        (
            "Von: Ines Höllis [mailto:i@b.example]\nGesendet: Dienstag, 20. August 2024 08:15\n\
             An: Tom Arden\nBetreff: AW: Türschwellen\n",
            "AW: Türschwellen",
            "Ines Höllis",
            "Dienstag, 20. August 2024 08:15",
        ),
        (
            "De : Inès Hollis\nEnvoyé : mardi 20 août 2024 08:15\nÀ : Tom Arden\nObjet : Les seuils\n",
            "Les seuils",
            "Inès Hollis",
            "mardi 20 août 2024 08:15",
        ),
        (
            "От: Инес Холлис <i@b.example>\nДата: 20.08.2024\nКому: Том\nТема: Пороги\n",
            "Пороги",
            "Инес Холлис",
            "20.08.2024",
        ),
        (
            "**From:** i@b.example (Ines Hollis)\n**Sent:** 2024-08-20\n**Subject:** Doorsteps\n",
            "Doorsteps",
            "Ines Hollis",
            "2024-08-20",
        ),
        (
            "发件人：林一 <lin@b.example>\n发送时间：2024年8月20日\n主题：门槛\n",
            "门槛",
            "林一",
            "2024年8月20日",
        ),
        (
            "From: =?iso-8859-1?Q?In=E9s_Hollis?= <i@b.example>\nDate: 20 Aug 2024\n\
             Subject: =?utf-8?B?VMO8cg==?=\n =?UTF-8?q?schwellen?= in =?utf-8?Q?=C3=89tel?=\n",
            "Türschwellen in Étel",
            "Inés Hollis",
            "20 Aug 2024",
        ),
    ] {
        let wanted = (
            title.to_owned(),
            author.to_owned(),
            date.to_owned(),
            TEXT.to_owned(),
        );
        assert_eq!(read(&format!("{header}{TEXT}")), wanted);
    }
}

#[test]
fn texts_with_labels_are_not_mail() {
    for text in [
        "From: London\nTo: Paris\nDate: 3 May 2024\nPrice: 40 euros\n",
        "From: the beginning\nTo: the end\nI read it all.",
        "Subject: a word with a verb\nObject: what it is done to\n",
        "De: no sé\nPara: nada\n",
        "Interviewer: Where are you from?\nDa: from Kell.\nTo: me that is far.\n",
        "Date: 3 May 2024\nSubject: Parking\n",
        "Note: bring boots.\nFrom: 9:30\n",
    ] {
        assert!(open(text).is_none(), "{text}");
        assert_eq!(without_quoted_headers(text), None, "{text}");
    }
}

#[test]
fn headers_of_forwarded_messages_are_dropped() {
    let quoted = "See below.\n\n-----Original Message-----\nFrom: Ines Hollis <i@b.example>\n\
        Sent: Tuesday, August 20, 2024 8:15 AM\nTo: Tom Arden\nSubject: doorsteps\n\nThere are eleven.\n";
    let kept = without_quoted_headers(quoted);
    assert_eq!(kept.as_deref(), Some("See below.\n\n\nThere are eleven.\n"));
}

#[test]
fn the_plain_part_of_a_message_is_decoded() {
    let head = "From: i@b.example\nDate: 20 Aug 2024\nSubject: x\nMIME-Version: 1.0\n";
    let quoted = "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: \
        quoted-printable\n\nelf T=FCr=\nschwellen = elf\n";
    assert_eq!(
        read(&format!("{head}{quoted}")).3,
        "\nelf Türschwellen = elf\n"
    );
    let base64 = "Content-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\n\n\
        ZWxmIFTDvHJz\nY2h3ZWxsZW4=\n";
    assert_eq!(read(&format!("{head}{base64}")).3, "elf Türschwellen");
    let parts = format!(
        "Content-Type: multipart/mixed; boundary=\"out\"\n\nThis is MIME.\n--out\nContent-Type: \
         multipart/alternative; boundary=in\n\n--in\nContent-Type: text/html\n\n<p>elf</p>\n--in\n\
         {quoted}--in--\n--out\nContent-Type: image/png\n\nAAAA\n--out--\n"
    );
    assert_eq!(
        read(&format!("{head}{parts}")).3,
        "\nelf Türschwellen = elf\n"
    );
}

#[test]
fn a_saved_page_is_html_with_its_address_and_without_author_and_date() {
    let page = "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/a\nSubject: \
        Holm\nDate: Tue, 20 Aug 2024 08:15:00 -0000\nMIME-Version: 1.0\nContent-Type: \
        multipart/related;\n\ttype=\"text/html\";\n\tboundary=\"--B--\"\n\n\n----B--\nContent-Type: \
        text/html\nContent-ID: <f>\nContent-Transfer-Encoding: quoted-printable\n\n<p class=3Da>Ho=\n\
        lm</p>\n----B--\nContent-Type: text/css\n\np {}\n----B----\n";
    let mail = open(page).unwrap();
    assert_eq!(
        (mail.format, &*mail.text),
        (PageFormat::Html, "\n<p class=a>Holm</p>\n")
    );
    let canonical = ("canonical".to_owned(), "https://x.example/a".to_owned());
    assert_eq!(mail.head.links, [canonical]);
    assert_eq!(mail.head.metas, []);
}

proptest! {
    #[test]
    fn any_text_with_labels_is_read_without_a_panic(
        lines in proptest::collection::vec("(From|To|Subject|Date|X-A|Von|--b|): ?.{0,20}|\\PC{0,9}", 0..12),
    ) {
        let source = lines.join("\n");
        if let Some(mail) = open(&source) {
            prop_assert!(mail.text.len() <= source.len());
        }
        if let Some(text) = without_quoted_headers(&source) {
            prop_assert!(text.len() < source.len());
        }
    }
}
