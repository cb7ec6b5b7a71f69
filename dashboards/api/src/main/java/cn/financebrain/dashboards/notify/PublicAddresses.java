package cn.financebrain.dashboards.notify;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for webhooks to addresses of the public internet alone. The connection goes to the
 * very addresses that were looked at here, so a name that changes its address meanwhile gains
 * nothing.
 */
final class PublicAddresses implements DnsResolver {
  private final List<String> privateHosts;

  /**
   * @param privateHosts that may be anywhere, in lower case
   */
  PublicAddresses(List<String> privateHosts) {
    this.privateHosts = List.copyOf(privateHosts);
  }

  /** A name of which an address is not public. */
  static final class RefusedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String host) {
      super(host);
    }
  }

  boolean mayBeAnywhere(String host) {
    return privateHosts.contains(bare(host));
  }

  private static String bare(String host) {
    return host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
  }

  /**
   * @throws RefusedAddressException if any of its addresses is not public
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = InetAddress.getAllByName(bare(host));
    if (!mayBeAnywhere(host) && !Arrays.stream(found).allMatch(PublicAddresses::isPublic)) {
      throw new RefusedAddressException(host);
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host; // only Kerberos asks
  }

  /** Whether it is a unicast address that the registries of the internet give out. */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    return address instanceof Inet4Address
        ? isPublic4(first, second, third)
        : isPublic6(first, second, third, bytes[3] & 0xff);
  }

  /** Special-purpose blocks of RFC 6890 and those after it. */
  private static boolean isPublic4(int first, int second, int third) {
    boolean shared = first == 100 && second >= 64 && second < 128; // carrier-grade NAT
    boolean protocol = first == 192 && second == 0; // with a block of documentation
    boolean relay = first == 192 && second == 88 && third == 99;
    boolean benchmark = first == 198 && (second == 18 || second == 19);
    boolean documentation =
        (first == 198 && second == 51 && third == 100)
            || (first == 203 && second == 0 && third == 113);
    return first != 0
        && first < 224
        && !shared
        && !protocol
        && !relay
        && !benchmark
        && !documentation;
  }

  /**
   * Only 2000::/3 is given out: neither unique local addresses nor those that hold an IPv4 address
   * (::ffff:0:0/96, 64:ff9b::/96); of it, neither Teredo, 6to4 nor documentation.
   */
  private static boolean isPublic6(int first, int second, int third, int fourth) {
    boolean unicast = first >= 0x20 && first <= 0x3f;
    boolean special = first == 0x20 && second == 0x01 && third < 0x02; // 2001::/23, with Teredo
    boolean documentation =
        (first == 0x20 && second == 0x01 && third == 0x0d && fourth == 0xb8)
            || (first == 0x3f && second == 0xff);
    boolean sixToFour = first == 0x20 && second == 0x02;
    return unicast && !special && !documentation && !sixToFour;
  }
}
