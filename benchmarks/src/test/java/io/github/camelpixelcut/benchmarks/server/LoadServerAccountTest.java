package io.github.camelpixelcut.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadServerAccountTest {

    private static final int MINUTE = 60_000;

    private final LoadServer server = new LoadServer();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    private CompletableFuture<HttpResponse<byte[]>> call(AccountLimit limit, String caller, long latencyMillis) {
        String url = LoadServer.accountUrl(
                server.port(), "account-" + limit, limit, AccountRate.STEADY, caller, latencyMillis);
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create(url + "/v1/generate-background"))
                        .header("Accept", "image/*")
                        .POST(BodyPublishers.ofString("a picture"))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private List<Attempt> attempts(AccountLimit limit) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + server.port() + "/accounts/account-" + limit);
        return List.of(new ObjectMapper().readValue(url.toURL(), Attempt[].class));
    }

    @Test
    void theEleventhCallAtOnceGets429AndAllAttemptsAreKept() throws Exception {
        List<CompletableFuture<HttpResponse<byte[]>>> waiting = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> waiting.add(call(AccountLimit.TEN_AT_ONCE, "one", MINUTE)));
        await().until(() -> attempts(AccountLimit.TEN_AT_ONCE).size() == 10);

        HttpResponse<byte[]> refused =
                call(AccountLimit.TEN_AT_ONCE, "another", MINUTE).join();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(new String(refused.body())).contains("rate_limit_exceeded");
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(attempts(AccountLimit.TEN_AT_ONCE).stream().filter(Attempt::admitted))
                .hasSize(10)
                .allMatch(attempt -> attempt.caller().equals("one"));
        assertThat(attempts(AccountLimit.TEN_AT_ONCE).get(10).admitted()).isFalse();
        assertThat(attempts(AccountLimit.TEN_AT_ONCE).get(10).caller()).isEqualTo("another");
    }

    @Test
    void anAnswerMakesRoomForAnotherCall() throws Exception {
        for (int i = 0; i < 15; i++) {
            HttpResponse<byte[]> answer =
                    call(AccountLimit.TEN_AT_ONCE, "one", 1).join();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).hasSize(LoadServer.SMALL_SIZE);
        }
    }
}
