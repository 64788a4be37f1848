package io.github.camelpixelcut.sandbox.internal.prompt;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of a prompt, in lower case and in order.
 *
 * @param wanted words of the prompt, without those of the negative prompt
 * @param unwanted words of the negative prompt
 */
record PromptWords(Set<String> wanted, Set<String> unwanted) {

    static PromptWords of(String prompt, String negativePrompt) {
        Set<String> unwanted = words(negativePrompt);
        Set<String> wanted = words(prompt);
        wanted.removeAll(unwanted);
        return new PromptWords(wanted, unwanted);
    }

    boolean asksFor(Set<String> some) {
        return wanted.stream().anyMatch(some::contains);
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
