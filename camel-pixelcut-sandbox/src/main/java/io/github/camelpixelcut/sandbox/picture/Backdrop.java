package io.github.camelpixelcut.sandbox.picture;

/** What stands behind the subject: a scene wins over the prompts (API rule); all null gives a neutral backdrop. */
public record Backdrop(String scene, String prompt, String negativePrompt) {}
