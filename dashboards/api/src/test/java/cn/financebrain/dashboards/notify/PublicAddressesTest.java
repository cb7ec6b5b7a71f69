package cn.financebrain.dashboards.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void theseAreNotReached(String address) throws UnknownHostException {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    assertThatThrownBy(() -> new PublicAddresses(List.of()).resolve(address))
        .isInstanceOf(PublicAddresses.RefusedAddressException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.0.1",
        "100.128.0.1",
        "172.32.0.1",
        "223.5.5.5",
        "2400:3200::1",
        "2001:da8::1"
      })
  void theseAre(String address) throws UnknownHostException {
    assertThat(new PublicAddresses(List.of()).resolve(address)).hasSize(1);
  }

  @Test
  void ofInnerHostsOnlyThoseThatAreNamed() throws UnknownHostException {
    PublicAddresses addresses = new PublicAddresses(List.of("::1", "127.0.0.1"));
    assertThat(addresses.resolve("127.0.0.1")).hasSize(1);
    assertThat(addresses.resolve("[::1]")).hasSize(1);
    assertThatThrownBy(() -> addresses.resolve("127.0.0.2"))
        .isInstanceOf(PublicAddresses.RefusedAddressException.class);
  }
}
