package io.github.camelpixelcut.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture.LayerDependencySpecification;
import io.github.camelpixelcut.testsupport.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String SANDBOX = "io.github.camelpixelcut.sandbox";
    private static final String INTERNAL = SANDBOX + ".internal";

    /** The internal packages, each with those that it uses. */
    private static final Map<String, List<String>> PACKAGES = Map.of(
            "http", List.of("compose", "cutout", "scene", "input", "state", "error"),
            "compose", List.of("prompt", "scene", "cutout", "pixels"),
            "prompt", List.of("scene", "pixels"),
            "scene", List.of("pixels"),
            "cutout", List.of("pixels"),
            "pixels", List.of(),
            "input", List.of("error"),
            "state", List.of(),
            "error", List.of());

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(SANDBOX);

    @Test
    void eachPackageUsesOnlyThoseBelowIt() {
        LayeredArchitecture packages = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(SANDBOX + "..")
                .ensureAllClassesAreContainedInArchitecture()
                .layer("api")
                .definedBy(SANDBOX);
        for (String name : PACKAGES.keySet()) {
            packages = packages.layer(name).definedBy(INTERNAL + "." + name);
        }
        for (Map.Entry<String, List<String>> entry : PACKAGES.entrySet()) {
            LayerDependencySpecification uses = packages.whereLayer(entry.getKey());
            packages = entry.getValue().isEmpty()
                    ? uses.mayNotAccessAnyLayer()
                    : uses.mayOnlyAccessLayers(entry.getValue().toArray(String[]::new));
        }
        packages.check(CLASSES);
    }

    @Test
    void onlyTheServerKnowsHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SANDBOX, INTERNAL + ".http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.undertow..")
                .check(CLASSES);
    }

    @Test
    void nothingInThePublicApiShowsAnInternalType() {
        assertThat(CLASSES.stream()
                        .filter(type -> !isInternal(type) && isVisible(type.getModifiers()))
                        .flatMap(type -> type.getMembers().stream())
                        .filter(member -> isVisible(member.getModifiers()))
                        .filter(ArchitectureTest::showsAnInternalType)
                        .map(JavaMember::getFullName))
                .isEmpty();
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean showsAnInternalType(JavaMember member) {
        Stream<JavaType> types = member instanceof JavaCodeUnit method
                ? Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                : Stream.of(((JavaField) member).getType());
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream()).anyMatch(ArchitectureTest::isInternal);
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith(INTERNAL);
    }

    /** Read in the sources, because the other modules are compiled later. */
    @Test
    void noOtherModuleUsesAnInternalType() throws IOException {
        assertThat(Project.javaSources().stream()
                        .filter(file -> !file.startsWith(Project.ROOT.resolve("camel-pixelcut-sandbox")))
                        .filter(ArchitectureTest::namesAnInternalType))
                .isEmpty();
    }

    private static boolean namesAnInternalType(Path file) {
        try {
            return Files.readString(file).contains(INTERNAL + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
