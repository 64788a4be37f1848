package io.github.camelpixelcut.example;

import java.io.IOException;
import java.util.Set;
import org.apache.camel.util.ObjectHelper;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells a failure of S3 that every other picture would meet too from one that passes. */
final class S3Refusal {

    /** Request timeout, conflict with another request, and too many requests. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 409, 429);

    private S3Refusal() {}

    /**
     * Whether S3 refuses pictures for good: a redirect to another region, a missing bucket or permission, credentials
     * that are wrong, expired or missing. A request that timed out has status 400 in S3, and is no refusal.
     */
    static boolean isFinal(Throwable failure) {
        AwsServiceException answer = ObjectHelper.getException(AwsServiceException.class, failure);
        if (answer != null) {
            int status = answer.statusCode();
            return status >= 300 && status < 500 && !TRANSIENT.contains(status) && !isTimeout(answer);
        }
        return ObjectHelper.getException(SdkClientException.class, failure) != null
                && ObjectHelper.getException(IOException.class, failure) == null;
    }

    private static boolean isTimeout(AwsServiceException answer) {
        return answer.awsErrorDetails() != null
                && "RequestTimeout".equals(answer.awsErrorDetails().errorCode());
    }
}
