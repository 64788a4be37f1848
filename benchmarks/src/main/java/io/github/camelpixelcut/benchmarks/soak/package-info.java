/**
 * The soak test: the example application processes a folder of pictures while the service fails, resets connections,
 * answers late and restarts. At the end pictures, charges and resources are counted.
 */
package io.github.camelpixelcut.benchmarks.soak;
