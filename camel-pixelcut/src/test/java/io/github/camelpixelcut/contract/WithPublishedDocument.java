package io.github.camelpixelcut.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Enables tests against the vendor's OpenAPI document, which is beside the repository and not part of it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "io.github.camelpixelcut.contract.ContractDocument#isPublishedDocumentHere",
        disabledReason = "the vendor's document ../shared/contract/generate-background.openapi.yaml is not here")
@interface WithPublishedDocument {}
