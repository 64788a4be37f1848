/** What can go wrong: the API's error codes and the tree of exceptions. */
package io.github.camelpixelcut.error;
