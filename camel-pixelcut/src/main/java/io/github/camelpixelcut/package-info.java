/** The Camel component {@code pixelcut}: exchanges, options and headers. */
package io.github.camelpixelcut;
