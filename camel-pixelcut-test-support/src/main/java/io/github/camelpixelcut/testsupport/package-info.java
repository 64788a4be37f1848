/** Classes that the tests of several modules share. */
package io.github.camelpixelcut.testsupport;
