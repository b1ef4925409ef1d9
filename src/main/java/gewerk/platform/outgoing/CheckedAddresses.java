package gewerk.platform.outgoing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up once and lets only checked addresses through, to which the connection is then made: a name that leads elsewhere a moment
 * later changes nothing.
 */
final class CheckedAddresses implements DnsResolver {
  private static final int MOST_TRIED = 3;

  private final NameLookup names;
  private final Supplier<? extends Collection<String>> allowed;

  CheckedAddresses(NameLookup names, Supplier<? extends Collection<String>> allowed) {
    this.names = names;
    this.allowed = allowed;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return checked(host).toArray(InetAddress[]::new);
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    return checked(host).stream().map(address -> new InetSocketAddress(address, port)).toList();
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private List<InetAddress> checked(String host) throws UnknownHostException {
    var name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    var addresses = names.addresses(name);
    if (addresses.isEmpty()) {
      throw new UnknownHostException(name);
    }
    var exceptions = allowed.get();
    for (var address : addresses) {
      if (!AddressRules.mayReach(address, exceptions)) {
        throw new AddressRefused(refusal(name, address));
      }
    }
    return addresses.stream().limit(MOST_TRIED).toList();
  }

  private static String refusal(String host, InetAddress address) {
    return "%s leads to %s, which is in a private, local or reserved network. An administrator can allow it in the settings of outgoing requests, or by %s."
        .formatted(host, address.getHostAddress(), "OPENPROJECT_SSRF_PROTECTION_IP_ALLOWLIST");
  }
}
