package io.github.camelpixelcut.benchmarks.client;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A task for a client process, sent as a line of JSON to its standard input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @Type(value = Task.Calls.class, name = "calls"),
    @Type(value = Task.Folder.class, name = "folder"),
    @Type(value = Task.Accounts.class, name = "accounts")
})
public sealed interface Task {

    /**
     * A number of calls.
     *
     * @param picture the path of the file that each call sends
     * @param calls the number of calls
     * @param concurrency the number of concurrent calls
     * @param resultSize the expected size of each result, in bytes; a call with any other size counts as failed
     */
    record Calls(String picture, int calls, int concurrency, int resultSize) implements Task {}

    /**
     * The route of README, from one folder to another.
     *
     * @param pictures the number of pictures in the inbox
     */
    record Folder(String inbox, String finished, int pictures) implements Task {}

    /** Folders that are processed at the same time, each for an account of its own. Pictures may fail. */
    record Accounts(List<AccountFolder> folders) implements Task {}

    /**
     * The route of README with default options for one account.
     *
     * @param baseUrl the account's
     * @param database the JDBC URL of the pace that the account's processes share; null if each has its own
     * @param account its name there; null if there is none
     */
    record AccountFolder(Contender contender, String baseUrl, String database, String account, Folder folder) {}
}
