/** Meters for Micrometer and span attributes for Camel's telemetry: both are found by Camel when the jar is there. */
package io.github.camelpixelcut.observability;
