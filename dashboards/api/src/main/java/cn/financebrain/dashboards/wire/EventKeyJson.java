package cn.financebrain.dashboards.wire;

import cn.financebrain.contract.EventKey;

/**
 * The name of an event.
 *
 * @param key both parts in one text, for asking: the source with {@code %} and {@code |} escaped, a
 *     bar, the id
 */
public record EventKeyJson(String key, String source, String id) {

  public static EventKeyJson of(EventKey key) {
    String source = key.source().replace("%", "%25").replace("|", "%7C");
    return new EventKeyJson(source + '|' + key.id(), key.source(), key.id());
  }

  /** Reads what {@link #of} wrote into {@code key}. */
  public static EventKey parse(String key) {
    int bar = key.indexOf('|');
    try {
      return new EventKey(
          key.substring(0, bar).replace("%7C", "|").replace("%25", "%"), key.substring(bar + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Parameters.invalid("key", key, "EventKey.key");
    }
  }
}
