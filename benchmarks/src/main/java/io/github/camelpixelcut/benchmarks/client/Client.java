package io.github.camelpixelcut.benchmarks.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;

/**
 * A process with one contender. It reads tasks as lines of JSON from its standard input, answers each with a
 * {@link Reading} as a line of JSON on its standard output (accounts: with the number of finished pictures), and exits
 * at the end of its input.
 */
public final class Client {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Contender contender;
    private final String baseUrl;
    private final int maxConcurrent;
    private Caller caller;

    private Client(Contender contender, String baseUrl, int maxConcurrent) {
        this.contender = contender;
        this.baseUrl = baseUrl;
        this.maxConcurrent = maxConcurrent;
    }

    /**
     * Arguments: the contender, the API's base URL, and the number of concurrent calls that the contender must allow.
     */
    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        Client client = new Client(Contender.valueOf(args[0]), args[1], Integer.parseInt(args[2]));
        BufferedReader tasks = new BufferedReader(new InputStreamReader(System.in));
        for (String line = tasks.readLine(); line != null; line = tasks.readLine()) {
            answers.println(client.answer(MAPPER.readValue(line, Task.class)));
        }
        System.exit(0);
    }

    private String answer(Task task) throws Exception {
        Object answer = task instanceof Task.Accounts accounts ? new AccountFolders(accounts).run() : perform(task);
        return MAPPER.writeValueAsString(answer);
    }

    private Reading perform(Task task) throws Exception {
        if (task instanceof Task.Folder folder) {
            return new FolderRoute(contender.step(baseUrl, maxConcurrent), folder).measure();
        }
        if (caller == null) {
            caller = contender.open(baseUrl, maxConcurrent);
        }
        return new CallerThreads(caller, (Task.Calls) task).run();
    }
}
