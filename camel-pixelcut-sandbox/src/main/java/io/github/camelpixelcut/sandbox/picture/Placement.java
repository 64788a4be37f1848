package io.github.camelpixelcut.sandbox.picture;

/**
 * Where and how large the subject stands; null fields take the API's defaults (scale 1, or 0.6 where the background was
 * removed; centres 0.5).
 */
public record Placement(Double scale, Double xCenter, Double yCenter) {}
