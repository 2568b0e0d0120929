package tidings.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Pages in a zip file. Its entries' names are names and never paths: nothing is written, and nothing else opened. */
final class Archive {
    /** What an archive holds beyond is not read. */
    static final int MAX_ENTRIES = 10_000;

    private static final long MAX_TOTAL = 1L << 30;

    private Archive() {}

    static boolean is(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /** The entries that may be pages, by name. */
    static List<ZipEntry> entries(Path path) throws IOException {
        try (var zip = open(path)) {
            var entries = new ArrayList<ZipEntry>();
            long total = 0;
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                total += Math.max(0, Math.min(entry.getSize(), PageFiles.MAX_BYTES + 1));
                if (entries.size() == MAX_ENTRIES || total > MAX_TOTAL) {
                    break;
                }
                if (isPage(entry)) {
                    entries.add(entry);
                }
            }
            entries.sort(Comparator.comparing(ZipEntry::getName));
            return entries;
        }
    }

    /** At most one byte more than an entry says it has, or than a page may have. */
    static byte[] read(Path path, String name) throws IOException {
        try (var zip = open(path)) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new ZipException("no such entry");
            }
            int size = (int) Math.max(0, Math.min(entry.getSize(), PageFiles.MAX_BYTES));
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(size + 1);
                if (bytes.length > size && size < PageFiles.MAX_BYTES) {
                    throw new ZipException("larger than it says");
                }
                return bytes;
            }
        }
    }

    private static ZipFile open(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (IllegalArgumentException e) { // names in no known encoding
            throw new ZipException("" + e.getMessage());
        }
    }

    private static boolean isPage(ZipEntry entry) {
        for (String step : entry.getName().split("[/\\\\]")) {
            if (step.startsWith(".") && !step.equals(".") && !step.equals("..") || step.equals("__MACOSX")) {
                return false;
            }
        }
        return !entry.isDirectory();
    }
}
