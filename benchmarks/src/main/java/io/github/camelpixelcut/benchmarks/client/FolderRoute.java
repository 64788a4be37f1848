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

    /** Measures what the folder takes. A picture that fails is a failure of the reading. */
    Reading measure() throws Exception {
        CamelContext context = new DefaultCamelContext();
        try (ResourceMeter meter = new ResourceMeter()) {
            FirstExchange first = new FirstExchange();
            context.getManagementStrategy().addEventNotifier(first);
            NotifyBuilder failed = new NotifyBuilder(context).whenFailed(1).create();
            process(context);
            // The consumer polls for the first time after one second, so the clock starts at the first exchange.
            meter.clockStartedAt(first.nanos());
            return meter.read(finished(), failed.matches() ? "A picture was not finished" : null);
        } finally {
            context.stop();
        }
    }

    /** @return the number of pictures that were finished; the others are in the folder {@code failed} of the inbox */
    int process() throws Exception {
        CamelContext context = new DefaultCamelContext();
        try {
            process(context);
            return finished();
        } finally {
            context.stop();
        }
    }

    private void process(CamelContext context) throws Exception {
        step.configure(context);
        context.addRoutes(route());
        NotifyBuilder done =
                new NotifyBuilder(context).whenDone(task.pictures()).create();
        context.start();
        done.matches(TIMEOUT_MINUTES, TimeUnit.MINUTES);
    }

    private int finished() {
        return new File(task.finished()).list().length;
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
