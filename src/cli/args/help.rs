//! The examples and tables at the end of the help texts, and the version line.

use std::sync::LazyLock;

/// Examples of the main command.
pub const EXAMPLES: &str = "\
Examples:
  dechaff page.html                              clean a page, to one JSON line
  dechaff pages/ -o clean.jsonl.zst              clean a folder, to a compressed file
  dechaff crawl/ --output-dir clean/ --resume    write one file per input; run again to continue
  cat pages/*.html | dechaff | jq -r .text       print only the text
  zcat crawl.jsonl.gz | dechaff --field html     clean JSONL records, keep their other keys
  find . -name '*.html' -print0 | dechaff --files-from - -0
  dechaff page.html --to markdown                keep headings, lists, tables, links and code
  dechaff report pages/ -o report.html           see what was kept and dropped, in a browser
  dechaff --explain page.html                    show why each block was kept or dropped
  dechaff --profile auto site/                   read twice, drop what the site repeats
  dechaff profile crawl/ -o site.profile         learn once, then use --profile site.profile";

const EXIT_CODES: &str = "\
Exit codes:
  0  every input was read to its end (a bad page is a line with status \"error\")
  1  an input could not be read to its end, or no record was usable or found, or --fail-on-error
  2  wrong usage
  3  the output could not be written
  130, 143  stopped by SIGINT, SIGTERM; what was read is written; a second signal exits at once";

/// The end of `--help`.
pub static AFTER_LONG_HELP: LazyLock<String> =
    LazyLock::new(|| format!("{EXAMPLES}\n\n{EXIT_CODES}"));

/// Examples of `dechaff repair`.
pub const REPAIR_EXAMPLES: &str = "\
Examples:
  dechaff repair < broken.txt > repaired.txt
  tail -f app.log | dechaff repair               repair each line as it arrives
  dechaff repair --from jsonl --field text --field title < records.jsonl
  dechaff repair --explain broken.txt            show what would be repaired, and why";

/// Examples of `dechaff completions`.
pub const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  dechaff completions bash > ~/.local/share/bash-completion/completions/dechaff
  dechaff completions zsh > \"${fpath[1]}/_dechaff\"
  dechaff completions fish > ~/.config/fish/completions/dechaff.fish";

/// Examples of `dechaff man`.
pub const MAN_EXAMPLES: &str = "\
Examples:
  dechaff man | man -l -
  dechaff man > ~/.local/share/man/man1/dechaff.1";

/// The version of the program and of its models, because other models keep other text.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let models = crate::classify::Models::fingerprint();
    format!("{} (model {models})", env!("CARGO_PKG_VERSION"))
});
