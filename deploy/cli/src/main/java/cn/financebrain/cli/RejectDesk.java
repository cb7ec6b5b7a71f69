package cn.financebrain.cli;

import cn.financebrain.cli.operations.Steps;
import cn.financebrain.cli.operations.StoppedException;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.load.IngestException;
import cn.financebrain.ingest.load.Mending;
import cn.financebrain.ingest.load.RejectedRow;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.KeptMappings;
import cn.financebrain.ingest.mapping.MappingException;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.store.LetterStep;
import cn.financebrain.store.LetterStep.Action;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.StoredLetter;
import cn.financebrain.store.StoredLetter.State;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehousePages;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Dead letters in the hands of people. A row is published first and noted as mended after: killed
 * in between it is still open, and replayed again it is found in the log.
 */
record RejectDesk(Publishing publishing, Clock clock) {
  /** How many rows are replayed before connections get their turn at the log. */
  private static final int TURN = 100;

  /**
   * A row to replay.
   *
   * @param corrections texts by column; columns that are not named keep what they have
   */
  record Wish(String letter, Map<String, String> corrections) {}

  /**
   * What became of it.
   *
   * @param fate as of {@link Mending.Fate}, or {@code not_open}, {@code unknown_letter}, {@code
   *     not_mendable}, {@code no_mapping}
   * @param reason why it was refused; empty otherwise
   */
  record Result(
      String letter,
      String fate,
      String reason,
      String column,
      String detail,
      List<String> events) {
    private static Result only(String letter, String fate) {
      return new Result(letter, fate, "", "", "", List.of());
    }
  }

  /** Works on the letters as they are stored. */
  <T> T read(Function<WarehousePages, T> work) {
    try (WarehousePages pages = WarehousePages.open(publishing.settings().readOnlyWarehouse())) {
      return work.apply(pages);
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  /**
   * @throws CommandFailure if there is no such letter
   */
  StoredLetter find(String id) {
    return read(pages -> pages.lettersOf(List.of(id))).stream()
        .findFirst()
        .orElseThrow(() -> CommandFailure.failed("failure.reject-none", id));
  }

  /** The mapping that the feed has now, if this stack knows it. */
  Optional<FeedMapping> mapping(String feed) {
    try {
      return KeptMappings.in(publishing.ingest()).find(feed);
    } catch (MappingException e) {
      throw CommandFailure.failed("failure.ingest", e.getMessage());
    }
  }

  /**
   * Waits for who replays: a row is not left while it is published.
   *
   * @throws CommandFailure if the letter does not stand so
   */
  State step(String id, State from, Action action, String person, String reason) {
    return publishing.inTurn(() -> stepNow(id, from, action, person, reason));
  }

  private State stepNow(String id, State from, Action action, String person, String reason) {
    StoredLetter stored = find(id);
    requireState(stored, from);
    write(
        List.of(
            new LetterStep(
                id,
                now(),
                action,
                person,
                reason,
                stored.letter().feed(),
                stored.letter().raw(),
                List.of(),
                "",
                List.of())));
    return find(id).state();
  }

  private static void requireState(StoredLetter stored, State wanted) {
    if (stored.state() != wanted) {
      throw CommandFailure.failed("failure.reject-state." + id(stored.state()), stored.person());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private void write(List<LetterStep> steps) {
    if (steps.isEmpty()) {
      return;
    }
    try (WarehouseWriter writer =
        WarehouseWriter.open(publishing.settings().warehouse(), List.of(), RetryPolicy.PATIENT)) {
      writer.write(steps.stream().map(WarehouseRow.DeadLetterStepRow::new).toList());
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  /**
   * Replays rows of any feeds.
   *
   * @param revise whether a row may replace what the log has under its id
   * @return what became of each, in the order of the wishes
   */
  List<Result> replay(List<Wish> wishes, boolean revise, String person, Steps steps) {
    steps.of(wishes.size());
    List<Result> results = new ArrayList<>();
    for (int from = 0; from < wishes.size(); from += TURN) {
      List<Wish> turn = wishes.subList(from, Math.min(from + TURN, wishes.size()));
      results.addAll(publishing.with(log -> new Turn(log, revise, person).run(turn, steps)));
    }
    return results;
  }

  /**
   * Replays one row after the other, and settles what waited for them: also where somebody asks for
   * the end in between, since what was replayed stays.
   */
  static void each(List<Wish> wishes, Steps steps, Consumer<Wish> replay, Runnable settle) {
    for (Wish wish : wishes) {
      try {
        steps.step();
      } catch (StoppedException asked) {
        settle.run();
        throw asked;
      }
      replay.accept(wish);
    }
    settle.run();
  }

  /** Some rows, while the log is ours: nobody else mends them meanwhile. */
  private final class Turn {
    private final LogPublisher log;
    private final boolean revise;
    private final String person;
    private final List<LetterStep> done = new ArrayList<>();

    Turn(LogPublisher log, boolean revise, String person) {
      this.log = log;
      this.revise = revise;
      this.person = person;
    }

    List<Result> run(List<Wish> wishes, Steps steps) {
      Map<String, StoredLetter> letters = letters(wishes);
      Map<String, List<Wish>> byFeed = new LinkedHashMap<>();
      Map<String, Result> results = new LinkedHashMap<>();
      for (Wish wish : wishes) {
        StoredLetter stored = letters.get(wish.letter());
        if (stored == null) {
          results.put(wish.letter(), Result.only(wish.letter(), "unknown_letter"));
        } else {
          results.put(wish.letter(), Result.only(wish.letter(), ""));
          byFeed.computeIfAbsent(stored.letter().feed(), f -> new ArrayList<>()).add(wish);
        }
      }
      try {
        byFeed.forEach(
            (feed, rows) ->
                feed(feed, rows, letters, steps)
                    .forEach(result -> results.put(result.letter(), result)));
      } finally {
        write(done);
      }
      return List.copyOf(results.values());
    }

    private Map<String, StoredLetter> letters(List<Wish> wishes) {
      Map<String, StoredLetter> letters = new LinkedHashMap<>();
      List<String> ids = wishes.stream().map(Wish::letter).distinct().toList();
      read(pages -> pages.lettersOf(ids)).forEach(letter -> letters.put(letter.id(), letter));
      return letters;
    }

    private List<Result> feed(
        String feed, List<Wish> wishes, Map<String, StoredLetter> letters, Steps steps) {
      Optional<FeedMapping> mapping = mapping(feed);
      if (mapping.isEmpty()) {
        return wishes.stream().map(wish -> Result.only(wish.letter(), "no_mapping")).toList();
      }
      List<Result> results = new ArrayList<>();
      try (Mending mending = Mending.open(mapping.get(), publishing.ingest(), log, clock)) {
        each(
            wishes,
            steps,
            wish -> results.add(one(mending, mapping.get(), letters.get(wish.letter()), wish)),
            () -> settle(mending));
      }
      return results;
    }

    private static void settle(Mending mending) {
      List<String> problems = mending.settle();
      if (!problems.isEmpty()) {
        throw new IngestException(String.join("\n", problems));
      }
    }

    private Result one(Mending mending, FeedMapping mapping, StoredLetter stored, Wish wish) {
      if (stored.state() != State.OPEN) {
        return Result.only(wish.letter(), "not_open");
      }
      DeadLetter letter = stored.letter();
      RejectedRow row = RejectedRow.of(letter, mapping);
      if (!row.trouble().isMendable()) {
        return Result.only(wish.letter(), "not_mendable");
      }
      Map<String, String> texts = corrected(row, wish.corrections());
      Mending.Outcome outcome = mending.replay(letter, texts, revise);
      if (outcome.fate() == Mending.Fate.REFUSED) {
        Mending.Refusal refusal = outcome.refusal().orElseThrow();
        return new Result(
            wish.letter(),
            id(outcome.fate()),
            id(refusal.reason()),
            refusal.column(),
            refusal.detail(),
            List.of());
      }
      if (outcome.fate() != Mending.Fate.KNOWN_OTHERWISE) {
        done.add(mended(stored, row, texts, outcome));
      }
      return new Result(wish.letter(), id(outcome.fate()), "", "", "", outcome.ids());
    }

    private LetterStep mended(
        StoredLetter stored, RejectedRow row, Map<String, String> texts, Mending.Outcome outcome) {
      return new LetterStep(
          stored.id(),
          now(),
          Action.MENDED,
          person,
          "",
          stored.letter().feed(),
          stored.letter().raw(),
          changes(row, texts),
          id(outcome.fate()),
          outcome.ids());
    }
  }

  /** The row's texts with what a person has written over them; columns of no row are passed. */
  static Map<String, String> corrected(RejectedRow row, Map<String, String> corrections) {
    Map<String, String> texts = row.texts();
    texts.replaceAll(corrections::getOrDefault);
    return texts;
  }

  /** What differs between a row and its mended texts. */
  static List<LetterStep.Change> changes(RejectedRow row, Map<String, String> texts) {
    List<LetterStep.Change> changes = new ArrayList<>();
    row.texts()
        .forEach(
            (column, before) -> {
              if (!before.equals(texts.get(column))) {
                changes.add(new LetterStep.Change(column, before, texts.get(column)));
              }
            });
    return changes;
  }

  static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
