package io.github.camelpixelcut.reliability;

import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** A certificate for localhost, and TLS settings that trust it. */
final class TrustedServer {

    static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

    private TrustedServer() {}

    /** The endpoint option with these settings. */
    static String trustedBy(CamelContext camel) {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(new HandshakeCertificates.Builder()
                .addTrustedCertificate(CERTIFICATE.certificate())
                .build()
                .trustManager());
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        camel.getRegistry().bind("trusting", parameters);
        return "sslContextParameters=#trusting";
    }
}
