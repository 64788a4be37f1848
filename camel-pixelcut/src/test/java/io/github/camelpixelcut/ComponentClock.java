package io.github.camelpixelcut;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;

/** Lets time pass for the component, whose clock is not for users. */
public final class ComponentClock {

    private ComponentClock() {}

    public static void passes(CamelContext context, Duration time) {
        context.getComponent("pixelcut", PixelcutComponent.class).setClock(Clock.offset(Clock.systemUTC(), time));
    }
}
