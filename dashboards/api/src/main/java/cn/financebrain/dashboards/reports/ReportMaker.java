package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.reporting.Glyphs;
import cn.financebrain.dashboards.reporting.PartFailure;
import cn.financebrain.dashboards.reporting.Report;
import cn.financebrain.dashboards.reporting.ReportCsv;
import cn.financebrain.dashboards.reporting.ReportPage;
import cn.financebrain.dashboards.reporting.ReportPdf;
import cn.financebrain.dashboards.reporting.ReportTemplate;
import cn.financebrain.dashboards.reporting.ReportWorkbook;
import cn.financebrain.dashboards.reporting.TemplateException;
import cn.financebrain.dashboards.rounds.Round;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes reports, one after another: all parts, the page, the PDF, the workbook and the CSV file,
 * and publishes them together. What fails publishes nothing, and says which part it was.
 */
@Component
class ReportMaker implements Round {
  private static final Logger LOG = LoggerFactory.getLogger(ReportMaker.class);

  private final ReportStore store;
  private final List<ReportSource> sources;
  private final Templates templates;
  private final CachedTags tags;
  private final ReportInbox inbox;
  private final InstantSource clock;
  private Glyphs glyphs;

  ReportMaker(
      ReportStore store,
      List<ReportSource> sources,
      Templates templates,
      CachedTags tags,
      ReportInbox inbox,
      InstantSource clock) {
    this.store = store;
    this.sources = List.copyOf(sources);
    this.templates = templates;
    this.tags = tags;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public String what() {
    return "reports";
  }

  @Override
  public Duration every(DashboardsSettings settings) {
    return settings.pollEvery();
  }

  /** Makes all that wait; one that is made when the server stops is made anew by who comes next. */
  @Override
  public void run() {
    for (Optional<StoredReport> next = store.claim(clock.instant());
        next.isPresent();
        next = store.claim(clock.instant())) {
      make(next.get());
    }
  }

  private void make(StoredReport stored) {
    ReportOrder order = stored.order();
    Consumer<String> progress = part -> store.progress(order.id(), part, clock.instant());
    try {
      ReportDraft.Made made = draft(order, progress);
      String template = templates.body(order.kind(), order.language(), order.templateVersion());
      List<ReportFile> files = files(made.report(), template, progress);
      store.publish(order.id(), made, files, clock.instant(), () -> tell(order, false));
    } catch (PartFailure e) {
      LOG.warn("report {} ({}) failed: {}", order.id(), order.kind().id(), e.getMessage());
      store.fail(
          order.id(), e.part(), said(e.getCause()), clock.instant(), () -> tell(order, true));
    }
  }

  /** The owner hears of it in any case. */
  private void tell(ReportOrder order, boolean failed) {
    inbox.tell(order.by(), order.id(), failed, clock.instant());
  }

  /** For people: what a problem says, else what the program says. */
  private static String said(Throwable cause) {
    return cause instanceof ProblemException problem
        ? problem.getMessage()
        : String.valueOf(cause.getMessage());
  }

  private ReportDraft.Made draft(ReportOrder order, Consumer<String> progress) {
    ReportDraft draft = new ReportDraft(order, new ReportWords(order.locale(), tags), progress);
    return sources.stream()
        .filter(source -> source.makes(order.kind()))
        .findFirst()
        .orElseThrow()
        .make(draft);
  }

  private List<ReportFile> files(Report report, String template, Consumer<String> progress) {
    progress.accept("page");
    String page = page(report, template);
    return List.of(
        file("page", progress, to -> to.write(page.getBytes(StandardCharsets.UTF_8))),
        file("pdf", progress, to -> ReportPdf.write(page, to)),
        file("xlsx", progress, to -> ReportWorkbook.write(report, to)),
        file("csv", progress, to -> ReportCsv.write(report, to)));
  }

  private String page(Report report, String template) {
    try {
      return ReportPage.of(report, ReportTemplate.of(template), glyphs());
    } catch (TemplateException | RuntimeException e) {
      throw new PartFailure("page", e);
    }
  }

  /**
   * A kind's page by a template that is not in force, on real data.
   *
   * @throws TemplateException if the template asks for what the report does not have
   * @throws PartFailure if a part can't be made
   */
  String preview(ReportOrder order, ReportTemplate template) throws TemplateException {
    return ReportPage.of(draft(order, any -> {}).report(), template, glyphs());
  }

  private synchronized Glyphs glyphs() {
    if (glyphs == null) {
      glyphs = Glyphs.load();
    }
    return glyphs;
  }

  private static ReportFile file(
      String form, Consumer<String> progress, ReportFile.Writing writing) {
    progress.accept(form);
    try {
      return ReportFile.of(form, writing);
    } catch (IOException | RuntimeException e) {
      throw new PartFailure(form, e);
    }
  }
}
