//! The vocabulary of class names: what templates call the parts of a page.
//!
//! The words come from `class`, `id` and `role` attributes. A name is split at symbols and where a
//! capital follows a lower-case letter (`c-relatedPosts__item` gives `c related posts item`), and
//! each word is looked up. The results are features of the classifier, not decisions: templates
//! also call a body `sidebar-layout`.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The meaning of a class name. The order is that of the bits, which are features of the models.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum ClassName {
    Navigation,
    Footer,
    Header,
    Sidebar,
    Related,
    Comments,
    Share,
    Promotion,
    /// Dates, bylines, tags and categories.
    Meta,
    Form,
    Overlay,
    Author,
    List,
    Caption,
    Hidden,
    Article,
    Content,
    Main,
    Title,
    Code,
    /// Names that consent managers use.
    Consent,
    /// Footnotes and disclaimers.
    Note,
    /// Search engines must not quote it.
    Unquoted,
}

impl ClassName {
    /// All meanings, in the order of their bits.
    pub(crate) const ALL: [ClassName; 23] = [
        ClassName::Navigation,
        ClassName::Footer,
        ClassName::Header,
        ClassName::Sidebar,
        ClassName::Related,
        ClassName::Comments,
        ClassName::Share,
        ClassName::Promotion,
        ClassName::Meta,
        ClassName::Form,
        ClassName::Overlay,
        ClassName::Author,
        ClassName::List,
        ClassName::Caption,
        ClassName::Hidden,
        ClassName::Article,
        ClassName::Content,
        ClassName::Main,
        ClassName::Title,
        ClassName::Code,
        ClassName::Consent,
        ClassName::Note,
        ClassName::Unquoted,
    ];

    /// The name of the meaning in the features of the models.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            ClassName::Navigation => "navigation",
            ClassName::Footer => "footer",
            ClassName::Header => "header",
            ClassName::Sidebar => "sidebar",
            ClassName::Related => "related",
            ClassName::Comments => "comments",
            ClassName::Share => "share",
            ClassName::Promotion => "promotion",
            ClassName::Meta => "meta",
            ClassName::Form => "form",
            ClassName::Overlay => "overlay",
            ClassName::Author => "author",
            ClassName::List => "list",
            ClassName::Caption => "caption",
            ClassName::Hidden => "hidden",
            ClassName::Article => "article",
            ClassName::Content => "content",
            ClassName::Main => "main",
            ClassName::Title => "title",
            ClassName::Code => "code",
            ClassName::Consent => "consent",
            ClassName::Note => "note",
            ClassName::Unquoted => "unquoted",
        }
    }

    /// The bit of the meaning in a set.
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// The words of each meaning, as templates use them in several languages.
const WORDS: [(ClassName, &str); 22] = [
    (
        ClassName::Navigation,
        "nav navbar navigation menu breadcrumb breadcrumbs pagination pager toc tabs toolbar \
         sitemap skip mega topbar menubar navi submenu subnav mainnav topnav sidenav \
         mobilenav mainmenu megamenu menus mainnavigation hauptmenu hauptnavigation hamburger \
         navegacion navigacija navigace nawigacja navigasjon menue brotkrumen kruimelpad",
    ),
    (
        ClassName::Footer,
        "footer foot bottom colophon copyright legal fuss pie contentinfo subfooter prefooter \
         footermenu footernav copyrights pied rodape stopka paticka lablec sidfot",
    ),
    (
        ClassName::Header,
        "header masthead banner top hero kopf logo cabecera cabecalho encabezado entete \
         zahlavi",
    ),
    (
        ClassName::Sidebar,
        "sidebar side aside rail widget widgets complementary secondary marginal rightcol \
         leftcol right left textwidget widgettitle rsswidget seitenleiste lateral zijbalk \
         sivupalkki barra",
    ),
    (
        ClassName::Related,
        "related recommended recommend recommendations recommendation similar more recirc \
         trending popular latest recent teaser teasers outbrain taboola next prev previous \
         readmore mostread explore suggested suggestions ranking hot upsell crosssell \
         interlink see also suggest recirculation relatedposts relatedarticles relatednews \
         recentposts latestnews morestories mostpopular mostviewed readalso readnext seealso \
         youmaylike weiterlesen meistgelesen ilgili verwandt verwandte ahnlich aehnlich \
         ahnliche aehnliche weitere empfehlung empfehlungen beliebt similares similaires \
         similare relacionada relacionadas relacionado relacionados connexes associes \
         correlati correlate gerelateerd gerelateerde relaterat relaterade relaterte \
         relaterede powiazane podobne polecane souvisejici nejctenejsi suvisiace povezane \
         povezano slicne najcitanije recomandate lisaks seotud luetuimmat kapcsolodo ajanlo \
         benzer onerilen terkait terpopuler lienquan leesook lireaussi leggianche \
         mehrzumthema",
    ),
    (
        ClassName::Comments,
        "comment comments disqus discussion reply replies respond kommentar kommentare \
         commentlist reviews review rating ratings commentform commenting recentcomments \
         commentaire commentaires comentario comentarios comentarii commento commenti reactie \
         reacties kommentarer kommentit kommentaarid komentarz komentarze komentare komentari \
         komentarai hozzaszolas hozzaszolasok yorum yorumlar sxolia",
    ),
    (
        ClassName::Share,
        "share sharing social socials follow addthis addtoany sharedaddy facebook twitter \
         shareaholic tools actions print like whatsapp telegram pinterest linkedin googleplus \
         gplus plusone sharethis sharebar sharebuttons sharetools socialshare socialmedia \
         sociallinks socialicons copylink followers teilen partager partage compartir \
         compartilhar condividi condivisione delen udostepnij sdilet megosztas paylas bagikan \
         sociales sociaux",
    ),
    (
        ClassName::Promotion,
        "ad ads advert advertisement sponsor sponsored promo promotion cta newsletter \
         subscribe subscription signup paywall donate offer offers banner werbung anzeige \
         adsense dfp affiliate deal deals callout lead advertising advertise banners \
         superbanner topbanner sponsors sponsorship promoted promos promotional newsletters \
         newsletterbox subscriber subscribers subscriptions optin mailchimp mc4wp piano \
         regwall paygate membership donation donations abo abonnement suscribete suscripcion \
         publicidad publicidade publicite pubblicita reklama reklam reklame annons annonse \
         annonce mainos hirdetes oglas iklan quangcao inzerce advertentie anuncio anuncios \
         nieuwsbrief nyhetsbrev uutiskirje boletin bulten abonnieren assinatura",
    ),
    (
        ClassName::Meta,
        "meta byline date time timestamp published tag tags category categories cat info \
         dateline credit credits eyebrow kicker labels keywords source details datum fecha \
         etiquetas schlagwort schlagworte tagi categoria categorias categorie kategorie \
         kategori",
    ),
    (
        ClassName::Form,
        "form search login register input field button btn filter filters cart checkout \
         basket sort facets loginform loginbox suche buscar buscador recherche ricerca zoeken \
         szukaj wyszukiwarka hledat kereses arama",
    ),
    (
        ClassName::Overlay,
        "modal popup overlay cookie cookies consent gdpr dialog lightbox tooltip dropdown \
         alert notice alertdialog offcanvas drawer toast banner cookiebanner cookieconsent \
         cookienotice cookiebar cookiepolicy notification notifications",
    ),
    (
        ClassName::Author,
        "author bio biography profile avatar writer contributor autor authors authorbox \
         authorbio authorinfo aboutauthor yazar autora autore autores auteur autoren \
         verfasser forfatter kirjoittaja szerzo penulis tacgia",
    ),
    (
        ClassName::List,
        "list grid cards card items item feed carousel slider gallery tiles tile loop archive \
         listing results row slick swiper slide slides slideshow flexslider",
    ),
    (
        ClassName::Caption,
        "caption figcaption legend wp credit copyright photo image media video player leyenda \
         legenda bildunterschrift bildtext didascalia bijschrift",
    ),
    (
        ClassName::Article,
        "article articles artikel articulo story news post posts hentry blog blogpost message \
         thread topic question answer noticia noticias nachricht beitrag actualite actualites \
         notizia notizie nieuws bericht artykul clanek clanok clanak cikk artikkeli uutinen \
         nyhet nyheter artigo haber berita baiviet",
    ),
    (
        ClassName::Content,
        "content contents body text entry copy prose markdown richtext rte wysiwyg paragraph \
         articlebody articletext storybody inhalt texto contenido description summary desc \
         detail editor block rich conteudo contenu contenuto tresc obsah sadrzaj tartalom \
         sisalto icerik konten noidung texte testo tekst szoveg cuerpo corpo brodtext \
         brodtekst leipateksti",
    ),
    (
        ClassName::Main,
        "main primary page site container center maincontent single column middle",
    ),
    (
        ClassName::Title,
        "title headline heading subtitle h1 headlines titel lead intro teaser standfirst dek \
         titulo titulares titolo titre ueberschrift nadpis naslov otsikko overskrift baslik \
         tytul antetitulo subtitulo bajada entradilla sottotitolo chapo chapeau vorspann \
         perex ingress copete",
    ),
    (
        ClassName::Code,
        "code highlight pre syntax snippet codehilite terminal console docs doc documentation \
         api reference",
    ),
    (
        ClassName::Consent,
        "onetrust optanon didomi cmp cmp2 cybot cookiebot usercentrics truste cmplz osano \
         iubenda termly klaro axeptio cookiehub cky borlabs gdpr wpgdprc cookielawinfo \
         complianz sourcepoint quantcast trustarc consentmanager tarteaucitron cookieyes \
         cookiefirst",
    ),
    (
        ClassName::Note,
        "footnote footnotes endnotes fn disclaimer disclaimers disclosure signature sig",
    ),
    // The HTML parser adds this word to elements with the attribute `data-nosnippet`.
    (ClassName::Unquoted, "nosnippet"),
];

/// Names of sections of readers' comments. They decide which blocks are dropped, so the list is
/// narrower than [`ClassName::Comments`]. Reviews and ratings are missing because a page can be
/// about them, discussions because papers have a section of that name.
const COMMENT_SECTIONS: &str = "\
    comment comments commentlist commentarea disqus livefyre intensedebate hypercomments \
    talkback talkbacks replies kommentar kommentare kommentarer kommentti kommentit \
    commentaire commentaires comentario comentarios commento commenti reactie reacties \
    komentarz komentarze komentarzy komentare komentarai kommentaarid comentarii hozzaszolasok \
    iruzkinak kommentarii sxolia yorum yorumlar";

/// Classes that hide an element. From the documentation of Bootstrap, Tailwind, WordPress and
/// accessibility projects.
pub(crate) const HIDING_CLASSES: [&str; 10] = [
    "hidden",
    "hide",
    "d-none",
    "is-hidden",
    "sr-only",
    "screen-reader-text",
    "screen-reader",
    "visually-hidden",
    "visuallyhidden",
    "u-hidden",
];

const fn bits(names: &[ClassName]) -> u32 {
    let (mut bits, mut index) = (0, 0);
    while index < names.len() {
        bits |= names[index].bit();
        index += 1;
    }
    bits
}

/// Meanings of parts that are rarely body.
pub(crate) const CHAFF: u32 = bits(&[
    ClassName::Navigation,
    ClassName::Footer,
    ClassName::Sidebar,
    ClassName::Related,
    ClassName::Comments,
    ClassName::Share,
    ClassName::Promotion,
    ClassName::Meta,
    ClassName::Form,
    ClassName::Overlay,
    ClassName::Author,
    ClassName::Hidden,
    ClassName::Consent,
    ClassName::Unquoted,
]);

/// Meanings of consent notices.
pub(crate) const NOTICE: u32 = bits(&[ClassName::Consent, ClassName::Overlay]);

/// Meanings of parts that often contain the body.
pub(crate) const BODY: u32 = bits(&[ClassName::Article, ClassName::Content, ClassName::Main]);

/// The words of offers and disclaimers of a site. `paywall` and `subscriber` are not among them:
/// they name the part of a body that subscribers read.
const OFFERS: &str = "newsletter newsletters newsletterbox subscribe subscription subscriptions \
     signup optin membership donate donation donations \
     mailchimp mc4wp abo abonnement abonnieren suscribete suscripcion assinatura nieuwsbrief \
     nyhetsbrev uutiskirje boletin bulten legal disclaimer disclaimers disclosure";

/// The longest word that is looked up, in bytes. Longer ones are generated.
const MAX_WORD_BYTES: usize = 20;

/// The meanings of the words in `class`, `id` and `role` attributes, as a bit set.
pub(crate) fn names_in(attributes: &str) -> u32 {
    let mut found = 0;
    each_word(attributes, |word| found |= look_up(word));
    found
}

/// Whether `class`, `id` and `role` attributes name a section of readers' comments.
pub(crate) fn names_comment_section(attributes: &str) -> bool {
    static LOOKUP: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| COMMENT_SECTIONS.split_whitespace().collect());
    has_word_of(&LOOKUP, attributes)
}

/// Whether `class`, `id` and `role` attributes name an offer of the site or its disclaimer.
pub(crate) fn names_offer(attributes: &str) -> bool {
    static LOOKUP: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| OFFERS.split_whitespace().collect());
    has_word_of(&LOOKUP, attributes)
}

fn has_word_of(words: &FxHashSet<&str>, attributes: &str) -> bool {
    let mut found = false;
    each_word(attributes, |word| found |= words.contains(word));
    found
}

/// Calls `take` with each word of a name in lower case; words may be empty.
fn each_word(name: &str, mut take: impl FnMut(&str)) {
    let mut word = String::with_capacity(MAX_WORD_BYTES);
    let mut before = ' ';
    for c in name.chars().chain([' ']) {
        let breaks =
            !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && before.is_ascii_lowercase());
        if breaks {
            take(&word);
            word.clear();
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
}

/// The meanings by word, because a page looks up thousands of words.
static BY_WORD: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| {
    let mut by_word = FxHashMap::default();
    for (name, words) in WORDS {
        for word in words.split_whitespace() {
            *by_word.entry(word).or_default() |= name.bit();
        }
    }
    by_word
});

fn look_up(word: &str) -> u32 {
    if word.len() > MAX_WORD_BYTES {
        return 0;
    }
    BY_WORD.get(word).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_at_symbols_and_capitals() {
        let has = |name, meaning: ClassName| names_in(name) & meaning.bit() != 0;
        assert!(has("c-relatedPosts__item", ClassName::Related));
        assert!(has("siteFooter", ClassName::Footer));
        assert_ne!(names_in("entry-content") & BODY, 0);
    }

    #[test]
    fn compounds_without_a_separator_have_the_meaning_of_their_parts() {
        for (name, meaning) in [
            ("relatedposts", ClassName::Related),
            ("tp-piano-template", ClassName::Promotion),
            ("authorbox", ClassName::Author),
            ("cookiebanner", ClassName::Overlay),
            ("td-subnav", ClassName::Navigation),
            ("sharebar", ClassName::Share),
        ] {
            assert_ne!(names_in(name) & meaning.bit(), 0, "{name}");
        }
        for name in ["pianist", "authority", "relative", "membrane", "aboard"] {
            assert_eq!(names_in(name), 0, "{name}");
        }
    }

    #[test]
    fn words_inside_longer_words_do_not_count() {
        assert_eq!(names_in("canvas download shadow"), 0);
        assert_eq!(names_in("x7f3a9b"), 0);
    }

    #[test]
    fn all_meanings_are_listed_in_the_order_of_their_bits() {
        for (index, name) in ClassName::ALL.iter().enumerate() {
            assert_eq!(name.bit(), 1 << index);
        }
    }
}
