package tidings.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the name of an element says of it.
 *
 * @param mute it holds no text that a reader sees
 * @param media an image, a player, a frame
 * @param cell of a table
 * @param whole it is the page, so that its names say nothing of a part of it
 */
record TagTraits(
        boolean mute, boolean bold, boolean italic, boolean media, boolean image, boolean cell, boolean whole) {
    private static final Map<String, List<String>> TRAITS = Map.of(
            "mute",
            List.of(
                    "head",
                    "script",
                    "style",
                    "noscript",
                    "template",
                    "select",
                    "textarea",
                    "svg",
                    "math",
                    "object",
                    "iframe",
                    "datalist"),
            "bold",
            List.of("b", "strong"),
            "italic",
            List.of("i", "em", "cite"),
            "media",
            List.of("img", "amp-img", "video", "amp-video", "iframe", "audio", "object", "embed"),
            "image",
            List.of("img", "amp-img"),
            "cell",
            List.of("td", "th"),
            "whole",
            List.of("html", "body"));

    private static final TagTraits NONE = made("");
    /** By name: one look for each element of a page. */
    private static final Map<String, TagTraits> BY_TAG = new HashMap<>();

    static {
        TRAITS.values().forEach(tags -> tags.forEach(t -> BY_TAG.put(t, made(t))));
    }

    static TagTraits of(String tag) {
        return BY_TAG.getOrDefault(tag, NONE);
    }

    private static TagTraits made(String tag) {
        return new TagTraits(
                has(tag, "mute"),
                has(tag, "bold"),
                has(tag, "italic"),
                has(tag, "media"),
                has(tag, "image"),
                has(tag, "cell"),
                has(tag, "whole"));
    }

    private static boolean has(String tag, String trait) {
        return TRAITS.getOrDefault(trait, List.of()).contains(tag);
    }
}
