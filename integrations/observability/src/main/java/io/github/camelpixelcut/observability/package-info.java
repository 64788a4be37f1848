/**
 * Meters for Micrometer and span attributes for Camel's telemetry. Camel discovers both if the jar is on the class
 * path.
 */
package io.github.camelpixelcut.observability;
