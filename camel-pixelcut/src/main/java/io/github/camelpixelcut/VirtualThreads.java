package io.github.camelpixelcut;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Threads that occupy no platform thread while they wait. By reflection, because Java 17 does not have them. */
final class VirtualThreads {

    private VirtualThreads() {}

    /**
     * A new thread for each task.
     *
     * @return null before Java 21
     */
    static ExecutorService newExecutor(String name) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            builder = type.getMethod("name", String.class, long.class).invoke(builder, name + "-", 0L);
            ThreadFactory threads = (ThreadFactory) type.getMethod("factory").invoke(builder);
            Method executor = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
            return (ExecutorService) executor.invoke(null, threads);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
