package io.github.camelpixelcut;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.CachedOutputStream;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.IOHelper;

/**
 * The pictures of a context that its stream caching keeps in temporary files. Camel deletes such a file when the
 * exchange ends in which it was written, but an aggregation, a caller or a queue may hold the picture longer. These
 * files live as long as anybody refers to them, and at most until the context stops.
 */
final class SpoolFiles extends ServiceSupport {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Set<Deletion> deletions = ConcurrentHashMap.newKeySet();

    private final CamelContext context;

    private SpoolFiles(CamelContext context) {
        this.context = context;
    }

    static SpoolFiles of(CamelContext context) {
        SpoolFiles files = context.hasService(SpoolFiles.class);
        return files == null ? addTo(context) : files;
    }

    private static SpoolFiles addTo(CamelContext context) {
        SpoolFiles files = new SpoolFiles(context);
        try {
            context.addService(files);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        return files;
    }

    /** Keeps a picture in memory or in a file, as the stream caching of the context says. */
    StreamCache keep(InputStream picture) throws IOException {
        // Camel 4.22 keeps the exchange in the stream, and with it whatever holds the picture: so it gets an empty one.
        CachedOutputStream out = new CachedOutputStream(new DefaultExchange(context), false);
        long length;
        try {
            length = picture.transferTo(out);
            // Not only flushed: a cipher writes its end when it is closed.
            out.getCurrentStream().close();
        } catch (Throwable e) {
            IOHelper.close(out);
            throw e;
        }
        StreamCache content = out.newStreamCache();
        return content.inMemory() ? content : new SpooledStreamCache(content, length, fileOf(out));
    }

    /** @return keeps the file: every reader must hold a reference to it */
    private Object fileOf(CachedOutputStream out) {
        Object file = new Object();
        Deletion deletion = new Deletion(out, deletions);
        deletions.add(deletion);
        CLEANER.register(file, deletion);
        return file;
    }

    @Override
    protected void doStop() {
        deletions.forEach(Deletion::run);
    }

    /** A class and no record, whose equals would compare the streams. */
    private static final class Deletion implements Runnable {

        private final Closeable file;
        private final Set<Deletion> deletions;

        Deletion(Closeable file, Set<Deletion> deletions) {
            this.file = file;
            this.deletions = deletions;
        }

        @Override
        public void run() {
            IOHelper.close(file);
            deletions.remove(this);
        }
    }
}
