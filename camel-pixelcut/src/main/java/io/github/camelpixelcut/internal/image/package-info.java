/** Images: where their bytes come from, what their first bytes say, and the API's limits. */
package io.github.camelpixelcut.internal.image;
