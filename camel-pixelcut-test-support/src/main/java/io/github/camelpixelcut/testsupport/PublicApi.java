package io.github.camelpixelcut.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kotlin.sequences.SequencesKt;
import kotlinx.validation.api.ClassBinarySignature;
import kotlinx.validation.api.KotlinSignaturesLoadingKt;

/**
 * The public API of a module as text: the public and protected members of its public types, except those in packages
 * named {@code internal}. It is written by the library of Kotlin's binary compatibility validator, which reads class
 * files of any language.
 */
public final class PublicApi {

    private static final Path DESCRIPTION = Path.of("public-api.txt");
    private static final Path CLASSES = Path.of("target", "classes");

    private PublicApi() {}

    /**
     * Checks that the compiled classes of the module have the API that its {@code public-api.txt} describes. With
     * {@code -Dapi.update=true} the file is rewritten.
     *
     * @param module its folder, from the project's folder
     */
    public static void assertIsAsDescribed(String module) throws IOException {
        Path compiled = Files.writeString(Path.of("target").resolve(DESCRIPTION), text(CLASSES));
        if (Boolean.getBoolean("api.update")) {
            Files.writeString(DESCRIPTION, Files.readString(compiled));
        }
        assertThat(compiled)
                .as(
                        "The public API is not that of %s/%s. If the change is intended, run"
                                + " 'mvn -q -B -pl %s -am test -Dtest=PublicApiTest -Dapi.update=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false' in the project's folder and commit the file",
                        module, DESCRIPTION, module)
                .hasSameTextualContentAs(DESCRIPTION);
    }

    static String text(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            List<Path> classFiles =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            List<ClassBinarySignature> all = KotlinSignaturesLoadingKt.loadApiFromJvmClasses(
                    SequencesKt.asSequence(
                            classFiles.stream().map(PublicApi::content).iterator()),
                    name -> true);
            List<ClassBinarySignature> visible =
                    KotlinSignaturesLoadingKt.filterOutNonPublic(all, internalPackages(classes, classFiles), List.of());
            return KotlinSignaturesLoadingKt.dump(visible, new StringBuilder()).toString();
        }
    }

    private static List<String> internalPackages(Path classes, List<Path> classFiles) {
        return classFiles.stream()
                .map(file -> classes.relativize(file.getParent()).toString().replace('/', '.'))
                .filter(name -> List.of(name.split("\\.")).contains("internal"))
                .distinct()
                .toList();
    }

    private static InputStream content(Path file) {
        try {
            return new ByteArrayInputStream(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
