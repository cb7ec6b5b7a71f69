package cn.financebrain.bench;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.profile.Profile;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the states of a city take: as bytes, as open objects, and a whole city of copies of them, as
 * Flink's heap backend holds them (a map from the enterprise's id to an array).
 */
final class StateSizes {
  private static final int MEGA = 1 << 20;

  private final Engine engine = Engine.bundled();
  private final int events;
  private final int kept;
  private final long bytesOfAll;
  private final long openBytes;
  private final byte[][] packed;

  /**
   * @param events of a city
   */
  StateSizes(List<EnterpriseEvent> events) {
    this.events = events.size();
    engine.processAll(events);
    this.bytesOfAll = bytesOfAll(events);
    this.packed =
        engine.states().values().stream()
            .map(EnterpriseState::toBytes)
            .sorted((one, other) -> Integer.compare(one.length, other.length))
            .toArray(byte[][]::new);
    this.kept = engine.states().values().stream().mapToInt(EnterpriseState::events).sum();
    long with = used();
    engine.states().clear();
    this.openBytes = with - used();
  }

  /** What the profiles would take if they kept what no tag can see any more. */
  private long bytesOfAll(List<EnterpriseEvent> events) {
    Map<String, Profile> profiles = new HashMap<>();
    for (EnterpriseEvent event : events) {
      profiles
          .computeIfAbsent(event.enterprise().text(), key -> Profile.empty(engine.catalogue()))
          .apply(event);
    }
    return profiles.values().stream().mapToLong(profile -> profile.toBytes().length).sum();
  }

  /** Lines of a table in Markdown. */
  List<String> lines() {
    long total = Arrays.stream(packed).mapToLong(state -> state.length).sum();
    List<String> lines = new ArrayList<>();
    lines.add(line("企业数 · enterprises", packed.length));
    lines.add(line("事件数 · events", events));
    lines.add(line("… 状态中保留 · kept in states", kept));
    lines.add(line("标签数 · tags", engine.tags()));
    lines.add(line("每企业字节，平均 · bytes per enterprise, mean", (double) total / packed.length));
    lines.add(line("… 若不清除任何事件 · if nothing were forgotten", (double) bytesOfAll / packed.length));
    lines.add(line("… 中位 · median (typical)", packed[packed.length / 2].length));
    lines.add(line("… 99 % 分位 · 99th percentile (busy)", packed[packed.length * 99 / 100].length));
    lines.add(line("… 最大 · most", packed[packed.length - 1].length));
    lines.add(line("每个保留事件字节 · bytes per event kept", (double) total / kept));
    lines.add(
        line(
            "打开状态每个保留事件堆字节 · heap bytes per event kept in open states", (double) openBytes / kept));
    return lines;
  }

  /** How much heap the states of so many enterprises take, as they are held. */
  List<String> hold(int enterprises) {
    long before = used();
    Map<String, byte[]> held = new HashMap<>(2 * enterprises);
    for (int i = 0; i < enterprises; i++) {
      held.put("9133030" + (100_000_000_00L + i), packed[i % packed.length].clone());
    }
    long taken = used() - before;
    return List.of(
        line("持有企业数 · enterprises held at once", held.size()),
        line("占用堆（MB） · heap taken (MB)", (double) taken / MEGA));
  }

  private static String line(String what, double figure) {
    return String.format(Locale.ROOT, "| %s | %,.0f |", what, figure);
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
