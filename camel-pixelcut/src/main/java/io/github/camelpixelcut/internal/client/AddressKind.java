package io.github.camelpixelcut.internal.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * From where an address can be reached. Source: IANA's registries of special-purpose addresses (RFC 6890), which state
 * whether an address is globally reachable, and the addresses at which clouds give credentials to their machines.
 */
public enum AddressKind {

    /** From everywhere. */
    PUBLIC,

    /** From this machine only. */
    LOOPBACK,

    /** From a private network: RFC 1918 and fc00::/7. */
    PRIVATE,

    /** Any other: link-local, shared (CGNAT), multicast, unspecified, reserved, or the metadata service of a cloud. */
    SPECIAL;

    /** The first one that contains an address states its kind. */
    private static final List<Block> BLOCKS = List.of(
            new Block("127.0.0.0", 8, LOOPBACK),
            new Block("10.0.0.0", 8, PRIVATE),
            new Block("172.16.0.0", 12, PRIVATE),
            new Block("192.168.0.0", 16, PRIVATE),
            new Block("0.0.0.0", 8, SPECIAL),
            new Block("100.64.0.0", 10, SPECIAL),
            new Block("169.254.0.0", 16, SPECIAL),
            new Block("192.0.0.0", 24, SPECIAL),
            new Block("192.0.2.0", 24, SPECIAL),
            new Block("192.88.99.0", 24, SPECIAL),
            new Block("198.18.0.0", 15, SPECIAL),
            new Block("198.51.100.0", 24, SPECIAL),
            new Block("203.0.113.0", 24, SPECIAL),
            new Block("224.0.0.0", 3, SPECIAL),
            // The host of each machine in Azure.
            new Block("168.63.129.16", 32, SPECIAL),
            new Block("0.0.0.0", 0, PUBLIC),
            new Block("::1", 128, LOOPBACK),
            // The metadata services of AWS and of Google.
            new Block("fd00:ec2::", 32, SPECIAL),
            new Block("fd20:ce::", 32, SPECIAL),
            new Block("fc00::", 7, PRIVATE),
            new Block("2001::", 23, SPECIAL),
            new Block("2001:db8::", 32, SPECIAL),
            new Block("2002::", 16, SPECIAL),
            new Block("3fff::", 20, SPECIAL),
            new Block("2000::", 3, PUBLIC),
            new Block("::", 0, SPECIAL));

    /** Addresses of IPv4 in networks that have IPv6 only (RFC 6052). */
    private static final Block NAT64 = new Block("64:ff9b::", 96, SPECIAL);

    static AddressKind of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.contains(bytes)) {
            return of(Arrays.copyOfRange(bytes, 12, 16));
        }
        return of(bytes);
    }

    private static AddressKind of(byte[] address) {
        return BLOCKS.stream()
                .filter(block -> block.contains(address))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    /** Whether a host is this machine by its spelling: {@code localhost} or an address. No name is looked up. */
    public static boolean isLoopback(String host) {
        String name = name(host);
        return name.equals("localhost")
                || (name.contains(":") || InetAddressUtils.isIPv4(name)) && isLoopbackAddress(name);
    }

    private static boolean isLoopbackAddress(String address) {
        try {
            return of(parse(address)) == LOOPBACK;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Whether a host is not a name, so that it is resolved without a query: an address in any spelling that programs
     * accept (also {@code 127.1}, {@code 0x7f000001} or {@code 2130706433}), or {@code localhost}. Source: what ends in
     * a number is an address (WHATWG URL).
     */
    static boolean isAddress(String host) {
        String name = name(host);
        String last = name.substring(name.lastIndexOf('.') + 1);
        return name.contains(":") || last.equals("localhost") || last.matches("\\d+|0x[0-9a-f]*");
    }

    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]|\\.$", "");
    }

    /** In brackets it is never taken for a name. */
    private static InetAddress parse(String address) throws UnknownHostException {
        return InetAddress.getByName(address.contains(":") ? "[" + address + "]" : address);
    }

    /** The addresses that begin with the same bits. */
    private record Block(byte[] prefix, int bits, AddressKind kind) {

        Block(String prefix, int bits, AddressKind kind) {
            this(bytes(prefix), bits, kind);
        }

        private static byte[] bytes(String address) {
            try {
                return parse(address).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(address, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xFF00 >> bits % 8;
            return Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (bits % 8 == 0 || (address[whole] & mask & 0xFF) == (prefix[whole] & mask & 0xFF));
        }
    }
}
