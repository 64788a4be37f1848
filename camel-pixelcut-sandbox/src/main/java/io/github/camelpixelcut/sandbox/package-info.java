/** An offline server that implements the contract of the Pixelcut image API, for tests and for the command line. */
package io.github.camelpixelcut.sandbox;
