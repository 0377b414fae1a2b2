use super::*;

#[test]
fn dates_are_read_in_all_notations() {
    for text in [
        "2023-10-05",
        "2023-10-05T23:59:00-08:00",
        "2023/10/5 08:00",
        "20231005",
        "20231005T120000Z",
        "Thu, 05 Oct 2023 10:00:00 GMT",
        "5 October 2023",
        "5th of October, 2023",
        "Oct. 5, 2023",
        "Published 10:30 AM EDT, Thu October 5, 2023",
        "12 comments · OCT 5 2023",
        "05.10.2023",
        "5. 10. 2023",
        "5. Oktober 2023, 12:00 Uhr",
        "5 октября 2023, 12:00",
        "5 жовтня 2023 р.",
        "2023年10月5日 星期四",
        "发布时间：2023年10月05日08:00",
        "2023년 10월 5일",
        "5 Οκτωβρίου 2023",
        "5 października 2023",
        "le 5 octobre 2023",
        "5 de octubre de 2023",
        "5 ottobre 2023",
        "5º de outubro de 2023",
        "2023. október 5.",
        "2023 m. spalio 5 d.",
        "5. lokakuuta 2023",
        "ngày 5 tháng 10 năm 2023",
        "٥ أكتوبر ٢٠٢٣",
        "5 ตุลาคม 2566 (5/10/2566)",
        "5 अक्टूबर 2023",
        "13 updates since Oct 5, 2023",
    ] {
        let date = first(text, Order::DayFirst).map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some("2023-10-05"), "{text}");
    }
}

#[test]
fn other_numbers_are_not_dates() {
    for text in [
        "",
        "2023",
        "October 2023",
        "5 October",
        "30 February 2023",
        "2023-13-01",
        "5.10.23",
        "1989-12-31",
        "2101-01-01",
        "0001-01-01",
        "1970-01-01T00:00:00Z",
        "555-10-2023",
        "version 1.2.3.4",
        "99999999999999999999-10-05",
        "no. 20231005",
        "5 years of 2023",
        "04/05/2023",
    ] {
        assert_eq!(first(text, Order::Unknown), None, "{text}");
    }
}

#[test]
fn the_country_of_a_page_decides_the_order_of_day_and_month() {
    for (declared, language, url, wanted) in [
        ("en-US", "en", "https://a.example.com/", Some("2023-04-05")),
        ("en", "en", "https://a.gov/", Some("2023-04-05")),
        ("en-GB", "en", "https://a.com/", Some("2023-05-04")),
        ("en-US", "en", "https://a.co.uk/", Some("2023-05-04")),
        ("en", "en", "https://a.com/", None),
        ("en-US", "de", "https://a.com/", Some("2023-05-04")),
        ("", "", "", None),
    ] {
        let order = Order::of(declared, language, url);
        let date = first("04/05/2023", order).map(|date| date.to_string());
        assert_eq!(date.as_deref(), wanted, "{declared} {language} {url}");
    }
    let plain = |text| first(text, Order::Unknown).map(|date| date.to_string());
    assert_eq!(plain("04/25/2023").as_deref(), Some("2023-04-25"));
    assert_eq!(plain("25/04/2023").as_deref(), Some("2023-04-25"));
    assert_eq!(plain("04.05.2023").as_deref(), Some("2023-05-04"));
}

#[test]
fn a_date_of_publication_wins_over_a_date_of_change() {
    for (text, wanted) in [
        ("Updated Oct 6, 2023 | Published Oct 5, 2023", "2023-10-05"),
        ("Oct 5, 2023, updated Oct 6, 2023", "2023-10-05"),
        ("Aktualisiert am 6.10.2023", "2023-10-06"),
    ] {
        let date = first(text, Order::DayFirst).map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some(wanted), "{text}");
    }
    assert!(all("Last updated: Oct 6, 2023", Order::Unknown)[0].modified);
}

#[test]
fn dates_are_read_from_the_paths_of_urls() {
    for (url, wanted) in [
        ("https://a.example/2023/10/05/ten-die", Some("2023-10-05")),
        (
            "https://a.example/news/2023-10-05-ten-die",
            Some("2023-10-05"),
        ),
        (
            "https://a.example/ten-die-2023-10-05.html",
            Some("2023-10-05"),
        ),
        (
            "https://a.example/2023/1005/c90000-1.html",
            Some("2023-10-05"),
        ),
        ("https://a.example/202310/05/t1.html", Some("2023-10-05")),
        ("https://a.example/t20231005_123.html", Some("2023-10-05")),
        ("https://a.example/2023/10/ten-die", None),
        ("https://a.example/article/87654321", None),
        ("https://a.example/", None),
        ("", None),
    ] {
        let date = in_url(url).map(|date| date.to_string());
        assert_eq!(date.as_deref(), wanted, "{url}");
    }
}

#[test]
fn numbers_of_seconds_and_the_form_of_ctime_are_read() {
    for (text, wanted) in [
        ("1724174436", "2024-08-20"),
        ("1724174436000", "2024-08-20"),
        ("951782400", ""),
        ("0951782400", "2000-02-29"),
        ("4133894400", "2100-12-31"),
        ("9999999999", ""),
        ("17241744360", ""),
        ("20240820192036", "2024-08-20"),
        ("20249920192036", ""),
    ] {
        let found = from_digits(text).map(|date| date.to_string());
        assert_eq!(found.unwrap_or_default(), wanted, "{text}");
    }
    for text in [
        "Tue Aug 20 19:20:36 CEST 2024",
        "Tue Aug 20 19:20:36 2024",
        "Tue Aug 20 19:20:36 +0000 2024",
        "Tue Aug 20 2024 19:20:36 GMT+0200",
    ] {
        let found = first(text, Order::Unknown).map(|date| date.to_string());
        assert_eq!(found.unwrap_or_default(), "2024-08-20", "{text}");
    }
    for day in [
        "1990-01-01",
        "1999-12-31",
        "2000-03-01",
        "2024-02-29",
        "2100-02-28",
    ] {
        let date = first(day, Order::Unknown).unwrap();
        assert_eq!(Date::from_day_number(date.day_number()), Some(date));
    }
}
