package cn.financebrain.cli;

import cn.financebrain.cli.operations.Call;
import cn.financebrain.cli.operations.Operation;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.load.IngestException;
import cn.financebrain.ingest.load.QueuePages;
import cn.financebrain.ingest.load.QueueView;
import cn.financebrain.ingest.load.QueuedRow;
import cn.financebrain.ingest.resolve.Doubt;
import cn.financebrain.store.EnterpriseFilter;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehousePages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the desk has done to the rows that wait for somebody to name their enterprise. */
final class ResolveOperations {
  private static final int PAGE_MOST = 200;
  private static final int FOUND_MOST = 20;

  private final Publishing publishing;
  private final QueuePages pages;

  private ResolveOperations(Publishing publishing) {
    this.publishing = publishing;
    this.pages = new QueuePages(publishing.ingest());
  }

  static Map<String, Operation> of(Publishing publishing) {
    ResolveOperations operations = new ResolveOperations(publishing);
    return Map.of(
        "resolve-list", operations::list,
        "resolve-show", operations::show,
        "resolve-search", operations::search,
        "resolve-assign", operations::assign,
        "resolve-drop", operations::drop,
        "resolve-undo", operations::undo,
        "resolve-retry", operations::retry);
  }

  /**
   * A row of the queue without its text.
   *
   * @param assigned the enterprise that it is about; empty as long as that is not known
   */
  record Row(
      String id,
      String state,
      String feed,
      String enterprise,
      String doubt,
      int candidates,
      Instant eventTime,
      String location,
      long position,
      Instant queuedAt,
      int versions,
      String assigned,
      String person,
      String reason) {
    static Row of(QueuedRow row) {
      return new Row(
          row.id(),
          id(row.state()),
          row.feed(),
          row.enterprise(),
          id(row.doubt()),
          row.candidates().size(),
          row.eventTime(),
          row.location(),
          row.position(),
          row.queuedAt(),
          row.versions(),
          row.assigned().map(Uscc::value).orElse(""),
          row.person(),
          row.reason());
    }

    private static String id(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A page of the queue.
   *
   * @param total how many rows are of the kind that was asked for
   * @param open how many rows wait in all, by reason
   */
  record Page(List<Row> items, int total, Map<String, Integer> open) {}

  private Page list(Call call) {
    QueuePages.Wanted wanted =
        new QueuePages.Wanted(
            constant("state", call.optional("state").orElse("open"), QueuedRow.State.class),
            call.optional("doubt").map(id -> constant("doubt", id, Doubt.class)),
            call.optional("feed").orElse(""),
            call.optional("text").orElse(""));
    int from = Math.max(0, call.arguments().path("from").asInt(0));
    int limit = Math.max(1, Math.min(call.arguments().path("limit").asInt(50), PAGE_MOST));
    try {
      QueuePages.Page page = pages.page(wanted, from, limit);
      Map<String, Integer> open = new TreeMap<>();
      page.open().forEach((doubt, rows) -> open.put(Row.id(doubt), rows));
      return new Page(page.rows().stream().map(Row::of).toList(), page.total(), open);
    } catch (IngestException e) {
      throw CommandFailure.failed("failure.ingest", e.getMessage());
    }
  }

  private static <E extends Enum<E>> E constant(String argument, String id, Class<E> type) {
    try {
      return Enum.valueOf(type, id.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("failure.operation-argument", argument);
    }
  }

  /** A name and when it was borne; null where nobody says. */
  record Name(String name, Instant from, Instant until) {}

  record Candidate(String uscc, List<Name> names) {}

  record Shown(Row row, String raw, List<Candidate> candidates) {}

  private Shown show(Call call) {
    String id = call.text("id");
    return publishing.look(
        view -> {
          QueuedRow row = view.find(id);
          List<Uscc> candidates = new ArrayList<>(row.candidates());
          row.assigned().filter(to -> !candidates.contains(to)).ifPresent(candidates::add);
          return new Shown(
              Row.of(row),
              row.raw(),
              candidates.stream().map(uscc -> candidate(view, uscc)).toList());
        });
  }

  private static Candidate candidate(QueueView view, Uscc uscc) {
    return new Candidate(
        uscc.value(),
        view.names(uscc).stream()
            .map(
                period ->
                    new Name(
                        period.name(), period.from().orElse(null), period.until().orElse(null)))
            .toList());
  }

  /** Enterprises of the warehouse whose name or code has the text, with the names they bore. */
  private List<Candidate> search(Call call) {
    String text = call.text("text");
    try (WarehousePages pages = WarehousePages.open(publishing.settings().readOnlyWarehouse())) {
      EnterpriseFilter filter = EnterpriseFilter.ALL.named(text);
      List<Uscc> found =
          pages.enterprises(filter, Optional.empty(), Optional.empty(), FOUND_MOST).stream()
              .map(listed -> listed.row().enterprise())
              .filter(Uscc.class::isInstance)
              .map(Uscc.class::cast)
              .toList();
      return publishing.look(view -> found.stream().map(uscc -> candidate(view, uscc)).toList());
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  /** How many rows were decided on. */
  record Decided(long rows, long open) {}

  private Decided assign(Call call) {
    String id = call.text("id");
    Uscc enterprise = ResolveCommand.uscc(call.text("to"));
    return publishing.decide(
        queue ->
            new Decided(
                queue.assign(id, enterprise, call.by(), call.flag("allOfName")), queue.open()));
  }

  private Decided drop(Call call) {
    String id = call.text("id");
    String reason = call.text("reason");
    return publishing.decide(
        queue -> {
          queue.drop(id, reason);
          return new Decided(1, queue.open());
        });
  }

  private Decided undo(Call call) {
    String id = call.text("id");
    return publishing.decide(
        queue -> new Decided(queue.undo(id, call.flag("allOfName")), queue.open()));
  }

  private Decided retry(Call call) {
    return publishing.decide(queue -> new Decided(queue.retry(), queue.open()));
  }
}
