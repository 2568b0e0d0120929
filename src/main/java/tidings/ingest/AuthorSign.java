package tidings.ingest;

/** What speaks for or against a name being that of an author. The weights were found on pages of many sites; only their sums are compared. */
enum AuthorSign {
    JSON_LD("JSON-LD author", 2.2),
    JSON_LD_ORGANISATION("JSON-LD author that is an organisation", 0.9),
    META("meta author", 1.9),
    PREVIEW("author for link previews", 1.3),
    REL("rel=author", 0.8),
    MARKED("marked as author", 0.2),
    AUTHOR_PAGE("link to an author's page", 0.6),
    BYLINE("in a box named as a byline", 1.1),
    OPENED("after a word such as By", 1.2),
    LABELLED("after a label such as Author", 2),
    DATED("beside a date at the title", 0.6),
    BARE("a line of its own under the title", -0.4),
    IN_DETAILS("in a box of details at the title", -0.2),
    UNDER_TITLE("right under the title", 1.8),
    NEAR_TITLE("soon after the title", 0.6),
    AFTER_TITLE("after the title", 0.3),
    OVER_TITLE("over the title", 0.5),
    BEFORE_TITLE("long before the title", -0.5),
    FAR("far from the title", -0.3),
    BIOGRAPHY("in a box about the author", 0.7),
    IN_COMMENTS("among comments", -1),
    ASIDE("in a side box or a menu", -0.5),
    HIDDEN("hidden", -0.3),
    ONE_WORD("one word", -1.1),
    TEAM("a team or an organisation", -0.7),
    SITE("the site's own name", -0.3);

    final String words;
    final double weight;

    AuthorSign(String words, double weight) {
        this.words = words;
        this.weight = weight;
    }
}
