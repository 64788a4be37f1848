package io.github.camelpixelcut.example;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server in this process, on the loopback address. Each object is a file: {@code <folder>/<bucket>/<key>}. */
final class EmbeddedS3 implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedS3.class);

    private static final String USER = "demo";

    /** Temporary files of the store. All keys of this application end in {@code .jpg}. */
    private static final Predicate<String> HALF_WRITTEN =
            Pattern.compile("\\.jpg-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$").asPredicate();

    private final String secret = UUID.randomUUID().toString();
    private final S3Proxy server;
    private final S3Client client;

    private EmbeddedS3(Path folder) throws Exception {
        removeHalfWritten(folder);
        Properties store = new Properties();
        store.setProperty("jclouds.filesystem.basedir", folder.toString());
        server = S3Proxy.builder()
                .blobStore(BlobStores.create("filesystem", store))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, USER, secret)
                .build();
        server.start();
        client = connect();
    }

    /** @param folder for the objects; must exist */
    static EmbeddedS3 start(Path folder) throws Exception {
        return new EmbeddedS3(folder);
    }

    /** The store writes to a temporary file first. What a killed process left there would be an object. */
    private static void removeHalfWritten(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(
                            file -> HALF_WRITTEN.test(file.getFileName().toString()))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** A client of this server, which is closed with it. */
    S3Client client() {
        return client;
    }

    /**
     * The SDK reads no credentials, region, profile or proxy from the environment, so a demo never leaves the machine.
     * It does not retry, because the route does.
     */
    private S3Client connect() {
        return S3Client.builder()
                .endpointOverride(address())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, secret)))
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .httpClientBuilder(ApacheHttpClient.builder()
                        .proxyConfiguration(ProxyConfiguration.builder()
                                .useSystemPropertyValues(false)
                                .useEnvironmentVariableValues(false)
                                .build()))
                .build();
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The S3 server did not stop cleanly", e);
        }
    }
}
