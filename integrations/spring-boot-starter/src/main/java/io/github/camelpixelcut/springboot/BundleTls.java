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

/** A Spring Boot SSL bundle as Camel's TLS settings. */
final class BundleTls {

    private BundleTls() {}

    /** With the bundle's certificates, protocols and ciphers. */
    static SSLContextParameters of(SslBundle bundle) {
        SSLContextParameters tls = new SSLContextParameters();
        tls.setSecureSocketProtocol(bundle.getProtocol());
        tls.setKeyManagers(new BundleKeys(bundle));
        tls.setTrustManagers(new BundleTrust(bundle));
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

    private static final class BundleKeys extends KeyManagersParameters {

        private final SslBundle bundle;

        BundleKeys(SslBundle bundle) {
            this.bundle = bundle;
        }

        @Override
        public KeyManager[] createKeyManagers() {
            return bundle.getManagers().getKeyManagers();
        }
    }

    private static final class BundleTrust extends TrustManagersParameters {

        private final SslBundle bundle;

        BundleTrust(SslBundle bundle) {
            this.bundle = bundle;
        }

        @Override
        public TrustManager[] createTrustManagers() {
            return bundle.getManagers().getTrustManagers();
        }
    }
}
