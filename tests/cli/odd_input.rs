//! Inputs that are no pages are named, with what helps, and never come out as `ok`.

use super::*;

/// An input, and parts of the message about it.
const ODD: [(&str, &[&str]); 24] = [
    (
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title><item><title>A</title><link>https://a.example/</link></item></channel></rss>",
        &["feed", "links"],
    ),
    (
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>A</title><link href=\"https://a.example/\"/></entry></feed>",
        &["feed"],
    ),
    (
        "<?xml version=\"1.0\"?><urlset><url><loc>https://a.example/</loc></url></urlset>",
        &["sitemap"],
    ),
    (
        "<sitemapindex><sitemap><loc>https://a.example/</loc></sitemap></sitemapindex>",
        &["sitemap"],
    ),
    (
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Words</text></svg>",
        &["SVG"],
    ),
    (
        "import os\n\ndef main():\n    for name in os.listdir('.'):\n        print(name)\n\nif __name__ == '__main__':\n    main()\n",
        &["source code", "--from text"],
    ),
    (
        "#include <stdio.h>\n\nint main(void) {\n    puts(\"words\");\n    return 0;\n}\n/* end */\nint a;\nint b;\n",
        &["source code"],
    ),
    ("#!/bin/sh\necho words\n", &["source code"]),
    (
        "body {\n  color: red;\n  margin: 0;\n}\n.a {\n  color: blue;\n}\n",
        &["source code"],
    ),
    (
        "-- MySQL dump\nDROP TABLE IF EXISTS pages;\nCREATE TABLE pages (id int);\nINSERT INTO pages VALUES (1);\n",
        &["SQL", "JSON lines"],
    ),
    (
        "192.0.2.1 - - [06/May/2024:07:08:09 +0000] \"GET / HTTP/1.1\" 200 12\n192.0.2.1 - - [06/May/2024:07:08:10 +0000] \"GET /a HTTP/1.1\" 200 12\n192.0.2.2 - - [06/May/2024:07:08:11 +0000] \"GET /b HTTP/1.1\" 404 12\n",
        &["a log"],
    ),
    (
        "May  6 07:08:09 host sshd[12]: Accepted key\nMay  6 07:08:10 host cron[13]: started\nMay 16 07:08:11 host kernel: words\n",
        &["a log"],
    ),
    (
        "https://a.example/1\nhttps://a.example/2\nhttps://a.example/3\n",
        &["addresses", "wget -i"],
    ),
    ("Cargo.toml\nsrc/lib.rs\n", &["paths", "--files-from -"]),
    ("[\"one text\", \"another text\"]", &["JSON", "jq"]),
    ("[1, 2, 3]", &["JSON"]),
    ("{\\rtf1\\ansi Words}", &["RTF", "pandoc"]),
    ("%!PS-Adobe-3.0\n%%Title: x\n", &["PostScript"]),
    (
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        &["key or certificate"],
    ),
    (
        "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n",
        &["calendar"],
    ),
    (
        "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n",
        &["patch"],
    ),
    ("User-agent: *\nDisallow: /private/\n", &["robots.txt"]),
    (
        "[{\"text\": \"one\"},\n {\"text\": \"two\"}]",
        &["JSON array", "jq"],
    ),
    ("{\n  \"text\": \"one\"\n}\n", &["pretty-printed", "jq"]),
];

#[test]
fn what_is_no_page_is_named_with_what_helps() {
    for (input, parts) in ODD {
        let output = run_with(input, &[], 1);
        let lines = parsed(&output.stdout);
        assert_eq!(column(&lines, "status"), ["error"], "{input}");
        for part in parts {
            let error = lines[0]["error"].as_str().unwrap();
            assert!(error.contains(part), "{part}: {error}");
            assert!(stderr(&output).contains(part), "{}", stderr(&output));
        }
    }
}

#[test]
fn a_named_format_reads_it_all_the_same() {
    let code = "import os\n\ndef main():\n    print(os)\n\nif main:\n    main()\nmain()\n";
    let lines = parsed(&run_with(code, &["--from", "text"], 0).stdout);
    assert_ne!(lines[0]["status"], "error");
}

#[test]
fn in_a_folder_it_is_skipped_and_counted() {
    let pages = folder(1);
    fs::write(pages.path().join("feed.xml"), ODD[0].0).unwrap();
    let arguments = [pages.path().to_str().unwrap(), "--progress", "always"];
    let output = run_with("", &arguments, 0);
    assert_eq!(parsed(&output.stdout).len(), 1);
    assert!(
        stderr(&output).contains("1 files skipped"),
        "{}",
        stderr(&output)
    );
}
