package io.github.camelpixelcut.sandbox.internal.compose;

/**
 * What stands behind the subject. A scene wins over the prompts, as in the API; with everything null the subject stands
 * in a light studio.
 *
 * @param scene one of marble, wood, industrial, linen, brick, counter, or null
 * @param prompt describes the wanted backdrop, or null
 * @param negativePrompt comma separated words that the backdrop should avoid, or null
 */
public record Backdrop(String scene, String prompt, String negativePrompt) {}
