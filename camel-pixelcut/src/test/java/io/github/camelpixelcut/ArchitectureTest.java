package io.github.camelpixelcut;

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
import io.github.camelpixelcut.testsupport.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String INTERNAL = "io.github.camelpixelcut.internal";

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void eachLayerDependsOnlyOnThoseBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("camel")
                .definedBy("io.github.camelpixelcut")
                .layer("client")
                .definedBy("io.github.camelpixelcut.internal.client")
                .layer("image")
                .definedBy("io.github.camelpixelcut.internal.image")
                .layer("error")
                .definedBy("io.github.camelpixelcut.error")
                .whereLayer("camel")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("camel")
                .whereLayer("image")
                .mayOnlyBeAccessedByLayers("camel", "client")
                .whereLayer("error")
                .mayOnlyBeAccessedByLayers("camel", "client", "image")
                .check(CLASSES);
    }

    @Test
    void onlyTheCamelLayerUsesExchanges() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.camelpixelcut")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.camel.Exchange")
                .check(CLASSES);
    }

    @Test
    void imagesAndErrorsDoNotUseHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("io.github.camelpixelcut.internal.image", "io.github.camelpixelcut.error")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hc..")
                .check(CLASSES);
    }

    @Test
    void thePublicApiExposesNoInternalType() {
        assertThat(CLASSES.stream()
                        .filter(type -> !isInternal(type) && isVisible(type.getModifiers()))
                        .flatMap(ArchitectureTest::visibleMembers)
                        .filter(ArchitectureTest::showsAnInternalType)
                        .map(JavaMember::getFullName))
                .isEmpty();
    }

    private static Stream<JavaMember> visibleMembers(JavaClass type) {
        return type.getMembers().stream().filter(member -> isVisible(member.getModifiers()));
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

    /** Checked in the source files, because the other modules are compiled later. */
    @Test
    void noOtherModuleUsesAnInternalType() throws IOException {
        assertThat(Project.javaSources().stream()
                        .filter(file -> !file.startsWith(Project.ROOT.resolve("camel-pixelcut")))
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
