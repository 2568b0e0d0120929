package tidings.ingest;

import static tidings.ingest.Directive.Kind.FLAG;
import static tidings.ingest.Directive.Kind.NOTED;
import static tidings.ingest.Directive.Kind.TEXT;
import static tidings.ingest.Directive.Kind.XPATH;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a line of a site's rules can say; names as in the files of Full-Text RSS, in lower case there. */
enum Directive {
    TITLE(XPATH),
    AUTHOR(XPATH),
    DATE(XPATH),
    BODY(XPATH),
    STRIP(XPATH),
    /** The same as {@link #STRIP}; programs that cannot strip attributes do not know it. */
    STRIP_ATTR(XPATH),
    STRIP_ID_OR_CLASS(TEXT),
    STRIP_IMAGE_SRC(TEXT),
    DISSOLVE(XPATH),
    WRAP_IN(XPATH),
    SRC_LAZY_LOAD_ATTR(TEXT),
    SINGLE_PAGE_LINK(XPATH),
    NEXT_PAGE_LINK(XPATH),
    /** Belongs to the link above it. */
    IF_PAGE_CONTAINS(XPATH),
    NATIVE_AD_CLUE(XPATH),
    FIND_STRING(TEXT),
    /** Belongs to the string to find, which stands in parentheses or above it. */
    REPLACE_STRING(TEXT),
    TEST_URL(TEXT),
    /** The same as {@link #TEST_URL}. */
    TEST_URLS(TEXT),
    /** Belongs to the test's address above it. */
    TEST_CONTAINS(TEXT),
    PRUNE(FLAG),
    AUTODETECT_ON_FAILURE(FLAG),
    SKIP_JSON_LD(FLAG),

    // For those who fetch.
    HTTP_HEADER(NOTED),
    SINGLE_PAGE_LINK_IN_FEED(NOTED),
    AUTODETECT_NEXT_PAGE(NOTED),
    REQUIRES_LOGIN(NOTED),
    LOGIN_URI(NOTED),
    LOGIN_USERNAME_FIELD(NOTED),
    LOGIN_PASSWORD_FIELD(NOTED),
    LOGIN_EXTRA_FIELDS(NOTED),
    NOT_LOGGED_IN_XPATH(NOTED),
    // There is one parser here, and it needs no tidying before.
    TIDY(NOTED),
    PARSER(NOTED),
    // What cleaning does anyway: attributes and comments go, double line breaks part paragraphs, images stay where they
    // are.
    POST_STRIP_ATTR(NOTED),
    STRIP_COMMENTS(NOTED),
    CONVERT_DOUBLE_BR_TAGS(NOTED),
    INSERT_DETECTED_IMAGE(NOTED),
    // Left over in old files; no program that is in use acts on them.
    SKIP_ID_OR_CLASS(NOTED),
    MOVE_INTO(NOTED),
    FOOTNOTES(NOTED);

    enum Kind {
        XPATH,
        TEXT,
        FLAG,
        /** Known, and of no effect here. */
        NOTED
    }

    private static final Map<String, Directive> NAMED =
            Arrays.stream(values()).collect(Collectors.toMap(Directive::toString, d -> d));

    private final Kind kind;

    Directive(Kind kind) {
        this.kind = kind;
    }

    static Optional<Directive> named(String name) {
        return Optional.ofNullable(NAMED.get(name.toLowerCase(Locale.ROOT)));
    }

    Kind kind() {
        return kind;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
