/** Spring Boot auto-configuration of the component. */
package io.github.camelpixelcut.springboot;
