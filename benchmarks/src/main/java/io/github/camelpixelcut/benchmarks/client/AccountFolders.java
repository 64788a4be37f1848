package io.github.camelpixelcut.benchmarks.client;

import io.github.camelpixelcut.PixelcutRateLimiter;
import io.github.camelpixelcut.jdbc.JdbcRateLimiter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.ds.PGSimpleDataSource;

/** The folders of several accounts at the same time, each with a Camel context of its own. */
final class AccountFolders {

    private final Task.Accounts task;

    AccountFolders(Task.Accounts task) {
        this.task = task;
    }

    /** @return the number of pictures that were finished */
    int run() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Integer>> folders = new ArrayList<>();
            for (Task.AccountFolder folder : task.folders()) {
                folders.add(threads.submit(() -> new FolderRoute(step(folder), folder.folder()).process()));
            }
            int finished = 0;
            for (Future<Integer> folder : folders) {
                finished += folder.get();
            }
            return finished;
        } finally {
            threads.shutdown();
        }
    }

    private static CamelStep step(Task.AccountFolder folder) {
        if (folder.contender() != Contender.PIXELCUT) {
            return folder.contender().step(folder.baseUrl(), 0);
        }
        PixelcutRateLimiter limiter = folder.database() == null ? null : limiter(folder);
        return new PixelcutStep(folder.baseUrl(), 0, true, limiter);
    }

    private static PixelcutRateLimiter limiter(Task.AccountFolder folder) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(folder.database());
        JdbcRateLimiter limiter = new JdbcRateLimiter(database);
        limiter.setAccount(folder.account());
        return limiter;
    }
}
