package io.github.camelpixelcut.internal.client;

/** An account: all calls with the same key and base URL share its limits. */
public record Account(String baseUrl, String apiKey) {

    /** The generated one of a record is linked at its first call, which makes the start of a context slower. */
    @Override
    public int hashCode() {
        return baseUrl.hashCode() * 31 + apiKey.hashCode();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Account[" + baseUrl + "]";
    }
}
