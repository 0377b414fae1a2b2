//! Web archives: WARC, WET and ARC from files and streams, whole and damaged.

use super::*;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/archives")
        .join(name)
}

#[test]
fn an_archive_gives_a_line_for_each_page_with_the_keys_of_its_record() {
    let output = dechaff().arg(fixture("warcio.warc.gz")).output().unwrap();
    let lines = parsed(&output.stdout);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(column(&lines, "status"), ["ok"; 3]);
    assert_eq!(
        column(&lines, "url"),
        [
            "https://wend.example/mill",
            "https://wend.example/ferry",
            "https://wend.example/mill-br"
        ]
    );
    assert_eq!(
        lines[0]["id"],
        "<urn:uuid:00000000-0000-4000-8000-000000000001>"
    );
    assert_eq!(lines[0]["warc_date"], "2024-05-06T07:08:09Z");
    assert_eq!(lines[0]["warc_offset"], 0);
    assert_eq!(lines[0]["http_status"], 200);
    assert_eq!(lines[0]["date"], "", "the capture is no publication");
    assert_eq!(lines[0]["text"], lines[2]["text"]);
}

#[test]
fn an_archive_is_read_from_a_stream_as_from_a_file() {
    for name in [
        "wget.warc.gz",
        "dictionary.warc.zst",
        "old.arc.gz",
        "crawl.warc.wet.gz",
    ] {
        let bytes = fs::read(fixture(name)).unwrap();
        let streamed = parsed(&run_with(bytes, &[], 0).stdout);
        let output = dechaff().arg(fixture(name)).output().unwrap();
        let read = parsed(&output.stdout);
        assert_eq!(column(&streamed, "text"), column(&read, "text"), "{name}");
        assert!(
            column(&read, "status").iter().all(|status| *status == "ok"),
            "{name}"
        );
        assert!(!read.is_empty(), "{name}");
    }
}

#[test]
fn damage_is_an_error_line_and_the_run_goes_on_with_exit_code_1() {
    let output = dechaff().arg(fixture("damaged.warc.gz")).output().unwrap();
    let lines = parsed(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(column(&lines, "status"), ["ok", "error", "ok", "error"]);
    assert!(lines[1]["error"].as_str().unwrap().contains("gzip"));
    assert!(
        lines[1]["id"]
            .as_str()
            .unwrap()
            .contains("damaged.warc.gz#")
    );
}

#[test]
fn records_without_a_page_are_counted_in_the_summary() {
    let arguments = [
        &fixture("wget.warc.gz").display().to_string(),
        "--progress",
        "always",
    ];
    let output = dechaff().args(arguments).output().unwrap();
    let summary = stderr(&output);
    for part in [
        "request",
        "1 robots.txt",
        "binary",
        "no page",
        "status 3xx to 5xx",
    ] {
        assert!(summary.contains(part), "{part}: {summary}");
    }
}

#[test]
fn the_headers_of_curl_give_the_charset_and_are_no_text() {
    let bytes = fs::read(fixture("curl.txt")).unwrap();
    let lines = parsed(&run_with(bytes, &[], 0).stdout);
    assert_eq!(column(&lines, "title"), ["Мельница снова работает"]);
    assert!(!lines[0]["text"].as_str().unwrap().contains("nginx"));
}

#[test]
fn the_files_of_tar_zip_and_wacz_are_read_as_in_a_folder() {
    for name in ["folder.tar", "zipped.zip"] {
        let lines = parsed(&dechaff().arg(fixture(name)).output().unwrap().stdout);
        let ids = column(&lines, "id");
        assert!(
            ids[0].ends_with(&format!("{name}!site/ferry.html")),
            "{ids:?}"
        );
        assert_eq!(column(&lines, "status"), ["ok", "ok"]);
        let streamed = parsed(&run_with(fs::read(fixture(name)).unwrap(), &[], 0).stdout);
        assert_eq!(column(&streamed, "id")[0], "stdin!site/ferry.html");
        assert_eq!(column(&streamed, "text"), column(&lines, "text"));
    }
    let lines = parsed(
        &dechaff()
            .arg(fixture("browser.wacz"))
            .output()
            .unwrap()
            .stdout,
    );
    assert_eq!(lines.len(), 3);
    assert!(
        lines[0]["source"]
            .as_str()
            .unwrap()
            .ends_with("browser.wacz!archive/data.warc.gz")
    );
}
