package io.github.camelpixelcut.benchmarks.client;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a client process is told to do: a line of JSON on its standard input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({@Type(value = Task.Calls.class, name = "calls"), @Type(value = Task.Folder.class, name = "folder")})
public sealed interface Task {

    /**
     * So many calls, so many at a time.
     *
     * @param picture the path of the file that each call sends
     * @param resultSize the size of each result, in bytes: a call with any other failed
     */
    record Calls(String picture, int calls, int atATime, int resultSize) implements Task {}

    /** A route from a folder with so many pictures to another, as in README. */
    record Folder(String inbox, String finished, int pictures) implements Task {}
}
