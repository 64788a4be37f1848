package io.github.camelpixelcut;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.camelpixelcut");

    @Test
    void eachRoomDependsOnlyOnThoseBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("camel")
                .definedBy("io.github.camelpixelcut")
                .layer("client")
                .definedBy("io.github.camelpixelcut.client")
                .layer("image")
                .definedBy("io.github.camelpixelcut.image")
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
                .check(classes);
    }

    @Test
    void onlyTheCamelRoomKnowsExchanges() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("io.github.camelpixelcut")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.camel.Exchange")
                .check(classes);
    }

    @Test
    void imagesAndErrorsKnowNothingOfHttp() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("io.github.camelpixelcut.image", "io.github.camelpixelcut.error")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hc..")
                .check(classes);
    }
}
