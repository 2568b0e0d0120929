package tidings.town;

import java.util.Locale;

/** How a site does things; no two sites of the town need have the same. */
record Habits(Listing listing, Dating dating, Validating validating, Tongue tongue, boolean longPaths) {

    /** What lists its articles. */
    enum Listing {
        PAGES,
        RSS,
        SITEMAP,
        ATOM,
        NEWS_SITEMAP,
        JSON,
        /** Nothing does; its articles are known by their addresses. */
        NONE
    }

    /** How an article's page says when it was published. */
    enum Dating {
        JSON_LD,
        META,
        TIME,
        TEXT,
        /** Neither the page nor any list says. */
        NONE
    }

    /** By what it answers whether something has changed. */
    enum Validating {
        ETAG,
        LAST_MODIFIED,
        NOTHING,
        /** It gives an ETag, and sends all of it again nonetheless. */
        IGNORED
    }

    enum Tongue {
        EN("en", "More on this topic", "Most read", "By", "d MMMM yyyy, HH:mm 'UTC'"),
        DE("de", "Mehr zum Thema", "Meistgelesen", "Von", "d. MMMM yyyy, HH:mm 'Uhr'"),
        FR("fr", "Sur le même sujet", "Les plus lus", "Par", "d MMMM yyyy 'à' HH:mm"),
        RU("ru", "По теме", "Самое читаемое", "Автор:", "d MMMM yyyy, HH:mm");

        final String code;
        final String theme;
        final String popular;
        final String by;
        final String date;

        Tongue(String code, String theme, String popular, String by, String date) {
            this.code = code;
            this.theme = theme;
            this.popular = popular;
            this.by = by;
            this.date = date;
        }

        Locale locale() {
            return Locale.forLanguageTag(code);
        }
    }

    /** Those of the site of this number; sites of all sorts come soon. */
    static Habits of(int site) {
        return new Habits(
                Listing.values()[site % Listing.values().length],
                Dating.values()[(site + site / 7) % Dating.values().length],
                Validating.values()[(site + site / 5) % Validating.values().length],
                Tongue.values()[(site + site / 4) % Tongue.values().length],
                site % 2 == 1);
    }
}
