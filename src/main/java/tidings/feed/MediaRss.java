package tidings.feed;

import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.Thumbnail;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.module.Module;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Enclosure;
import tidings.story.Image;

/** Media RSS (rssboard.org/media-rss), for RSS and Atom alike: an item's sounds and films, and its lead image. */
final class MediaRss {
    private static final Map<String, String> IMAGES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "webp", "image/webp",
            "avif", "image/avif");

    private MediaRss() {}

    static List<Module> of(Item item) {
        Image image = item.image();
        if (image == null && item.enclosures().isEmpty()) {
            return List.of();
        }
        var metadata = new Metadata();
        if (image != null) {
            metadata.setThumbnail(
                    new Thumbnail[] {new Thumbnail(URI.create(image.url()), image.width(), image.height())});
        }
        var module = new MediaEntryModuleImpl();
        module.setMediaContents(Stream.concat(
                        item.enclosures().stream().map(MediaRss::content),
                        Stream.ofNullable(image).map(MediaRss::content))
                .toArray(MediaContent[]::new));
        module.setMetadata(metadata);
        return List.of(module);
    }

    private static MediaContent content(Enclosure enclosure) {
        MediaContent content =
                content(enclosure.url(), enclosure.medium(), enclosure.type(), enclosure.width(), enclosure.height());
        content.setFileSize(enclosure.length());
        content.setDuration(
                enclosure.seconds() == null ? null : enclosure.seconds().longValue());
        return content;
    }

    private static MediaContent content(Image image) {
        MediaContent content = content(image.url(), "image", type(image.url()), image.width(), image.height());
        if (image.alt() != null) {
            var metadata = new Metadata();
            metadata.setDescription(image.alt());
            metadata.setDescriptionType("plain");
            content.setMetadata(metadata);
        }
        return content;
    }

    private static MediaContent content(
            String url, String medium, @Nullable String type, @Nullable Integer width, @Nullable Integer height) {
        var content = new MediaContent(new UrlReference(URI.create(url)));
        content.setMedium(medium);
        content.setType(type);
        content.setWidth(width);
        content.setHeight(height);
        return content;
    }

    /** By the file's name, or null. */
    private static @Nullable String type(String url) {
        String path = url.split("[?#]", 2)[0];
        return IMAGES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
