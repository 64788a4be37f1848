package io.github.camelpixelcut.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Each piece of work has a transaction of its own, and is committed when {@link #call} returns: it is done by a thread
 * of this class, because whatever binds transactions binds them to threads. A route that is rolled back takes nothing
 * of it back, even if its data source gives all code of a transaction the same connection, as Spring's
 * TransactionAwareDataSourceProxy and those of application servers do.
 */
final class OwnConnections {

    /** What is done with a connection, as one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    /** Idle threads end after a minute. */
    private final ExecutorService threads = Executors.newCachedThreadPool(OwnConnections::thread);

    OwnConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pixelcut-receipts");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits for the end of the work even if the calling thread is interrupted, and leaves it so. */
    <T> T call(Work<T> work) throws SQLException {
        Future<T> result = threads.submit(() -> transaction(work));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException failure ? failure : new SQLException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            // Some pools give connections that commit nothing by themselves.
            boolean commits = connection.getAutoCommit();
            try {
                T result = work.with(connection);
                if (!commits) {
                    connection.commit();
                }
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                if (!commits) {
                    rollback(connection, e);
                }
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
