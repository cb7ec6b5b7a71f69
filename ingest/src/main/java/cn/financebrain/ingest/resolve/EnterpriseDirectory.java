package cn.financebrain.ingest.resolve;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.OrganisationCode;
import cn.financebrain.contract.RegistrationNumber;
import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.file.BlockFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who is who: the names that enterprises bore and when, and their registration numbers, as the
 * registrations tell that ingest publishes. It is a pure function of the set of these events. In
 * memory are codes and hashes only: measured, 1,000,000 enterprises with two names each (3 million
 * facts) hold 285 MB. On disk it is a file that grows, and that can be made again from the log.
 *
 * <p>One process at a time learns, the one that may publish.
 */
public final class EnterpriseDirectory implements AutoCloseable {

  /** A later form, or another way to normalise names, gets another name and is built anew. */
  private static final String FILE = "enterprises.v1.facts";

  private static final int BLOCK_LIMIT = 1 << 16;
  private static final int OFFSET_BITS = 17;

  /** Where more than so many identifiers are new, all are. */
  private static final int NEWS_LIMIT = 100_000;

  /**
   * A name that an enterprise bore.
   *
   * @param from the first moment; empty: nobody says
   * @param until the first moment that it no longer did; empty: it still does, or nobody says
   */
  public record NamePeriod(String name, Optional<Instant> from, Optional<Instant> until) {}

  /** Which identifiers became known; {@code all}: too many to be listed. */
  public record News(boolean all, Set<Long> lookups) {
    public boolean concerns(List<Long> claim) {
      return all || claim.stream().anyMatch(lookups::contains);
    }
  }

  private final UsccTable enterprises = new UsccTable();
  private final FactTable facts = new FactTable();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final Optional<BlockFile> file;
  private Set<Long> news = new HashSet<>();
  private boolean allNews;

  private EnterpriseDirectory(Path path, boolean toRead) throws IOException {
    if (!toRead) {
      this.file = Optional.of(BlockFile.open(path, BLOCK_LIMIT, this::replay));
    } else if (Files.exists(path)) {
      this.file = Optional.of(BlockFile.openToRead(path, BLOCK_LIMIT, this::replay));
    } else {
      this.file = Optional.empty();
    }
    takeNews();
  }

  /**
   * Opens the directory to read it and to add to it.
   *
   * @param ingest the directory {@code DATA/ingest}
   */
  public static EnterpriseDirectory open(Path ingest) throws IOException {
    return new EnterpriseDirectory(file(ingest), false);
  }

  /** Opens the directory as it is now; empty if there is none. */
  public static EnterpriseDirectory openToRead(Path ingest) throws IOException {
    return new EnterpriseDirectory(file(ingest), true);
  }

  /**
   * Makes the directory anew. The old one stays if that fails.
   *
   * @param events hands over each event of the log
   * @return how many enterprises it knows
   */
  public static int rebuild(Path ingest, Consumer<Consumer<EnterpriseEvent>> events)
      throws IOException {
    Path draft = ingest.resolve(FILE + ".new");
    Files.deleteIfExists(draft);
    int enterprises;
    try (EnterpriseDirectory directory = new EnterpriseDirectory(draft, false)) {
      events.accept(directory::learn);
      directory.write();
      directory.written().force();
      enterprises = directory.size();
    }
    Files.move(
        draft, file(ingest), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return enterprises;
  }

  static Path file(Path ingest) {
    return ingest.resolve(FILE);
  }

  /** Whether events of this type tell who is who. */
  public static boolean learnsFrom(String eventType) {
    return Fact.TYPES.contains(eventType);
  }

  private void replay(long position, ByteBuffer payload) {
    while (payload.hasRemaining()) {
      long place = position << OFFSET_BITS | payload.position();
      take(Fact.read(payload), place);
    }
  }

  private boolean take(Fact fact, long place) {
    boolean known = enterprises.find(fact.enterprise()) != ChainedIndex.NONE;
    int enterprise = enterprises.add(fact.enterprise());
    boolean fresh = facts.add(fact, enterprise, place);
    if (!known) {
      tellNews(UsccTable.key(fact.enterprise().organisationCode()));
    }
    if (fresh) {
      tellNews(fact.key());
    }
    return fresh;
  }

  private void tellNews(long lookup) {
    if (!allNews && news.size() >= NEWS_LIMIT) {
      allNews = true;
      news = new HashSet<>();
    }
    if (!allNews) {
      news.add(lookup);
    }
  }

  /** Takes in what a registration says; other events say nothing. On disk after {@link #force}. */
  public void learn(EnterpriseEvent event) {
    boolean bare = event.retracted() && event.data().isEmpty();
    for (Fact fact : bare ? takenBack(event) : Fact.of(event)) {
      byte[] bytes = fact.bytes();
      if (pending.size() + bytes.length > BLOCK_LIMIT) {
        write();
      }
      if (take(fact, written().end() << OFFSET_BITS | pending.size())) {
        pending.writeBytes(bytes);
      }
    }
  }

  /** What the event has said so far, no longer so: a retraction names nothing. */
  private List<Fact> takenBack(EnterpriseEvent event) {
    if (!learnsFrom(event.type()) || !(event.enterprise() instanceof Uscc uscc)) {
      return List.of();
    }
    int enterprise = enterprises.find(uscc);
    if (enterprise == ChainedIndex.NONE) {
      return List.of();
    }
    List<Fact> gone = new ArrayList<>();
    for (long place : facts.places(enterprise, Fact.origin(event.key()))) {
      gone.add(fact(place).takenBack(event.revision()));
    }
    return gone;
  }

  private BlockFile written() {
    return file.orElseThrow(() -> new IllegalStateException("the directory is open to read"));
  }

  private void write() {
    if (pending.size() > 0) {
      written().append(pending.toByteArray(), pending.size());
      pending.reset();
    }
  }

  /** Returns when all that was learnt is safe on disk. */
  public void force() {
    if (pending.size() > 0) {
      write();
      written().force();
    }
  }

  /** What became known since it was asked for the last time. */
  public News takeNews() {
    News told = new News(allNews, news);
    news = new HashSet<>();
    allNews = false;
    return told;
  }

  /** Takes in what other processes have added; false if the file is another one by now. */
  public boolean catchUp() throws IOException {
    if (file.isEmpty() || !file.get().isThere()) {
      return false;
    }
    file.get().catchUp(this::replay);
    return true;
  }

  /** How long the file is, for {@link #forgetSince}. */
  public long mark() {
    write();
    return written().end();
  }

  /** Takes back on disk what was learnt since; this object is of no more use then. */
  public void forgetSince(long mark) throws IOException {
    pending.reset();
    written().cut(mark);
  }

  List<Uscc> withOrganisationCode(OrganisationCode code) {
    return enterprises.withOrganisationCode(code.value());
  }

  List<Uscc> withNumber(RegistrationNumber number) {
    return facts.enterprises(Long.parseLong(number.value()), false).stream()
        .map(enterprises::uscc)
        .toList();
  }

  /** Those that bore the name then; of several those that wrote it in the very same way. */
  List<Uscc> bearers(EnterpriseName name, Instant at) {
    List<Integer> bearers =
        facts.enterprises(name.key(), true).stream()
            .filter(
                enterprise ->
                    NameTimeline.of(facts.mentions(enterprise))
                        .bears(name.key(), at.getEpochSecond()))
            .toList();
    if (bearers.size() > 1) {
      List<Integer> exact =
          bearers.stream().filter(enterprise -> wroteItSo(enterprise, name)).toList();
      bearers = exact.isEmpty() ? bearers : exact;
    }
    return bearers.stream().map(enterprises::uscc).toList();
  }

  private boolean wroteItSo(int enterprise, EnterpriseName name) {
    return facts.mentions(enterprise).stream()
        .anyMatch(
            mention -> mention.key() == name.key() && text(mention.place()).equals(name.text()));
  }

  /** Those that bore the name at any time. */
  List<Uscc> everBearers(EnterpriseName name) {
    return facts.enterprises(name.key(), true).stream().map(enterprises::uscc).toList();
  }

  /** The names of an enterprise from the first on; none if it is not known. */
  public List<NamePeriod> names(Uscc uscc) {
    int enterprise = enterprises.find(uscc);
    if (enterprise == ChainedIndex.NONE) {
      return List.of();
    }
    List<NameTimeline.Mention> mentions = facts.mentions(enterprise);
    Map<Long, Long> places = new HashMap<>();
    mentions.forEach(mention -> places.merge(mention.key(), mention.place(), Math::min));
    List<NamePeriod> periods = new ArrayList<>();
    for (NameTimeline.Period period : NameTimeline.of(mentions).periods()) {
      period.names().stream()
          .map(key -> text(places.get(key)))
          .sorted()
          .forEach(
              name ->
                  periods.add(new NamePeriod(name, moment(period.from()), moment(period.until()))));
    }
    return periods;
  }

  private static Optional<Instant> moment(long second) {
    return second == Long.MIN_VALUE || second == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(second));
  }

  private String text(long place) {
    return fact(place).value();
  }

  private Fact fact(long place) {
    try {
      BlockFile blocks = file.orElseThrow();
      long position = place >>> OFFSET_BITS;
      ByteBuffer block =
          position == blocks.end() ? ByteBuffer.wrap(pending.toByteArray()) : blocks.read(position);
      return Fact.read(block.position((int) (place & ((1L << OFFSET_BITS) - 1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the register has told of the enterprise. */
  public boolean knows(Uscc uscc) {
    return enterprises.find(uscc) != ChainedIndex.NONE;
  }

  /** How many enterprises it knows. */
  public int size() {
    return enterprises.size();
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      try {
        if (pending.size() > 0) {
          write();
        }
      } finally {
        file.get().close();
      }
    }
  }
}
