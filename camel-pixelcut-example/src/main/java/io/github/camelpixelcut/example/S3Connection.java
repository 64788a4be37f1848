package io.github.camelpixelcut.example;

import java.net.URI;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * The S3 server of the settings.
 *
 * @param client does not retry, because the route does; the client that Camel creates cannot be told that
 * @param place of the objects: a folder, or an S3 address
 * @param embedded the server in this process; null for any other
 */
record S3Connection(S3Client client, String place, EmbeddedS3 embedded) implements AutoCloseable {

    static S3Connection open(Settings settings, Workspace workspace, Console console) throws Exception {
        String endpoint = settings.get("s3.endpoint");
        String bucket = settings.get("s3.bucket");
        if (endpoint.equals("embedded")) {
            EmbeddedS3 s3 = EmbeddedS3.start(workspace.s3());
            console.line("S3       S3Proxy at %s, files in %s", s3.address(), workspace.s3());
            return new S3Connection(s3.client(), workspace.s3().resolve(bucket).toString(), s3);
        }
        console.line("S3       %s, bucket %s", endpoint.equals("aws") ? "AWS" : endpoint, bucket);
        return new S3Connection(connect(endpoint, settings.get("s3.region")), "s3://" + bucket, null);
    }

    private static S3Client connect(String endpoint, String region) {
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(region))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (!endpoint.equals("aws")) {
            client.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
        }
        return client.build();
    }

    boolean isEmbedded() {
        return embedded != null;
    }

    @Override
    public void close() {
        if (isEmbedded()) {
            embedded.close();
        } else {
            client.close();
        }
    }
}
