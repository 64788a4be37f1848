package io.github.camelpixelcut.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressKindTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "126.255.255.255, PUBLIC",
        "128.0.0.0, PUBLIC",
        "9.255.255.255, PUBLIC",
        "11.0.0.0, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.128.0.0, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.32.0.0, PUBLIC",
        "192.167.255.255, PUBLIC",
        "192.169.0.0, PUBLIC",
        "168.63.129.15, PUBLIC",
        "223.255.255.255, PUBLIC",
        "2600:1f18::1, PUBLIC",
        "2a00:1450:4001:80b::200e, PUBLIC",
        "64:ff9b::808:808, PUBLIC",
        "::ffff:8.8.8.8, PUBLIC",
        "127.0.0.1, LOOPBACK",
        "127.255.255.255, LOOPBACK",
        "::1, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "64:ff9b::7f00:1, LOOPBACK",
        "10.0.0.0, PRIVATE",
        "10.255.255.255, PRIVATE",
        "172.16.0.0, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.0.0, PRIVATE",
        "192.168.255.255, PRIVATE",
        "fc00::, PRIVATE",
        "fdff:ffff::1, PRIVATE",
        "::ffff:10.0.0.1, PRIVATE",
        "64:ff9b::a00:1, PRIVATE",
        "0.0.0.0, SPECIAL",
        "0.1.2.3, SPECIAL",
        "100.64.0.0, SPECIAL",
        "100.127.255.255, SPECIAL",
        "100.100.100.200, SPECIAL",
        "168.63.129.16, SPECIAL",
        "169.254.169.254, SPECIAL",
        "192.0.0.192, SPECIAL",
        "192.0.2.1, SPECIAL",
        "198.19.255.255, SPECIAL",
        "224.0.0.1, SPECIAL",
        "240.0.0.1, SPECIAL",
        "255.255.255.255, SPECIAL",
        "::, SPECIAL",
        "::127.0.0.1, SPECIAL",
        "::8.8.8.8, SPECIAL",
        "::ffff:169.254.169.254, SPECIAL",
        "64:ff9b::a9fe:a9fe, SPECIAL",
        "64:ff9b:1::a00:1, SPECIAL",
        "100::1, SPECIAL",
        "2001::7f00:1, SPECIAL",
        "2001:db8::1, SPECIAL",
        "2002:7f00:1::, SPECIAL",
        "3fff::1, SPECIAL",
        "4000::1, SPECIAL",
        "fd00:ec2::254, SPECIAL",
        "fd20:ce::254, SPECIAL",
        "fe80::1, SPECIAL",
        "fec0::1, SPECIAL",
        "ff02::1, SPECIAL"
    })
    void anAddressIsOfTheKindThatTheRegistriesSay(String address, AddressKind kind) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"localhost", "LOCALHOST.", "127.0.0.1", "127.9.9.9", "::1", "[::1]", "[::ffff:127.0.0.1]"})
    void aHostIsThisMachineByItsSpelling(String host) {
        assertThat(AddressKind.isLoopback(host)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"localhost.example.org", "127.0.0.1.example.org", "127.999.0.1", "0.0.0.0", "::2", "[::zz]", "a"
            })
    void anotherHostIsNot(String host) {
        assertThat(AddressKind.isLoopback(host)).isFalse();
    }
}
