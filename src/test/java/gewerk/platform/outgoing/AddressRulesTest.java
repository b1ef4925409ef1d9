package gewerk.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Requests go to public addresses, and to others only where that is allowed")
class AddressRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.1.2", "169.254.169.254", "172.16.0.1", "172.31.255.255",
      "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1",
      "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "::ffff:0:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1",
      "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:c0a8:101::1", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1"})
  void theseAreRefused(String address) throws UnknownHostException {
    assertThat(AddressRules.mayReach(InetAddress.getByName(address), List.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.1.1.1", "128.0.0.1", "172.15.0.1", "172.32.0.1",
      "192.0.1.1", "192.167.1.1", "198.17.0.1", "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "64:ff9b::808:808", "2002:808:808::1",
      "::ffff:8.8.8.8"})
  void theseAreReached(String address) throws UnknownHostException {
    assertThat(AddressRules.mayReach(InetAddress.getByName(address), List.of())).isTrue();
  }

  @Test
  void whatIsAllowedIsReachedHoweverItIsWritten() throws UnknownHostException {
    var allowed = List.of("10.1.0.0/16", "192.168.5.7", "fd00:1::/32", "no address", "999.1.1.1", "10.0.0.0/99");
    for (var address : List.of("10.1.255.3", "192.168.5.7", "fd00:1::5", "64:ff9b::10.1.0.1")) {
      assertThat(AddressRules.mayReach(InetAddress.getByName(address), allowed)).as(address).isTrue();
    }
    for (var address : List.of("10.2.0.1", "192.168.5.8", "fd00:2::5", "127.0.0.1")) {
      assertThat(AddressRules.mayReach(InetAddress.getByName(address), allowed)).as(address).isFalse();
    }
  }

  @Test
  void onlyAddressesAndBlocksAreRanges() {
    assertThat(List.of("10.0.0.0/8", "10.0.0.1", "::1", "fe80::/10").stream().allMatch(AddressRules::isRange)).isTrue();
    assertThat(List.of("localhost", "example.org/8", "", "10.0.0.0/33", "10.0.0.0/x", "::1/129", "1.2.3.4.5").stream().noneMatch(AddressRules::isRange)).isTrue();
  }
}
