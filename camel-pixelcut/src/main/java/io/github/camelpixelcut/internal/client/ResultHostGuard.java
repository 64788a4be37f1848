package io.github.camelpixelcut.internal.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Refuses to download results from hosts that are not among the allowed ones, and from addresses that are not public: a
 * message can name any URL, and a server can redirect to any. As an interceptor it sees the host of each request,
 * redirected ones too; as the resolver of the connections it sees the very addresses to which they are made.
 *
 * <p>If the base URL itself is on this machine or in a private network, results may be there too; they may always be at
 * the address of the base URL.
 *
 * <p>A proxy resolves names by itself: with a proxy only names are checked, and addresses in place of a name.
 */
final class ResultHostGuard implements ExecChainHandler, DnsResolver {

    private final ResultHosts allowed;
    private final String baseHost;
    private final DnsResolver names;

    /** Set while this thread connects to a proxy, which may have any address. */
    private final ThreadLocal<Boolean> toProxy = new ThreadLocal<>();

    /** @param baseHost the host of the base URL */
    ResultHostGuard(ResultHosts allowed, String baseHost, DnsResolver names) {
        this.allowed = allowed;
        this.baseHost = baseHost;
        this.names = names;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpRoute route = scope.route;
        String host = route.getTargetHost().getHostName();
        if (!allowed.contains(host)) {
            throw new RefusedHostException(
                    "the host " + host + " is not among resultHosts=" + String.join(",", allowed.patterns()));
        }
        if (route.getProxyHost() == null) {
            return chain.proceed(request, scope);
        }
        if (AddressKind.isAddress(host)) {
            resolve(host);
        }
        toProxy.set(true);
        try {
            return chain.proceed(request, scope);
        } finally {
            toProxy.remove();
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (toProxy.get() == null) {
            for (InetAddress address : addresses) {
                requireAllowed(host, address);
            }
        }
        return addresses;
    }

    private void requireAllowed(String host, InetAddress address) throws RefusedHostException {
        if (AddressKind.of(address) != AddressKind.PUBLIC && !isNearBaseUrl(address)) {
            throw new RefusedHostException(
                    "the host " + host + " has the address " + address.getHostAddress()
                            + ", which is not public: results are downloaded from such an address only where the base URL has one");
        }
    }

    private boolean isNearBaseUrl(InetAddress address) {
        AddressKind kind = AddressKind.of(address);
        boolean network = kind == AddressKind.LOOPBACK || kind == AddressKind.PRIVATE;
        return baseAddresses().stream()
                .anyMatch(base -> base.equals(address) || network && AddressKind.of(base) == kind);
    }

    private List<InetAddress> baseAddresses() {
        try {
            return List.of(names.resolve(baseHost));
        } catch (UnknownHostException e) {
            // Only the proxy can resolve it, so its address is not known here.
            return List.of();
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
