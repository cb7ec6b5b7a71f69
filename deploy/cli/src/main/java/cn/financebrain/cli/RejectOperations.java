package cn.financebrain.cli;

import cn.financebrain.cli.operations.Call;
import cn.financebrain.cli.operations.Operation;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.load.Mending;
import cn.financebrain.ingest.load.RejectedRow;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.resolve.Claim;
import cn.financebrain.store.LetterFilter;
import cn.financebrain.store.LetterStep;
import cn.financebrain.store.StoredLetter;
import cn.financebrain.store.StoredLetter.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the desk has done to dead letters. */
final class RejectOperations {
  /** How many rows are replayed, or written into a file, at once. */
  static final int MOST = 2_000;

  /** Half of what the desk takes back: corrections may be longer, and other encodings too. */
  private static final int EXPORT_BYTES = 1 << 20;

  private final RejectDesk desk;

  private RejectOperations(RejectDesk desk) {
    this.desk = desk;
  }

  static Map<String, Operation> of(RejectDesk desk) {
    RejectOperations operations = new RejectOperations(desk);
    return Map.of(
        "rejects-show", operations::show,
        "rejects-check", operations::check,
        "rejects-replay", operations::replay,
        "rejects-replay-all", operations::replayAll,
        "rejects-dismiss", operations::dismiss,
        "rejects-reopen", operations::reopen,
        "rejects-export", operations::export,
        "rejects-file-check", operations::checkFile,
        "rejects-file-replay", operations::replayFile);
  }

  /**
   * A letter for who mends it.
   *
   * @param trouble as of {@link RejectedRow.Trouble}, or {@code no_mapping}
   * @param title of the feed's mapping; empty if it is not known
   */
  record Shown(
      String id,
      String feed,
      String title,
      String state,
      String reason,
      String column,
      String detail,
      String location,
      long position,
      Instant refusedAt,
      String raw,
      String trouble,
      List<RejectedRow.Field> fields,
      List<LetterStep> steps) {}

  private Shown show(Call call) {
    StoredLetter stored = desk.find(call.text("id"));
    Optional<FeedMapping> mapping = desk.mapping(stored.letter().feed());
    RejectedRow row =
        mapping
            .map(known -> RejectedRow.of(stored.letter(), known))
            .orElseGet(() -> new RejectedRow(List.of(), RejectedRow.trouble(stored.letter())));
    boolean unknown = mapping.isEmpty() && row.trouble().isMendable();
    return new Shown(
        stored.id(),
        stored.letter().feed(),
        mapping.map(FeedMapping::title).orElse(""),
        RejectDesk.id(stored.state()),
        RejectDesk.id(stored.letter().reason()),
        stored.letter().column(),
        stored.letter().detail(),
        stored.letter().location(),
        stored.letter().position(),
        stored.letter().at(),
        stored.letter().raw(),
        unknown ? "no_mapping" : RejectDesk.id(row.trouble()),
        row.fields(),
        desk.read(pages -> pages.letterSteps(stored.id())));
  }

  /**
   * An event that the row would become.
   *
   * @param enterprise its id, or what the row names it by
   * @param resolved whether that is an id
   */
  record Preview(
      String type,
      String enterprise,
      boolean resolved,
      Instant eventTime,
      Instant availableTime,
      Map<String, String> data) {
    static Preview of(Mapped.Body body, String enterprise, boolean resolved) {
      Map<String, String> data = new TreeMap<>();
      body.data().forEach((field, value) -> data.put(field, text(value)));
      return new Preview(
          body.type(), enterprise, resolved, body.eventTime(), body.availableTime(), data);
    }

    private static String text(FieldValue value) {
      if (value instanceof FieldValue.Quantity quantity) {
        double number = quantity.value();
        return number == Math.rint(number) && Math.abs(number) < 1e15
            ? Long.toString((long) number)
            : Double.toString(number);
      }
      return value instanceof FieldValue.Text text
          ? text.value()
          : Boolean.toString(((FieldValue.Flag) value).value());
    }
  }

  /**
   * What the mapping says of a row.
   *
   * @param reason why it is refused; empty if it is not
   */
  record Checked(String reason, String column, String detail, List<Preview> events) {}

  private Checked check(Call call) {
    StoredLetter stored = desk.find(call.text("id"));
    FeedMapping mapping =
        desk.mapping(stored.letter().feed())
            .orElseThrow(
                () -> CommandFailure.failed("failure.reject-mapping", stored.letter().feed()));
    RejectedRow row = RejectedRow.of(stored.letter(), mapping);
    Map<String, String> texts = RejectDesk.corrected(row, fields(call));
    Mapped mapped = Mending.check(mapping, stored.letter(), texts, desk.clock().instant());
    if (mapped instanceof Mapped.Rejected rejected) {
      return new Checked(
          RejectDesk.id(rejected.reason()), rejected.column(), rejected.detail(), List.of());
    }
    return new Checked("", "", "", previews(mapped));
  }

  private static List<Preview> previews(Mapped mapped) {
    if (mapped instanceof Mapped.Claimed claimed) {
      Claim claim = claimed.claim();
      return claimed.bodies().stream().map(body -> Preview.of(body, claim.shown(), false)).toList();
    }
    return ((Mapped.Drafts) mapped)
        .drafts().stream()
            .map(
                draft ->
                    Preview.of(
                        new Mapped.Body(
                            draft.type(),
                            draft.category(),
                            draft.eventTime(),
                            draft.availableTime(),
                            draft.data()),
                        draft.enterprise().text(),
                        true))
            .toList();
  }

  private static Map<String, String> fields(Call call) {
    Map<String, String> fields = new LinkedHashMap<>();
    call.arguments()
        .path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  private RejectDesk.Result replay(Call call) {
    RejectDesk.Wish wish = new RejectDesk.Wish(call.text("id"), fields(call));
    return desk.replay(List.of(wish), call.flag("revise"), call.by(), call.steps()).get(0);
  }

  /** What became of rows, each by its letter. */
  record Replayed(List<RejectDesk.Result> items) {}

  /** All that are open of a feed and a reason, as they are, if they are as many as was agreed. */
  private Replayed replayAll(Call call) {
    LetterFilter filter = filter(call, Instant.parse(call.text("until")));
    long agreed = call.arguments().path("expected").asLong(-1);
    List<StoredLetter> letters =
        desk.read(pages -> pages.letters(filter, Optional.empty(), MOST + 1));
    requireFew(letters.size());
    if (letters.size() != agreed) {
      throw CommandFailure.failed("failure.reject-changed", agreed, letters.size());
    }
    List<RejectDesk.Wish> wishes = new ArrayList<>();
    letters.forEach(letter -> wishes.add(new RejectDesk.Wish(letter.id(), Map.of())));
    return new Replayed(desk.replay(wishes, false, call.by(), call.steps()));
  }

  private static void requireFew(int letters) {
    if (letters > MOST) {
      throw CommandFailure.failed("failure.reject-many", letters, MOST);
    }
  }

  private static LetterFilter filter(Call call, Instant until) {
    Optional<RejectReason> reason =
        call.optional("reason").map(id -> RejectReason.valueOf(id.toUpperCase(Locale.ROOT)));
    return new LetterFilter(call.text("feed"), reason, Optional.of(State.OPEN), Optional.of(until));
  }

  /** How a letter stands after a step. */
  record Stands(String state) {}

  private Stands dismiss(Call call) {
    return step(call, State.OPEN, LetterStep.Action.DISMISSED);
  }

  private Stands reopen(Call call) {
    return step(call, State.DISMISSED, LetterStep.Action.REOPENED);
  }

  private Stands step(Call call, State from, LetterStep.Action action) {
    return new Stands(
        RejectDesk.id(desk.step(call.text("id"), from, action, call.by(), call.text("reason"))));
  }

  /**
   * A file for the department, or the part of it that can be sent back as one file.
   *
   * @param last the letter of the last row; empty if there is none
   * @param lastAt when that was refused
   * @param more whether there are letters behind it
   */
  record Exported(String csv, int rows, String last, String lastAt, boolean more) {}

  /** From the letter behind {@code after}, which was refused at {@code afterAt}. */
  private Exported export(Call call) {
    LetterFilter filter = filter(call, desk.clock().instant());
    Optional<StoredLetter.Place> after =
        call.optional("after")
            .map(id -> new StoredLetter.Place(Instant.parse(call.text("afterAt")), id));
    List<StoredLetter> letters = desk.read(pages -> pages.letters(filter, after, MOST + 1));
    RejectFile.Part part =
        RejectFile.write(
            letters.subList(0, Math.min(MOST, letters.size())),
            desk.mapping(filter.feed()),
            EXPORT_BYTES);
    Optional<StoredLetter.Place> last =
        part.rows() == 0 ? Optional.empty() : Optional.of(letters.get(part.rows() - 1).place());
    return new Exported(
        part.csv(),
        part.rows(),
        last.map(StoredLetter.Place::id).orElse(""),
        last.map(place -> place.at().toString()).orElse(""),
        part.rows() < letters.size());
  }

  private RejectFileCheck checkFile(Call call) {
    byte[] content = content(call);
    return RejectFileCheck.of(content, wishes(call, content), desk);
  }

  /** The rows of a file that its check accepts, if that says what was looked at. */
  private Replayed replayFile(Call call) {
    byte[] content = content(call);
    List<RejectDesk.Wish> wishes = wishes(call, content);
    RejectFileCheck check = RejectFileCheck.of(content, wishes, desk);
    if (!check.seen().equals(call.text("seen"))) {
      throw CommandFailure.failed("failure.reject-file-seen");
    }
    List<RejectDesk.Wish> accepted = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      if (check.items().get(i).isAccepted()) {
        accepted.add(wishes.get(i));
      }
    }
    return new Replayed(desk.replay(accepted, false, call.by(), call.steps()));
  }

  private static byte[] content(Call call) {
    return Base64.getDecoder().decode(call.text("content"));
  }

  private static List<RejectDesk.Wish> wishes(Call call, byte[] content) {
    return RejectFile.read(content, call.text("name"), MOST);
  }
}
