package io.github.camelpixelcut.sandbox.internal.prompt;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of a prompt, in order, without those of the negative prompt.
 *
 * @param wanted words asked for
 * @param unwanted words of the negative prompt
 */
record PromptWords(Set<String> wanted, Set<String> unwanted) {

    static PromptWords of(String prompt, String negativePrompt) {
        Set<String> unwanted = words(negativePrompt);
        Set<String> wanted = words(prompt);
        wanted.removeAll(unwanted);
        return new PromptWords(wanted, unwanted);
    }

    /** The word of the prompt that comes first among some, if any of them is there. */
    Optional<String> firstOf(Set<String> some) {
        return wanted.stream().filter(some::contains).findFirst();
    }

    boolean asksFor(Set<String> some) {
        return firstOf(some).isPresent();
    }

    boolean refuses(Set<String> some) {
        return unwanted.stream().anyMatch(some::contains);
    }

    private static Set<String> words(String text) {
        if (text == null) {
            return new LinkedHashSet<>();
        }
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
