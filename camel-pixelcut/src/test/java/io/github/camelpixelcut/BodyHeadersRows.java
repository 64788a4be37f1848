package io.github.camelpixelcut;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;

/** The headers that are removed with the old body, as listed in the documentation. */
public final class BodyHeadersRows {

    private BodyHeadersRows() {}

    /** The cells of each row: component, headers, source. */
    public static List<List<String>> all() {
        return Arrays.stream(BodyHeaders.values())
                .map(group -> List.of(group.where(), names(group), group.source()))
                .toList();
    }

    private static String names(BodyHeaders group) {
        return group.names().stream().map(name -> "`" + name + "`").collect(joining(", "));
    }
}
