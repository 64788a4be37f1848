package io.github.camelpixelcut;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Message;

/**
 * The headers in which Camel's components describe a body: its length, type, encoding, checksum and the like. Consumers
 * set them and producers use them, so they are removed when the body is replaced. Names, keys, paths and modification
 * times are not among them, nor headers by which a route configures a producer.
 *
 * <p>Source: the header constants of Camel's components and the classes named here, as of Camel 4.18.
 */
enum BodyHeaders {
    HTTP(
            "HTTP and MIME: `http`, `vertx-http`, `platform-http`, `jetty`, `undertow`, `netty-http`, `servlet`, `cxfrs`,"
                    + " `coap`, `mail`, `hwcloud-obs`, `kafka` and others",
            "RFC 9110, section 8; RFC 9530; RFC 6266; RFC 2045; RFC 1864. Camel passes them on to the next server, mail or"
                    + " record",
            "Content-Type",
            "Content-Length",
            "Content-Encoding",
            "Content-Language",
            "Content-Location",
            "Content-Range",
            "Content-Disposition",
            "Content-Transfer-Encoding",
            "Content-MD5",
            "Content-Digest",
            "Repr-Digest",
            "Digest",
            "Transfer-Encoding",
            "ETag",
            "Last-Modified",
            "CamelHttpCharacterEncoding"),
    HTTP_OF_STORES(
            "Answers of object stores that were fetched by HTTP",
            "Documentation of S3 and Google Cloud Storage: sent with an upload, they are checked against its bytes",
            "x-amz-checksum-crc32",
            "x-amz-checksum-crc32c",
            "x-amz-checksum-crc64nvme",
            "x-amz-checksum-sha1",
            "x-amz-checksum-sha256",
            "x-goog-hash"),
    FILE(
            "`file`, `ftp`, `sftp`, `smb`, `azure-files`, `mongodb-gridfs`, `platform-http` (uploads), `zipFile`",
            "FileConstants. ZipFileDataFormat writes the length into the entry, GenericFileProducer the checksum into its"
                    + " file, GridFsProducer stores the type",
            "CamelFileLength",
            "CamelFileContentType",
            "CamelFileChecksum"),
    MAIL("`mail`", "MailConstants. MailBinding prefers it to Content-Type", "contentType"),
    S3(
            "`aws2-s3`",
            "AWS2S3Constants. AWS2S3Producer cuts the body at this length, and stores all but the ETag",
            "CamelAwsS3ContentLength",
            "CamelAwsS3ContentType",
            "CamelAwsS3ContentEncoding",
            "CamelAwsS3ContentDisposition",
            "CamelAwsS3ContentMD5",
            "CamelAwsS3ETag"),
    MINIO(
            "`minio`",
            "MinioConstants. MinioProducer stores all but the ETag",
            "CamelMinioContentLength",
            "CamelMinioContentType",
            "CamelMinioContentEncoding",
            "CamelMinioContentDisposition",
            "CamelMinioContentMD5",
            "CamelMinioETag"),
    IBM_COS(
            "`ibm-cos`",
            "IBMCOSConstants. IBMCOSProducer obeys length and type",
            "CamelIBMCOSContentLength",
            "CamelIBMCOSContentType",
            "CamelIBMCOSContentEncoding",
            "CamelIBMCOSContentDisposition",
            "CamelIBMCOSContentMD5",
            "CamelIBMCOSETag"),
    HUAWEI_OBS("`hwcloud-obs`", "OBSHeaders", "CamelHwCloudObsContentMD5", "CamelHwCloudObsETag"),
    GOOGLE_STORAGE(
            "`google-storage`",
            "GoogleCloudStorageConstants. GoogleCloudStorageProducer obeys length, type, encoding, disposition and MD5",
            "CamelGoogleCloudStorageContentLength",
            "CamelGoogleCloudStorageContentType",
            "CamelGoogleCloudStorageContentEncoding",
            "CamelGoogleCloudStorageContentDisposition",
            "CamelGoogleCloudStorageContentLanguage",
            "CamelGoogleCloudStorageContentMd5",
            "CamelGoogleCloudStorageCrc32cHex",
            "CamelGoogleCloudStorageETag"),
    AZURE_BLOB(
            "`azure-storage-blob`",
            "BlobConstants. BlobOperations refuses a body of another MD5, and cuts it at the upload size",
            "CamelAzureStorageBlobBlobSize",
            "CamelAzureStorageBlobBlobUploadSize",
            "CamelAzureStorageBlobContentType",
            "CamelAzureStorageBlobContentEncoding",
            "CamelAzureStorageBlobContentDisposition",
            "CamelAzureStorageBlobContentLanguage",
            "CamelAzureStorageBlobContentMD5",
            "CamelAzureStorageBlobETag"),
    AZURE_DATA_LAKE(
            "`azure-storage-datalake`",
            "DataLakeConstants. DataLakeFileOperations refuses a body of another MD5",
            "CamelAzureStorageDataLakeFileSize",
            "CamelAzureStorageDataLakeContentType",
            "CamelAzureStorageDataLakeContentEncoding",
            "CamelAzureStorageDataLakeContentDisposition",
            "CamelAzureStorageDataLakeContentLanguage",
            "CamelAzureStorageDataLakeContentMD5",
            "CamelAzureStorageDataLakeETag"),
    RABBITMQ(
            "`spring-rabbitmq`",
            "SpringRabbitMQConstants. DefaultMessagePropertiesConverter sends all",
            "CamelSpringRabbitmqContentLength",
            "CamelSpringRabbitmqContentType",
            "CamelSpringRabbitmqContentEncoding"),
    OTHER_MESSAGING(
            "`aws2-sqs`, `rocketmq`, `azure-servicebus`, `dapr`, `coap`",
            "Sqs2Constants, RocketMQConstants, ServiceBusConstants, DaprConstants, CoAPConstants. DaprPubSubHandler sends the"
                    + " content type",
            "CamelAwsSqsMD5OfBody",
            "CamelRockerMQBodyCrc",
            "CamelRockerMQStoreSize",
            "CamelAzureServiceBusContentType",
            "CamelDaprContentType",
            "CamelDaprDataContentType",
            "CamelCoapETag"),
    CLOUD_EVENTS(
            "Transformers to CloudEvents",
            "CloudEvent (camel-api)",
            "CamelCloudEventDataContentType",
            "CamelCloudEventDataContentEncoding");

    private static final Set<String> ALL = Arrays.stream(values())
            .flatMap(group -> group.names.stream())
            .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));

    private final String where;
    private final String source;
    private final List<String> names;

    BodyHeaders(String where, String source, String... names) {
        this.where = where;
        this.source = source;
        this.names = List.of(names);
    }

    /** Removes them, in upper or lower case. */
    static void removeFrom(Message message) {
        if (message.hasHeaders()) {
            List.copyOf(message.getHeaders().keySet()).stream()
                    .filter(ALL::contains)
                    .forEach(message::removeHeader);
        }
    }

    /** Which components use them, for the documentation. */
    String where() {
        return where;
    }

    /** Where they are defined, and what uses them, for the documentation. */
    String source() {
        return source;
    }

    List<String> names() {
        return names;
    }
}
