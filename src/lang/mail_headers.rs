//! Labels of mail headers as mail programs write them, and as they translate them where a message
//! is forwarded or answered.

/// What a line of a mail header contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    /// The sender.
    From,
    /// The receivers.
    To,
    /// Those who get a copy.
    Copy,
    /// The time of sending.
    Date,
    /// The subject.
    Subject,
    /// A field for mail programs.
    Technical,
}

/// The labels of each field, in lower case.
#[rustfmt::skip]
const LABELS: &[(Field, &[&str])] = &[
    (Field::From, &[
        "from", "von", "de", "da", "van", "od", "från", "fra", "lähettäjä", "от", "від", "από",
        "kimden", "gönderen", "feladó", "de la", "发件人", "寄件者", "寄件人", "差出人", "보낸 사람", "من",
        "expéditeur", "mittente", "remitente", "absender",
    ]),
    (Field::To, &[
        "to", "an", "à", "a", "para", "aan", "do", "till", "til", "vastaanottaja", "кому", "προς",
        "kime", "alıcı", "címzett", "către", "收件人", "收件者", "宛先", "받는 사람", "إلى", "pro", "komu",
        "destinataire", "empfänger",
    ]),
    (Field::Copy, &[
        "cc", "bcc", "kopie", "copie", "copia", "cópia", "kopia", "kopi", "копия", "копія", "抄送",
        "副本", "참조", "bilgi", "másolatot kap", "dw", "cci", "kopio",
    ]),
    (Field::Date, &[
        "date", "sent", "datum", "gesendet", "envoyé", "enviado", "enviada em", "inviato",
        "verzonden", "wysłano", "wysłane", "data", "fecha", "skickat", "dato", "sendt",
        "lähetetty", "дата", "отправлено", "надіслано", "ημερομηνία", "tarih", "gönderildi",
        "dátum", "elküldve", "trimis", "发送时间", "日期", "寄件日期", "送信日時", "日付", "보낸 날짜",
        "날짜", "odesláno", "التاريخ",
    ]),
    (Field::Subject, &[
        "subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "temat",
        "ämne", "emne", "aihe", "тема", "θέμα", "konu", "tárgy", "subiect", "主题", "主題", "主旨",
        "件名", "제목", "předmět", "الموضوع",
    ]),
    (Field::Technical, &[
        "received", "return-path", "message-id", "mime-version", "content-type", "delivered-to",
        "content-transfer-encoding", "content-disposition", "content-language", "content-location",
        "content-id", "content-base", "reply-to",
        "in-reply-to", "references", "user-agent", "sender", "dkim-signature", "newsgroups",
        "path", "xref", "organization", "lines", "nntp-posting-host", "nntp-posting-date",
        "authentication-results", "received-spf", "thread-topic", "thread-index", "importance",
        "precedence", "envelope-to", "delivery-date", "errors-to", "distribution", "keywords",
        "resent-from", "resent-date", "resent-to", "mailing-list", "status", "attachments",
    ]),
];

/// Prefixes of further technical labels.
const TECHNICAL_PREFIXES: [&str; 4] = ["x-", "list-", "arc-", "snapshot-"];

/// The field with this label in any case.
pub(crate) fn field(label: &str) -> Option<Field> {
    let label = label.to_lowercase();
    let known = LABELS
        .iter()
        .find(|(_, labels)| labels.contains(&label.as_str()))
        .map(|(field, _)| *field);
    let is_technical = || {
        TECHNICAL_PREFIXES
            .iter()
            .any(|prefix| label.starts_with(prefix))
    };
    known.or_else(|| (is_technical() && !label.contains(' ')).then_some(Field::Technical))
}
