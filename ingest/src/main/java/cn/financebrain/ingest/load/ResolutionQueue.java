package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.file.BlockFile;
import cn.financebrain.ingest.resolve.Decisions;
import cn.financebrain.ingest.resolve.Resolution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that wait until somebody says which enterprise they are about, and what was decided on them.
 * A file that grows: rows, each version that was told, and decisions, which count as soon as they
 * are on disk and are marked when the log has them. In memory is where each row is.
 */
final class ResolutionQueue implements Decisions, AutoCloseable {
  private static final String FILE = "resolution.queue";

  /** A row of the longest fields, thrice. */
  private static final int BLOCK_LIMIT = 64 << 20;

  private final Map<String, QueueItem> items = new LinkedHashMap<>();

  /** By claim: how many rows a person has assigned to whom, and how many of these for all. */
  private final Map<String, Map<Uscc, int[]>> decisions = new HashMap<>();

  private final Optional<BlockFile> file;
  private boolean dirty;

  private ResolutionQueue(Path path, boolean toRead) throws IOException {
    if (!toRead) {
      this.file = Optional.of(BlockFile.open(path, BLOCK_LIMIT, this::replay));
    } else if (Files.exists(path)) {
      this.file = Optional.of(BlockFile.openToRead(path, BLOCK_LIMIT, this::replay));
    } else {
      this.file = Optional.empty();
    }
  }

  /**
   * @param ingest the directory {@code DATA/ingest}
   */
  static ResolutionQueue open(Path ingest) throws IOException {
    return new ResolutionQueue(ingest.resolve(FILE), false);
  }

  /** The queue as it is now; empty if there is none. */
  static ResolutionQueue openToRead(Path ingest) throws IOException {
    return new ResolutionQueue(ingest.resolve(FILE), true);
  }

  private void replay(long position, ByteBuffer payload) throws IOException {
    JsonNode json = QueueJson.read(payload);
    String id = json.path("item").asText();
    if (json.path("is").asText().equals("row")) {
      QueueJson.Stored stored = QueueJson.stored(json);
      apply(id, stored.row(), stored.why(), position);
      return;
    }
    QueueItem item = items.get(id);
    if (item == null) {
      throw new IOException("the queue decides on row %s, which it does not have".formatted(id));
    }
    switch (json.path("is").asText()) {
      case "assign" ->
          change(
              item,
              () ->
                  item.assign(
                      new Uscc(json.path("to").asText()),
                      json.path("person").asText(),
                      json.path("for_all").asBoolean()));
      case "drop" -> change(item, () -> item.drop(json.path("reason").asText()));
      case "gone" -> change(item, item::end);
      case "undo" -> change(item, item::undo);
      case "settled" -> change(item, item::settle);
      default -> throw new IOException("an unknown record in the queue: " + json.path("is"));
    }
  }

  /** Keeps count of what people have decided. */
  private void change(QueueItem item, Runnable work) {
    count(item, -1);
    work.run();
    count(item, 1);
  }

  private void count(QueueItem item, int one) {
    item.decided()
        .ifPresent(
            enterprise -> {
              int[] counts =
                  decisions
                      .computeIfAbsent(item.claimKey(), key -> new HashMap<>())
                      .computeIfAbsent(enterprise, key -> new int[2]);
              counts[0] += one;
              counts[1] += item.forAll() ? one : 0;
            });
  }

  private void apply(String id, ClaimedRow row, Resolution.Open why, long position) {
    QueueItem item = items.computeIfAbsent(id, key -> new QueueItem(key, row.feed()));
    change(item, () -> item.version(row, why.doubt(), position));
  }

  private BlockFile written() {
    return file.orElseThrow(() -> new IllegalStateException("the queue is open to read"));
  }

  private long write(String kind, String id, ObjectNode json) {
    byte[] bytes = json.put("is", kind).put("item", id).toString().getBytes(UTF_8);
    dirty = true;
    return written().append(bytes, bytes.length);
  }

  /**
   * Adds what a row tells, unless it has told it before; it stays what was decided on it, unless
   * the row names its enterprise otherwise.
   */
  QueueItem add(ClaimedRow row, Resolution.Open why, Instant now) {
    QueueItem known = items.get(row.item());
    if (known != null && known.has(row)) {
      return known;
    }
    apply(row.item(), row, why, write("row", row.item(), QueueJson.row(row, why, now)));
    return items.get(row.item());
  }

  void assign(QueueItem item, Uscc to, String person, boolean forAll, Instant now) {
    ObjectNode json = QueueJson.JSON.createObjectNode();
    json.put("to", to.value()).put("person", person).put("for_all", forAll);
    write("assign", item.id(), json.put("at", now.toString()));
    change(item, () -> item.assign(to, person, forAll));
  }

  void drop(QueueItem item, String reason, Instant now) {
    ObjectNode json = QueueJson.JSON.createObjectNode();
    write("drop", item.id(), json.put("reason", reason).put("at", now.toString()));
    change(item, () -> item.drop(reason));
  }

  /** Its sender has deleted the row: it need not wait, and nothing of it is published later. */
  void end(QueueItem item, Instant now) {
    write("gone", item.id(), QueueJson.JSON.createObjectNode().put("at", now.toString()));
    change(item, item::end);
  }

  void undo(QueueItem item, Instant now) {
    write("undo", item.id(), QueueJson.JSON.createObjectNode().put("at", now.toString()));
    change(item, item::undo);
  }

  /** Notes that the log has what was decided. */
  void settle(QueueItem item) {
    write("settled", item.id(), QueueJson.JSON.createObjectNode());
    change(item, item::settle);
  }

  Optional<QueueItem> find(String id) {
    return Optional.ofNullable(items.get(id));
  }

  /** All there ever were, in the order in which they were told first. */
  Collection<QueueItem> items() {
    return items.values();
  }

  /** Those that name their enterprise in the same way. */
  List<QueueItem> sameClaim(QueueItem item) {
    return items.values().stream()
        .filter(other -> other.claimKey().equals(item.claimKey()))
        .toList();
  }

  @Override
  public Decided of(String claimKey) {
    Set<Uscc> enterprises = new HashSet<>();
    boolean forAll = false;
    for (Map.Entry<Uscc, int[]> decided : decisions.getOrDefault(claimKey, Map.of()).entrySet()) {
      if (decided.getValue()[0] > 0) {
        enterprises.add(decided.getKey());
        forAll |= decided.getValue()[1] > 0;
      }
    }
    return new Decided(enterprises, forAll);
  }

  /** What a row tells. */
  QueueJson.Stored read(long position) throws IOException {
    return QueueJson.stored(QueueJson.read(file.orElseThrow().read(position)));
  }

  /** Returns when all is safe on disk. */
  void force() {
    if (dirty) {
      written().force();
      dirty = false;
    }
  }

  /** Takes in what other processes have added; false if the file is another one by now. */
  boolean catchUp() throws IOException {
    if (file.isEmpty() || !file.get().isThere()) {
      return false;
    }
    file.get().catchUp(this::replay);
    return true;
  }

  /** Whether all that is in the file is here. */
  boolean isCurrent() throws IOException {
    return file.isPresent() && file.get().isCurrent();
  }

  long mark() {
    return written().end();
  }

  /** Takes back on disk what was added since; this object is of no more use then. */
  void forgetSince(long mark) throws IOException {
    written().cut(mark);
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
