package gewerk.platform.outgoing;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which addresses of the net we may send requests to: none that is private, local or reserved, unless it is allowed by name. */
public final class AddressRules {
  /** Reference: section 3.4; RFC 6890 and the IANA registries of special addresses. */
  private static final List<Range> CLOSED = Arrays.stream("""
      0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16
      198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
      ::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8""".split("\\s+"))
      .map(text -> Range.of(text).orElseThrow()).toList();

  /** IPv6 addresses that lead to an IPv4 address, and where in them it stands. */
  private static final List<Carrier> CARRIERS = List.of(new Carrier("::ffff:0:0:0/96", 12), new Carrier("64:ff9b::/96", 12), new Carrier("2002::/16", 2));

  private record Carrier(Range range, int offset) {
    Carrier(String range, int offset) {
      this(Range.of(range).orElseThrow(), offset);
    }
  }

  /** A block of addresses. */
  record Range(byte[] network, int bits) {
    /** From {@code 10.0.0.0/8} or a single address; none where it is neither. */
    static Optional<Range> of(String text) {
      var parts = text.strip().split("/", 2);
      if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*") || parts.length == 2 && !parts[1].matches("\\d{1,3}")) {
        return Optional.empty(); // a name must never be looked up here
      }
      try {
        var network = InetAddress.ofLiteral(parts[0]).getAddress();
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : network.length * 8;
        return bits <= network.length * 8 ? Optional.of(new Range(network, bits)) : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    boolean contains(byte[] address) {
      int rest = network.length * 8 - bits;
      return address.length == network.length && new BigInteger(1, address).shiftRight(rest).equals(new BigInteger(1, network).shiftRight(rest));
    }
  }

  private AddressRules() {}

  /** @param allowed addresses and blocks of them, as {@code 10.1.0.0/16}; what is none of these counts as nothing */
  public static boolean mayReach(InetAddress address, Collection<String> allowed) {
    var bytes = address.getAddress();
    var exceptions = allowed.stream().flatMap(text -> Range.of(text).stream()).toList();
    return mayReach(bytes, exceptions);
  }

  /** Whether a text is an address or a block of addresses. */
  public static boolean isRange(String text) {
    return Range.of(text).isPresent();
  }

  private static boolean mayReach(byte[] address, List<Range> exceptions) {
    if (exceptions.stream().anyMatch(range -> range.contains(address))) {
      return true;
    }
    var carried = carried(address);
    if (carried.isPresent()) {
      return mayReach(carried.get(), exceptions);
    }
    return CLOSED.stream().noneMatch(range -> range.contains(address));
  }

  /** The IPv4 address inside an IPv6 address. */
  private static Optional<byte[]> carried(byte[] address) {
    boolean mapped = address.length == 16 && new BigInteger(1, address).shiftRight(32).equals(BigInteger.valueOf(0xffff));
    if (mapped) {
      return Optional.of(Arrays.copyOfRange(address, 12, 16));
    }
    return CARRIERS.stream().filter(carrier -> carrier.range.contains(address))
        .map(carrier -> Arrays.copyOfRange(address, carrier.offset, carrier.offset + 4)).findFirst();
  }
}
