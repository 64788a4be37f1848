package io.github.camelpixelcut.benchmarks.client;

import java.io.File;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.support.EventNotifierSupport;

/** The first route of README, from a folder to a folder. The time is measured from the first picture to the last. */
final class FolderRoute {

    private static final int TIMEOUT_MINUTES = 10;

    private final CamelStep step;
    private final Task.Folder task;

    FolderRoute(CamelStep step, Task.Folder task) {
        this.step = step;
        this.task = task;
    }

    Reading run() throws Exception {
        CamelContext context = new DefaultCamelContext();
        try {
            return run(context);
        } finally {
            context.stop();
        }
    }

    private Reading run(CamelContext context) throws Exception {
        FirstExchange first = new FirstExchange();
        context.getManagementStrategy().addEventNotifier(first);
        step.configure(context);
        context.addRoutes(route());
        NotifyBuilder done =
                new NotifyBuilder(context).whenDone(task.pictures()).create();
        NotifyBuilder failed = new NotifyBuilder(context).whenFailed(1).create();
        context.start();
        // The consumer polls for the first time after one second, so the clock starts at the first exchange.
        try (ResourceMeter meter = new ResourceMeter()) {
            done.matches(TIMEOUT_MINUTES, TimeUnit.MINUTES);
            meter.clockStartedAt(first.nanos());
            int finished = new File(task.finished()).list().length;
            return meter.read(finished, failed.matches() ? "A picture was not finished" : null);
        }
    }

    private RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                var route = from("file:" + task.inbox() + "?moveFailed=failed");
                step.addAsInReadmeTo(route);
                route.to("file:" + task.finished() + "?fileName=${file:name}.jpg");
            }
        };
    }

    private static final class FirstExchange extends EventNotifierSupport {

        private final AtomicLong nanos = new AtomicLong();

        long nanos() {
            return nanos.get();
        }

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ExchangeCreatedEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            nanos.compareAndSet(0, System.nanoTime());
        }
    }
}
