package cn.financebrain.streaming.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Lets names of types, sources and fields be one string each. Holds the last one of each hash, so
 * it does not grow; threads that share it may miss each other's, which costs memory and nothing
 * else.
 */
final class NamePool {
  private static final int ENTRIES = 1 << 12;

  /** Longer ones are a stranger's. */
  private static final int LONGEST = 64;

  private final String[] names = new String[ENTRIES];

  /** The name that is written in UTF-8. */
  String of(byte[] bytes) {
    if (bytes.length > LONGEST) {
      return new String(bytes, UTF_8);
    }
    int hash = 0;
    for (byte part : bytes) {
      hash = 31 * hash + part;
    }
    int place = (hash ^ (hash >>> 12)) & (ENTRIES - 1);
    String known = names[place];
    if (known != null && isWritten(known, bytes)) {
      return known;
    }
    String name = new String(bytes, UTF_8);
    names[place] = name;
    return name;
  }

  /** Of names beyond ASCII never, which are made anew. */
  private static boolean isWritten(String name, byte[] bytes) {
    if (name.length() != bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (name.charAt(i) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
