package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;

import io.github.camelpixelcut.benchmarks.client.Task;
import io.github.camelpixelcut.benchmarks.client.Task.AccountFolder;
import io.github.camelpixelcut.benchmarks.server.AccountLimit;
import io.github.camelpixelcut.benchmarks.server.Attempt;
import io.github.camelpixelcut.jdbc.JdbcRateLimiter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The client processes, and the database by which they share a pace. The processes of one case are separate JVMs. Each
 * JVM takes part in several cases at the same time, in Camel contexts of their own: almost all of the time is waiting.
 */
final class AccountProcesses implements AutoCloseable {

    /** The first ones for the component, the last one for what it is compared with. */
    private static final int PROCESSES = 9;

    private static final int WARM_UP_SECONDS = 2;

    private final BenchmarkEnvironment environment;
    private final EmbeddedPostgres postgres = EmbeddedPostgres.start();
    private final List<ClientProcess> clients = new ArrayList<>();

    AccountProcesses(BenchmarkEnvironment environment) throws IOException {
        this.environment = environment;
        for (int i = 0; i < PROCESSES; i++) {
            clients.add(environment.client(PIXELCUT, 0, 0, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        }
    }

    void warmUp() throws Exception {
        AccountCase steady = AccountCase.ofOneProcess(PIXELCUT, AccountLimit.BUCKET_OF_5, 1);
        for (int i = 0; i < PROCESSES; i++) {
            clients.get(i).begin(new Task.Accounts(List.of(folder(steady, "warm-up-" + i, i, WARM_UP_SECONDS))));
        }
        for (ClientProcess client : clients) {
            client.accountsFinished();
        }
    }

    /** Runs all cases at the same time, each with the pictures that it is allowed in so many seconds. */
    List<AccountReading> run(List<AccountCase> cases, int seconds) throws Exception {
        List<List<AccountFolder>> tasks = IntStream.range(0, PROCESSES)
                .<List<AccountFolder>>mapToObj(i -> new ArrayList<>())
                .toList();
        for (AccountCase account : cases) {
            prepare(account);
            for (int i = 0; i < account.processes(); i++) {
                int process = account.contender() == PIXELCUT ? i : PROCESSES - 1;
                tasks.get(process).add(folder(account, account.account(), process, seconds));
            }
        }
        for (int i = 0; i < PROCESSES; i++) {
            clients.get(i).begin(new Task.Accounts(tasks.get(i)));
        }
        for (ClientProcess client : clients) {
            client.accountsFinished();
        }
        List<AccountReading> readings = new ArrayList<>();
        for (AccountCase account : cases) {
            readings.add(reading(account, tasks, seconds));
        }
        return readings;
    }

    /** The processes do not create the table, because they would do it at the same time. */
    private void prepare(AccountCase account) throws Exception {
        if (account.shared()) {
            JdbcRateLimiter limiter = new JdbcRateLimiter(postgres.getPostgresDatabase());
            limiter.setCreateTable(true);
            limiter.setAccount(account.account());
            limiter.start();
            limiter.stop();
        }
    }

    private AccountFolder folder(AccountCase account, String name, int process, int seconds) throws IOException {
        Path picture = environment.pictures().ofMegabytes(0.05);
        int pictures = account.pictures(seconds);
        Path inbox = environment.newFolder(picture, pictures);
        Path finished = environment.newFolder();
        return new AccountFolder(
                account.contender(),
                environment.accountUrl(name, account, "process-" + process),
                account.shared() ? postgres.getJdbcUrl("postgres", "postgres") : null,
                account.account(),
                new Task.Folder(inbox.toString(), finished.toString(), pictures));
    }

    private AccountReading reading(AccountCase account, List<List<AccountFolder>> tasks, int seconds)
            throws IOException {
        List<Attempt> attempts = environment.attempts(account.account());
        int finished = 0;
        for (AccountFolder folder : tasks.stream().flatMap(List::stream).toList()) {
            if (folder.account().equals(account.account())) {
                finished += Path.of(folder.folder().finished()).toFile().list().length;
            }
        }
        return new AccountReading(account, attempts, account.pictures(seconds) * account.processes(), finished);
    }

    @Override
    public void close() throws IOException {
        clients.forEach(ClientProcess::close);
        postgres.close();
    }
}
