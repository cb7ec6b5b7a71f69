package cn.financebrain.ingest.resolve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.RegistrationNumber;
import cn.financebrain.contract.Uscc;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing that a registration says of an enterprise's names and numbers.
 *
 * @param second when, in seconds since 1970
 * @param origin names the event that says it
 * @param revision of that event
 * @param retracted whether this revision takes back what earlier ones said
 * @param value the name, or the number
 * @param key what it is looked up by: {@link EnterpriseName#key}, or the number itself
 */
record Fact(
    Kind kind,
    Uscc enterprise,
    long second,
    long origin,
    int revision,
    boolean retracted,
    String value,
    long key) {

  enum Kind {
    /** It bore the name at that time. */
    NOW('N'),
    /** It bore the name until that time. */
    BEFORE('B'),
    /** It bears the name from that time on. */
    AFTER('A'),
    /** It once bore the name, nobody says when. */
    FORMER('F'),
    /** It has, or had, this registration number. */
    NUMBER('R');

    /** In files, and below 0x80. */
    private final byte code;

    Kind(char code) {
      this.code = (byte) code;
    }

    byte code() {
      return code;
    }

    static Kind of(int code) {
      return switch (code) {
        case 'N' -> NOW;
        case 'B' -> BEFORE;
        case 'A' -> AFTER;
        case 'F' -> FORMER;
        case 'R' -> NUMBER;
        default -> throw new IllegalArgumentException("a fact of kind " + code);
      };
    }
  }

  static final String SNAPSHOT = "registration.snapshot";
  static final String CHANGE = "registration_change.recorded";

  /** The types of events that tell names and numbers. */
  static final Set<String> TYPES = Set.of(SNAPSHOT, CHANGE);

  private static final Pattern LIST = Pattern.compile("[;；、|\\n]");
  private static final int USCC_LENGTH = 18;
  private static final int LONGEST_VALUE = 1_000;

  /** What the event says; nothing if it is no registration of an enterprise with a USCC. */
  static List<Fact> of(EnterpriseEvent event) {
    List<Fact> facts = new ArrayList<>();
    if (event.enterprise() instanceof Uscc) {
      if (event.type().equals(SNAPSHOT)) {
        name(event, Kind.NOW, "name", facts);
        text(event, "former_names")
            .ifPresent(
                names ->
                    LIST.splitAsStream(names)
                        .forEach(name -> name(event, Kind.FORMER, name, facts)));
        text(event, "registration_number").ifPresent(number -> number(event, number, facts));
      } else if (event.type().equals(CHANGE) && text(event, "item").equals(Optional.of("name"))) {
        name(event, Kind.BEFORE, "before", facts);
        name(event, Kind.AFTER, "after", facts);
      }
    }
    return facts;
  }

  private static Optional<String> text(EnterpriseEvent event, String field) {
    return event.data().get(field) instanceof FieldValue.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  private static void name(EnterpriseEvent event, Kind kind, String of, List<Fact> facts) {
    String name = kind == Kind.FORMER ? of : text(event, of).orElse("");
    if (name.codePoints().anyMatch(Character::isLetterOrDigit) && name.length() <= LONGEST_VALUE) {
      facts.add(fact(event, kind, name.strip()));
    }
  }

  /** Registers hold numbers of other forms too, which no row can name. */
  private static void number(EnterpriseEvent event, String number, List<Fact> facts) {
    try {
      facts.add(fact(event, Kind.NUMBER, new RegistrationNumber(number.strip()).value()));
    } catch (IllegalArgumentException e) {
      // not one by which to find an enterprise
    }
  }

  private static Fact fact(EnterpriseEvent event, Kind kind, String value) {
    return new Fact(
        kind,
        (Uscc) event.enterprise(),
        event.eventTime().getEpochSecond(),
        origin(event.key()),
        event.revision(),
        event.retracted(),
        value,
        kind == Kind.NUMBER ? Long.parseLong(value) : EnterpriseName.of(value).key());
  }

  /** Names the event. */
  static long origin(EventKey key) {
    return EnterpriseName.hash(key.source() + '\n' + key.id());
  }

  /** The fact as a later revision of its event takes it back. */
  Fact takenBack(int byRevision) {
    return new Fact(kind, enterprise, second, origin, byRevision, true, value, key);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(80);
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      byte[] text = value.getBytes(UTF_8);
      out.writeByte(kind.code());
      out.writeBoolean(retracted);
      out.write(enterprise.value().getBytes(US_ASCII));
      out.writeLong(second);
      out.writeLong(origin);
      out.writeInt(revision);
      out.writeLong(key);
      out.writeShort(text.length);
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Fact read(ByteBuffer in) {
    Kind kind = Kind.of(in.get());
    boolean retracted = in.get() != 0;
    byte[] uscc = new byte[USCC_LENGTH];
    in.get(uscc);
    long second = in.getLong();
    long origin = in.getLong();
    int revision = in.getInt();
    long key = in.getLong();
    byte[] value = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(value);
    return new Fact(
        kind,
        new Uscc(new String(uscc, US_ASCII)),
        second,
        origin,
        revision,
        retracted,
        new String(value, UTF_8),
        key);
  }
}
