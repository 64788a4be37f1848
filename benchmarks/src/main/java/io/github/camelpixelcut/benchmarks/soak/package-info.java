/**
 * A day of trouble in minutes: the example application works through a folder of pictures while the service fails,
 * resets, answers late and restarts. At the end everything is counted.
 */
package io.github.camelpixelcut.benchmarks.soak;
