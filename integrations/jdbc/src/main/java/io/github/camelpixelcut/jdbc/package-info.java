/** Receipts in a database table. */
package io.github.camelpixelcut.jdbc;
