package io.github.camelpixelcut.sandbox.internal.compose;

/**
 * What stands behind the subject. If a scene is given, the prompts are ignored, as in the API. If everything is null,
 * the backdrop is a light studio.
 *
 * @param scene the name of a {@code NamedScene}, or null
 * @param prompt describes the backdrop; null or blank for none
 * @param negativePrompt words that the backdrop avoids; null or blank for none
 */
public record Backdrop(String scene, String prompt, String negativePrompt) {}
