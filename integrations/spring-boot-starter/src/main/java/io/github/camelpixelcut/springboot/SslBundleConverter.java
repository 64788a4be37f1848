package io.github.camelpixelcut.springboot;

import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.apache.camel.support.jsse.CipherSuitesParameters;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.springframework.boot.ssl.SslBundle;

/** Converts a Spring Boot SSL bundle to Camel's TLS settings. */
final class SslBundleConverter {

    private SslBundleConverter() {}

    /** Returns TLS settings with the bundle's certificates, protocols and ciphers. */
    static SSLContextParameters toSslContextParameters(SslBundle bundle) {
        SSLContextParameters tls = new SSLContextParameters();
        tls.setSecureSocketProtocol(bundle.getProtocol());
        tls.setKeyManagers(new BundleKeyManagers(bundle));
        tls.setTrustManagers(new BundleTrustManagers(bundle));
        String[] protocols = bundle.getOptions().getEnabledProtocols();
        if (protocols != null) {
            SecureSocketProtocolsParameters enabled = new SecureSocketProtocolsParameters();
            enabled.setSecureSocketProtocol(Arrays.asList(protocols));
            tls.setSecureSocketProtocols(enabled);
        }
        String[] ciphers = bundle.getOptions().getCiphers();
        if (ciphers != null) {
            CipherSuitesParameters enabled = new CipherSuitesParameters();
            enabled.setCipherSuite(Arrays.asList(ciphers));
            tls.setCipherSuites(enabled);
        }
        return tls;
    }

    private static final class BundleKeyManagers extends KeyManagersParameters {

        private final SslBundle bundle;

        BundleKeyManagers(SslBundle bundle) {
            this.bundle = bundle;
        }

        @Override
        public KeyManager[] createKeyManagers() {
            return bundle.getManagers().getKeyManagers();
        }
    }

    private static final class BundleTrustManagers extends TrustManagersParameters {

        private final SslBundle bundle;

        BundleTrustManagers(SslBundle bundle) {
            this.bundle = bundle;
        }

        @Override
        public TrustManager[] createTrustManagers() {
            return bundle.getManagers().getTrustManagers();
        }
    }
}
