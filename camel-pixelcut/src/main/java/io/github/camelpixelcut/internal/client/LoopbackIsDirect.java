package io.github.camelpixelcut.internal.client;

import java.io.IOException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Sends requests to this machine without a proxy, however one is configured. Plain http is allowed for this machine
 * because no one else sees the key; a proxy would see it, and to the proxy the name means its own machine.
 */
final class LoopbackIsDirect implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpRoute route = scope.route;
        if (route.getProxyHost() == null
                || !AddressKind.isLoopback(route.getTargetHost().getHostName())) {
            return chain.proceed(request, scope);
        }
        HttpRoute direct = new HttpRoute(route.getTargetHost(), route.getLocalAddress(), route.isSecure());
        return chain.proceed(
                request,
                new ExecChain.Scope(
                        scope.exchangeId, direct, scope.originalRequest, scope.execRuntime, scope.clientContext));
    }
}
