package tidings.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import tidings.story.FeedDefinition;

/** The option that names folders of site rules for all feeds. */
final class RulesOption {
    @Option(
            names = "--rules",
            paramLabel = "FOLDER",
            description = "A folder of site rules, for feeds whose feed.yaml names none; may be given again.")
    private List<Path> folders = new ArrayList<>();

    /** The feed, with these rules if it has none of its own. */
    FeedDefinition in(FeedDefinition feed) {
        for (Path folder : folders) {
            check(folder);
        }
        return folders.isEmpty() || !feed.rules().isEmpty() ? feed : feed.withRules(folders);
    }

    static void check(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(
                    "--rules " + folder + ": no such folder; right would be one with files such as example.com.txt");
        }
    }
}
