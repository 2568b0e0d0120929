package tidings;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the house: who may know whom, and who alone knows a library. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("tidings");

    @Test
    void dependencies_point_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("tidings..")
                .layer("cli")
                .definedBy("tidings.cli")
                .layer("server")
                .definedBy("tidings.server")
                .layer("publisher")
                .definedBy("tidings")
                .layer("definition")
                .definedBy("tidings.definition")
                .layer("source")
                .definedBy("tidings.source")
                .layer("ingest")
                .definedBy("tidings.ingest")
                .layer("store")
                .definedBy("tidings.store")
                .layer("feed")
                .definedBy("tidings.feed")
                .layer("hub")
                .definedBy("tidings.hub")
                .layer("story")
                .definedBy("tidings.story")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("publisher") // by the front door, Tidings
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("publisher")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("definition")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("source")
                .mayOnlyBeAccessedByLayers("publisher", "cli")
                .whereLayer("ingest")
                .mayOnlyBeAccessedByLayers("publisher", "cli")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("hub")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("hub")
                .mayOnlyAccessLayers("story")
                .whereLayer("feed")
                .mayOnlyBeAccessedByLayers("publisher", "server", "cli")
                .check(HOUSE);
    }

    @Test
    void only_the_front_door_knows_the_command_line() {
        noClasses()
                .that()
                .resideInAPackage("tidings")
                .and()
                .doNotHaveSimpleName("Tidings")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tidings.cli", "tidings.server")
                .check(HOUSE);
    }

    @Test
    void the_domain_imports_nothing_but_the_JDK() {
        classes()
                .that()
                .resideInAPackage("tidings.story")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "tidings.story", "org.jspecify..")
                .check(HOUSE);
    }

    @ParameterizedTest
    @CsvSource({
        "org.jsoup.., tidings.ingest",
        "java.sql.., tidings.store",
        "org.sqlite.., tidings.store",
        "org.flywaydb.., tidings.store",
        "org.postgresql.., tidings.store",
        "com.zaxxer.., tidings.store",
        "com.github.kagkarlsson.., tidings.store",
        "crawlercommons.., tidings.source",
        "com.rometools.., tidings.feed",
        "org.jdom2.., tidings.feed",
        "io.javalin.., tidings.server",
        "org.eclipse.jetty.., tidings.server",
        "com.aayushatharva.., tidings.server",
        "io.micrometer.., tidings.server",
        "okhttp3.., tidings.source",
        "okio.., tidings.source",
        "crawlercommons.., tidings.source",
        "org.brotli.., tidings.source",
        "com.google.re2j.., tidings.source",
        "com.networknt.., tidings.definition",
        "com.fasterxml.jackson.dataformat.yaml.., tidings.definition"
    })
    void one_package_alone_knows_a_library(String library, String owner) {
        noClasses()
                .that(are(not(resideInAPackage(owner))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))
                .check(HOUSE);
    }

    @Test
    void nothing_but_the_guarded_sockets_opens_a_connection_to_the_web() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http.."))
                .check(HOUSE);
        noClasses()
                .should()
                .callMethod(URL.class, "openStream")
                .orShould()
                .callMethod(URL.class, "openConnection")
                .check(HOUSE);
        noClasses()
                .that()
                .haveNameNotMatching(".*GuardedSockets.*")
                .should()
                .dependOnClassesThat(are(type(Socket.class)))
                .check(HOUSE);
    }

    @Test
    void nothing_but_the_clock_that_is_passed_in_tells_the_time() {
        noClasses().should().callMethod(Instant.class, "now").check(HOUSE);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage("tidings.cli")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(HOUSE);
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/tidings"))) {
            List<Path> packages = files.filter(Files::isDirectory).toList();
            assertThat(packages)
                    .hasSizeGreaterThan(8)
                    .allSatisfy(p -> assertThat(p.resolve("package-info.java"))
                            .content()
                            .contains("@NullMarked")
                            .startsWith("/**"));
        }
    }
}
